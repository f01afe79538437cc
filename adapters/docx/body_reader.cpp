#include "adapters/docx/body_reader.hpp"

#include <algorithm>

#include "adapters/docx/run_text.hpp"
#include "adapters/docx/word_xml.hpp"
#include "engine/text/space.hpp"

namespace phanbien::docx {

namespace {

// The mark, row or cell itself was deleted or moved away by a tracked change.
bool is_taken_away(const pugi::xml_node& properties) {
    return !child(properties, "del").empty() || !child(properties, "moveFrom").empty() ||
           !child(properties, "cellDel").empty();
}

// Rows and cells stand below content controls, too.
template <typename Read>
void for_each_named(const pugi::xml_node& parent, std::string_view name, const Read& read) {
    for (const auto& node : parent.children()) {
        if (is_named(node, name)) {
            read(node);
        } else if (!is_named(node, "tbl") && !is_unread(node)) {
            for_each_named(node, name, read);
        }
    }
}

document::Warning words_in_boxes(int position) {
    return {.code = "docx.text_boxes",
            .vi =
                "Tệp có khung chữ (text box); chữ trong khung được đặt ngay sau đoạn chứa khung, "
                "hãy kiểm tra vị trí.",
            .en =
                "The file has text boxes; their words stand right behind the paragraph that holds "
                "the box. Check the place.",
            .excerpt = {},
            .position = position};
}

document::Warning embedded_document(int position) {
    return {.code = "docx.embedded_document",
            .vi =
                "Tệp có nhúng một tài liệu khác; nội dung nhúng không được đọc. Hãy mở bằng Word, "
                "lưu lại rồi gửi lại.",
            .en =
                "The file embeds another document, which was not read. Open it in Word, save it "
                "and send it again.",
            .excerpt = {},
            .position = position};
}

}  // namespace

bool holds_words(const document::Table& table) {
    return std::ranges::any_of(table.rows, [](const auto& row) {
        return std::ranges::any_of(row, [](const auto& cell) { return !cell.empty(); });
    });
}

std::string lines_of(const document::Flow& content) {
    std::string out;
    const auto add = [&](const std::string& line) {
        out += out.empty() || line.empty() ? "" : "\n";
        out += line;
    };
    for (const auto& item : content.items) {
        if (const auto* paragraph = std::get_if<document::Paragraph>(&item)) {
            add(paragraph->label + (paragraph->label.empty() ? "" : " ") +
                text::collapse_spaces(paragraph->text));
        } else {
            for (const auto& row : std::get<document::Table>(item).rows) {
                std::ranges::for_each(row, add);
            }
        }
    }
    return out;
}

document::Flow BodyReader::read(const pugi::xml_node& body) {
    read_blocks(body);
    if (!joined_.text.empty()) {
        flow_.items.emplace_back(std::move(joined_));
    }
    if (first_box_ > 0) {
        flow_.warnings.push_back(words_in_boxes(first_box_));
    }
    if (first_part_ > 0) {
        flow_.warnings.push_back(embedded_document(first_part_));
    }
    return std::move(flow_);
}

// Content controls, insertions and the like stand around paragraphs as well as in them.
void BodyReader::read_blocks(const pugi::xml_node& parent) {
    for (const auto& node : parent.children()) {
        if (is_named(node, "p")) {
            read_paragraph(node);
        } else if (is_named(node, "tbl")) {
            read_table(node);
        } else if (is_named(node, "altChunk")) {
            first_part_ = first_part_ == 0 ? std::max(position_, 1) : first_part_;
        } else if (!is_unread(node) && !is_named(node, "sectPr")) {
            read_blocks(node);
        }
    }
}

void BodyReader::read_paragraph(const pugi::xml_node& node) {
    ++position_;
    const auto properties = child(node, "pPr");
    const auto format =
        over(format_of(properties, {}), styles_.find(value_of(properties, "pStyle")));
    const auto words = run_text(node, format.bold.value_or(false));
    if (is_taken_away(child(properties, "rPr"))) {
        joined_.text += words.text;
        joined_.position = joined_.position == 0 ? position_ : joined_.position;
    } else {
        add_paragraph(properties, format,
                      {.text = joined_.text + words.text,
                       .outline_level = format.outline_level.value_or(0),
                       .bold = words.visible && words.bold,
                       .centred = format.centred.value_or(false),
                       .position = position_});
        joined_ = {};
    }
    for (const auto& box : words.boxes) {
        first_box_ = first_box_ == 0 ? position_ : first_box_;
        read_blocks(box);
    }
}

void BodyReader::add_paragraph(const pugi::xml_node& properties, const Format& format,
                               document::Paragraph paragraph) {
    if (text::collapse_spaces(paragraph.text).empty()) {
        return;  // Word numbers an empty list paragraph too, but shows it nowhere in a law
    }
    const int list = format.numbering.list.value_or(0);
    if (list > 0) {
        const int of_style = numbers_.level_of_style(list, value_of(properties, "pStyle"));
        paragraph.label = numbers_.label(list, format.numbering.level.value_or(of_style));
    }
    flow_.items.emplace_back(std::move(paragraph));
}

void BodyReader::read_table(const pugi::xml_node& node) {
    document::Table table{.position = ++position_};
    for_each_named(node, "tr", [&](const pugi::xml_node& row) {
        if (!is_taken_away(child(row, "trPr"))) {
            read_row(row, table.rows.emplace_back());
        }
    });
    if (holds_words(table)) {
        flow_.items.emplace_back(std::move(table));
    }
}

void BodyReader::read_row(const pugi::xml_node& row, std::vector<std::string>& cells) {
    for_each_named(row, "tc", [&](const pugi::xml_node& cell) {
        const auto properties = child(cell, "tcPr");
        if (is_taken_away(properties)) {
            return;
        }
        const auto merge = child(properties, "vMerge");
        const bool goes_on = !merge.empty() && attribute(merge, "val") != "restart";
        cells.push_back(goes_on ? std::string() : cell_text(cell));
        const int span = number_or(value_of(properties, "gridSpan"), 1);
        for (int more = 1; more < std::min(span, merged_columns_max); ++more) {
            cells.emplace_back();
        }
    });
}

std::string BodyReader::cell_text(const pugi::xml_node& cell) {
    BodyReader inside(styles_, numbers_);
    const auto content = inside.read(cell);
    first_box_ = first_box_ == 0 && inside.first_box_ > 0 ? position_ : first_box_;
    return lines_of(content);
}

}  // namespace phanbien::docx
