#include "engine/people/part_edit.hpp"

#include <array>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "engine/people/validity_words.hpp"

namespace phanbien::people {

namespace {

// A part as it stands in the file: an attribute that is empty is not written.
struct Element {
    std::string_view tag;
    std::vector<std::pair<std::string_view, std::string>> attributes = {};
    std::vector<Element> children = {};  // codes and predecessors of an organisation
};

Element element(std::string_view tag, const Validity& validity) {
    return {.tag = tag,
            .attributes = {{"from", text_of(validity.from)}, {"until", text_of(validity.until)}}};
}

template <class Named>
Element named_element(std::string_view tag, const Named& it) {
    Element made = element(tag, it.validity);
    made.attributes.insert(made.attributes.begin(), {{"id", it.id}, {"vi", it.vi}, {"en", it.en}});
    return made;
}

Element element_of(const written::Body& it) {
    Element made = named_element("organisation", it);
    made.attributes.emplace_back("kind", name_of(it.kind));
    made.attributes.emplace_back("level", name_of(it.level));
    made.attributes.emplace_back("parent", it.parent);
    for (const auto& code : it.codes) {
        Element child = element("code", code.validity);
        child.attributes.emplace_back("scheme", name_of(code.scheme));
        child.attributes.emplace_back("text", code.text);
        made.children.push_back(std::move(child));
    }
    for (const auto& body : it.predecessors) {
        made.children.push_back({.tag = "predecessor", .attributes = {{"id", body.id}}});
    }
    return made;
}

Element element_of(const written::Unit& it) {
    return named_element("unit", it);
}

Element element_of(const written::Post& it) {
    Element made = named_element("post", it);
    made.attributes.emplace_back("role", it.role);
    made.attributes.emplace_back("head", it.head ? "yes" : "");
    made.attributes.emplace_back("holders", it.several ? "several" : "");
    made.attributes.emplace_back("superior", it.superior);
    return made;
}

Element element_of(const written::Person& it) {
    return {.tag = "person",
            .attributes = {{"id", it.id}, {"name", it.name}, {"account", it.account}}};
}

Element element_of(const Part& part) {
    return std::visit([](const auto& it) { return element_of(it); }, part);
}

std::string id_of(const Part& part) {
    return std::visit([](const auto& it) { return it.id; }, part);
}

bool is_tag(pugi::xml_node node, std::string_view tag) {
    return node.name() == tag;
}

std::string_view value_of_attribute(pugi::xml_node node, std::string_view name) {
    return node.attribute(std::string(name).c_str()).value();
}

bool is_small(pugi::xml_node node) {
    return is_tag(node, "code") || is_tag(node, "predecessor");
}

bool is_as(pugi::xml_node node, const Element& seen) {
    for (const auto& [name, value] : seen.attributes) {
        if (value_of_attribute(node, name) != value) {
            return false;
        }
    }
    auto expected = seen.children.begin();
    for (const auto child : node.children()) {
        if (!is_small(child)) {
            continue;
        }
        if (expected == seen.children.end() || !is_tag(child, expected->tag) ||
            !is_as(child, *expected)) {
            return false;
        }
        ++expected;
    }
    return expected == seen.children.end();
}

void put_element(pugi::xml_node to, const Element& element) {
    for (const auto& [name, value] : element.attributes) {
        const std::string attribute(name);
        to.remove_attribute(attribute.c_str());
        if (!value.empty()) {
            to.append_attribute(attribute.c_str()).set_value(value.c_str());
        }
    }
    for (auto child = to.first_child(); child;) {
        const auto next = child.next_sibling();
        if (is_small(child)) {
            to.remove_child(child);
        }
        child = next;
    }
    for (auto it = element.children.rbegin(); it != element.children.rend(); ++it) {
        put_element(to.prepend_child(std::string(it->tag).c_str()), *it);
    }
}

pugi::xml_node find_part(pugi::xml_node root, std::string_view tag, const std::string& id) {
    return root.find_node([&](const pugi::xml_node& node) {
        return is_tag(node, tag) && value_of_attribute(node, "id") == id;
    });
}

Problem no_such_part() {
    return {.kind = ProblemKind::missing,
            .code = "directory.no_such_part",
            .vi =
                "Mục này của danh bạ không có, hoặc không còn như ông/bà đã thấy. Hãy mở lại rồi "
                "sửa.",
            .en =
                "This part of the directory is not there, or not as you saw it any more. Open it "
                "again, then change it."};
}

Problem no_place() {
    return {.kind = ProblemKind::missing,
            .code = "directory.no_such_part",
            .vi = "Danh bạ không có cơ quan hoặc đơn vị để thêm vào. Hãy xem lại danh bạ.",
            .en =
                "The directory does not have the organisation or unit to add it to. Look at the "
                "directory again."};
}

Problem id_taken(const std::string& id) {
    const Sentence what{"Danh bạ đã có mã “" + id + "”. Hãy đặt mã khác.",
                        "The directory has the id “" + id + "” already. Choose another one."};
    return {.kind = ProblemKind::conflict,
            .code = "directory.id_taken",
            .vi = what.vi,
            .en = what.en,
            .fields = {{"/id", what.vi, what.en}}};
}

Problem part_in_use() {
    return {.kind = ProblemKind::conflict,
            .code = "directory.in_use",
            .vi =
                "Không thể bỏ hẳn: danh bạ còn mục khác nằm trong hoặc nhắc đến mục này. Hãy ghi "
                "ngày cuối thay vì bỏ.",
            .en =
                "It cannot be removed: other parts of the directory stand in it or name it. Give "
                "it a last day instead."};
}

// Which attribute of which element names a part of which tag.
struct Naming {
    std::string_view part;
    std::string_view element;
    std::string_view attribute;
};
constexpr std::array namings{Naming{"organisation", "organisation", "parent"},
                             Naming{"organisation", "predecessor", "id"},
                             Naming{"post", "post", "superior"},
                             Naming{"post", "holds", "post"},
                             Naming{"post", "delegates", "post"},
                             Naming{"person", "delegates", "to"}};

bool is_needed(pugi::xml_node root, pugi::xml_node part) {
    for (const auto child : part.children()) {
        if (child.type() == pugi::node_element && !is_small(child)) {
            return true;
        }
    }
    const std::string id = part.attribute("id").value();
    const auto names_it = [&](const pugi::xml_node& node) {
        for (const auto& it : namings) {
            if (is_tag(part, it.part) && is_tag(node, it.element) &&
                value_of_attribute(node, it.attribute) == id) {
                return true;
            }
        }
        return false;
    };
    return !root.find_node(names_it).empty();
}

// At the end of its kind, since the order of the file is the order of precedence.
pugi::xml_node new_place(pugi::xml_node root, const Part& part, const Within& within) {
    if (std::holds_alternative<written::Person>(part)) {
        return root.append_child("person");
    }
    if (std::holds_alternative<written::Body>(part)) {
        const auto people = root.child("person");
        return people ? root.insert_child_before("organisation", people)
                      : root.append_child("organisation");
    }
    auto in = within.unit.empty() ? find_part(root, "organisation", within.body)
                                  : find_part(root, "unit", within.unit);
    if (!in || std::holds_alternative<written::Unit>(part)) {
        return in ? in.append_child("unit") : in;
    }
    const auto units = in.child("unit");
    return units ? in.insert_child_before("post", units) : in.append_child("post");
}

}  // namespace

std::optional<Problem> edit_part(pugi::xml_node root, const AddPart& edit) {
    const Element element = element_of(edit.part);
    const std::string id = id_of(edit.part);
    if (find_part(root, element.tag, id)) {
        return id_taken(id);
    }
    const auto place = new_place(root, edit.part, edit.within);
    if (!place) {
        return no_place();
    }
    put_element(place, element);
    return std::nullopt;
}

std::optional<Problem> edit_part(pugi::xml_node root, const ChangePart& edit) {
    const Element seen = element_of(edit.seen);
    const auto part = find_part(root, seen.tag, id_of(edit.seen));
    if (!part || !is_as(part, seen) || id_of(edit.part) != id_of(edit.seen) ||
        edit.part.index() != edit.seen.index()) {
        return no_such_part();
    }
    put_element(part, element_of(edit.part));
    return std::nullopt;
}

std::optional<Problem> edit_part(pugi::xml_node root, const RemovePart& edit) {
    const Element seen = element_of(edit.seen);
    auto part = find_part(root, seen.tag, id_of(edit.seen));
    if (!part || !is_as(part, seen)) {
        return no_such_part();
    }
    if (is_needed(root, part)) {
        return part_in_use();
    }
    part.parent().remove_child(part);
    return std::nullopt;
}

}  // namespace phanbien::people
