// Rules about where a dossier can come to and how it goes on from there.
#include <algorithm>
#include <array>

#include "engine/check/rule_functions.hpp"

namespace phanbien::check {

using statechart::Chart;
using statechart::no_state;
using statechart::root_state;
using statechart::StateIndex;
using statechart::StateKind;
using statechart::Transition;

namespace {

bool waits_for_done(const Chart& chart, const Transition& transition) {
    return !transition.eventless() &&
           std::ranges::all_of(transition.events, [&](const std::string& event) {
               return done_state_of(chart, event) != no_state;
           });
}

// A transition of the state or of one around it leads somewhere, other than the waiting for
// something to be done, which a state that is not final does not further.
bool has_way_out(const Subject& subject, StateIndex index) {
    const auto around = subject.with_ancestors(index);
    return std::ranges::any_of(around, [&](StateIndex at) {
        const auto& own = subject.state(at).transitions;
        return std::ranges::any_of(own, [&](int number) {
            const auto& transition = subject.chart().transition(number);
            return !transition.targets.empty() && !waits_for_done(subject.chart(), transition);
        });
    });
}

bool is_dead_end(const Subject& subject, StateIndex index) {
    return subject.state(index).kind == StateKind::atomic && subject.reachable(index) &&
           !subject.ended(index) && !has_way_out(subject, index);
}

// The flow inside one state: what leads out of it, or through it from outside, is not in it.
Graph flow_inside(const Subject& subject, StateIndex region) {
    auto flow = subject.flow();
    std::erase_if(flow.edges, [&](const Edge& edge) {
        return !is_inside_or_same(subject.chart(), edge.from / 2, region) ||
               !is_inside_or_same(subject.chart(), edge.to / 2, region);
    });
    return flow;
}

// States of the region in which a dossier can be and from which its final states are out of reach.
void note_stuck(const Subject& subject, StateIndex region, StateIndex join, Notes& notes) {
    const auto flow = flow_inside(subject, region);
    const auto finals = finals_of(subject.chart(), region);
    std::vector<Vertex> goals;
    for (const auto final : finals) {
        goals.push_back(active(final));
    }
    const auto finishing = leading_to(flow, goals);
    if (finals.empty() || !finishing[static_cast<std::size_t>(entered(region))]) {
        notes.add(place_of(subject.chart(), region),
                  "Nhánh " + named_vi(subject, region) +
                      " không bao giờ tới trạng thái kết thúc của "
                      "nó, nên " +
                      quoted("done.state." + subject.state(join).id) + " không bao giờ xảy ra.",
                  "The region " + named_en(subject, region) +
                      " never reaches a final state of its "
                      "own, so " +
                      quoted("done.state." + subject.state(join).id) + " never happens.");
        return;
    }
    for (auto index = region + 1; index <= subject.state(region).last_descendant; ++index) {
        if (!subject.state(index).is_history() && subject.reachable(index) &&
            subject.state(index).is_atomic() &&
            !finishing[static_cast<std::size_t>(active(index))]) {
            notes.add(place_of(subject.chart(), index),
                      "Từ trạng thái " + named_vi(subject, index) + ", nhánh " +
                          quoted(subject.state(region).id) +
                          " không tới được trạng thái kết thúc; " + quoted(subject.state(join).id) +
                          " có thể chờ mãi.",
                      "From the state " + named_en(subject, index) + " the region " +
                          quoted(subject.state(region).id) + " cannot reach a final state; " +
                          quoted(subject.state(join).id) + " may wait for ever.");
        }
    }
}

}  // namespace

void unreachable_state(const Subject& subject, Notes& notes) {
    for (const auto index : subject.states()) {
        const auto parent = subject.state(index).parent;
        const bool told = parent != root_state && !subject.reachable(parent);
        if (!subject.reachable(index) && !told) {
            notes.add(place_of(subject.chart(), index),
                      "Không có đường nào dẫn tới trạng thái " + named_vi(subject, index) + ".",
                      "No way leads to the state " + named_en(subject, index) + ".");
        }
    }
}

void dead_end(const Subject& subject, Notes& notes) {
    for (const auto index : subject.states()) {
        if (is_dead_end(subject, index)) {
            notes.add(place_of(subject.chart(), index),
                      "Từ trạng thái " + named_vi(subject, index) + " không có lối ra.",
                      "There is no way out of the state " + named_en(subject, index) + ".");
        }
    }
}

void no_end(const Subject& subject, Notes& notes) {
    std::vector<Vertex> ends;
    for (const auto index : subject.states()) {
        if (subject.ended(index)) {
            ends.push_back(active(index));
        }
    }
    const auto ending = leading_to(subject.flow(), ends);
    for (const auto index : subject.states()) {
        if (subject.state(index).is_atomic() && subject.reachable(index) &&
            !is_dead_end(subject, index) && !ending[static_cast<std::size_t>(active(index))]) {
            notes.add(place_of(subject.chart(), index),
                      "Từ trạng thái " + named_vi(subject, index) +
                          " hồ sơ không bao giờ tới được điểm kết thúc.",
                      "From the state " + named_en(subject, index) +
                          " a dossier can never come to an end.");
        }
    }
}

void join_never_done(const Subject& subject, Notes& notes) {
    std::vector<StateIndex> looked_at;
    for (const auto& transition : subject.chart().transitions()) {
        for (const auto& event : transition.events) {
            const auto join = done_state_of(subject.chart(), event);
            if (join == no_state || !subject.reachable(join) ||
                std::ranges::find(looked_at, join) != looked_at.end()) {
                continue;
            }
            looked_at.push_back(join);
            if (subject.state(join).kind != StateKind::parallel) {
                note_stuck(subject, join, join, notes);
                continue;
            }
            for (const auto region : subject.state(join).children) {
                note_stuck(subject, region, join, notes);
            }
        }
    }
}

void endless_loop(const Chart& chart, Notes& notes) {
    Graph always{.vertices = static_cast<int>(chart.states().size()), .edges = {}};
    for (const auto& transition : chart.transitions()) {
        for (const auto target : transition.targets) {
            if (transition.eventless() && !transition.condition) {
                always.edges.push_back({transition.source, target});
            }
        }
    }
    for (const auto& cycle : cycles(always)) {
        std::vector<std::string> ids;
        for (const auto vertex : cycle) {
            ids.push_back(chart.state(vertex).id);
        }
        notes.add(
            place_of(chart, cycle.front()),
            "Các chuyển trạng thái không có sự kiện và điều kiện tạo thành vòng vô tận: " +
                quoted(ids) + ".",
            "Transitions without event and condition make an endless loop: " + quoted(ids) + ".");
    }
}

}  // namespace phanbien::check
