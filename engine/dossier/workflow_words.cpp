// The words of a procedure: roles, lists, registers, notices, and who may start a dossier.
#include <algorithm>
#include <array>

#include "engine/dossier/workflow_reader.hpp"

namespace phanbien::dossier {

namespace {

// The lists that commands of every procedure choose from.
constexpr std::array<std::string_view, 6> required_lists{
    "heading", "stance", "source", "disposition", "draft_kind", "document_kind"};

template <class Items>
void refuse_repeated(const Items& items, const std::string& id, AnnotationReader& in) {
    if (std::ranges::any_of(items, [&](const auto& it) { return it.id == id; })) {
        in.complain("“" + id + "” đã có rồi.", "“" + id + "” is already there.");
    }
}

}  // namespace

void WorkflowReader::read_words(const statechart::Annotation& element) {
    if (element.name == "role") {
        read_role(element);
    } else if (element.name == "list") {
        read_list(element);
    } else if (element.name == "register") {
        read_register(element);
    } else if (element.name != "see" && element.name != "create" && element.name != "notice") {
        note_unknown(element, "<scxml>", "<scxml>");
    }
}

void WorkflowReader::read_uses(const statechart::Annotation& element) {
    if (element.name == "see") {
        workflow_.reading_.push_back(read_right(element));
    } else if (element.name == "create") {
        read_creation(element);
    } else if (element.name == "notice") {
        read_notice(element);
    }
}

void WorkflowReader::read_role(const statechart::Annotation& element) {
    AnnotationReader in(element, mistakes_);
    Role role;
    role.id = in.text("id");
    role.label = in.label();
    refuse_repeated(workflow_.roles_, role.id, in);
    in.finish();
    workflow_.roles_.push_back(std::move(role));
}

void WorkflowReader::read_list(const statechart::Annotation& element) {
    AnnotationReader in(element, mistakes_);
    List list;
    list.id = in.text("id");
    list.label = in.label();
    list.basis = in.optional("basis");
    refuse_repeated(workflow_.lists_, list.id, in);
    for (const auto& child : element.children) {
        if (child.name != "item") {
            continue;
        }
        AnnotationReader item_in(child, mistakes_);
        ListItem item;
        item.id = item_in.text("id");
        item.label = item_in.label();
        item.justify = item_in.flag("justify");
        item.standard = item_in.flag("standard");
        refuse_repeated(list.items, item.id, item_in);
        item_in.finish();
        list.items.push_back(std::move(item));
    }
    in.finish({"item"});
    workflow_.lists_.push_back(std::move(list));
}

void WorkflowReader::check_lists() {
    const auto line = workflow_.chart().state(statechart::root_state).line;
    for (const auto id : required_lists) {
        const auto* list = workflow_.list(id);
        if (list == nullptr || list->items.empty()) {
            mistakes_.add(line, "Thiếu danh mục “" + std::string(id) + "”.",
                          "The list “" + std::string(id) + "” is missing or empty.");
        }
    }
}

void WorkflowReader::read_register(const statechart::Annotation& element) {
    AnnotationReader in(element, mistakes_);
    NumberRegister numbers;
    numbers.id = in.text("id");
    numbers.label = in.label();
    numbers.pattern = in.text("pattern");
    if (numbers.pattern.find("{number}") == std::string::npos) {
        in.complain("mẫu số ký hiệu phải có {number}.", "the pattern must hold {number}.");
    }
    if (in.text("restart") != "year") {
        in.complain("restart phải là year.", "restart must be year.");
    }
    refuse_repeated(workflow_.registers_, numbers.id, in);
    in.finish();
    workflow_.registers_.push_back(std::move(numbers));
}

void WorkflowReader::read_notice(const statechart::Annotation& element) {
    AnnotationReader in(element, mistakes_);
    Notice notice;
    notice.id = in.text("id");
    notice.condition = in.text("cond");
    notice.text = in.label();
    notice.basis = in.optional("basis");
    check_condition(notice.condition, in);
    check_placeholders(notice.text, in);
    refuse_repeated(workflow_.notices_, notice.id, in);
    in.finish();
    workflow_.notices_.push_back(std::move(notice));
}

void WorkflowReader::read_creation(const statechart::Annotation& element) {
    AnnotationReader in(element, mistakes_);
    Action action;
    action.event = in.text("event");
    action.who = read_party(in);
    action.label = in.label();
    action.register_id = in.optional("register");
    action.line = element.line;
    check_register(action.register_id, in);
    if (action.who.relation != Relation::host && action.who.relation != Relation::drafting_body) {
        in.complain("chỉ host hoặc drafting_body bắt đầu được một hồ sơ.",
                    "only the host or the drafting_body can start a dossier.");
    }
    in.finish();
    workflow_.creations_.push_back(std::move(action));
}

}  // namespace phanbien::dossier
