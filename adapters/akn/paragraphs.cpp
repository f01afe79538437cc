#include "adapters/akn/paragraphs.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "adapters/akn/metadata.hpp"
#include "adapters/office_file/xml.hpp"
#include "engine/document/quotation.hpp"
#include "engine/text/space.hpp"

namespace phanbien::akn {

namespace {

using office_file::is_named;
using office_file::local_name;

constexpr auto no_cells = "no-cells";  // class of a row that had none
constexpr auto no_rows = "no-rows";

std::vector<std::string> split(std::string_view text) {
    std::vector<std::string> lines;
    if (text.empty()) {
        return lines;
    }
    for (std::size_t from = 0; from <= text.size();) {
        const auto end = std::min(text.find('\n', from), text.size());
        lines.emplace_back(text.substr(from, end - from));
        from = end + 1;
    }
    return lines;
}

void write_line(pugi::xml_node parent, const std::string& line) {
    auto node = parent.append_child("p");
    if (!line.empty()) {
        node.text() = xml_text(line).c_str();
    }
}

std::vector<bool> quoted_lines(const std::vector<std::string>& texts) {
    std::vector<document::Line> lines;
    for (const auto& text : texts) {
        lines.push_back(
            {.text = text, .marker = document::read_marker(text, document::Look::plain)});
    }
    return document::find_quotations(lines).quoted;
}

bool is_block(const pugi::xml_node& node) {
    constexpr auto inline_names = std::to_array<std::string_view>({"b",
                                                                   "i",
                                                                   "u",
                                                                   "a",
                                                                   "sub",
                                                                   "sup",
                                                                   "span",
                                                                   "ref",
                                                                   "mref",
                                                                   "rref",
                                                                   "mod",
                                                                   "ins",
                                                                   "del",
                                                                   "term",
                                                                   "def",
                                                                   "docTitle",
                                                                   "docNumber",
                                                                   "docDate",
                                                                   "docType",
                                                                   "docProponent",
                                                                   "date",
                                                                   "person",
                                                                   "organization",
                                                                   "role",
                                                                   "location",
                                                                   "quantity",
                                                                   "inline",
                                                                   "quotedText",
                                                                   "eol",
                                                                   "noteRef",
                                                                   "entity",
                                                                   "remark",
                                                                   "placeholder",
                                                                   "signature",
                                                                   "object",
                                                                   "concept",
                                                                   "event",
                                                                   "process",
                                                                   "time",
                                                                   "docPurpose",
                                                                   "docStage",
                                                                   "docStatus",
                                                                   "docCommittee",
                                                                   "docIntroducer",
                                                                   "docJurisdiction",
                                                                   "docketNumber",
                                                                   "shortTitle"});
    return node.type() == pugi::node_element &&
           std::ranges::find(inline_names, local_name(node.name())) == inline_names.end();
}

// Reads blocks and mixed content in one walk: text gathers in the open line, a block closes it.
class LineCollector {
  public:
    std::vector<std::string> take(const pugi::xml_node& node) {
        collect(node);
        close();
        if (!before_next_.empty()) {
            push();
        }
        return std::move(lines_);
    }

  private:
    void collect(const pugi::xml_node& parent) {
        for (const auto& node : parent.children()) {
            if (node.type() == pugi::node_pcdata || node.type() == pugi::node_cdata) {
                add(node.value());
            } else if (is_named(node, "eol")) {
                add(" ");
            } else if (is_named(node, "authorialNote") || is_named(node, "meta")) {
                continue;  // notes are kept apart
            } else if (is_block(node)) {
                collect_block(node);
            } else {
                collect(node);
            }
        }
    }

    void collect_block(const pugi::xml_node& node) {
        close();
        const auto before = lines_.size();
        collect(node);
        if (is_named(node, "num")) {  // stands before its heading or text
            before_next_ += open_ + " ";
            open_.clear();
            return;
        }
        // An empty p is an empty line; other blocks without text are nothing.
        if (is_named(node, "p") && lines_.size() == before) {
            push();
        }
        close();
    }

    // Line breaks and the white space around them are the writer's layout, none of the text.
    void add(std::string_view words) {
        const bool laid_out = words.find('\n') != std::string_view::npos;
        if (!laid_out) {
            open_ += words;
            return;
        }
        std::string flat(words);
        std::ranges::replace(flat, '\n', ' ');
        const auto kept = text::collapse_spaces(flat);
        if (!kept.empty()) {
            open_ += flat.front() == ' ' && !open_.empty() ? " " : "";
            open_ += kept;
            open_ += flat.back() == ' ' ? " " : "";
        }
    }

    void push() { lines_.push_back(std::exchange(before_next_, {}) + std::exchange(open_, {})); }

    void close() {
        if (!text::trim(open_).empty()) {
            push();
        }
        open_.clear();
    }

    std::vector<std::string> lines_;
    std::string open_;
    std::string before_next_;  // a number that waits for its text
};

}  // namespace

void write_lines(pugi::xml_node parent, std::string_view text) {
    for (const auto& line : split(text)) {
        write_line(parent, line);
    }
}

void write_lines_quoting(pugi::xml_node parent, std::string_view text, const std::string& eid) {
    const auto lines = split(text);
    const auto quoted = quoted_lines(lines);
    int quotations = 0;
    pugi::xml_node quotation;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        if (!quoted[i] || lines[i].empty()) {
            quotation = {};
            write_line(parent, lines[i]);
            continue;
        }
        if (quotation.empty()) {
            const auto id = eid + "__mod_" + std::to_string(++quotations);
            auto mod = parent.append_child("p").append_child("mod");
            mod.append_attribute("eId") = id.c_str();
            quotation = mod.append_child("quotedStructure");
            quotation.append_attribute("eId") = (id + "__qstr_1").c_str();
        }
        write_line(quotation, lines[i]);
    }
}

void write_table(pugi::xml_node parent, const document::Provision& table) {
    auto node = parent.append_child("table");
    node.append_attribute("eId") = (table.eid + "__content").c_str();
    for (const auto& row : table.rows) {
        auto tr = node.append_child("tr");
        for (const auto& cell : row) {
            write_lines(tr.append_child("td"), cell);
        }
        if (row.empty()) {
            tr.append_attribute("class") = no_cells;
            tr.append_child("td");
        }
    }
    if (table.rows.empty()) {
        auto tr = node.append_child("tr");
        tr.append_attribute("class") = no_rows;
        tr.append_child("td");
    }
}

std::vector<std::vector<std::string>> rows_of(const pugi::xml_node& table) {
    std::vector<std::vector<std::string>> rows;
    for (const auto& tr : table.children()) {
        const auto kind = office_file::attribute(tr, "class");
        if (!is_named(tr, "tr") || kind == no_rows) {
            continue;
        }
        auto& row = rows.emplace_back();
        for (const auto& cell : tr.children()) {
            if ((is_named(cell, "td") || is_named(cell, "th")) && kind != no_cells) {
                row.push_back(joined(lines_below(cell)));
            }
        }
    }
    return rows;
}

std::vector<std::string> lines_below(const pugi::xml_node& node) {
    return LineCollector().take(node);
}

std::string inline_text(const pugi::xml_node& node) {
    return joined(lines_below(node));
}

std::string joined(const std::vector<std::string>& lines) {
    std::string out;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        out += (i == 0 ? "" : "\n") + lines[i];
    }
    return out;
}

}  // namespace phanbien::akn
