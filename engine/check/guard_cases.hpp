// GuardCases: the conditions that are asked at one place of a definition, parsed, with the domains
// of all they speak of. One thread.
#pragma once

#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "engine/check/combinations.hpp"
#include "engine/check/subject.hpp"

namespace phanbien::check {

// Where conditions are asked: while `state` is active, on an event that these actions raise, or by
// which an approval route tells how it has ended.
struct Occasion {
    statechart::StateIndex state = statechart::root_state;
    std::vector<const dossier::Action*> actions = {};
    bool route_ends = false;

    // What `_event.data` holds is the route's alone.
    bool is_route_only() const { return route_ends && actions.empty(); }
};

// What can raise that for which the transition waits, while its source is active.
Occasion occasion_of(const Subject& subject, const statechart::Transition& transition);

// What the end of an approval route carries under this name; nothing: it carries no such thing.
std::optional<TypedVariable> typed_of_route(std::string_view member);

// What a variable holds on this occasion; nothing for the name of no <data> and for a state that
// is not there.
std::optional<TypedVariable> typed(const Subject& subject, const Variable& variable,
                                   const Occasion& occasion);

class GuardCases {
  public:
    // Nothing when a condition cannot be parsed or speaks of something unknown: other rules tell.
    static std::optional<GuardCases> of(const Subject& subject, const Occasion& occasion,
                                        std::span<const std::string> conditions,
                                        std::size_t tries_max = combinations_max);
    // The conditions of transitions from one state, while it is active.
    static std::optional<GuardCases> of(const Subject& subject,
                                        std::span<const statechart::Transition* const> transitions,
                                        std::size_t tries_max = combinations_max);

    Combinations& combinations() { return combinations_; }
    // As the interpreter would: a condition that fails is not met.
    bool holds(std::size_t condition, const statechart::Surroundings& surroundings) const;
    std::size_t count() const { return conditions_.size(); }

  private:
    GuardCases(std::vector<statechart::Expression> conditions, Combinations combinations);

    std::vector<statechart::Expression> conditions_;
    Combinations combinations_;
};

}  // namespace phanbien::check
