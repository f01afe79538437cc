// Rules about guards: all combinations of what they may find are tried with the evaluator that
// runs them at work. On one event they exclude each other and leave nothing out.
#include <algorithm>
#include <array>
#include <functional>
#include <optional>

#include "engine/check/guard_cases.hpp"
#include "engine/check/guard_pairs.hpp"
#include "engine/check/rule_functions.hpp"
#include "engine/dossier/act_names.hpp"
#include "engine/statechart/interpreter.hpp"

namespace phanbien::check {

using statechart::no_state;
using statechart::StateIndex;
using statechart::StateKind;
using statechart::Surroundings;
using statechart::Transition;

namespace {

// Transitions that stand ready for the same thing, of which one should be taken.
struct Group {
    Place place;
    Occasion occasion;
    std::vector<const Transition*> candidates;
    std::vector<std::string> requirements;  // unless they hold, nobody can raise the event
    std::string vi;                         // what is left without an answer
    std::string en;
};

// A refusal in words of its own is an answer.
bool says_why(const Transition& transition) {
    return statechart::find_attribute(transition.attributes, "else_vi") != nullptr;
}

bool all_guarded(const std::vector<const Transition*>& candidates) {
    return !candidates.empty() && std::ranges::all_of(candidates, [](const Transition* it) {
        return it->condition.has_value() && !says_why(*it);
    });
}

Group group_of(const Subject& subject, const PlacedAction& placed,
               std::vector<const Transition*> candidates) {
    const auto& action = *placed.action;
    Group out{.place = {.line = candidates.front()->line,
                        .state = subject.state(placed.state).id,
                        .event = action.event},
              .occasion = {.state = placed.state, .actions = {&action}},
              .candidates = std::move(candidates),
              .requirements = {},
              .vi = "việc " + quoted(action.label.vi) +
                    " được phép làm nhưng không chuyển trạng "
                    "thái nào nhận, và không có lời từ chối",
              .en = "the action " + quoted(action.label.en) +
                    " may be done and no transition takes "
                    "it, nor says why not"};
    for (const auto& requirement : action.requirements) {
        out.requirements.push_back(requirement.expression);
    }
    return out;
}

void each_action_group(const Subject& subject, const std::function<void(Group)>& look) {
    for (const auto& placed : subject.actions()) {
        if (dossier::is_data_command(placed.action->event)) {
            continue;
        }
        std::vector<const Transition*> before;
        for (const auto leaf : subject.leaves(placed.state)) {
            auto candidates = subject.taking(placed.action->event, leaf);
            if (all_guarded(candidates) && candidates != before) {
                before = candidates;
                look(group_of(subject, placed, std::move(candidates)));
            }
        }
    }
}

// The same of what no person raises, so that nothing could be required of anybody.
Group group_of(Place place, Occasion occasion, std::vector<const Transition*> candidates) {
    Group out;
    out.place = std::move(place);
    out.occasion = std::move(occasion);
    out.candidates = std::move(candidates);
    return out;
}

// States that are passed through at once: nobody could help a dossier that stays in one.
void each_choice_group(const Subject& subject, const std::function<void(Group)>& look) {
    for (const auto index : subject.states()) {
        std::vector<const Transition*> candidates;
        for (const int number : subject.state(index).transitions) {
            candidates.push_back(&subject.chart().transition(number));
        }
        if (subject.state(index).kind == StateKind::atomic && subject.transient(index) &&
            subject.reachable(index) && all_guarded(candidates)) {
            auto group =
                group_of(place_of(subject.chart(), index), {.state = index}, std::move(candidates));
            group.vi = "hồ sơ kẹt ở trạng thái " + named_vi(subject, index) +
                       ": không chuyển trạng thái nào được chọn";
            group.en = "the dossier is stuck in the state " + named_en(subject, index) +
                       ": no transition is taken";
            look(std::move(group));
        }
    }
}

void each_join_group(const Subject& subject, const std::function<void(Group)>& look) {
    for (const auto index : subject.states()) {
        const auto event = "done.state." + subject.state(index).id;
        auto candidates = subject.taking(event, index);
        if (subject.reachable(index) && all_guarded(candidates)) {
            Place place{
                .line = candidates.front()->line, .state = subject.state(index).id, .event = event};
            auto group = group_of(std::move(place), {.state = index}, std::move(candidates));
            group.vi = "không có gì nhận " + quoted(event);
            group.en = "nothing takes " + quoted(event);
            look(std::move(group));
        }
    }
}

// However a route ends, the procedure goes on: nobody is there to whom words could say why not.
void each_route_group(const Subject& subject, const std::function<void(Group)>& look) {
    for (const auto& [state, invoke] : subject.routes()) {
        const auto event = dossier::done_event(invoke->id);
        std::optional<std::vector<const Transition*>> before;
        for (const auto leaf : subject.leaves(state)) {
            auto candidates = subject.taking(event, leaf);
            const bool is_complete = std::ranges::any_of(
                candidates, [](const Transition* it) { return !it->condition; });
            if (is_complete || candidates == before) {
                continue;
            }
            before = candidates;
            Place place{.line = candidates.empty() ? invoke->line : candidates.front()->line,
                        .state = subject.state(state).id,
                        .event = event};
            auto group = group_of(std::move(place), {.state = state, .route_ends = true},
                                  std::move(candidates));
            group.vi = "tuyến duyệt kết thúc mà không chuyển trạng thái nào nhận kết quả";
            group.en = "the approval route ends and no transition takes its outcome";
            look(std::move(group));
        }
    }
}

void each_group(const Subject& subject, const std::function<void(Group)>& look) {
    each_action_group(subject, look);
    each_choice_group(subject, look);
    each_join_group(subject, look);
    each_route_group(subject, look);
}

// The guards first, then what must hold for the event to be raised.
std::optional<GuardCases> cases_of(const Subject& subject, const Group& group) {
    std::vector<std::string> conditions;
    for (const auto* transition : group.candidates) {
        conditions.push_back(*transition->condition);
    }
    std::ranges::copy(group.requirements, std::back_inserter(conditions));
    return GuardCases::of(subject, group.occasion, conditions);
}

bool none_answers(const GuardCases& cases, std::size_t guards, const Surroundings& surroundings) {
    for (std::size_t i = 0; i < cases.count(); ++i) {
        if (cases.holds(i, surroundings) == (i < guards)) {
            return false;
        }
    }
    return true;
}

Place place_of(const Subject& subject, const Transition& transition) {
    return {.line = transition.line,
            .state = subject.state(transition.source).id,
            .event = events_of(transition)};
}

void compare(const Subject& subject, const GuardPair& pair, std::size_t tries_max, Notes& notes) {
    auto cases = GuardCases::of(subject, pair, tries_max);
    if (!cases || !cases->combinations().find([&](const Surroundings& it) {
            return cases->holds(0, it) && cases->holds(1, it);
        })) {
        return;
    }
    const auto& [first, second] = pair;
    const auto line = std::to_string(first->line);
    const auto when = cases->combinations().witness();
    notes.add(place_of(subject, *second),
              "Điều kiện này và điều kiện ở dòng " + line + " cùng đúng khi " + when + ".",
              "This condition and the one in line " + line + " both hold when " + when + ".");
}

// What of the pairs was not tried in full for the sake of the whole.
void note_crowd(const Subject& subject, Notes& notes) {
    const auto pairs = guard_pairs(subject);
    const auto thinned = std::ranges::find_if(pairs.tried, [&](const GuardPair& pair) {
        auto cases = pairs.tries_max < combinations_max
                         ? GuardCases::of(subject, pair, pairs.tries_max)
                         : std::nullopt;
        return cases && cases->combinations().sampled();
    });
    if (thinned != pairs.tried.end()) {
        const auto count = std::to_string(pairs.tries_max);
        notes.add(place_of(subject, *thinned->back()),
                  "Có quá nhiều cặp điều kiện cho cùng một sự kiện; mỗi cặp chỉ thử " + count +
                      " tổ hợp giá trị chọn ngẫu nhiên theo một số cố định.",
                  "There are too many pairs of conditions on the same event; " + count +
                      " combinations of values were tried for each, picked by a fixed seed.");
    }
    if (pairs.first_untried) {
        const auto count = std::to_string(guard_pairs_max);
        notes.add(place_of(subject, *pairs.first_untried->back()),
                  "Có quá nhiều cặp điều kiện cho cùng một sự kiện; từ đây không xét cặp nào nữa, "
                  "chỉ xét " +
                      count + " cặp đầu.",
                  "There are too many pairs of conditions on the same event; from here on none "
                  "was tried, only the first " +
                      count + ".");
    }
}

}  // namespace

void guard_overlap(const Subject& subject, Notes& notes) {
    const auto pairs = guard_pairs(subject);
    for (const auto& pair : pairs.tried) {
        compare(subject, pair, pairs.tries_max, notes);
    }
}

void guard_gap(const Subject& subject, Notes& notes) {
    each_group(subject, [&](const Group& group) {
        auto cases = cases_of(subject, group);
        if (cases && cases->combinations().find([&](const Surroundings& it) {
                return none_answers(*cases, group.candidates.size(), it);
            })) {
            const auto when = cases->combinations().witness();
            notes.add(group.place,
                      (when.empty() ? "Ở đây " : "Khi " + when + ", ") + group.vi + ".",
                      (when.empty() ? "Here " : "When " + when + ", ") + group.en + ".");
        }
    });
}

void guard_never_true(const Subject& subject, Notes& notes) {
    for (const auto& transition : subject.chart().transitions()) {
        if (!transition.condition) {
            continue;
        }
        auto cases = GuardCases::of(subject, std::array{&transition});
        if (!cases || cases->combinations().sampled() ||
            !cases->combinations().undeclared().empty() ||
            cases->combinations().find(
                [&](const Surroundings& it) { return cases->holds(0, it); })) {
            continue;
        }
        notes.add(place_of(subject, transition),
                  "Điều kiện " + quoted(*transition.condition) + " không bao giờ đúng.",
                  "The condition " + quoted(*transition.condition) + " never holds.");
    }
}

void guard_sampled(const Subject& subject, Notes& notes) {
    each_group(subject, [&](const Group& group) {
        auto cases = cases_of(subject, group);
        if (cases && cases->combinations().sampled()) {
            const auto count = std::to_string(combinations_max);
            notes.add(group.place,
                      "Có quá nhiều tổ hợp giá trị; chỉ thử " + count +
                          " tổ hợp chọn ngẫu nhiên theo một số cố định.",
                      "There are too many combinations of values; " + count +
                          " were tried, picked by a fixed seed.");
        }
    });
    note_crowd(subject, notes);
}

void guard_undeclared(const Subject& subject, Notes& notes) {
    std::vector<Variable> told;
    each_group(subject, [&](const Group& group) {
        auto cases = cases_of(subject, group);
        if (!cases) {
            return;
        }
        for (const auto& variable : cases->combinations().undeclared()) {
            if (std::ranges::find(told, variable) == told.end()) {
                told.push_back(variable);
                notes.add(group.place,
                          "Không biết " + quoted(written(variable)) +
                              " có thể có những giá trị nào; chỉ thử các giá trị nó được so sánh.",
                          "It is not known which values " + quoted(written(variable)) +
                              " can have; only those it is compared with were tried.");
            }
        }
    });
}

}  // namespace phanbien::check
