#include "web/api/definition_json.hpp"

#include <algorithm>

#include "web/api/words.hpp"

namespace phanbien::api {

namespace json = boost::json;
using statechart::StateKind;

namespace {

std::string_view kind_name(StateKind kind) {
    switch (kind) {
        case StateKind::atomic:
            return "atomic";
        case StateKind::final:
            return "final";
        case StateKind::parallel:
            return "parallel";
        case StateKind::shallow_history:
        case StateKind::deep_history:
            return "history";
        case StateKind::root:
        case StateKind::compound:
            return "compound";
    }
    return "atomic";
}

// Whether entering the parent enters this state first.
bool is_initial(const statechart::Chart& chart, statechart::StateIndex index) {
    const auto& state = chart.state(index);
    const auto& parent = chart.state(state.parent);
    if (state.is_history()) {
        return false;
    }
    if (parent.kind == StateKind::parallel) {
        return true;
    }
    if (!parent.initial) {
        return !parent.children.empty() && parent.children.front() == index;
    }
    return std::ranges::any_of(parent.initial->targets, [&](auto target) {
        return target == index || chart.is_descendant(target, index);
    });
}

json::object state_json(const dossier::Workflow& workflow, statechart::StateIndex index) {
    const auto& chart = workflow.chart();
    const auto& state = chart.state(index);
    const auto* info = workflow.state(state.id);
    const bool top = state.parent == statechart::root_state;
    json::array tasks;
    json::object out{{"id", state.id},
                     {"parent", top ? std::string{} : chart.state(state.parent).id},
                     {"kind", kind_name(state.kind)},
                     {"label", info ? label_or_null(info->label) : json::value{}},
                     {"initial", is_initial(chart, index)}};
    if (info) {
        for (const auto& task : info->tasks) {
            tasks.push_back(label(task.label));
        }
        if (info->stage) {
            out["stage"] = *info->stage;
        }
    }
    out["tasks"] = std::move(tasks);
    return out;
}

json::object transition_json(const dossier::Workflow& workflow,
                             const statechart::Transition& transition) {
    const auto& chart = workflow.chart();
    json::array targets;
    for (auto target : transition.targets) {
        targets.emplace_back(chart.state(target).id);
    }
    std::string events;
    for (const auto& event : transition.events) {
        events += (events.empty() ? "" : " ") + event;
    }
    const bool top = transition.source == statechart::root_state;
    return {{"source", top ? std::string{} : chart.state(transition.source).id},
            {"targets", std::move(targets)},
            {"event", events},
            {"label", label_or_null(workflow.event_label(events))},
            {"condition", transition.condition.value_or("")}};
}

json::object chart_json(const dossier::Workflow& workflow) {
    const auto& chart = workflow.chart();
    json::array states;
    const auto count = static_cast<statechart::StateIndex>(chart.states().size());
    for (auto index = statechart::root_state + 1; index < count; ++index) {
        states.push_back(state_json(workflow, index));
    }
    json::array transitions;
    for (const auto& transition : chart.transitions()) {
        transitions.push_back(transition_json(workflow, transition));
    }
    return {{"states", std::move(states)}, {"transitions", std::move(transitions)}};
}

json::object list_json(const dossier::List& list) {
    json::array items;
    for (const auto& item : list.items) {
        items.push_back({{"id", item.id}, {"label", label(item.label)}, {"justify", item.justify}});
    }
    return {{"id", list.id},
            {"label", label(list.label)},
            {"basis", list.basis},
            {"items", std::move(items)}};
}

std::string_view field_type_name(dossier::FieldType type) {
    switch (type) {
        case dossier::FieldType::text:
            return "text";
        case dossier::FieldType::long_text:
            return "long_text";
        case dossier::FieldType::date:
            return "date";
        case dossier::FieldType::flag:
            return "flag";
        case dossier::FieldType::file:
            return "file";
        case dossier::FieldType::choice:
            return "choice";
        case dossier::FieldType::number:
            return "number";
    }
    return "text";
}

std::string_view presence_name(dossier::Presence presence) {
    switch (presence) {
        case dossier::Presence::required:
            return "required";
        case dossier::Presence::optional:
            return "optional";
        case dossier::Presence::none:
            return "none";
    }
    return "required";
}

template <class Items>
json::array named_all(const Items& items) {
    json::array out;
    for (const auto& item : items) {
        out.push_back(named(item.id, item.label));
    }
    return out;
}

json::array items_of(const dossier::Workflow& workflow, std::string_view list_id) {
    const auto* list = workflow.list(list_id);
    return list == nullptr ? json::array{} : named_all(list->items);
}

json::value number_or_null(const std::optional<std::int64_t>& number) {
    return number ? json::value(*number) : json::value{};
}

json::array data_json(const dossier::Workflow& workflow) {
    json::array out;
    for (const auto& item : workflow.data()) {
        out.push_back({{"id", item.id},
                       {"type", api::name_of(item.type)},
                       {"label", label_or_null(item.label)},
                       {"items", items_of(workflow, item.list)}});
    }
    return out;
}

}  // namespace

std::string_view name_of(dossier::DataType type) {
    switch (type) {
        case dossier::DataType::flag:
            return "flag";
        case dossier::DataType::count:
            return "count";
        case dossier::DataType::text:
            return "text";
        case dossier::DataType::date:
            return "date";
        case dossier::DataType::choice:
            return "choice";
    }
    return "text";
}

json::object procedure_ref(const dossier::Workflow& workflow) {
    return {{"id", workflow.id()},
            {"version", workflow.version()},
            {"hash", workflow.hash()},
            {"label", label(workflow.label())}};
}

json::object counterpart_json(const dossier::Counterpart& counterpart) {
    json::array kinds;
    for (const auto kind : counterpart.kinds) {
        kinds.emplace_back(people::name_of(kind));
    }
    return {{"label", label(counterpart.label)}, {"kinds", std::move(kinds)}};
}

json::array fields_json(std::span<const dossier::Field> fields, const dossier::Workflow& workflow) {
    json::array out;
    for (const auto& field : fields) {
        out.push_back({{"id", field.id},
                       {"type", field_type_name(field.type)},
                       {"required", field.required},
                       {"label", label(field.label)},
                       {"items", items_of(workflow, field.list)},
                       {"min", number_or_null(field.min)},
                       {"max", number_or_null(field.max)}});
    }
    return out;
}

json::array creations_json(const dossier::Workflow& workflow, const people::Actor& actor) {
    json::array out;
    for (const auto& creation : workflow.creations()) {
        const bool may = std::ranges::any_of(
            creation.who.roles, [&](const auto& role) { return actor.has_role(role); });
        if (!may) {
            continue;
        }
        const bool by_host = creation.who.relation == dossier::Relation::host;
        out.push_back({{"event", creation.event},
                       {"label", label(creation.label)},
                       {"by", by_host ? "host" : "drafting_body"},
                       {"numbered", !creation.register_id.empty()},
                       {"draft", presence_name(creation.draft)},
                       {"counterpart", presence_name(creation.counterpart)},
                       {"fields", fields_json(creation.fields, workflow)}});
    }
    return out;
}

json::object procedure_json(const dossier::Workflow& workflow, const people::Actor& actor) {
    json::array lists;
    for (const auto& list : workflow.lists()) {
        lists.push_back(list_json(list));
    }
    auto out = procedure_ref(workflow);
    out["code"] = workflow.code_prefix();
    out["counterpart"] = counterpart_json(workflow.counterpart());
    out["roles"] = named_all(workflow.roles());
    out["lists"] = std::move(lists);
    out["registers"] = named_all(workflow.registers());
    out["data"] = data_json(workflow);
    out["creations"] = creations_json(workflow, actor);
    out["chart"] = chart_json(workflow);
    return out;
}

}  // namespace phanbien::api
