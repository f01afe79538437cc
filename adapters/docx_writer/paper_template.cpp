#include "adapters/docx_writer/paper_template.hpp"

#include <algorithm>
#include <array>
#include <set>

#include "adapters/docx/refusals.hpp"
#include "adapters/docx/word_archive.hpp"
#include "adapters/docx_writer/package.hpp"
#include "adapters/docx_writer/page.hpp"
#include "adapters/docx_writer/parts.hpp"
#include "adapters/docx_writer/proof_block.hpp"
#include "adapters/docx_writer/template_words.hpp"
#include "adapters/office_file/package.hpp"
#include "adapters/office_file/refusals.hpp"
#include "adapters/office_file/xml.hpp"

namespace phanbien::docx_writer {

namespace {

constexpr std::size_t block_items_max = 2'000;
// Of one filled file: blocks may stand in blocks, and a long text be asked for again and again.
constexpr std::size_t copied_nodes_max = 1'000'000;
constexpr std::size_t placed_bytes_max = 64U << 20U;
constexpr std::string_view document_part = "word/document.xml";

bool holds_placeholders(const std::string& part) {
    return part == document_part || part.starts_with("word/header") ||
           part.starts_with("word/first_header") || part.starts_with("word/footer");
}

Problem broken_block(const std::string& name) {
    return Problem{.kind = ProblemKind::invalid,
                   .code = "template.block",
                   .vi = "Khối {{" + name +
                         "}} thiếu dấu mở hoặc dấu đóng, hoặc dấu không đứng riêng một đoạn. Mỗi "
                         "khối mở bằng {{#tên}} và đóng bằng {{/tên}}, mỗi dấu một đoạn.",
                   .en = "The block {{" + name +
                         "}} does not begin or end, or its marks do not stand in paragraphs of "
                         "their own. A block begins with {{#name}} and ends with {{/name}}."};
}

Problem unknown_names(const std::set<std::string>& names) {
    std::string listed;
    for (const auto& name : names) {
        listed += (listed.empty() ? "{{" : ", {{") + name + "}}";
    }
    return Problem{.kind = ProblemKind::invalid,
                   .code = "template.unknown_placeholder",
                   .vi = "Mẫu có chỗ điền không biết: " + listed +
                         ". Hãy sửa lại theo danh sách chỗ điền của hệ thống.",
                   .en = "The template has placeholders that mean nothing: " + listed +
                         ". Correct them by the list of placeholders."};
}

// What may stand at a place: the names outside of blocks, and those of the blocks around it.
bool is_known(const std::string& name, const std::vector<std::string>& blocks) {
    return std::ranges::any_of(dossier::paper_fields(), [&](const dossier::PaperField& field) {
        return field.name == name && field.name != field.list &&
               (field.list.empty() || std::ranges::find(blocks, field.list) != blocks.end());
    });
}

bool is_block(const std::string& name) {
    return std::ranges::any_of(dossier::paper_fields(), [&](const dossier::PaperField& field) {
        return field.name == name && field.list == name;
    });
}

// Walks over paragraphs and blocks without changing anything.
class Checking {
  public:
    Result<void> check(const pugi::xml_node& parent) {
        const auto depth = blocks_.size();
        for (const auto& node : parent.children()) {
            if (const auto mark = block_mark(node)) {
                CHECK_THAT(take(*mark, depth));
            } else if (office_file::is_named(node, "p")) {
                look_at(words_of(node));
                CHECK_THAT(check(node));
            } else {
                CHECK_THAT(check(node));
            }
        }
        return blocks_.size() == depth ? Result<void>()
                                       : Result<void>(broken_block(blocks_.back()));
    }

    const std::set<std::string>& unknown() const { return unknown_; }
    const std::set<std::string>& names() const { return names_; }  // outside of marks of blocks

  private:
    // `depth`: the blocks that began around the mark's parent, and end there too.
    Result<void> take(const std::string& mark, std::size_t depth) {
        const auto name = mark.substr(1);
        if (!is_block(name)) {
            unknown_.insert(mark);
        }
        if (mark[0] == '#') {
            blocks_.push_back(name);
        } else if (blocks_.size() == depth || blocks_.back() != name) {
            return broken_block(mark);
        } else {
            blocks_.pop_back();
        }
        return {};
    }

    void look_at(const std::string& words) {
        for (const auto& placed : names_in(words)) {
            names_.insert(placed.name);
            if (!is_known(placed.name, blocks_)) {
                unknown_.insert(placed.name);
            }
        }
    }

