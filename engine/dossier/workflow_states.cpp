// What stands in a state of a definition: tasks, actions with their requirements, rights.
#include <algorithm>
#include <array>

#include "engine/dossier/act_names.hpp"
#include "engine/dossier/facts.hpp"
#include "engine/dossier/placeholder.hpp"
#include "engine/dossier/workflow_reader.hpp"

namespace phanbien::dossier {

namespace {

constexpr std::array<std::string_view, 7> sections{"draft",           "opinions",  "own_opinions",
                                                   "recommendations", "documents", "own_documents",
                                                   "history"};

}  // namespace

void WorkflowReader::read_in_state(const statechart::Annotation& element, StateInfo& state) {
    if (element.name == "task") {
        auto task = read_task(element);
        check_task(task, state);
        state.tasks.push_back(std::move(task));
    } else if (element.name == "action") {
        auto action = read_action(element);
        AnnotationReader in(element, mistakes_);
        check_action(action, state, in);
        state.actions.push_back(std::move(action));
    } else if (element.name == "see") {
        state.reading.push_back(read_right(element));
    } else {
        note_unknown(element, "một trạng thái", "a state");
    }
}

Task WorkflowReader::read_task(const statechart::Annotation& element) {
    AnnotationReader in(element, mistakes_);
    Task task;
    task.id = in.text("id");
    task.who = read_party(in);
    task.label = in.label();
    task.due = read_due(in);
    task.escalate = in.optional("escalate");
    task.basis = in.optional("basis");
    task.document = in.optional("document");
    const auto each = in.optional("each");
    task.each_review = each == "review";
    task.line = element.line;
    if (!each.empty() && !task.each_review) {
        in.complain("each phải là review.", "each must be review.");
    }
    if (!task.escalate.empty()) {
        check_role(task.escalate, in);
    }
    in.finish();
    return task;
}

// The id is the task's key while it is open, so it is unique in the whole definition.
void WorkflowReader::check_task(const Task& task, const StateInfo& state) {
    const auto is_same = [&](const Task& it) { return it.id == task.id; };
    if (std::ranges::any_of(state.tasks, is_same) ||
        std::ranges::any_of(workflow_.states_, [&](const StateInfo& other) {
            return std::ranges::any_of(other.tasks, is_same);
        })) {
        mistakes_.add(task.line, "Nhiệm vụ “" + task.id + "” đã có rồi.",
                      "The task “" + task.id + "” is already there.");
    }
}

Action WorkflowReader::read_action(const statechart::Annotation& element) {
    AnnotationReader in(element, mistakes_);
    Action action;
    action.event = in.text("event");
    action.who = read_party(in);
    action.label = in.label();
    if (const auto style = in.optional("style"); !style.empty()) {
        action.style = named<ActionStyle>(style,
                                          {{"main", ActionStyle::main},
                                           {"quiet", ActionStyle::quiet},
                                           {"danger", ActionStyle::danger},
                                           {"tool", ActionStyle::tool}},
                                          ActionStyle::quiet, "style", in);
    }
    action.other_than = in.words("other_than");
    action.register_id = in.optional("register");
    action.revokes = in.optional("revokes");
    if (const auto reopens = in.optional("reopens"); !reopens.empty()) {
        action.reopens_answers = named<bool>(reopens, {{"answers", true}}, false, "reopens", in);
    }
    action.due = read_due(in);
    if (const auto needs = in.optional("needs"); !needs.empty()) {
        action.needs_open_review = named<bool>(needs, {{"open_review", true}}, false, "needs", in);
    }
    if (const auto opinions = in.optional("opinions"); !opinions.empty()) {
        action.opinions = named<Presence>(
            opinions, {{"required", Presence::required}, {"optional", Presence::optional}},
            Presence::required, "opinions", in);
        if (action.event != "recommendation.make") {
            in.complain("opinions chỉ dùng cho recommendation.make.",
                        "opinions goes with recommendation.make only.");
        }
    }
    action.line = element.line;
    check_register(action.register_id, in);
    check_register(action.revokes, in);
    action.fields = read_fields(element, in);
    for (const auto& child : element.children) {
        if (child.name == "requires") {
            action.requirements.push_back(read_requirement(child));
        }
    }
    in.finish({"field", "requires"});
    return action;
}

Condition WorkflowReader::read_requirement(const statechart::Annotation& element) {
    AnnotationReader in(element, mistakes_);
    Condition condition;
    condition.expression = in.text("cond");
    condition.otherwise = in.label();
    check_condition(condition.expression, in);
    check_placeholders(condition.otherwise, in);
    in.finish();
    return condition;
}

ReadingRight WorkflowReader::read_right(const statechart::Annotation& element) {
    AnnotationReader in(element, mistakes_);
    ReadingRight right;
    right.who = read_party(in);
    right.sections = in.words("what");
    right.document_kinds = in.words("kinds");
    right.condition = in.optional("cond");
    if (right.sections.empty()) {
        in.complain("thiếu thuộc tính “what”.", "the attribute “what” is missing.");
    }
    for (const auto& section : right.sections) {
        if (std::ranges::find(sections, section) == sections.end()) {
            in.complain("phần “" + section + "” không được biết đến.",
                        "the section “" + section + "” is not known.");
        }
    }
    check_kinds(right, in);
    if (!right.condition.empty()) {
        check_condition(right.condition, in);
    }
    in.finish();
    return right;
}

void WorkflowReader::check_kinds(const ReadingRight& right, AnnotationReader& in) {
    if (!right.document_kinds.empty() &&
        std::ranges::find(right.sections, "documents") == right.sections.end()) {
        in.complain("kinds chỉ dùng cùng phần documents.",
                    "kinds goes with the section documents only.");
    }
    for (const auto& kind : right.document_kinds) {
        if (workflow_.item("document_kind", kind) == nullptr) {
            in.complain("loại tài liệu “" + kind + "” không được khai báo.",
                        "the kind of document “" + kind + "” is not declared.");
        }
    }
}

Party WorkflowReader::read_party(AnnotationReader& in) {
    Party party;
    party.roles = in.words("role");
    if (party.roles.empty()) {
        in.complain("thiếu thuộc tính “role”.", "the attribute “role” is missing.");
    }
    for (const auto& role : party.roles) {
        check_role(role, in);
    }
    party.relation = named<Relation>(in.text("of"),
                                     {{"host", Relation::host},
                                      {"drafting_body", Relation::drafting_body},
                                      {"reviewer", Relation::reviewer},
                                      {"any", Relation::any}},
                                     Relation::any, "of", in);
    return party;
}

void WorkflowReader::check_action(const Action& action, const StateInfo& state,
                                  AnnotationReader& in) {
    const auto transitions = workflow_.chart().transitions();
    if (!is_data_command(action.event) &&
        std::ranges::none_of(transitions, [&](const statechart::Transition& it) {
            return statechart::matches(it, action.event);
        })) {
        in.complain("không có chuyển trạng thái nào nhận sự kiện “" + action.event + "”.",
                    "no transition anywhere takes the event “" + action.event + "”.");
    }
    if (action.event == "review.request" && !action.due) {
        in.complain("review.request cần thuộc tính due: hạn góp ý khi người mời không ghi hạn.",
                    "review.request needs the attribute due: by when, where none is stated.");
    }
    for (const auto& other : state.actions) {
        const bool shared = std::ranges::any_of(action.who.roles, [&](const std::string& role) {
            return std::ranges::find(other.who.roles, role) != other.who.roles.end();
        });
        if (shared && other.event == action.event && other.who.relation == action.who.relation) {
            in.complain(
                "“" + action.event + "” đã được trao cho cùng vai trò trong trạng thái này.",
                "“" + action.event + "” is already granted to the same role in this state.");
        }
    }
}

void WorkflowReader::check_role(const std::string& role, AnnotationReader& in) {
    if (workflow_.role(role) == nullptr) {
        in.complain("vai trò “" + role + "” không được khai báo.",
                    "the role “" + role + "” is not declared.");
    }
}

void WorkflowReader::check_register(const std::string& id, AnnotationReader& in) {
    if (!id.empty() && workflow_.find_register(id) == nullptr) {
        in.complain("sổ “" + id + "” không được khai báo.",
                    "the register “" + id + "” is not declared.");
    }
}

void WorkflowReader::check_condition(const std::string& expression, AnnotationReader& in) {
    if (expression.empty()) {
        return;
    }
    auto fault = interpreter_.check_expression(expression);
    if (!fault) {
        if (auto value = interpreter_.evaluate(beginning_, expression, facts_of(Dossier{}));
            !value) {
            fault = value.error();
        }
    }
    if (fault) {
        in.complain("điều kiện “" + expression + "” không dùng được: " + fault->vi,
                    "the condition “" + expression + "” cannot be used: " + fault->en);
    }
}

void WorkflowReader::check_placeholders(const Label& label, AnnotationReader& in) {
    for (const auto* sentence : {&label.vi, &label.en}) {
        for (auto name : placeholders_in(*sentence)) {
            if (name.ends_with(".list")) {
                name.resize(name.size() - 5);
            }
            if (std::ranges::find(fact_catalogue(), std::string_view(name), [](const FactName& it) {
                    return it.id;
                }) == fact_catalogue().end()) {
                in.complain("{" + name + "} không phải là số liệu hệ thống đếm được.",
                            "{" + name + "} is not a fact that the engine counts.");
            }
        }
    }
}

}  // namespace phanbien::dossier
