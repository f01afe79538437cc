#include "adapters/docx/body_reader.hpp"

#include <algorithm>
#include <array>

#include "adapters/docx/xml.hpp"
#include "engine/text/space.hpp"

namespace phanbien::docx {

namespace {

template <std::size_t N>
bool is_one_of(const pugi::xml_node& node, const std::array<std::string_view, N>& names) {
    return std::ranges::find(names, local_name(node.name())) != names.end();
}

// Deleted or moved away by a tracked change, properties, pictures and boxes.
bool is_unread(const pugi::xml_node& node) {
    constexpr std::array<std::string_view, 11> names{
        "del",    "moveFrom",         "pPr",       "rPr",     "drawing", "pict",
        "object", "AlternateContent", "instrText", "delText", "sdtPr"};
    return is_one_of(node, names);
}

bool holds_box(const pugi::xml_node& node) {
    constexpr std::array<std::string_view, 3> names{"drawing", "pict", "AlternateContent"};
    return is_one_of(node, names);
}

struct Words {
    std::string text;
    bool visible = false;
    bool bold = true;       // as far as seen
    bool in_boxes = false;  // a text box with words was passed over
};

bool box_has_words(const pugi::xml_node& node) {
    return !node.find_node([](const pugi::xml_node& below) {
                    return is_named(below, "txbxContent") &&
                           !below
                                .find_node([](const pugi::xml_node& text) {
                                    return is_named(text, "t") && !text.text().empty();
                                })
                                .empty();
                })
                .empty();
}

void collect_run(const pugi::xml_node& run, bool bold, Words& words) {
    const auto properties = child(run, "rPr");
    if (is_on(properties, "vanish")) {
        return;
    }
    const bool run_bold = child(properties, "b").empty() ? bold : is_on(properties, "b");
    for (const auto& node : run.children()) {
        const auto name = local_name(node.name());
        if (name == "t") {
            const std::string_view text = node.text().get();
            words.text += text;
            if (!text::trim(text).empty()) {
                words.visible = true;
                words.bold = words.bold && run_bold;
            }
        } else if (name == "tab") {
            words.text += '\t';
        } else if (name == "br" || name == "cr") {
            words.text += '\n';
        } else if (name == "noBreakHyphen") {
            words.text += '-';
        } else if (holds_box(node)) {
            words.in_boxes = words.in_boxes || box_has_words(node);
        }
    }
}

void collect(const pugi::xml_node& parent, bool bold, Words& words) {
    for (const auto& node : parent.children()) {
        if (is_named(node, "r")) {
            collect_run(node, bold, words);
        } else if (holds_box(node)) {
            words.in_boxes = words.in_boxes || box_has_words(node);
        } else if (!is_unread(node)) {
            collect(node, bold, words);
        }
    }
}

bool is_deleted(const pugi::xml_node& properties) {
    return !child(properties, "del").empty();
}

}  // namespace

std::string visible_text(const pugi::xml_node& node) {
    Words words;
    collect(node, false, words);
    return words.text;
}

document::Flow BodyReader::read(const pugi::xml_node& body) {
    read_blocks(body);
    if (!joined_.text.empty()) {
        flow_.items.emplace_back(std::move(joined_));
    }
    if (words_in_boxes_) {
        flow_.warnings.push_back(
            {.code = "docx.text_boxes",
             .vi = "Tệp có khung chữ (text box); chữ trong khung không được đọc.",
             .en = "The file has text boxes; the words in them were not read.",
             .excerpt = {},
             .position = 0});
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
    Words words;
    collect(node, format.bold.value_or(false), words);
    words_in_boxes_ = words_in_boxes_ || words.in_boxes;
    const bool deleted_mark = is_deleted(child(properties, "rPr"));
    if (deleted_mark) {
        joined_.text += words.text;
        joined_.position = joined_.position == 0 ? position_ : joined_.position;
        return;
    }
    document::Paragraph paragraph{.text = joined_.text + words.text,
                                  .outline_level = format.outline_level.value_or(0),
                                  .bold = words.visible && words.bold,
                                  .centred = format.centred.value_or(false),
                                  .position = position_};
    joined_ = {};
    if (text::collapse_spaces(paragraph.text).empty()) {
        return;  // Word numbers an empty list paragraph too, but shows it nowhere in a law
    }
    const int list = format.numbering.list.value_or(0);
    if (list > 0) {
        paragraph.label = numbers_.label(list, format.numbering.level.value_or(0));
    }
    flow_.items.emplace_back(std::move(paragraph));
}

void BodyReader::read_table(const pugi::xml_node& node) {
    document::Table table{.position = ++position_};
    bool words = false;
    for (const auto& row : node.children()) {
        if (!is_named(row, "tr") || is_deleted(child(row, "trPr"))) {
            continue;
        }
        auto& cells = table.rows.emplace_back();
        for (const auto& cell : row.children()) {
            if (is_named(cell, "tc")) {
                cells.push_back(cell_text(cell));
                words = words || !cells.back().empty();
            }
        }
    }
    if (words) {
        flow_.items.emplace_back(std::move(table));
    }
}

std::string BodyReader::cell_text(const pugi::xml_node& cell) {
    BodyReader inside(styles_, numbers_);
    const auto content = inside.read(cell);
    std::string out;
    const auto add = [&](const std::string& line) {
        out += out.empty() || line.empty() ? "" : "\n";
        out += line;
    };
    for (const auto& item : content.items) {
        if (const auto* paragraph = std::get_if<document::Paragraph>(&item)) {
            add(paragraph->label + (paragraph->label.empty() ? "" : " ") +
                text::collapse_spaces(paragraph->text));
        } else {  // a table in a cell: its cells one below the other
            for (const auto& row : std::get<document::Table>(item).rows) {
                std::ranges::for_each(row, add);
            }
        }
    }
    words_in_boxes_ = words_in_boxes_ || !content.warnings.empty();
    return out;
}

}  // namespace phanbien::docx
