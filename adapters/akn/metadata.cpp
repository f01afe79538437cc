#include "adapters/akn/metadata.hpp"

#include "adapters/akn/names.hpp"
#include "adapters/akn/paragraphs.hpp"
#include "adapters/office_file/xml.hpp"

namespace phanbien::akn {

namespace {

using office_file::attribute;
using office_file::child;
using office_file::is_named;

constexpr auto source = "#phanbien";

pugi::xml_node add_value(pugi::xml_node parent, const char* name, const std::string& value) {
    auto node = parent.append_child(name);
    node.append_attribute("value") = value.c_str();
    return node;
}

// The properties that work, expression and manifestation share.
pugi::xml_node add_level(pugi::xml_node identification, const char* name,
                         const std::string& address, const std::string& component,
                         const Identity& identity, const std::string& title) {
    auto level = identification.append_child(name);
    add_value(level, "FRBRthis", address + "/!" + (component.empty() ? "main" : component));
    add_value(level, "FRBRuri", address);
    if (!title.empty()) {
        add_value(level, "FRBRalias", xml_text(title)).append_attribute("name") = "title";
    }
    auto date = level.append_child("FRBRdate");
    date.append_attribute("date") = to_text(identity.date).c_str();
    date.append_attribute("name") = "version";
    auto author = level.append_child("FRBRauthor");
    author.append_attribute("href") = identity.author.empty() ? source : "#author";
    return level;
}

void write_identification(pugi::xml_node meta, const Identity& identity,
                          const std::string& component, const std::string& title) {
    auto identification = meta.append_child("identification");
    identification.append_attribute("source") = source;
    const auto work = "/akn/vn/bill/" + to_text(identity.date) + "/" + identity.work;
    const auto expression = work + "/vie@" + std::to_string(identity.version);
    auto level = add_level(identification, "FRBRWork", work, component, identity, title);
    add_value(level, "FRBRcountry", "vn");
    level = add_level(identification, "FRBRExpression", expression, component, identity, "");
    level.append_child("FRBRlanguage").append_attribute("language") = "vie";
    add_level(identification, "FRBRManifestation", expression + ".xml", component, identity, "");
}

void write_references(pugi::xml_node meta, const Identity& identity) {
    auto references = meta.append_child("references");
    references.append_attribute("source") = source;
    const auto add = [&](const char* id, const char* href, const std::string& shown) {
        auto organization = references.append_child("TLCOrganization");
        organization.append_attribute("eId") = id;
        organization.append_attribute("href") = href;
        organization.append_attribute("showAs") = shown.c_str();
    };
    add("phanbien", "/akn/ontology/organization/vn/phanbien", "Phản biện");
    if (!identity.author.empty()) {
        add("author", "/akn/ontology/organization/vn/author", xml_text(identity.author));
    }
}

void write_notes(pugi::xml_node meta, const std::vector<std::string>& notes) {
    if (notes.empty()) {
        return;
    }
    auto parent = meta.append_child("notes");
    parent.append_attribute("source") = source;
    int number = 0;
    for (const auto& note : notes) {
        auto node = parent.append_child("note");
        node.append_attribute("eId") = ("note_" + std::to_string(++number)).c_str();
        write_lines(node, note);
        if (node.first_child().empty()) {
            node.append_child("p");
        }
    }
}

void write_warnings(pugi::xml_node meta, const std::vector<document::Warning>& warnings) {
    if (warnings.empty()) {
        return;
    }
    auto parent = meta.append_child("proprietary");
    parent.append_attribute("source") = source;
    parent.append_attribute("xmlns:pb") = own_namespace;
    for (const auto& warning : warnings) {
        auto node = parent.append_child("pb:warning");
        node.append_attribute("code") = warning.code.c_str();
        node.append_attribute("vi") = xml_text(warning.vi).c_str();
        node.append_attribute("en") = xml_text(warning.en).c_str();
        node.append_attribute("excerpt") = xml_text(warning.excerpt).c_str();
        node.append_attribute("position") = warning.position;
    }
}

}  // namespace

void write_meta(pugi::xml_node document, const document::Outline& outline, const Identity& identity,
                const std::string& component) {
    auto meta = document.append_child("meta");
    const bool main = component.empty();
    write_identification(meta, identity, component, main ? outline.title : std::string());
    if (main) {
        write_references(meta, identity);
        write_notes(meta, outline.notes);
        write_warnings(meta, outline.warnings);
    }
}

void read_meta(const pugi::xml_node& meta, document::Outline& outline) {
    const auto work = child(child(meta, "identification"), "FRBRWork");
    for (const auto& node : work.children()) {
        if (is_named(node, "FRBRalias") &&
            (attribute(node, "name") == "title" || outline.title.empty())) {
            outline.title = attribute(node, "value");
        }
    }
    for (const auto& node : child(meta, "notes").children()) {
        if (is_named(node, "note")) {
            outline.notes.push_back(joined(lines_below(node)));
        }
    }
    for (const auto& node : child(meta, "proprietary").children()) {
        if (is_named(node, "warning") && outline.warnings.size() < document::warnings_max) {
            outline.warnings.push_back(
                {.code = std::string(attribute(node, "code")),
                 .vi = std::string(attribute(node, "vi")),
                 .en = std::string(attribute(node, "en")),
                 .excerpt = std::string(attribute(node, "excerpt")),
                 .position = office_file::number_or(attribute(node, "position"), 0)});
        }
    }
}

std::string xml_text(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    for (std::size_t at = 0; at < text.size(); ++at) {
        const auto here = text.substr(at, 3);
        const char c = text[at];
        if (here == "\xEF\xBF\xBE" || here == "\xEF\xBF\xBF") {  // U+FFFE, U+FFFF
            out += ' ';
            at += here.size() - 1;
        } else {
            const bool control = static_cast<unsigned char>(c) < 0x20 && c != '\n' && c != '\t';
            out += control ? ' ' : c;
        }
    }
    return out;
}

}  // namespace phanbien::akn