    std::vector<std::string> blocks_;
    std::set<std::string> unknown_;
    std::set<std::string> names_;
};

std::size_t nodes_in(const pugi::xml_node& node) {
    std::size_t out = 1;
    for (const auto& below : node.children()) {
        out += nodes_in(below);
    }
    return out;
}

// Fills the trees of a file that were checked before.
class Filling {
  public:
    explicit Filling(const dossier::PaperValues& values) : values_(values) {}

    // From now on a paragraph that is only {{proof}} becomes the block, with this picture in it;
    // null: it is words like any other.
    void place_proof(const std::optional<Picture>* picture) { proof_picture_ = picture; }

    void fill(pugi::xml_node parent) {
        for (auto node = parent.first_child(); node;) {
            if (const auto mark = block_mark(node)) {
                node = repeat(parent, node, mark->substr(1));
                continue;
            }
            fill_paragraph(parent, node);
            fill(node);
            node = node.next_sibling();
        }
    }

    // Something was left out, since there would be more than the limits above.
    bool is_swollen() const {
        return copied_nodes_ > copied_nodes_max || placed_bytes_ > placed_bytes_max;
    }

  private:
    void fill_paragraph(pugi::xml_node parent, pugi::xml_node node) {
        if (!office_file::is_named(node, "p")) {
            return;
        }
        if (proof_picture_ != nullptr && only_name(words_of(node)) == dossier::proof_field) {
            copied_nodes_ += proof_nodes;
            if (!is_swollen()) {
                add_proof_block(parent, node, values_.proof, *proof_picture_);
            }
            replace_names(node, [](const std::string&) { return std::string(); });
            return;
        }
        replace_names(node, [&](const std::string& name) { return value_of(name); });
    }

    // Gives the node behind the block.
    pugi::xml_node repeat(pugi::xml_node parent, pugi::xml_node first, const std::string& name) {
        std::vector<pugi::xml_node> inside;
        auto last = first.next_sibling();
        std::size_t nodes = 0;
        for (; last && block_mark(last) != "/" + name; last = last.next_sibling()) {
            inside.push_back(last);
            nodes += nodes_in(last);
        }
        const auto list = values_.lists.find(name);
        const auto behind = last.next_sibling();
        const auto count = list == values_.lists.end() ? 0 : list->second.size();
        for (std::size_t i = 0; i < std::min(count, block_items_max); ++i) {
            copied_nodes_ += nodes;
            if (is_swollen()) {
                break;
            }
            items_.push_back(&list->second[i]);
            for (const auto& node : inside) {
                auto copy = parent.insert_copy_before(node, first);
                fill_paragraph(parent, copy);
                fill(copy);
            }
            items_.pop_back();
        }
        for (const auto& node : inside) {
            parent.remove_child(node);
        }
        parent.remove_child(first);
        parent.remove_child(last);
        return behind;
    }

    std::string value_of(const std::string& name) {
        auto value = is_swollen() ? std::string() : found_value(name);
        placed_bytes_ += value.size();
        return value;
    }

    std::string found_value(const std::string& name) const {
        for (auto item = items_.rbegin(); item != items_.rend(); ++item) {
            if (const auto found = (*item)->find(name); found != (*item)->end()) {
                return found->second;
            }
        }
        const auto found = values_.texts.find(name);
        return found == values_.texts.end() ? std::string(dossier::pen_room) : found->second;
    }

    static constexpr std::size_t proof_nodes = 100;  // in a block, about

