// The procedure new dossiers follow: its words, its lists, and the chart that the page draws.
#include <algorithm>

#include "web/api/resources.hpp"
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

// How this person may start a dossier.
json::array creations_json(const dossier::Workflow& workflow, const people::Actor& actor) {
    json::array out;
    for (const auto& action : workflow.creations()) {
        if (std::ranges::any_of(action.who.roles,
                                [&](const auto& role) { return actor.has_role(role); })) {
            out.push_back({{"event", action.event},
                           {"label", label(action.label)},
                           {"numbered", !action.register_id.empty()}});
        }
    }
    return out;
}

}  // namespace

Result<Response> get_procedure(Call& call) {
    const auto& workflow = call.site.parts.workflows.current();
    json::array roles;
    for (const auto& role : workflow.roles()) {
        roles.push_back(named(role.id, role.label));
    }
    json::array lists;
    for (const auto& list : workflow.lists()) {
        lists.push_back(list_json(list));
    }
    json::array registers;
    for (const auto& book : workflow.registers()) {
        registers.push_back(named(book.id, book.label));
    }
    return json_response(200, {{"id", workflow.id()},
                               {"version", workflow.version()},
                               {"hash", workflow.hash()},
                               {"label", label(workflow.label())},
                               {"roles", std::move(roles)},
                               {"lists", std::move(lists)},
                               {"registers", std::move(registers)},
                               {"creations", creations_json(workflow, call.actor())},
                               {"chart", chart_json(workflow)}});
}

}  // namespace phanbien::api
