#include "adapters/xlsx/synthesis_xlsx.hpp"

#include <unicode/locid.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <array>

#include "adapters/ooxml/xml_text.hpp"
#include "adapters/xlsx/layout.hpp"
#include "adapters/xlsx/sheet.hpp"
#include "engine/dossier/filled_table.hpp"

namespace phanbien::xlsx {
namespace {

// Together as wide as the print area of landscape A4, so that nothing is scaled.
constexpr ColumnWidths widths{
    .provision = 14, .speaker = 17, .content = 38, .disposition = 12.5, .answer = 26};
constexpr std::array column_widths{widths.provision, widths.speaker, widths.content,
                                   widths.disposition, widths.answer};
constexpr double left_half = widths.provision + widths.speaker;
constexpr double right_half = widths.content + widths.disposition + widths.answer;
constexpr unsigned last_column = answer_column;
constexpr double bold_capitals = 0.9;  // what such text leaves of a column's width

constexpr double line_points = 17;
constexpr double row_padding_points = 3;

std::string in_capitals(const std::string& text) {
    std::string capitals;
    icu::UnicodeString::fromUTF8(text).toUpper(icu::Locale("vi")).toUTF8String(capitals);
    return capitals;
}

class TableSheet {
  public:
    explicit TableSheet(const dossier::SynthesisTable& table)
        : table_(table), sheet_(ooxml::xml_text(table.title), table.drawn_up_on) {
        for (unsigned column = 0; column < column_widths.size(); ++column) {
            sheet_.set_width(column, column_widths[column]);
        }
        sheet_.hide_column(key_column);
        sheet_.add_hidden(std::string(seal_sheet), dossier::entries_of(table.seal));
    }

    std::string write() {
        write_letterhead();
        write_titles();
        const unsigned head_row = row_;
        write_captions();
        for (const dossier::SynthesisGroup& group : table_.groups) {
            write_group(group);
        }
        sheet_.lay_out_page(head_row, head_row + 1);
        return sheet_.finish();
    }

  private:
    void set_lines(unsigned row, std::size_t lines) {
        const double points = static_cast<double>(lines) * line_points + row_padding_points;
        sheet_.set_height(row, points);
    }

    // The last column of four stands over its two parts.
    void write_captions() {
        for (unsigned column = 0; column < disposition_column; ++column) {
            sheet_.write({row_, column, row_ + 1, column}, table_.columns.at(column),
                         Look::caption);
        }
        sheet_.write({row_, disposition_column, row_, answer_column}, table_.columns.back(),
                     Look::caption);
        set_lines(row_++, 1);
        sheet_.write({row_, disposition_column, row_, disposition_column},
                     table_.answer_columns.at(0), Look::caption);
        sheet_.write({row_, answer_column, row_, answer_column}, table_.answer_columns.at(1),
                     Look::caption);
        sheet_.write({row_, key_column, row_, key_column}, std::string(key_caption), Look::plain);
        set_lines(row_++, 2);
    }

    void write_letterhead() {
        const std::string body = in_capitals(ooxml::xml_text(table_.head.body));
        sheet_.write({0, 0, 0, 1}, body, Look::bold_centred);
        const std::string nation =
            std::string(dossier::national_title) + "\n" + std::string(dossier::national_motto);
        sheet_.write({0, 2, 0, last_column}, nation, Look::bold_centred);
        set_lines(0, std::max<std::size_t>(lines_in(body, left_half * bold_capitals), 2));
        sheet_.write({1, 0, 1, 1}, "————", Look::bold_centred);
        sheet_.write({1, 2, 1, last_column}, "——————————", Look::bold_centred);
        const std::string place = ooxml::xml_text(table_.head.place_and_date);
        sheet_.write({2, 2, 2, last_column}, place, Look::italic_centred);
        set_lines(2, lines_in(place, right_half));
        row_ = 4;
    }

    void write_titles() {
        for (const std::string& line : {table_.title, in_capitals(table_.subject)}) {
            write_across(ooxml::xml_text(line), Look::bold_centred,
                         (left_half + right_half) * bold_capitals);
        }
        ++row_;
        for (const std::string& line : table_.summary) {
            write_across(ooxml::xml_text(line), Look::plain, left_half + right_half);
        }
        ++row_;
    }

    void write_across(const std::string& text, Look look, double width) {
        for (const std::string& piece : pieces_of(text, width, row_lines_max)) {
            sheet_.write({row_, 0, row_, last_column}, piece, look);
            set_lines(row_++, lines_in(piece, width));
        }
    }

    void write_group(const dossier::SynthesisGroup& group) {
        const unsigned begin = row_;
        for (const dossier::SynthesisItem& item : group.items) {
            write_item(laid_out(item, widths), !item.answer.code.empty());
        }
        const std::string label = ooxml::xml_text(group.label);
        sheet_.write({begin, 0, row_ - 1, 0}, label, Look::label);
    }

    void write_item(const SheetItem& item, bool to_be_filled) {
        unsigned begin = row_;
        const auto last = row_ + static_cast<unsigned>(item.rows.size()) - 1;
        sheet_.write({begin, disposition_column, last, disposition_column}, item.disposition,
                     Look::choice);
        if (to_be_filled) {
            sheet_.offer(begin, disposition_column, table_.dispositions);
        }
        for (std::size_t i = 0; i < item.rows.size(); ++i, ++row_) {
            const bool goes_on = i + 1 < item.rows.size() && !item.rows[i + 1].opens;
            write_row(item.rows[i], goes_on);
        }
        for (const SheetAnswer& answer : item.answers) {
            const auto end = begin + static_cast<unsigned>(answer.rows);
            sheet_.write({begin, answer_column, end - 1, answer_column}, answer.text, Look::text);
            begin = end;
        }
    }

    void write_row(const SheetRow& row, bool goes_on) {
        const Look first = goes_on ? Look::bottomless : Look::text;
        const Look further = goes_on ? Look::middle : Look::topless;
        const Look look = row.opens ? first : further;
        sheet_.write({row_, 1, row_, 1}, row.speaker, look);
        sheet_.write({row_, content_column, row_, content_column}, row.content, look);
        sheet_.write({row_, key_column, row_, key_column}, row.key, Look::plain);
        set_lines(row_, row.lines);
    }

    const dossier::SynthesisTable& table_;
    Sheet sheet_;
    unsigned row_ = 0;
};

}  // namespace

std::string write_synthesis_xlsx(const dossier::SynthesisTable& table) {
    return TableSheet(table).write();
}

}  // namespace phanbien::xlsx