    const dossier::PaperValues& values_;
    const std::optional<Picture>* proof_picture_ = nullptr;
    std::vector<const dossier::PaperItem*> items_;
    std::size_t copied_nodes_ = 0;
    std::size_t placed_bytes_ = 0;
};

struct OpenedTemplate {
    std::vector<Part> parts;
    std::vector<std::pair<std::size_t, pugi::xml_document>> trees;  // by the part's place
};

Result<OpenedTemplate> opened_template(std::string_view docx) {
    TRY(const auto archive, docx::open_word_archive(docx));
    if (!archive.holds(std::string(document_part))) {
        return docx::not_word();
    }
    if (office_file::holds_macros(archive)) {
        return docx::macros();
    }
    OpenedTemplate out;
    for (const auto& name : archive.names()) {
        TRY(auto bytes, archive.read(name));
        if (holds_placeholders(name)) {
            TRY(auto tree, office_file::parse_xml(bytes));
            out.trees.emplace_back(out.parts.size(), std::move(tree));
        }
        out.parts.push_back({name, std::move(bytes)});
    }
    return out;
}

// The placeholders of a template in which every one is known.
Result<std::set<std::string>> checked_names(const OpenedTemplate& opened) {
    std::set<std::string> names;
    std::set<std::string> unknown;
    for (const auto& [place, tree] : opened.trees) {
        Checking checking;
        CHECK_THAT(checking.check(tree));
        names.insert(checking.names().begin(), checking.names().end());
        unknown.insert(checking.unknown().begin(), checking.unknown().end());
    }
    if (!unknown.empty()) {
        return unknown_names(unknown);
    }
    return names;
}

void add_signatures(Page& page) {
    const int left = page.width() / 2;
    const std::array widths{left, page.width() - left};
    pugi::xml_node table = add_table(page.body(), widths, Borders::none);
    pugi::xml_node row = add_row(table, RowKind::whole);
    pugi::xml_node cell = add_cell(row, widths[0]);
    add_text(cell, "Nơi nhận:", {.style = "Small"}, {.bold = true, .italic = true});
    add_text(cell, "- Như trên;\n- Lưu: VT.", {.style = "Small"});
    cell = add_cell(row, widths[1]);
    add_text(cell, "TM. BAN THƯỜNG TRỰC", {.align = "center"}, {.bold = true});
    add_paragraph(cell, {.align = "center", .before = 1500});
    add_paragraph(page.body(), {.style = "Small"});
}

}  // namespace

std::string write_paper_template(const dossier::PaperKind& kind) {
    Page page(Orientation::portrait);
    const bool answers = kind.id == "answer";
    const bool criticism = kind.id == "criticism";
    const bool letter = kind.id == "request" || criticism || answers;
    page.add_letterhead({.body = answers ? "{{drafting_body}}" : "{{host}}",
                         .place_and_date = "{{place_and_date}}"},
                        {.unit = answers ? "" : "Ban Thường trực",
                         // {{number}} is the criticism's: two documents of a year never share one.
                         .number = criticism ? "Số: {{number}}" : "Số: ……",
                         .note = letter ? "{{subject}}" : ""});
    pugi::xml_node body = page.body();
    if (kind.id == "invitation" || kind.id == "minutes") {
        const std::string title = kind.id == "invitation" ? "GIẤY MỜI" : "BIÊN BẢN";
        add_text(body, title, {.style = "Title", .before = 240});
        add_text(body, "Hội nghị phản biện xã hội đối với {{draft}}", {.style = "Title"});
    }
    if (kind.id == dossier::closing_paper) {
        add_text(body, "PHIẾU KẾT THÚC HỒ SƠ", {.style = "Title", .before = 240});
        add_text(body, "Hồ sơ {{dossier_code}}", {.style = "Title"});
    }
    add_paragraph(body, {.style = "Small"});
    for (const auto& paragraph : dossier::built_in_paragraphs(kind.id)) {
        add_text(body, paragraph.text, {.style = paragraph.heading ? "Heading1" : "Prose"});
    }
    add_paragraph(body, {.style = "Small"});
    add_signatures(page);
    return docx_of(page.finish(), kind.vi);
}

Result<void> check_paper_template(std::string_view docx) {
    TRY(const auto read, opened_template(docx));
    const auto names = checked_names(read);
    return names ? Result<void>() : Result<void>(names.error());
}

Result<std::string> fill_paper_template(std::string_view docx, const dossier::PaperValues& values) {
    TRY(auto read, opened_template(docx));
    TRY(const auto names, checked_names(read));
    const bool asked = names.contains(std::string(dossier::proof_field));
    const bool has_proof = !values.proof.lines.empty();
    const bool at_end = has_proof && !asked && values.proof_at_end == dossier::ProofAtEnd::yes;
    std::optional<Picture> picture;
    if (asked || at_end) {
        TRY(picture, add_qr(read.parts, values.proof));
    }
    Filling filling(values);
    for (auto& [place, tree] : read.trees) {
        const bool is_document = read.parts[place].name == document_part;
        // A head or foot has relations of its own, and gets the words alone.
        filling.place_proof(is_document && has_proof ? &picture : nullptr);
        filling.fill(tree.document_element());
        if (filling.is_swollen()) {
            return office_file::bomb();
        }
        if (is_document && at_end) {
            add_proof_at_end(office_file::child(tree.document_element(), "body"), values.proof,
                             picture);
        }
        read.parts[place].bytes = part_bytes(tree);
    }
    return zip_of(read.parts);
}

}  // namespace phanbien::docx_writer
