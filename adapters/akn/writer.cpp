#include <algorithm>
#include <sstream>

#include "adapters/akn/akn.hpp"
#include "adapters/akn/metadata.hpp"
#include "adapters/akn/names.hpp"
#include "adapters/akn/paragraphs.hpp"

namespace phanbien::akn {

namespace {

using document::Outline;
using document::Provision;
using document::ProvisionKind;

bool is_closing(ProvisionKind kind) {
    return kind == ProvisionKind::signature || kind == ProvisionKind::recipients;
}

bool cites(std::string_view line) {
    return line.starts_with("Căn cứ") || line.starts_with("Theo đề nghị") ||
           line.starts_with("Xét ");
}

// A sentence behind the items of a list, see engine/document/closing_sentence.hpp.
bool wraps_up(const Provision& parent, const Provision& last) {
    return last.kind == ProvisionKind::block && last.heading.empty() && last.children.empty() &&
           !last.text.empty() && parent.children.size() > 1;
}

class AknWriter {
  public:
    AknWriter(const Outline& outline, const Identity& identity)
        : outline_(outline), identity_(identity) {}

    std::string write() {
        auto root = xml_.append_child("akomaNtoso");
        root.append_attribute("xmlns") = akn_namespace;
        auto bill = root.append_child("bill");
        bill.append_attribute("name") = "du-thao";
        write_meta(bill, outline_, identity_, "");
        const auto& roots = outline_.provisions;
        auto begin = roots.begin();
        auto end = roots.end();
        while (end != begin && (end - 1)->kind == ProvisionKind::annex) {
            --end;
        }
        const auto annexes = end;
        while (end != begin && is_closing((end - 1)->kind)) {
            --end;
        }
        if (begin != end && begin->kind == ProvisionKind::preamble) {
            write_front(bill, *begin);
            ++begin;
        }
        auto body = bill.append_child("body");
        for (auto it = begin; it != end; ++it) {
            write_provision(body, *it);
        }
        say_empty(body);
        if (end != annexes) {
            auto conclusions = bill.append_child("conclusions");
            for (auto it = end; it != annexes; ++it) {
                write_container(conclusions, *it);
            }
        }
        write_attachments(bill, annexes);
        std::ostringstream out;
        out << R"(<?xml version="1.0" encoding="UTF-8"?>)" << '\n';
        xml_.save(out, "", pugi::format_raw | pugi::format_no_declaration, pugi::encoding_utf8);
        return out.str() + "\n";
    }

  private:
    // Schema: a body, or a container, holds something.
    void say_empty(pugi::xml_node node) {
        if (node.first_child().empty()) {
            auto empty = node.append_child("hcontainer");
            empty.append_attribute("name") = "empty";
            empty.append_child("content");
        }
    }

    void set_id(pugi::xml_node node, const Provision& provision) {
        if (!provision.eid.empty()) {
            node.append_attribute("eId") = provision.eid.c_str();
        }
    }

    // The head up to the first căn cứ is the preface, the rest the preamble.
    void write_front(pugi::xml_node bill, const Provision& front) {
        auto preface = bill.append_child("preface");
        pugi::xml_node preamble;
        pugi::xml_node citations;
        const auto begin_preamble = [&] {
            if (preamble.empty()) {
                preamble = bill.append_child("preamble");
                set_id(preamble, front);
            }
        };
        int citation = 0;
        std::istringstream lines(front.text);
        for (std::string line; std::getline(lines, line);) {
            if (!cites(line)) {
                citations = {};
                write_lines(preamble.empty() ? preface : preamble, line);
                continue;
            }
            begin_preamble();
            if (citations.empty()) {
                citations = preamble.append_child("citations");
            }
            auto node = citations.append_child("citation");
            node.append_attribute("eId") = ("cit_" + std::to_string(++citation)).c_str();
            write_lines(node, line);
        }
        for (const auto& child : front.children) {
            const auto at = child.text.find("Căn cứ");
            if (at == 0 || (at != std::string::npos && child.text[at - 1] == '\n')) {
                begin_preamble();
            }
            write_container(preamble.empty() ? preface : preamble, child);
        }
        if (preface.first_child().empty()) {
            bill.remove_child(preface);
        }
    }

    // What stands outside of the hierarchy.
    void write_container(pugi::xml_node parent, const Provision& provision) {
        if (provision.kind == ProvisionKind::table) {
            write_table(parent, provision);
            return;
        }
        auto node = parent.append_child("container");
        node.append_attribute("name") = std::string(name_of(provision.kind)).c_str();
        set_id(node, provision);
        write_lines(node, provision.text);
        for (const auto& child : provision.children) {
            write_container(node, child);
        }
        if (node.first_child().empty()) {
            node.append_child("block").append_attribute("name") = "empty";
        }
    }

    void write_provision(pugi::xml_node parent, const Provision& provision) {
        const auto element = element_of(provision.kind);
        auto node = parent.append_child(std::string(element).c_str());
        if (element == "hcontainer") {
            node.append_attribute("name") = std::string(name_of(provision.kind)).c_str();
        }
        set_id(node, provision);
        write_head(node, provision);
        if (provision.kind == ProvisionKind::table) {
            write_table(node.append_child("content"), provision);
        } else if (provision.children.empty()) {
            write_lines_quoting(node.append_child("content"), provision.text, provision.eid);
        } else {
            if (!provision.text.empty()) {
                write_lines_quoting(node.append_child("intro"), provision.text, provision.eid);
            }
            write_children(node, provision);
        }
    }

    void write_head(pugi::xml_node node, const Provision& provision) {
        if (const auto num = num_of(provision); !num.empty()) {
            node.append_child("num").text() = xml_text(num).c_str();
        }
        if (!provision.heading.empty()) {
            auto heading = xml_text(provision.heading);
            std::ranges::replace(heading, '\n', ' ');
            node.append_child("heading").text() = heading.c_str();
        }
    }

    void write_children(pugi::xml_node node, const Provision& provision) {
        for (const auto& child : provision.children) {
            if (&child == &provision.children.back() && wraps_up(provision, child)) {
                auto closing = node.append_child("wrapUp");
                set_id(closing, child);
                write_lines_quoting(closing, child.text, child.eid);
            } else {
                write_provision(node, child);
            }
        }
    }

    void write_attachments(pugi::xml_node bill, std::vector<Provision>::const_iterator first) {
        if (first == outline_.provisions.end()) {
            return;
        }
        auto attachments = bill.append_child("attachments");
        int number = 0;
        for (auto it = first; it != outline_.provisions.end(); ++it) {
            auto node = attachments.append_child("attachment");
            set_id(node, *it);
            write_head(node, *it);
            auto doc = node.append_child("doc");
            doc.append_attribute("name") = "phu-luc";
            write_meta(doc, outline_, identity_, "annex_" + std::to_string(++number));
            auto body = doc.append_child("mainBody");
            write_lines(body, it->text);
            for (const auto& child : it->children) {
                write_provision(body, child);
            }
            say_empty(body);
        }
    }

    const Outline& outline_;
    const Identity& identity_;
    pugi::xml_document xml_;
};

}  // namespace

std::string write_akn(const Outline& outline, const Identity& identity) {
    return AknWriter(outline, identity).write();
}

}  // namespace phanbien::akn
