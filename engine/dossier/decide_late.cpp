// What a person does behind its due date is said in an event of its own: the dates are computed by
// the calendars of the day, and years later nobody should have to compute them again.
#include <algorithm>

#include "engine/dossier/decision.hpp"
#include "engine/dossier/reading.hpp"

namespace phanbien::dossier {

namespace {

bool is_asked(const people::Actor& actor, const OpenTask& task) {
    return actor.organisation == task.organisation &&
           std::ranges::any_of(task.roles,
                               [&](const std::string& role) { return actor.has_role(role); });
}

bool state_grants(const Workflow& workflow, const OpenTask& task, std::string_view event) {
    const auto* state = workflow.state(task.state);
    return state != nullptr && std::ranges::find(state->actions, event, [](const Action& it) {
                                   return std::string_view(it.event);
                               }) != state->actions.end();
}

// Whether an event is the doing of an open task: it ends the task's state by an action of that
// state, answers what the task wants answered, gives an opinion that was asked for or finishes the
// review.
struct DoneBy {
    const OpenTask& task;
    const Workflow& workflow;

    bool operator()(const Moved& it) const {
        return std::ranges::find(it.exited, task.state) != it.exited.end() &&
               state_grants(workflow, task, it.event);
    }
    bool operator()(const AnswerGiven&) const {
        return state_grants(workflow, task, "answer.give");
    }
    bool operator()(const OpinionGiven&) const { return is_review(); }
    bool operator()(const ReviewCompleted& it) const {
        return task.key == task.task_id + ":" + it.id.text();
    }
    template <class Other>
    bool operator()(const Other&) const {
        return false;
    }

  private:
    // One of several under the same id: "review:<review id>".
    bool is_review() const { return task.key != task.task_id; }
};

bool decides_step(route::Verdict verdict) {
    return verdict == route::Verdict::approve || verdict == route::Verdict::send_back ||
           verdict == route::Verdict::refuse;
}

void note_step(const Dossier& dossier, const EventBody& body, Date today, ActedLate& late) {
    const auto* decided = std::get_if<RouteDecided>(&body);
    const auto* run = decided == nullptr ? nullptr : dossier.find_route(decided->invoke);
    if (run == nullptr || !decides_step(decided->decided.decision.verdict)) {
        return;
    }
    const auto& step = decided->decided.decision.step;
    const auto& plan = run->progress.plan;
    const auto place = plan.step(step);
    if (place && plan.steps[*place].due_on < today) {
        late.tasks.push_back({.task_id = {},
                              .invoke = decided->invoke,
                              .step = step,
                              .due_on = plan.steps[*place].due_on});
    }
}

// Opinions come in thousands: of those only a reviewer's can be late.
bool may_end_a_task(const EventBody& body, const Review* review) {
    return std::holds_alternative<Moved>(body) || std::holds_alternative<AnswerGiven>(body) ||
           std::holds_alternative<ReviewCompleted>(body) ||
           (review != nullptr && review->status == ReviewStatus::open &&
            std::holds_alternative<OpinionGiven>(body));
}

void note_tasks(const Dossier& dossier, const people::Actor& actor, const Bodies& bodies,
                const Context& context, ActedLate& late) {
    const auto* review = dossier.review_of(actor.organisation);
    if (std::ranges::none_of(bodies,
                             [&](const EventBody& body) { return may_end_a_task(body, review); })) {
        return;
    }
    const auto today = vietnam_day(context.now);
    for (const auto& task : open_tasks(dossier, context.workflow, context.calendars)) {
        const bool is_late = task.due_on && *task.due_on < today && is_asked(actor, task);
        if (is_late && std::ranges::any_of(bodies, [&](const EventBody& body) {
                return std::visit(DoneBy{task, context.workflow}, body);
            })) {
            late.tasks.push_back(
                {.task_id = task.task_id, .invoke = {}, .step = {}, .due_on = *task.due_on});
        }
    }
}

}  // namespace

void note_lateness(const Dossier& dossier, const people::Actor& actor, Bodies& bodies,
                   const Context& context) {
    if (actor.is_system() || !dossier.exists()) {
        return;
    }
    ActedLate late;
    note_tasks(dossier, actor, bodies, context, late);
    for (const auto& body : bodies) {
        note_step(dossier, body, vietnam_day(context.now), late);
    }
    if (!late.tasks.empty()) {
        bodies.emplace_back(std::move(late));
    }
}

}  // namespace phanbien::dossier
