#include "engine/check/guard_cases.hpp"

#include <algorithm>

#include "engine/dossier/act_names.hpp"
#include "engine/statechart/interpreter.hpp"

namespace phanbien::check {

using statechart::Expression;
using statechart::StateIndex;
using statechart::Transition;

namespace {

// In() of a state around this one always holds; of one that excludes it, never.
std::optional<TypedVariable> typed_state(const Subject& subject, const std::string& id) {
    if (!subject.chart().find(id)) {
        return std::nullopt;
    }
    return TypedVariable{.type = dossier::DataType::flag};
}

Domain state_domain(const Subject& subject, const std::string& id, StateIndex here) {
    const auto state = *subject.chart().find(id);
    const bool always = is_inside_or_same(subject.chart(), here, state);
    Domain out;
    if (!always) {
        out.samples.emplace_back(false);
    }
    if (always || may_be_active_together(subject.chart(), here, state)) {
        out.samples.emplace_back(true);
    }
    return out;
}

TypedVariable typed_member(const std::string& name, const Occasion& occasion) {
    if (occasion.is_route_only()) {
        return typed_of_route(name).value_or(TypedVariable{.may_be_absent = true});
    }
    std::optional<TypedVariable> out;
    bool everywhere = !occasion.route_ends;
    for (const auto* action : occasion.actions) {
        const auto field = std::ranges::find(action->fields, name, &dossier::Field::id);
        everywhere = everywhere && field != action->fields.end();
        if (field != action->fields.end() && !out) {
            out = typed_field(*field);
        } else if (field != action->fields.end()) {
            out->may_be_absent = out->may_be_absent || typed_field(*field).may_be_absent;
        }
    }
    if (!out) {
        return {.may_be_absent = true};
    }
    out->may_be_absent = out->may_be_absent || !everywhere;
    return *out;
}

std::vector<statechart::Constant> constants_for(const Variable& variable,
                                                std::span<const Expression> expressions) {
    std::vector<statechart::Constant> out;
    for (const auto& expression : expressions) {
        for (const auto& comparison : comparisons_in(expression)) {
            if (comparison.variable == variable) {
                out.push_back(comparison.constant);
            }
        }
    }
    return out;
}

}  // namespace

Occasion occasion_of(const Subject& subject, const Transition& transition) {
    const auto is_raised_in = [&](std::string_view event, StateIndex state) {
        return !transition.eventless() && statechart::matches(transition, event) &&
               may_be_active_together(subject.chart(), state, transition.source);
    };
    Occasion out{.state = transition.source};
    for (const auto& [state, action] : subject.actions()) {
        if (is_raised_in(action->event, state)) {
            out.actions.push_back(action);
        }
    }
    out.route_ends = std::ranges::any_of(subject.routes(), [&](const PlacedRoute& it) {
        return is_raised_in(dossier::done_event(it.invoke->id), it.state);
    });
    return out;
}

std::optional<TypedVariable> typed_of_route(std::string_view member) {
    if (member == "outcome") {
        return TypedVariable{
            .type = dossier::DataType::choice,
            .values = {dossier::route_outcomes.begin(), dossier::route_outcomes.end()}};
    }
    return member == "reason" ? std::optional(TypedVariable{.type = dossier::DataType::text})
                              : std::nullopt;
}

std::optional<TypedVariable> typed(const Subject& subject, const Variable& variable,
                                   const Occasion& occasion) {
    switch (variable.kind) {
        case VariableKind::data:
            return typed_data(subject.workflow(), variable.name);
        case VariableKind::event_member:
            return typed_member(variable.name, occasion);
        case VariableKind::in_state:
            return typed_state(subject, variable.name);
    }
    return std::nullopt;
}

GuardCases::GuardCases(std::vector<Expression> conditions, Combinations combinations)
    : conditions_(std::move(conditions)), combinations_(std::move(combinations)) {}

std::optional<GuardCases> GuardCases::of(const Subject& subject, const Occasion& occasion,
                                         std::span<const std::string> conditions,
                                         std::size_t tries_max) {
    std::vector<Expression> expressions;
    for (const auto& condition : conditions) {
        auto expression = Expression::parse(condition);
        if (!expression) {
            return std::nullopt;
        }
        expressions.push_back(std::move(expression).value());
    }
    std::map<Variable, Domain> domains;
    for (const auto& expression : expressions) {
        for (const auto& variable : variables_of(expression)) {
            const auto found = typed(subject, variable, occasion);
            if (!found) {
                return std::nullopt;
            }
            domains[variable] =
                variable.kind == VariableKind::in_state
                    ? state_domain(subject, variable.name, occasion.state)
                    : domain_of(*found, subject.workflow(), constants_for(variable, expressions));
        }
    }
    return GuardCases(std::move(expressions), Combinations(std::move(domains), tries_max));
}

std::optional<GuardCases> GuardCases::of(const Subject& subject,
                                         std::span<const Transition* const> transitions,
                                         std::size_t tries_max) {
    std::vector<std::string> conditions;
    Occasion occasion{.state = transitions.front()->source};
    for (const auto* transition : transitions) {
        conditions.push_back(*transition->condition);
        const auto behind = occasion_of(subject, *transition);
        occasion.route_ends = occasion.route_ends || behind.route_ends;
        for (const auto* action : behind.actions) {
            if (std::ranges::find(occasion.actions, action) == occasion.actions.end()) {
                occasion.actions.push_back(action);
            }
        }
    }
    return of(subject, occasion, conditions, tries_max);
}

bool GuardCases::holds(std::size_t condition, const statechart::Surroundings& surroundings) const {
    const auto held = statechart::holds(conditions_[condition], surroundings);
    return held && *held;
}

}  // namespace phanbien::check
