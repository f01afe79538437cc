// Rules about the five clarities: who, what, until when, with which result, who answers for it.
// ("Rõ người, rõ việc, rõ tiến độ, rõ kết quả, rõ trách nhiệm.") Who does it is required by the
// reader and looked for in the sample office by people_rules.cpp.
#include <algorithm>

#include "engine/check/rule_functions.hpp"

namespace phanbien::check {

using statechart::StateIndex;

namespace {

void note_lack(const Subject& subject, const PlacedTask& placed, std::string_view vi,
               std::string_view en, Notes& notes) {
    const auto& task = *placed.task;
    notes.add({.line = task.line, .state = subject.state(placed.state).id},
              "Nhiệm vụ " + quoted(task.label.vi) + " ở trạng thái " +
                  named_vi(subject, placed.state) + " " + std::string(vi) + ".",
              "The task " + quoted(task.label.en) + " of the state " +
                  named_en(subject, placed.state) + " " + std::string(en) + ".");
}

// Some transition inside the state, or of one around it that is not the outermost, leads on. What
// the outermost one offers (a pause, a withdrawal) is a way out of everything and not the way on.
bool goes_on(const Subject& subject, StateIndex index) {
    auto around = subject.with_ancestors(index);
    if (around.size() > 1) {
        around.pop_back();
    }
    return std::ranges::any_of(
        subject.chart().transitions(), [&](const statechart::Transition& transition) {
            const bool near = is_inside_or_same(subject.chart(), transition.source, index) ||
                              std::ranges::find(around, transition.source) != around.end();
            return near && !transition.targets.empty();
        });
}

}  // namespace

// An approval route says by itself who is asked for what, until when and who answers for it.
void state_without_task(const Subject& subject, Notes& notes) {
    for (const auto index : subject.states()) {
        const auto around = subject.with_ancestors(index);
        if (subject.open(index) && std::ranges::all_of(around, [&](StateIndex it) {
                return subject.info(it).tasks.empty() && subject.state(it).invokes.empty();
            })) {
            notes.add(place_of(subject.chart(), index),
                      "Ở trạng thái " + named_vi(subject, index) +
                          " hồ sơ còn mở mà không ai có nhiệm vụ gì.",
                      "In the state " + named_en(subject, index) +
                          " the dossier is open and nobody has a task.");
        }
    }
}

void task_without_due(const Subject& subject, Notes& notes) {
    for (const auto& placed : subject.tasks()) {
        if (!placed.task->due && !placed.task->each_review) {
            note_lack(subject, placed, "không có hạn", "has no due date", notes);
        }
    }
}

void task_without_result(const Subject& subject, Notes& notes) {
    for (const auto& placed : subject.tasks()) {
        if (placed.task->document.empty()) {
            note_lack(subject, placed, "không nói phải có kết quả, văn bản gì",
                      "does not say which result or document is expected", notes);
        }
    }
}

void task_without_superior(const Subject& subject, Notes& notes) {
    for (const auto& placed : subject.tasks()) {
        if (placed.task->escalate.empty()) {
            note_lack(subject, placed, "không nói ai chịu trách nhiệm",
                      "does not say who answers for it", notes);
        }
    }
}

void task_without_way_on(const Subject& subject, Notes& notes) {
    for (const auto& placed : subject.tasks()) {
        if (!subject.ended(placed.state) && subject.reachable(placed.state) &&
            !goes_on(subject, placed.state)) {
            note_lack(subject, placed,
                      "không bao giờ xong: trạng thái không có chuyển trạng thái nào",
                      "is never over: no transition leads on from the state", notes);
        }
    }
}

}  // namespace phanbien::check
