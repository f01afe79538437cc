#include "engine/route/staffing.hpp"

#include <algorithm>

#include "engine/graph/network.hpp"
#include "engine/graph/ways.hpp"

namespace phanbien::route {

namespace {

using Places = std::vector<PlaceInPlan>;

// Joins steps to the people who could approve them: step → seat → person, who gives one approval
// among them all.
class Approvals {
  public:
    explicit Approvals(const People& away) : away_(away), person_(away.size()) {}

    void add(const PlannedStep& step) {
        const auto here = network_.add();
        network_.join(source, here, step.quorum);
        wanted_ += step.quorum;
        for (const auto& seat : step.seats) {
            const auto place = network_.add();
            network_.join(here, place);
            for (const auto who : seat.could_act) {
                if (!away_[who]) {
                    network_.join(place, vertex_of(who));
                }
            }
        }
    }

    int wanted() const { return wanted_; }
    int found() const { return graph::max_flow(network_, source, sink).value; }

  private:
    static constexpr graph::Vertex source = 0;
    static constexpr graph::Vertex sink = 1;

    graph::Vertex vertex_of(Who who) {
        if (!person_[who]) {
            person_[who] = network_.add();
            network_.join(*person_[who], sink);
        }
        return *person_[who];
    }

    const People& away_;
    std::vector<std::optional<graph::Vertex>> person_;
    graph::Network network_{.vertices = 2, .arcs = {}};
    int wanted_ = 0;
};

// Chooses a seat and a person for each approval, one after another, and takes back what leads
// nowhere.
class Choice {
  public:
    Choice(const Plan& plan, const Places& places, const People& away)
        : plan_(plan), places_(places), away_(away), given_(plan.steps.size()) {}

    Possible found() {
        if (choose(0, 0, 0)) {
            return Possible::yes;
        }
        return tried_ > choices_tried_max ? Possible::unknown : Possible::no;
    }

  private:
    // The approvals of places_[at] from seat `seat` on, `given` of them chosen before.
    bool choose(std::size_t at, std::size_t seat, int given) {
        if (at == places_.size()) {
            return true;
        }
        const auto& step = plan_.steps[places_[at]];
        if (given == step.quorum) {
            return choose(at + 1, 0, 0);
        }
        if (++tried_ > choices_tried_max || seat == step.seats.size()) {
            return false;
        }
        for (const auto who : step.seats[seat].could_act) {
            if (!is_free(who, places_[at])) {
                continue;
            }
            given_[places_[at]].insert(who);
            if (choose(at, seat + 1, given + 1)) {
                return true;
            }
            given_[places_[at]].erase(who);
        }
        return choose(at, seat + 1, given);
    }

    bool is_free(Who who, PlaceInPlan at) const {
        return !away_[who] && !given_[at].contains(who) &&
               std::ranges::none_of(plan_.steps[at].other_than,
                                    [&](PlaceInPlan other) { return given_[other].contains(who); });
    }

    const Plan& plan_;
    const Places& places_;
    const People& away_;
    std::vector<std::set<Who>> given_;  // by PlaceInPlan
    int tried_ = 0;
};

// The steps in groups: those that exclude each other directly or through others together.
std::vector<Places> groups_of(const Plan& plan) {
    std::vector<bool> seen(plan.steps.size(), false);
    std::vector<Places> out;
    for (PlaceInPlan first = 0; first < plan.steps.size(); ++first) {
        if (seen[first]) {
            continue;
        }
        Places group{first};
        seen[first] = true;
        for (std::size_t i = 0; i < group.size(); ++i) {
            for (const auto other : plan.steps[group[i]].other_than) {
                if (!seen[other]) {
                    seen[other] = true;
                    group.push_back(other);
                }
            }
        }
        std::ranges::sort(group);
        out.push_back(std::move(group));
    }
    return out;
}

// Each excludes all the others.
bool is_clique(const Plan& plan, const Places& group) {
    return std::ranges::all_of(group, [&](PlaceInPlan it) {
        return plan.steps[it].other_than.size() + 1 == group.size();
    });
}

Possible is_possible_in(const Plan& plan, const Places& group, const People& away) {
    for (const auto it : group) {
        if (approvals_possible(plan.steps[it], away) < plan.steps[it].quorum) {
            return Possible::no;
        }
    }
    if (group.size() == 1) {
        return Possible::yes;
    }
    if (!is_clique(plan, group)) {
        return Choice(plan, group, away).found();
    }
    Approvals approvals(away);
    for (const auto it : group) {
        approvals.add(plan.steps[it]);
    }
    return approvals.found() == approvals.wanted() ? Possible::yes : Possible::no;
}

// All who could act somewhere, in the order of the plan's people.
std::set<Who> everybody(const Plan& plan) {
    std::set<Who> out;
    for (const auto& step : plan.steps) {
        out.merge(able_at(step));
    }
    return out;
}

// The route as a network in which one walks from step to step by way of whoever approves: a vertex
// for each who could at a step that one approval does, and a way around where several are needed.
class Walk {
  public:
    explicit Walk(const Plan& plan) {
        for (PlaceInPlan at = 0; at < plan.steps.size(); ++at) {
            add(plan, at);
        }
    }

