#include "adapters/odt/body.hpp"

#include <algorithm>
#include <array>

#include "adapters/docx/body_reader.hpp"
#include "adapters/odt/list_labels.hpp"
#include "adapters/odt/paragraph_text.hpp"
#include "adapters/odt/styles.hpp"
#include "adapters/office_file/xml.hpp"
#include "engine/text/space.hpp"

namespace phanbien::odt {

namespace {

using office_file::attribute;
using office_file::child;
using office_file::is_named;
using office_file::local_name;
using office_file::number_or;

constexpr int repeated_max = 64;  // columns that one cell may stand for

// What every part of the body is read with.
struct Parts {
    Styles styles;
    ListLabels labels;
    std::vector<std::string> notes = {};
    bool boxes = false;
};

// Where in which list a paragraph stands; outside of lists `counters` is null.
struct ListPlace {
    std::shared_ptr<Counters> counters;
    std::string style;
    int level = -1;
};

class OdtBody {
  public:
    explicit OdtBody(Parts& parts) : parts_(parts) {}

    document::Flow read(const pugi::xml_node& parent) {
        read_blocks(parent);
        return std::move(flow_);
    }

  private:
    void read_blocks(const pugi::xml_node& parent) {
        constexpr std::array<std::string_view, 5> unread{"tracked-changes", "sequence-decls",
                                                         "variable-decls", "annotation", "forms"};
        for (const auto& node : parent.children()) {
            const auto name = local_name(node.name());
            if (name == "p" || name == "h") {
                read_paragraph(node, {});
            } else if (name == "list") {
                read_list(node, {});
            } else if (name == "table") {
                read_table(node);
            } else if (std::ranges::find(unread, name) == unread.end() &&
                       !name.ends_with("-source") && !name.ends_with("-template")) {
                read_blocks(node);
            }
        }
    }

    void read_list(const pugi::xml_node& list, const ListPlace& above) {
        ListPlace place = above;
        ++place.level;
        if (const auto style = attribute(list, "style-name"); !style.empty()) {
            place.style = style;
        }
        if (!place.counters) {
            place.counters = parts_.labels.counters_of(list);
        }
        for (const auto& item : list.children()) {
            const bool numbered = is_named(item, "list-item");
            if (numbered || is_named(item, "list-header")) {
                read_item(item, place, numbered);
            }
        }
    }

    // The first paragraph carries the number; an item that holds only a list below counts nothing.
    void read_item(const pugi::xml_node& item, const ListPlace& place, bool numbered) {
        const int start = number_or(attribute(item, "start-value"), -1);
        for (const auto& node : item.children()) {
            if (is_named(node, "list")) {
                read_list(node, place);
            } else if (is_named(node, "p") || is_named(node, "h")) {
                std::string label;
                if (numbered) {
                    label = parts_.labels.next(place.style, *place.counters, place.level, start);
                    numbered = false;
                }
                read_paragraph(node, {std::move(label), true});
            } else if (is_named(node, "table")) {
                read_table(node);
            }
        }
    }

    struct Label {
        std::string text = {};
        bool in_list = false;
    };

    void read_paragraph(const pugi::xml_node& node, Label label) {
        ++position_;
        const auto looks = parts_.styles.find("paragraph", attribute(node, "style-name"));
        auto words = paragraph_text(node, parts_.styles, looks);
        const int level = number_or(attribute(node, "outline-level"), 0);
        if (is_named(node, "h") && !label.in_list && attribute(node, "is-list-header") != "true") {
            label.text = parts_.labels.next_heading(level);
        }
        if (!text::collapse_spaces(words.text).empty()) {
            flow_.items.emplace_back(document::Paragraph{
                .text = std::move(words.text),
                .label = std::move(label.text),
                .outline_level =
                    std::clamp(level > 0 ? level : looks.outline_level.value_or(0), 0, 9),
                .bold = words.visible && words.bold,
                .centred = looks.centred.value_or(false),
                .position = position_});
        }
        for (const auto& note : words.notes) {
            add_note(note);
        }
        for (const auto& box : words.boxes) {
            parts_.boxes = true;
            read_blocks(box);
        }
    }

    void add_note(const pugi::xml_node& note) {
        const auto said = lines_of_cell(note);
        if (!said.empty()) {
            parts_.notes.push_back(said);
        }
    }

    void read_table(const pugi::xml_node& node) {
        document::Table table{.position = ++position_};
        read_rows(node, table);
        if (docx::holds_words(table)) {
            flow_.items.emplace_back(std::move(table));
        }
    }

    void read_rows(const pugi::xml_node& parent, document::Table& table) {
        for (const auto& node : parent.children()) {
            if (is_named(node, "table-row")) {
                read_row(node, table.rows.emplace_back());
            } else if (is_named(node, "table-header-rows") || is_named(node, "table-rows") ||
                       is_named(node, "table-row-group")) {
                read_rows(node, table);
            }
        }
    }

    void read_row(const pugi::xml_node& row, std::vector<std::string>& cells) {
        for (const auto& node : row.children()) {
            const bool covered = is_named(node, "covered-table-cell");
            if (!covered && !is_named(node, "table-cell")) {
                continue;
            }
            const int times = std::clamp(number_or(attribute(node, "number-columns-repeated"), 1),
                                         1, repeated_max);
            const auto words = covered ? std::string() : lines_of_cell(node);
            cells.insert(cells.end(), static_cast<std::size_t>(times), words);
        }
    }

    std::string lines_of_cell(const pugi::xml_node& cell) {
        return docx::lines_of(OdtBody(parts_).read(cell));
    }

    Parts& parts_;
    document::Flow flow_;
    int position_ = 0;
};

}  // namespace

document::Flow read_body(const pugi::xml_node& styles, const pugi::xml_node& content) {
    Parts parts;
    for (const auto& root : {styles, content}) {
        for (const std::string_view group : {"styles", "automatic-styles"}) {
            parts.styles.add(child(root, group));
            parts.labels.add(child(root, group));
        }
    }
    auto flow = OdtBody(parts).read(child(child(content, "body"), "text"));
    flow.notes = std::move(parts.notes);
    if (parts.boxes) {
        flow.warnings.push_back(
            {.code = "odt.text_boxes",
             .vi = "Tệp có khung chữ; chữ trong khung được đặt ngay sau đoạn chứa khung, hãy kiểm "
                   "tra "
                   "vị trí.",
             .en =
                 "The file has text boxes; their words stand right behind the paragraph that holds "
                 "the box. Check the place.",
             .excerpt = {},
             .position = 0});
    }
    return flow;
}

}  // namespace phanbien::odt
