#include "adapters/xlsx/layout.hpp"

#include <algorithm>
#include <span>

#include "adapters/ooxml/xml_text.hpp"
#include "engine/text/unicode.hpp"

namespace phanbien::xlsx {
namespace {

// Times New Roman 12 in units of its digit, a little more than measured: a row too high is better
// than words below its edge.
double width_of(char32_t code_point) {
    if (code_point == ' ') {
        return 0.5;
    }
    if (code_point >= 0x2E80) {
        return 2.4;  // emoji and ideographs
    }
    return text::is_upper(code_point) ? 1.4 : 1.0;
}

// Where the text stands after each line: greedy breaking between words, as spreadsheets do.
class LineBreaker {
  public:
    LineBreaker(std::string_view text, double width) : text_(text), width_(width) {}

    bool at_end() const { return at_ >= text_.size(); }
    std::size_t position() const { return at_; }

    // Moves behind the next line, its line break or space included.
    void take_line() {
        double used = 0;
        std::size_t word_end = at_;
        for (std::size_t next = at_; next < text_.size();) {
            const std::size_t here = next;
            const char32_t code_point = text::next_code_point(text_, next);
            if (code_point == '\n') {
                at_ = next;
                return;
            }
            used += width_of(code_point);
            if (used > width_) {
                // A space that has no room hangs over the edge.
                at_ = code_point == ' ' ? next
                      : word_end > at_  ? word_end
                                        : std::max(here, first_end());
                return;
            }
            if (code_point == ' ') {
                word_end = next;
            }
        }
        at_ = text_.size();
    }

  private:
    // Behind one code point, so that a line is never empty.
    std::size_t first_end() const {
        std::size_t end = at_;
        text::next_code_point(text_, end);
        return end;
    }

    std::string_view text_;
    double width_;
    std::size_t at_ = 0;
};

std::size_t lines_of(std::span<const SheetRow> rows) {
    std::size_t lines = 0;
    for (const SheetRow& row : rows) {
        lines += row.lines;
    }
    return lines;
}

// Makes the rows together at least `lines` high: the last one first, up to the limit of a row.
void stretch(std::span<SheetRow> rows, std::size_t lines) {
    std::size_t have = lines_of(rows);
    for (auto row = rows.rbegin(); row != rows.rend() && have < lines; ++row) {
        const std::size_t room = row_lines_max - std::min(row_lines_max, row->lines);
        const std::size_t more = std::min(room, lines - have);
        row->lines += more;
        have += more;
    }
}

void append_rows(std::vector<SheetRow>& rows, const dossier::SynthesisRow& row,
                 const ColumnWidths& widths) {
    const auto contents =
        pieces_of(ooxml::xml_text(dossier::content_of(row)), widths.content, row_lines_max);
    const auto speakers = pieces_of(ooxml::xml_text(row.speaker), widths.speaker, row_lines_max);
    for (std::size_t i = 0; i < std::max(contents.size(), speakers.size()); ++i) {
        SheetRow made;
        made.content = i < contents.size() ? contents[i] : "";
        made.speaker = i < speakers.size() ? speakers[i] : "";
        made.lines = std::max(lines_in(made.content, widths.content),
                              lines_in(made.speaker, widths.speaker));
        made.opens = i == 0;
        made.key = ooxml::xml_text(row.code);
        rows.push_back(std::move(made));
    }
}

}  // namespace

std::size_t lines_in(std::string_view text, double width) {
    LineBreaker breaker(text, width);
    std::size_t lines = 0;
    while (!breaker.at_end()) {
        breaker.take_line();
        ++lines;
    }
    if (text.ends_with('\n')) {
        ++lines;
    }
    return std::max<std::size_t>(lines, 1);
}

std::vector<std::string> pieces_of(std::string_view text, double width, std::size_t lines) {
    std::vector<std::string> pieces;
    LineBreaker breaker(text, width);
    do {
        const std::size_t begin = breaker.position();
        for (std::size_t i = 0; i < lines && !breaker.at_end(); ++i) {
            breaker.take_line();
        }
        std::string_view piece = text.substr(begin, breaker.position() - begin);
        if (!breaker.at_end() && (piece.ends_with('\n') || piece.ends_with(' '))) {
            piece.remove_suffix(1);
        }
        pieces.emplace_back(piece);
    } while (!breaker.at_end());
    return pieces;
}

SheetItem laid_out(const dossier::SynthesisItem& item, const ColumnWidths& widths) {
    SheetItem laid;
    for (const dossier::SynthesisRow& row : item.rows) {
        append_rows(laid.rows, row, widths);
    }
    laid.disposition = ooxml::xml_text(item.answer.label);
    const std::string answer = ooxml::xml_text(item.answer.text);
    // As many lines as surely fit one cell: every line has at most 2 × width + 1 code points.
    const auto lines_max = static_cast<std::size_t>(cell_code_points_max / (2 * widths.answer + 1));
    const auto answers = pieces_of(answer, widths.answer, lines_max);
    while (laid.rows.size() < answers.size() ||
           laid.rows.size() * row_lines_max < lines_in(answer, widths.answer) + answers.size()) {
        laid.rows.emplace_back();
        laid.rows.back().key = ooxml::xml_text(item.rows.back().code);
    }
    stretch(laid.rows, lines_in(laid.disposition, widths.disposition));
    std::size_t begin = 0;
    for (std::size_t i = 0; i < answers.size(); ++i) {
        const std::size_t end = laid.rows.size() * (i + 1) / answers.size();
        stretch(std::span(laid.rows).subspan(begin, end - begin),
                lines_in(answers[i], widths.answer));
        laid.answers.push_back({.text = answers[i], .rows = end - begin});
        begin = end;
    }
    return laid;
}

}  // namespace phanbien::xlsx
