#include "engine/people/directory_edit.hpp"

#include <pugixml.hpp>
#include <type_traits>

#include "engine/people/part_edit.hpp"
#include "engine/people/validity_words.hpp"
#include "engine/xml/text.hpp"

namespace phanbien::people {

namespace {

Problem no_such_person() {
    return {.kind = ProblemKind::missing,
            .code = "directory.no_such_person",
            .vi = "Danh bạ tổ chức không có người này.",
            .en = "The directory does not have this person."};
}

Problem no_such_entry() {
    return {.kind = ProblemKind::missing,
            .code = "directory.no_such_entry",
            .vi = "Mục này của danh bạ không còn như ông/bà đã thấy. Hãy xem lại.",
            .en = "This entry of the directory is not as you saw it any more. Look at it again."};
}

// The same entry twice could not be told apart afterwards; and whoever sends an edit again, not
// knowing what became of it, does not add it a second time.
Problem entry_exists() {
    return {.kind = ProblemKind::conflict,
            .code = "directory.entry_exists",
            .vi = "Danh bạ đã có đúng mục này rồi. Hãy sửa mục đã có.",
            .en = "This very entry is there already. Change the one there is."};
}

void put(pugi::xml_node to, const char* name, const std::string& value) {
    to.remove_attribute(name);
    if (!value.empty()) {
        to.append_attribute(name).set_value(value.c_str());
    }
}

void put(pugi::xml_node to, const Validity& validity) {
    put(to, "from", text_of(validity.from));
    put(to, "until", text_of(validity.until));
}

void put(pugi::xml_node to, const Terms& terms) {
    std::string matters;
    for (const auto& matter : terms.matters) {
        matters += (matters.empty() ? "" : " ") + matter;
    }
    put(to, "post", terms.post);
    put(to, "matters", matters);
    put(to, "when", terms.always ? "always" : "");
}

bool has(pugi::xml_node node, const char* name, const std::string& value) {
    return node.attribute(name).value() == value;
}

bool is_of(pugi::xml_node node, const Validity& validity) {
    return has(node, "from", text_of(validity.from)) && has(node, "until", text_of(validity.until));
}

// In the order in which a person's entries stand: posts held, absences, delegations.
pugi::xml_node add_entry(pugi::xml_node person, const char* name, const char* before) {
    const auto next = person.child(before);
    return next ? person.insert_child_before(name, next) : person.append_child(name);
}

class Editor {
  public:
    explicit Editor(pugi::xml_node person) : person_(person) {}

    std::optional<Problem> operator()(const AddAbsence& it) {
        if (absence(it.validity)) {
            return entry_exists();
        }
        const auto entry = add_entry(person_, "away", "delegates");
        put(entry, it.validity);
        put(entry, "reason", it.reason);
        return std::nullopt;
    }
    std::optional<Problem> operator()(const ChangeAbsence& it) {
        const auto entry = absence(it.seen);
        if (!entry) {
            return no_such_entry();
        }
        if (it.validity != it.seen && absence(it.validity)) {
            return entry_exists();
        }
        put(entry, it.validity);
        if (it.reason) {
            put(entry, "reason", *it.reason);
        }
        return std::nullopt;
    }
    std::optional<Problem> operator()(const RemoveAbsence& it) { return removed(absence(it.seen)); }

    std::optional<Problem> operator()(const AddDelegation& it) {
        if (delegation(it.handover, it.validity)) {
            return entry_exists();
        }
        const auto entry = person_.append_child("delegates");
        put(entry, "to", it.handover.to);
        put(entry, Terms{.post = it.handover.post, .matters = it.matters, .always = it.always});
        put(entry, it.validity);
        return std::nullopt;
    }
    std::optional<Problem> operator()(const ChangeDelegation& it) {
        const auto entry = delegation(it.handover, it.seen);
        if (!entry) {
            return no_such_entry();
        }
        auto next = it.handover;
        if (it.terms) {
            next.post = it.terms->post;
        }
        const auto same = delegation(next, it.validity);
        if (same && same != entry) {
            return entry_exists();
        }
        put(entry, it.validity);
        if (it.terms) {
            put(entry, *it.terms);
        }
        return std::nullopt;
    }
    std::optional<Problem> operator()(const RemoveDelegation& it) {
        return removed(delegation(it.handover, it.seen));
    }

