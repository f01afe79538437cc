#include "engine/statechart/xml_source.hpp"
#include "engine/xml/text.hpp"

#include <algorithm>
#include <map>

namespace phanbien::statechart {

namespace {

using xml::spaces;
constexpr std::string_view xml_namespace = "http://www.w3.org/XML/1998/namespace";

std::string_view prefix_of(std::string_view qualified) {
    const auto colon = qualified.find(':');
    return colon == std::string_view::npos ? std::string_view() : qualified.substr(0, colon);
}

bool declares_namespace(std::string_view attribute) {
    return attribute == "xmlns" || attribute.starts_with("xmlns:");
}

template <class Names>
bool contains(const Names& names, std::string_view wanted) {
    return std::find(names.begin(), names.end(), wanted) != names.end();
}

}  // namespace

XmlSource::XmlSource(std::string_view xml, std::string_view file_name) : file_name_(file_name) {
    if (xml.size() > chart_bytes_max) {
        complain_at(1, "Tệp lớn hơn 4 MiB.", "The file is larger than 4 MiB.");
        return;
    }
    find_line_starts(xml);
    const auto parsed = document_.load_buffer(
        xml.data(), xml.size(), pugi::parse_default | pugi::parse_doctype, pugi::encoding_utf8);
    if (!parsed) {
        const auto after = std::upper_bound(line_starts_.begin(), line_starts_.end(),
                                            static_cast<std::size_t>(parsed.offset));
        complain_at(static_cast<int>(after - line_starts_.begin()),
                    "Tệp không phải XML đúng cú pháp: " + std::string(parsed.description()),
                    "The file is not well-formed XML: " + std::string(parsed.description()));
        document_.reset();
        return;
    }
    check_shape();
}

void XmlSource::find_line_starts(std::string_view xml) {
    line_starts_.push_back(0);
    for (auto at = xml.find('\n'); at != std::string_view::npos; at = xml.find('\n', at + 1)) {
        line_starts_.push_back(at + 1);
    }
}

// Without recursion, because the depth is not known yet.
void XmlSource::check_shape() {
    int depth = 0;
    pugi::xml_node node = document_.first_child();
    while (node) {
        if (node.type() == pugi::node_doctype) {
            complain(node, "Không nhận khai báo DOCTYPE.", "A DOCTYPE is not accepted.");
            document_.reset();
            return;
        }
        if (pugi::xml_node child = node.first_child()) {
            node = child;
            if (++depth > chart_depth_max) {
                complain(node, "Các phần tử lồng nhau quá 256 tầng.",
                         "Elements are nested more than 256 levels deep.");
                document_.reset();
                return;
            }
            continue;
        }
        while (node && !node.next_sibling()) {
            node = node.parent();
            --depth;
        }
        node = node.next_sibling();
    }
}

int XmlSource::line_of(pugi::xml_node node) const {
    const auto offset = node.offset_debug();
    if (offset < 0) {
        return 1;
    }
    const auto after = std::upper_bound(line_starts_.begin(), line_starts_.end(),
                                        static_cast<std::size_t>(offset));
    return static_cast<int>(after - line_starts_.begin());
}

std::string_view XmlSource::local_name(std::string_view qualified) {
    const auto colon = qualified.find(':');
    return colon == std::string_view::npos ? qualified : qualified.substr(colon + 1);
}

std::string XmlSource::resolve(pugi::xml_node element, std::string_view prefix) const {
    if (prefix == "xml") {
        return std::string(xml_namespace);
    }
    const std::string declaration = prefix.empty() ? "xmlns" : "xmlns:" + std::string(prefix);
    if (const auto own = element.attribute(declaration.c_str())) {
        return own.value();
    }
    auto& [parent, space] = inherited_[declaration];
    if (parent != element.parent()) {
        parent = element.parent();
        space = prefix.empty() ? "" : "?";
        for (auto outer = parent; outer; outer = outer.parent()) {
            if (const auto found = outer.attribute(declaration.c_str())) {
                space = found.value();
                break;
            }
        }
    }
    return space;
}

std::string XmlSource::namespace_of(pugi::xml_node element) const {
    return resolve(element, prefix_of(element.name()));
}

void XmlSource::allow_attributes(pugi::xml_node element,
                                 std::initializer_list<std::string_view> names) {
    for (const auto attribute : element.attributes()) {
        const std::string_view name = attribute.name();
        if (declares_namespace(name)) {
            continue;
        }
        if (const auto prefix = prefix_of(name); !prefix.empty()) {
            if (resolve(element, prefix) == "?") {
                complain(element, "Tiền tố \"" + std::string(prefix) + "\" chưa được khai báo.",
                         "The prefix \"" + std::string(prefix) + "\" is not declared.");
            }
            continue;
        }
        if (!contains(names, name)) {
            const std::string what = std::string(name) + " (<" + element.name() + ">)";
            complain(element, "Thuộc tính không có trong SCXML: " + what + ".",
                     "SCXML has no such attribute: " + what + ".");
        }
    }
}

void XmlSource::allow_children(pugi::xml_node element,
                               std::initializer_list<std::string_view> names) {
    for (const auto child : element.children()) {
        if (child.type() != pugi::node_element) {
            continue;
        }
        const std::string space = namespace_of(child);
        const std::string name(child.name());
        if (space == "?") {
            complain(child, "Tiền tố của <" + name + "> chưa được khai báo.",
                     "The prefix of <" + name + "> is not declared.");
        } else if (space == scxml_namespace && !contains(names, local_name(name))) {
            const std::string where = std::string(element.name());
            complain(child, "Không nhận <" + name + "> bên trong <" + where + ">.",
                     "<" + name + "> is unknown or not supported inside <" + where + ">.");
        }
    }
}

Attributes XmlSource::workflow_attributes(pugi::xml_node element) const {
    Attributes found;
    for (const auto attribute : element.attributes()) {
        const auto prefix = prefix_of(attribute.name());
        if (!prefix.empty() && prefix != "xmlns" &&
            resolve(element, prefix) == workflow_namespace) {
            found.emplace_back(local_name(attribute.name()), attribute.value());
        }
    }
    return found;
}

std::vector<Annotation> XmlSource::workflow_children(pugi::xml_node element) const {
    std::vector<Annotation> found;
    for (const auto child : element.children()) {
        if (child.type() == pugi::node_element && namespace_of(child) == workflow_namespace) {
            found.push_back(annotation(child));
        }
    }
    return found;
}

Annotation XmlSource::annotation(pugi::xml_node element) const {
    Annotation made{.name = std::string(local_name(element.name())), .line = line_of(element)};
    for (const auto attribute : element.attributes()) {
        if (!declares_namespace(attribute.name())) {
            made.attributes.emplace_back(local_name(attribute.name()), attribute.value());
        }
    }
    made.text = trimmed_text(text_of(element));
    made.children = workflow_children(element);
    return made;
}

std::string XmlSource::text_of(pugi::xml_node element) {
    std::string text;
    for (const auto child : element.children()) {
        if (child.type() == pugi::node_pcdata || child.type() == pugi::node_cdata) {
            text += child.value();
        }
    }
    return text;
}

std::string XmlSource::inner_xml(pugi::xml_node element) {
    std::string out;
    for (const auto child : element.children()) {
        pugi::xml_document copy;
        auto top = copy.append_copy(child);
        for (auto outer = element; top.type() == pugi::node_element && outer;
             outer = outer.parent()) {
            for (const auto attribute : outer.attributes()) {
                if (declares_namespace(attribute.name()) && !top.attribute(attribute.name())) {
                    top.append_copy(attribute);
                }
            }
        }
        out += xml::text_of(top);
    }
    return out;
}

void XmlSource::complain(pugi::xml_node node, std::string vi, std::string en) {
    complain_at(line_of(node), std::move(vi), std::move(en));
}

void XmlSource::complain_at(int line, std::string vi, std::string en) {
    if (mistakes_.size() < mistakes_max) {
        mistakes_.push_back(FieldProblem{.pointer = file_name_ + ":" + std::to_string(line),
                                         .vi = std::move(vi),
                                         .en = std::move(en)});
    }
}

Problem XmlSource::problem() const {
    const FieldProblem& first = mistakes_.front();
    return Problem{.kind = ProblemKind::invalid,
                   .code = "statechart.invalid",
                   .vi = first.pointer + ": " + first.vi,
                   .en = first.pointer + ": " + first.en,
                   .fields = mistakes_};
}

std::string XmlSource::meaning() const {
    std::string out;
    write_meaning(root(), out);
    return out;
}

// Each part is preceded by its length, so that no two documents run together into one text. The
// depth of the document is bounded by check_shape().
void XmlSource::write_meaning(pugi::xml_node element, std::string& out) const {
    const auto part = [&](std::string_view text) {
        out += std::to_string(text.size());
        out += ':';
        out += text;
    };
    std::map<std::string_view, std::string_view> attributes;
    for (const auto attribute : element.attributes()) {
        const std::string_view name = attribute.name();
        if (prefix_of(name).empty() && !declares_namespace(name)) {
            attributes.emplace(name, attribute.value());
        }
    }
    out += '<';
    part(local_name(element.name()));
    for (const auto& [name, value] : attributes) {
        part(name);
        part(value);
    }
    part(trimmed_text(text_of(element)));
    for (const auto child : element.children()) {
        const bool ours = child.type() == pugi::node_element &&
                          namespace_of(child) == phanbien::statechart::workflow_namespace;
        if (child.type() == pugi::node_element && !ours) {
            write_meaning(child, out);
        }
    }
    out += '>';
}

std::string_view trimmed_text(std::string_view text) {
    const auto first = text.find_first_not_of(spaces);
    if (first == std::string_view::npos) {
        return {};
    }
    return text.substr(first, text.find_last_not_of(spaces) - first + 1);
}

}  // namespace phanbien::statechart
