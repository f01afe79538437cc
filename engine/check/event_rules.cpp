// Rules about events: who raises what, and which transition takes it.
#include <algorithm>

#include "engine/check/content_walk.hpp"
#include "engine/check/rule_functions.hpp"
#include "engine/dossier/act_names.hpp"
#include "engine/statechart/interpreter.hpp"

namespace phanbien::check {

using statechart::Chart;
using statechart::no_state;
using statechart::StateIndex;
using statechart::Transition;

namespace {

constexpr std::string_view due_prefix = "due.";
constexpr std::string_view invoke_prefix = "done.invoke";

bool is_platform_event(std::string_view event) {
    return event == "*" || event == "error" || event.starts_with("error.") || event == "done" ||
           event == "done.state";
}

dossier::Label why_never_raised(const std::string& event) {
    if (event.starts_with(due_prefix)) {
        return {"Không có nhiệm vụ có hạn nào phát sinh sự kiện " + quoted(event) + ".",
                "No task with a due date raises the event " + quoted(event) + "."};
    }
    if (event.starts_with(invoke_prefix)) {
        return {"Không có <invoke> nào kết thúc bằng sự kiện " + quoted(event) + ".",
                "No <invoke> ends with the event " + quoted(event) + "."};
    }
    return {"Không ai được quyền phát sinh sự kiện " + quoted(event) + ".",
            "Nobody may raise the event " + quoted(event) + "."};
}

// Whether a transition that waits for `descriptor` would take the event.
bool takes(const std::string& descriptor, std::string_view event) {
    return statechart::matches(Transition{.events = {descriptor}}, event);
}

// The names that the chart itself sends or raises. An event whose name is computed may be any.
struct OwnEvents {
    std::vector<std::string> names;
    bool computed = false;
};

OwnEvents own_events(const Chart& chart) {
    OwnEvents out;
    for_each_action(chart, [&](const statechart::Action& action, const ContentPlace&) {
        if (const auto* raise = std::get_if<statechart::Raise>(&action.what)) {
            out.names.push_back(raise->event);
        } else if (const auto* send = std::get_if<statechart::Send>(&action.what)) {
            out.names.push_back(send->event.literal);
            out.computed = out.computed || !send->event.expression.empty();
        }
    });
    return out;
}

enum class Raised { never, elsewhere, here };

class Raisers {
  public:
    explicit Raisers(const Subject& subject)
        : subject_(subject), own_(own_events(subject.chart())) {
        for (const auto& placed : subject.actions()) {
            known_.emplace_back(placed.action->event, placed.state);
        }
        for (const auto& placed : subject.tasks()) {
            if (placed.task->due) {
                known_.emplace_back(dossier::due_event(placed.task->id), placed.state);
            }
        }
        for (const auto& placed : subject.routes()) {
            known_.emplace_back(dossier::done_event(placed.invoke->id), placed.state);
        }
    }

    Raised raised(const std::string& descriptor, StateIndex source) const {
        if (is_platform_event(descriptor) || own_.computed ||
            done_state_of(subject_.chart(), descriptor) != no_state ||
            std::ranges::any_of(own_.names,
                                [&](const auto& it) { return takes(descriptor, it); })) {
            return Raised::here;
        }
        auto out = Raised::never;
        for (const auto& [event, state] : known_) {
            if (takes(descriptor, event)) {
                if (may_be_active_together(subject_.chart(), state, source)) {
                    return Raised::here;
                }
                out = Raised::elsewhere;
            }
        }
        return out;
    }

  private:
    const Subject& subject_;
    OwnEvents own_;
    std::vector<std::pair<std::string, StateIndex>> known_;  // by actions, days, routes
};

bool covers(const Transition& first, const Transition& later) {
    if (first.condition || first.eventless() != later.eventless()) {
        return false;
    }
    return std::ranges::all_of(
        later.events, [&](const std::string& event) { return statechart::matches(first, event); });
}

}  // namespace

void event_nobody_raises(const Subject& subject, Notes& notes) {
    const Raisers raisers(subject);
    for (const auto& transition : subject.chart().transitions()) {
        for (const auto& event : transition.events) {
            const auto raised = raisers.raised(event, transition.source);
            if (raised == Raised::here) {
                continue;
            }
            const Place place{.line = transition.line,
                              .state = subject.state(transition.source).id,
                              .event = event};
            if (raised == Raised::elsewhere) {
                notes.add(place,
                          "Sự kiện " + quoted(event) +
                              " chỉ phát sinh ở trạng thái khác, không bao giờ khi trạng thái " +
                              named_vi(subject, transition.source) + " đang mở.",
                          "The event " + quoted(event) +
                              " is raised in other states only, never while " +
                              named_en(subject, transition.source) + " is active.");
            } else {
                const auto why = why_never_raised(event);
                notes.add(place, why.vi, why.en);
            }
        }
    }
}

void action_not_taken(const Subject& subject, Notes& notes) {
    for (const auto& placed : subject.actions()) {
        const auto& action = *placed.action;
        if (dossier::is_data_command(action.event)) {
            continue;
        }
        for (const auto leaf : subject.leaves(placed.state)) {
            if (subject.taking(action.event, leaf).empty()) {
                notes.add({.line = action.line,
                           .state = subject.state(placed.state).id,
                           .event = action.event},
                          "Việc " + quoted(action.label.vi) + " được trao ở trạng thái " +
                              named_vi(subject, leaf) + " nhưng ở đó không có gì nhận sự kiện " +
                              quoted(action.event) + ".",
                          "The action " + quoted(action.label.en) + " is granted in the state " +
                              named_en(subject, leaf) + ", where nothing takes the event " +
                              quoted(action.event) + ".");
                break;
            }
        }
    }
}

void shadowed_transition(const Chart& chart, Notes& notes) {
    for (const auto& state : chart.states()) {
        for (auto later = state.transitions.begin(); later != state.transitions.end(); ++later) {
            const auto& transition = chart.transition(*later);
            const auto first = std::find_if(state.transitions.begin(), later, [&](int number) {
                return covers(chart.transition(number), transition);
            });
            if (first != later) {
                const auto line = std::to_string(chart.transition(*first).line);
                notes.add(
                    {.line = transition.line, .state = state.id, .event = events_of(transition)},
                    "Chuyển trạng thái này không bao giờ được dùng: chuyển trạng thái không "
                    "điều kiện ở dòng " +
                        line + " luôn đứng trước.",
                    "This transition is never taken: the one without a condition in line " + line +
                        " always comes first.");
            }
        }
    }
}

}  // namespace phanbien::check
