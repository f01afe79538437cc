#include <algorithm>
#include <utility>

#include "adapters/akn/akn.hpp"
#include "adapters/akn/metadata.hpp"
#include "adapters/akn/names.hpp"
#include "adapters/akn/paragraphs.hpp"
#include "adapters/office_file/xml.hpp"
#include "engine/document/eid.hpp"
#include "engine/text/unicode.hpp"

namespace phanbien::akn {

namespace {

using document::Outline;
using document::Provision;
using document::ProvisionKind;
using office_file::attribute;
using office_file::child;
using office_file::is_named;
using office_file::local_name;

Problem not_a_text() {
    return {ProblemKind::unsupported, "akn.not_a_text",
            "Tệp Akoma Ntoso này không có phần nội dung (body) của một văn bản.",
            "This Akoma Ntoso file holds no body of a legal text."};
}

bool is_empty_mark(const pugi::xml_node& node) {
    return attribute(node, "name") == "empty" &&
           (is_named(node, "hcontainer") || is_named(node, "block"));
}

class AknReader {
  public:
    Outline read(const pugi::xml_node& document, const pugi::xml_node& body) {
        read_meta(child(document, "meta"), outline_);
        read_front(document);
        for (const auto& node : body.children()) {
            add_part(node, outline_.provisions, 1, nullptr);
        }
        for (const auto& node : child(document, "conclusions").children()) {
            add_container(node, outline_.provisions, 1);
        }
        for (const auto& node : child(document, "attachments").children()) {
            add_attachment(node);
        }
        assign_ids(outline_.provisions);
        outline_.counts = document::count(outline_.provisions);
        return std::move(outline_);
    }

  private:
    // Room for one more: beyond the limits of an outline, text goes on as lines.
    bool take_place(std::size_t depth) {
        const bool room = depth <= document::outline_depth_max && taken_ < document::provisions_max;
        taken_ += room ? 1U : 0U;
        return room;
    }

    // Text belongs to the provision itself until it has children, then to a block among them.
    void add_lines(const std::vector<std::string>& lines, Provision* owner,
                   std::vector<Provision>& among, std::size_t depth) {
        if (lines.empty()) {
            return;
        }
        if (owner != nullptr && among.empty()) {
            append(owner->text, lines, owner_has_lines_);
            owner_has_lines_ = true;
            return;
        }
        const bool goes_on =
            open_block_ && !among.empty() && among.back().kind == ProvisionKind::block;
        if (!goes_on && take_place(depth)) {
            among.push_back(Provision{.kind = ProvisionKind::block});
            open_block_ = true;
            among.back().text = joined(lines);
        } else if (!among.empty()) {
            append(among.back().text, lines, true);
        } else if (owner != nullptr) {
            append(owner->text, lines, !owner->text.empty());
        }
    }

    static void append(std::string& text, const std::vector<std::string>& lines, bool more) {
        text += (more ? "\n" : "") + joined(lines);
    }

    void collect_notes(const pugi::xml_node& node) {
        for (const auto& below : node.children()) {
            if (is_named(below, "authorialNote")) {
                outline_.notes.push_back(joined(lines_below(below)));
            } else {
                collect_notes(below);
            }
        }
    }

    // One child of a body or of a provision.
    void add_part(const pugi::xml_node& node, std::vector<Provision>& among, std::size_t depth,
                  Provision* owner) {
        const auto name = local_name(node.name());
        if (node.type() != pugi::node_element || is_empty_mark(node) || name == "num" ||
            name == "heading" || name == "subheading") {
            return;
        }
        if (name == "hcontainer" || kind_of(name)) {
            add_provision(node, among, depth);
        } else if (name == "wrapUp") {
            open_block_ = false;
            add_lines(lines_below(node), nullptr, among, depth);
            open_block_ = false;
        } else if (name == "table") {
            add_table(node, among, depth);
        } else if (name == "list" || name == "content" || name == "intro" || name == "container" ||
                   name == "componentRef") {
            for (const auto& below : node.children()) {
                add_part(below, among, depth, owner);
            }
        } else {
            collect_notes(node);
            add_lines(lines_of(node), owner, among, depth);
        }
    }

    // A p is one line even when it is empty; a list is one line per item.
    static std::vector<std::string> lines_of(const pugi::xml_node& node) {
        auto lines = lines_below(node);
        if (lines.empty() && is_named(node, "p")) {
            lines.emplace_back();
        }
        return lines;
    }

    void add_table(const pugi::xml_node& node, std::vector<Provision>& among, std::size_t depth) {
        if (!take_place(depth)) {
            add_lines(lines_below(node), nullptr, among, depth);
            return;
        }
        among.push_back(Provision{.kind = ProvisionKind::table, .rows = rows_of(node)});
        open_block_ = false;
    }

    static ProvisionKind kind_of_element(const pugi::xml_node& node) {
        if (const auto kind = kind_of(local_name(node.name()))) {
            return *kind;
        }
        return document::kind_named(attribute(node, "name")).value_or(ProvisionKind::block);
    }