    // Nobody else could approve there.
    std::vector<std::pair<PlaceInPlan, Who>> sole() const {
        std::vector<std::pair<PlaceInPlan, Who>> out;
        for (const auto it : graph::on_every_way(graph_, 0, here_)) {
            if (const auto& who = who_[static_cast<std::size_t>(it)]) {
                out.push_back(*who);
            }
        }
        return out;
    }

  private:
    using Approver = std::optional<std::pair<PlaceInPlan, Who>>;

    graph::Vertex add_vertex(Approver who) {
        who_.push_back(who);
        return graph_.vertices++;
    }

    void add(const Plan& plan, PlaceInPlan at) {
        const auto& step = plan.steps[at];
        const auto next = add_vertex({});
        if (step.quorum > 1) {
            graph_.edges.push_back({here_, next});
        } else {
            for (const auto who : able_at(step)) {
                const auto vertex = add_vertex(std::pair(at, who));
                graph_.edges.push_back({here_, vertex});
                graph_.edges.push_back({vertex, next});
            }
        }
        here_ = next;
    }

    std::vector<Approver> who_{Approver{}};
    graph::Graph graph_{.vertices = 1, .edges = {}};
    graph::Vertex here_ = 0;
};

}  // namespace

People nobody_of(const Plan& plan) {
    return People(plan.people.size(), false);
}

People only(const Plan& plan, Who who) {
    auto out = nobody_of(plan);
    out[who] = true;
    return out;
}

std::set<Who> able_at(const PlannedStep& step) {
    std::set<Who> out;
    for (const auto& seat : step.seats) {
        out.insert(seat.could_act.begin(), seat.could_act.end());
    }
    return out;
}

int approvals_possible(const PlannedStep& step) {
    const auto able = able_at(step);
    return approvals_possible(step, People(able.empty() ? 0 : *able.rbegin() + 1, false));
}

int approvals_possible(const PlannedStep& step, const People& away) {
    if (step.quorum == 1) {
        const bool anybody = std::ranges::any_of(step.seats, [&](const Seat& seat) {
            return std::ranges::any_of(seat.could_act, [&](Who it) { return !away[it]; });
        });
        return anybody ? 1 : 0;
    }
    Approvals approvals(away);
    approvals.add(step);
    return approvals.found();
}

Possible is_possible(const Plan& plan, const People& away) {
    auto answer = Possible::yes;
    for (const auto& group : groups_of(plan)) {
        const auto here = is_possible_in(plan, group, away);
        if (here == Possible::no) {
            return here;
        }
        answer = here == Possible::unknown ? here : answer;
    }
    return answer;
}

std::vector<PlaceInPlan> unmet_four_eyes(const Plan& plan) {
    Places out;
    for (const auto& group : groups_of(plan)) {
        const bool each_alone = std::ranges::all_of(group, [&](PlaceInPlan it) {
            return approvals_possible(plan.steps[it]) == plan.steps[it].quorum;
        });
        if (each_alone && is_possible_in(plan, group, nobody_of(plan)) == Possible::no) {
            out.insert(out.end(), group.begin(), group.end());
        }
    }
    std::ranges::sort(out);
    return out;
}

std::vector<Mandatory> mandatory_people(const Plan& plan) {
    const auto sole = Walk(plan).sole();
    std::vector<Mandatory> out;
    for (const auto who : everybody(plan)) {
        Mandatory it{.who = who, .sole_at = {}};
        for (const auto& [at, only] : sole) {
            if (only == who) {
                it.sole_at.push_back(at);
            }
        }
        if (!it.sole_at.empty() || is_possible(plan, only(plan, who)) == Possible::no) {
            out.push_back(std::move(it));
        }
    }
    return out;
}

}  // namespace phanbien::route
