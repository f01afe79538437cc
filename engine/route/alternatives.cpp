#include "engine/route/alternatives.hpp"

#include <algorithm>
#include <optional>
#include <set>

#include "engine/graph/ways.hpp"

namespace phanbien::route {

namespace {

constexpr int delegated = 100;  // for each person further from the holder

class Layers {
  public:
    Layers(const Plan& plan, const People& away) : plan_(plan), away_(away) {
        end_ = add_vertex(0, {});
        for (PlaceInPlan at = 0; at < plan.steps.size(); ++at) {
            add(at);
        }
    }

    std::vector<graph::Way> ways() const {
        return graph::best_ways(graph_, weights_, 0, end_, ways_weighed_max);
    }

    Assignment along(const graph::Way& way) const {
        Assignment out;
        for (const auto it : way.vertices) {
            if (const auto& who = approver_[static_cast<std::size_t>(it)]) {
                out.push_back(*who);
            }
        }
        return out;
    }

  private:
    graph::Vertex add_vertex(int weight, std::optional<Approver> who) {
        weights_.push_back(weight);
        approver_.push_back(who);
        return graph_.vertices++;
    }

    // A grid: so many seats looked at, so many approvals found; from each place the next seat is
    // passed over, or filled by one of those who could act there.
    void add(PlaceInPlan at) {
        const auto& step = plan_.steps[at];
        const auto seats = std::min(step.seats.size(), seats_weighed_max);
        const auto quorum = static_cast<std::size_t>(step.quorum);
        std::vector<graph::Vertex> row(quorum + 1, -1);
        row[0] = end_;
        for (std::size_t seat = 0; seat < seats; ++seat) {
            std::vector<graph::Vertex> next(quorum + 1, -1);
            for (std::size_t found = 0; found <= quorum; ++found) {
                if (row[found] >= 0) {
                    pass(row[found], next[found]);
                    if (found < quorum) {
                        fill(row[found], next[found + 1], {.step = at, .seat = seat, .who = 0});
                    }
                }
            }
            row = std::move(next);
        }
        // Nothing leads to a vertex of its own: a step that cannot be done ends every way.
        end_ = row[quorum] >= 0 ? row[quorum] : add_vertex(0, {});
    }

    void pass(graph::Vertex from, graph::Vertex& to) {
        to = to >= 0 ? to : add_vertex(0, {});
        graph_.edges.push_back({from, to});
    }

    void fill(graph::Vertex from, graph::Vertex& to, Approver approver) {
        const auto& seat = plan_.steps[approver.step].seats[approver.seat];
        for (std::size_t i = 0; i < seat.could_act.size(); ++i) {
            approver.who = seat.could_act[i];
            if (away_[approver.who]) {
                continue;
            }
            const int chain = approver.who == seat.holder ? 0 : static_cast<int>(i) + 1;
            const auto weight = delegated * chain + static_cast<int>(approver.seat);
            const auto vertex = add_vertex(weight, approver);
            to = to >= 0 ? to : add_vertex(0, {});
            graph_.edges.push_back({from, vertex});
            graph_.edges.push_back({vertex, to});
        }
    }

    const Plan& plan_;
    const People& away_;
    graph::Graph graph_;
    std::vector<int> weights_;
    std::vector<std::optional<Approver>> approver_;
    graph::Vertex end_ = 0;
};

// Nobody twice at a step, nor at two steps that exclude each other.
bool is_allowed(const Plan& plan, const Assignment& assignment) {
    std::set<std::pair<PlaceInPlan, Who>> given;
    return std::ranges::all_of(assignment, [&](const Approver& it) {
        const auto& others = plan.steps[it.step].other_than;
        return given.insert({it.step, it.who}).second &&
               std::ranges::none_of(others, [&](PlaceInPlan other) {
                   return given.contains({other, it.who});
               });
    });
}

}  // namespace

std::vector<Assignment> alternatives(const Plan& plan, const People& away, std::size_t count) {
    const Layers layers(plan, away);
    std::vector<Assignment> out;
    for (const auto& way : layers.ways()) {
        auto assignment = layers.along(way);
        if (out.size() < count && is_allowed(plan, assignment)) {
            out.push_back(std::move(assignment));
        }
    }
    return out;
}

}  // namespace phanbien::route