    void add_provision(const pugi::xml_node& node, std::vector<Provision>& among,
                       std::size_t depth) {
        const auto kind = kind_of_element(node);
        if (kind == ProvisionKind::table) {
            for (const auto& below : child(node, "content").children()) {
                add_part(below, among, depth, nullptr);
            }
            return;
        }
        if (!take_place(depth)) {
            add_lines(lines_below(node), nullptr, among, depth);
            return;
        }
        Provision provision{.kind = kind, .heading = heading_of(node)};
        set_number(provision, node);
        const bool outer = std::exchange(owner_has_lines_, false);
        open_block_ = false;
        for (const auto& below : node.children()) {
            add_part(below, provision.children, depth + 1, &provision);
        }
        owner_has_lines_ = outer;
        open_block_ = false;
        among.push_back(std::move(provision));
    }

    static std::string heading_of(const pugi::xml_node& node) {
        auto heading = inline_text(child(node, "heading"));
        std::ranges::replace(heading, '\n', ' ');
        return heading;
    }

    static void set_number(Provision& provision, const pugi::xml_node& node) {
        const auto num = text::to_nfc(inline_text(child(node, "num")));
        if (num.empty()) {
            provision.label = plain_label(provision.kind);
            return;
        }
        auto read = numbered(provision.kind, num);
        provision.number = std::move(read.number);
        provision.label = std::move(read.label);
    }

    void read_front(const pugi::xml_node& document) {
        const auto preface = child(document, "preface");
        const auto preamble = child(document, "preamble");
        if ((preface.empty() && preamble.empty()) || !take_place(1)) {
            return;
        }
        Provision front{.kind = ProvisionKind::preamble,
                        .label = std::string(plain_label(ProvisionKind::preamble))};
        owner_has_lines_ = false;
        for (const auto& part : {preface, preamble}) {
            for (const auto& node : part.children()) {
                add_front_part(node, front);
            }
        }
        owner_has_lines_ = false;
        open_block_ = false;
        outline_.provisions.push_back(std::move(front));
    }

    void add_front_part(const pugi::xml_node& node, Provision& front) {
        if (is_named(node, "container")) {
            add_container(node, front.children, 2);
        } else if (is_named(node, "table")) {
            add_table(node, front.children, 2);
        } else if (node.type() == pugi::node_element) {
            collect_notes(node);
            add_lines(lines_of(node), &front, front.children, 2);
        }
    }

    void add_container(const pugi::xml_node& node, std::vector<Provision>& among,
                       std::size_t depth) {
        if (is_named(node, "table")) {
            add_table(node, among, depth);
            return;
        }
        if (node.type() != pugi::node_element || is_empty_mark(node)) {
            return;
        }
        const auto kind = document::kind_named(attribute(node, "name"));
        if (!is_named(node, "container") || !kind || !take_place(depth)) {
            add_lines(lines_of(node), nullptr, among, depth);
            return;
        }
        Provision provision{.kind = *kind, .label = std::string(plain_label(*kind))};
        const bool outer = std::exchange(owner_has_lines_, false);
        open_block_ = false;
        for (const auto& below : node.children()) {
            if (is_named(below, "container") || is_named(below, "table")) {
                add_container(below, provision.children, depth + 1);
            } else if (below.type() == pugi::node_element && !is_empty_mark(below)) {
                add_lines(lines_of(below), &provision, provision.children, depth + 1);
            }
        }
        owner_has_lines_ = outer;
        open_block_ = false;
        among.push_back(std::move(provision));
    }

    void add_attachment(const pugi::xml_node& node) {
        if (!is_named(node, "attachment") || !take_place(1)) {
            return;
        }
        Provision annex{.kind = ProvisionKind::annex, .heading = heading_of(node)};
        set_number(annex, node);
        owner_has_lines_ = false;
        open_block_ = false;
        for (const auto& document : node.children()) {
            for (const auto* body : {"mainBody", "body"}) {
                for (const auto& below : child(document, body).children()) {
                    add_part(below, annex.children, 2, &annex);
                }
            }
        }
        owner_has_lines_ = false;
        outline_.provisions.push_back(std::move(annex));
    }

    Outline outline_;
    std::size_t taken_ = 0;
    bool owner_has_lines_ = false;  // the provision being read has a line, maybe an empty one
    bool open_block_ = false;       // further text goes on in the last block
};

}  // namespace

Result<Outline> read_akn(std::string_view xml) {
    if (xml.starts_with("\xEF\xBB\xBF")) {
        xml.remove_prefix(3);
    }
    TRY(const auto parsed, office_file::parse_xml(std::string(xml)));
    for (const auto& document : parsed.document_element().children()) {
        for (const auto* name : {"body", "mainBody"}) {
            if (const auto body = child(document, name); !body.empty()) {
                return AknReader().read(document, body);
            }
        }
    }
    return not_a_text();
}

}  // namespace phanbien::akn
