// Events of the procedure itself: raised by a person with the fields of an action, or by a timer.
#include <algorithm>
#include <iterator>

#include "engine/dossier/act_names.hpp"
#include "engine/dossier/answers.hpp"
#include "engine/dossier/decision.hpp"
#include "engine/dossier/filling.hpp"
#include "engine/dossier/procedure.hpp"
#include "engine/dossier/reading.hpp"
#include "engine/dossier/refusal.hpp"
#include "engine/dossier/restricted_access.hpp"
#include "engine/kernel/json.hpp"

namespace phanbien::dossier {

namespace {

Problem timer_gone() {
    return conflict("timer.gone", "Việc chờ đến hạn này không còn nữa.",
                    "What this timer waited for is no longer there.");
}

Problem timer_early() {
    return conflict("timer.early", "Chưa đến hạn.", "It is not due yet.");
}

// The delayed send that a timer stands for, or null: it is one of a task, or it is gone.
const PendingSend* send_of(const Dossier& dossier, const Elapse& command) {
    const auto send = find_send(dossier.sends, command.timer);
    return send == dossier.sends.end() ? nullptr : &*send;
}

// Whether what a timer stands for is still there and due.
Result<void> check_timer(const Dossier& dossier, const Elapse& command, const Context& context) {
    if (const auto key = task_of_timer(command.timer); !key.empty()) {
        const auto tasks = open_tasks(dossier, context.workflow, context.calendars);
        const auto task = std::ranges::find(
            tasks, key, [](const OpenTask& it) { return std::string_view(it.key); });
        if (task == tasks.end() || !task->due_on || command.event != due_event(task->task_id)) {
            return timer_gone();
        }
        const auto raised = dossier.elapsed_at.find(task->key);
        if (raised != dossier.elapsed_at.end() && raised->second >= task->opened_at) {
            return timer_gone();
        }
        return context.now < end_of_day(*task->due_on) ? Result<void>(timer_early())
                                                       : Result<void>();
    }
    const auto* send = send_of(dossier, command);
    if (send == nullptr || send->event != command.event) {
        return timer_gone();
    }
    return context.now < send->due_at ? Result<void>(timer_early()) : Result<void>();
}

// What a person filled in for the fields of the action.
Result<Filling> filled_in(const Matter& matter, const Act& command) {
    const auto& begun = matter.dossier.entered_at;
    const auto entered = begun.find(matter.state.id);
    const auto step_begun =
        entered == begun.end() ? std::nullopt : std::optional(vietnam_day(entered->second));
    return fill_in(matter.action.fields, command.data, matter.dossier, step_begun, matter.actor,
                   matter.context);
}

// Nothing that the statechart hears of.
Result<Bodies> decide_access(const Matter& matter, const Act& command) {
    TRY(const auto filling, filled_in(matter, command));
    std::string reason(filling.data.at("reason").as_string());
    if (command.event == open_access) {
        return Bodies{AccessOpened{.reason = std::move(reason)}};
    }
    return Bodies{AccessRestricted{.reason = std::move(reason)}};
}

// Luật 75/2015/QH13 Đ.36: each recommendation of the criticism that goes out next is answered, and
// what was answered to the one before stays to be read as what did not do.
Bodies answers_reopened(const Matter& matter, const boost::json::object& data) {
    Bodies bodies;
    if (!matter.action.reopens_answers) {
        return bodies;
    }
    auto reason = text_member(data, "reason");
    if (reason.empty()) {
        reason = matter.action.label.vi;
    }
    for (const auto& it : matter.dossier.recommendations) {
        if (!it.dropped && has_answer(it)) {
            bodies.emplace_back(AnswerReturned{.recommendation = it.made.id, .reason = reason});
        }
    }
    return bodies;
}

}  // namespace

Result<Bodies> decide_act(const Matter& matter, const Act& command) {
    if (is_access_event(command.event)) {
        return decide_access(matter, command);
    }
    if (is_data_command(command.event)) {
        return unknown_command(command.event);  // it has data of its own; see command.hpp
    }
    TRY(auto filling, filled_in(matter, command));
    TRY(auto moves,
        raise_event(matter.dossier, {.name = command.event, .data = filling.data}, matter.context));
    if (moves.empty()) {
        return not_taken(matter.dossier, command.event, matter.context);
    }
    auto reopened = answers_reopened(matter, filling.data);
    auto& taken = moves.front();
    taken.data = std::move(filling.data);
    taken.files = std::move(filling.files);
    taken.revoked = matter.action.revokes;
    if (const auto* numbers = matter.context.workflow.find_register(matter.action.register_id)) {
        taken.given = next_number(*numbers, matter.dossier.registered.host, matter.context);
        for (auto& document : filling.documents) {
            document.code = taken.given->code;
        }
    }
    Bodies bodies;
    for (auto& moved : moves) {
        bodies.emplace_back(std::move(moved));
    }
    for (auto& document : filling.documents) {
        bodies.emplace_back(std::move(document));
    }
    std::ranges::move(reopened, std::back_inserter(bodies));
    return bodies;
}

Result<Bodies> decide_elapse(const Dossier& dossier, const people::Actor& actor,
                             const Elapse& command, const Context& context) {
    if (!dossier.exists() || !actor.is_system()) {
        return no_such_dossier();
    }
    if (!route_of_timer(command.timer).empty()) {
        return decide_route_time(dossier, command, context);
    }
    CHECK_THAT(check_timer(dossier, command, context));
    const auto* send = send_of(dossier, command);
    TRY(auto moves,
        raise_event(dossier,
                    {.name = command.event, .data = send == nullptr ? command.data : send->data},
                    context, command.timer));
    if (moves.empty() && send != nullptr) {
        moves.push_back(pass_unheard(dossier, command, context.workflow));
    }
    if (moves.empty()) {
        return conflict("timer.ignored", "Quy trình không làm gì khi đến hạn này.",
                        "The procedure does nothing when this comes due.");
    }
    moves.front().data = command.data;
    moves.front().timer = command.timer;
    Bodies bodies;
    for (auto& moved : moves) {
        bodies.emplace_back(std::move(moved));
    }
    return bodies;
}

}  // namespace phanbien::dossier