    std::optional<Problem> operator()(const AddTenure& it) {
        if (tenure(it.tenure.post, it.tenure.validity)) {
            return entry_exists();
        }
        const auto entry =
            add_entry(person_, "holds", person_.child("away") ? "away" : "delegates");
        put(entry, "post", it.tenure.post);
        put(entry, it.tenure.validity);
        return std::nullopt;
    }
    std::optional<Problem> operator()(const ChangeTenure& it) {
        const auto entry = tenure(it.seen.post, it.seen.validity);
        if (!entry) {
            return no_such_entry();
        }
        if (it.validity != it.seen.validity && tenure(it.seen.post, it.validity)) {
            return entry_exists();
        }
        put(entry, it.validity);
        return std::nullopt;
    }
    std::optional<Problem> operator()(const RemoveTenure& it) {
        return removed(tenure(it.seen.post, it.seen.validity));
    }

  private:
    std::optional<Problem> removed(pugi::xml_node entry) {
        return person_.remove_child(entry) ? std::nullopt : std::optional(no_such_entry());
    }
    pugi::xml_node absence(const Validity& seen) const {
        for (const auto entry : person_.children("away")) {
            if (is_of(entry, seen)) {
                return entry;
            }
        }
        return {};
    }
    pugi::xml_node delegation(const Handover& handover, const Validity& seen) const {
        for (const auto entry : person_.children("delegates")) {
            if (is_of(entry, seen) && has(entry, "to", handover.to) &&
                has(entry, "post", handover.post)) {
                return entry;
            }
        }
        return {};
    }

    pugi::xml_node tenure(const std::string& post, const Validity& seen) const {
        for (const auto entry : person_.children("holds")) {
            if (is_of(entry, seen) && has(entry, "post", post)) {
                return entry;
            }
        }
        return {};
    }

    pugi::xml_node person_;
};

// Named one by one: another kind of edit is for an administrator until it stands here.
template <class Edit>
constexpr bool is_own_entry =
    std::is_same_v<Edit, AddAbsence> || std::is_same_v<Edit, ChangeAbsence> ||
    std::is_same_v<Edit, RemoveAbsence> || std::is_same_v<Edit, AddDelegation> ||
    std::is_same_v<Edit, ChangeDelegation> || std::is_same_v<Edit, RemoveDelegation>;

// Of whom the edit is, own or not.
template <class Edit>
const std::string& person_in(const Edit& it) {
    if constexpr (requires { it.handover; }) {
        return it.handover.person;
    } else {
        return it.person;
    }
}

template <class Edit>
std::optional<Problem> make_entry(pugi::xml_node root, const Edit& edit) {
    for (const auto person : root.children("person")) {
        if (has(person, "id", person_in(edit))) {
            return Editor(person)(edit);
        }
    }
    return no_such_person();
}

std::optional<Problem> make(pugi::xml_node root, const DirectoryEdit& edit) {
    return std::visit(
        [&](const auto& it) {
            if constexpr (requires { edit_part(root, it); }) {
                return edit_part(root, it);
            } else {
                return make_entry(root, it);
            }
        },
        edit);
}

}  // namespace

std::optional<std::string> owner_of(const DirectoryEdit& edit) {
    return std::visit(
        [](const auto& it) -> std::optional<std::string> {
            if constexpr (is_own_entry<std::decay_t<decltype(it)>>) {
                return person_in(it);
            } else {
                return std::nullopt;
            }
        },
        edit);
}

Result<std::string> edited(std::string_view xml, const DirectoryEdit& edit) {
    pugi::xml_document document;
    document.load_buffer(xml.data(), xml.size());
    if (auto problem = make(document.document_element(), edit)) {
        return *std::move(problem);
    }
    return xml::indented_text_of(document);
}

}  // namespace phanbien::people
