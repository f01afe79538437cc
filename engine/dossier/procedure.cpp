#include "engine/dossier/procedure.hpp"

#include <algorithm>
#include <deque>

#include "engine/dossier/act_names.hpp"
#include "engine/dossier/facts.hpp"
#include "engine/dossier/limits.hpp"
#include "engine/dossier/placeholder.hpp"
#include "engine/dossier/refusal.hpp"

namespace phanbien::dossier {

namespace {

using statechart::Outcome;

// Whether the event leads an active state to a history: what is entered then was there before.
bool goes_back(const statechart::Event& event, const statechart::Instance& before,
               const statechart::Chart& chart) {
    return std::ranges::any_of(chart.transitions(), [&](const statechart::Transition& transition) {
        return !event.name.empty() && statechart::matches(transition, event.name) &&
               std::ranges::find(before.configuration, chart.state(transition.source).id) !=
                   before.configuration.end() &&
               std::ranges::any_of(transition.targets, [&](statechart::StateIndex target) {
                   return chart.state(target).is_history();
               });
    });
}

Problem failed_definition(const statechart::Incident& incident) {
    return conflict(
        "workflow.incident",
        "Quy trình gặp lỗi ở bước này, chưa có gì được ghi. Hãy báo cho người quản trị: " +
            incident.name + " " + incident.reason,
        "The definition failed in this step and nothing was written. Tell the "
        "administrator: " +
            incident.name + " " + incident.reason);
}

// One walk through the chart: a step, and the steps that follow from what it sends at once.
class Walk {
  public:
    Walk(const Dossier& dossier, const Context& context) : dossier_(dossier), context_(context) {}

    Result<std::vector<Moved>> finish(const statechart::Event& first, Outcome outcome) {
        auto before = dossier_.instance;
        if (!first.name.empty() && !outcome.transition_taken) {
            return std::vector<Moved>{};
        }
        CHECK_THAT(note(first, before, outcome));
        while (!sent_.empty()) {
            if (moves_.size() >= sent_events_max) {
                return failed_definition({.name = "limit.sent", .reason = {}});
            }
            const auto event = std::move(sent_.front());
            sent_.pop_front();
            before = outcome.instance;
            outcome = context_.interpreter.step(before, event, facts_of(dossier_), context_.now);
            if (outcome.transition_taken) {
                CHECK_THAT(note(event, before, outcome));
            }
        }
        return std::move(moves_);
    }

  private:
    Result<void> note(const statechart::Event& event, const statechart::Instance& before,
                      const Outcome& outcome) {
        const auto& chart = context_.workflow.chart();
        Moved moved;
        moved.event = event.name;
        moved.exited = outcome.exited;
        moved.entered = outcome.entered;
        moved.from = statechart::leaves_of(chart, before.configuration);
        moved.to = statechart::leaves_of(chart, outcome.instance.configuration);
        moved.instance = statechart::to_json(outcome.instance);
        if (goes_back(event, before, chart)) {
            moved.restored = moved.entered;
        }
        for (const auto& effect : outcome.effects) {
            if (const auto* incident = std::get_if<statechart::Incident>(&effect)) {
                return failed_definition(*incident);
            }
            keep(effect, moved);
        }
        moves_.push_back(std::move(moved));
        return {};
    }

    void keep(const statechart::Effect& effect, Moved& moved) {
        if (const auto* schedule = std::get_if<statechart::ScheduleSend>(&effect)) {
            const auto& send = schedule->send;
            moved.sends.push_back({.id = send.id,
                                   .event = send.event.name,
                                   .data = send.event.data,
                                   .due_at = send.due});
        } else if (const auto* cancel = std::get_if<statechart::CancelSend>(&effect)) {
            const auto begun_here = std::erase_if(
                moved.sends, [&](const PendingSend& it) { return it.id == cancel->send_id; });
            if (begun_here == 0) {
                moved.cancels.push_back(cancel->send_id);
            }
        } else if (const auto* sent = std::get_if<statechart::Sent>(&effect)) {
            sent_.push_back(sent->event);
        } else if (const auto* start = std::get_if<statechart::StartInvoke>(&effect)) {
            moved.invokes.push_back(
                {.id = start->invoke_id, .source = start->source, .data = start->data});
        } else if (const auto* end = std::get_if<statechart::CancelInvoke>(&effect)) {
            const auto begun_here = std::erase_if(
                moved.invokes, [&](const Invocation& it) { return it.id == end->invoke_id; });
            if (begun_here == 0) {
                moved.uninvokes.push_back(end->invoke_id);
            }
        }
    }

    const Dossier& dossier_;
    const Context& context_;
    std::vector<Moved> moves_;
    std::deque<statechart::Event> sent_;
};

}  // namespace

bool has_transition(const Workflow& workflow, std::string_view event) {
    return std::ranges::any_of(
        workflow.chart().transitions(),
        [&](const statechart::Transition& it) { return statechart::matches(it, event); });
}

Result<std::vector<Moved>> begin_procedure(const Dossier& dossier, const Context& context) {
    const auto& chart = context.workflow.chart();
    statechart::Beginning beginning{.session_id = dossier.id.text()};
    for (const auto& item : chart.data()) {
        if (const auto* value = dossier.registered.data.if_contains(item.id);
            value != nullptr && !item.is_fact()) {
            beginning.data[item.id] = *value;
        }
    }
    auto outcome = context.interpreter.start(facts_of(dossier), context.now, beginning);
    return Walk(dossier, context).finish({}, std::move(outcome));
}

Result<std::vector<Moved>> raise_event(const Dossier& dossier, const statechart::Event& event,
                                       const Context& context, std::string_view timer) {
    if (!statechart::is_legal(context.workflow.chart(), dossier.instance.configuration)) {
        return conflict("workflow.mismatch",
                        "Hồ sơ này được lập theo một phiên bản khác của quy trình. Hãy báo cho "
                        "người quản trị.",
                        "This dossier was made under another version of the procedure. Tell the "
                        "administrator.");
    }
    auto instance = dossier.instance;
    take_send(instance.pending, timer);
    auto outcome = context.interpreter.step(instance, event, facts_of(dossier), context.now);
    return Walk(dossier, context).finish(event, std::move(outcome));
}

Moved pass_unheard(const Dossier& dossier, const Elapse& command, const Workflow& workflow) {
    auto instance = dossier.instance;
    take_send(instance.pending, command.timer);
    Moved moved;
    moved.event = command.event;
    moved.from = statechart::leaves_of(workflow.chart(), instance.configuration);
    moved.to = moved.from;
    moved.instance = statechart::to_json(instance);
    return moved;
}

Problem not_taken(const Dossier& dossier, std::string_view event, const Context& context) {
    const auto& chart = context.workflow.chart();
    const auto& active = dossier.instance.configuration;
    for (auto id = active.rbegin(); id != active.rend(); ++id) {  // inner states first
        const auto index = chart.find(*id);
        if (!index) {
            continue;
        }
        for (const int number : chart.state(*index).transitions) {
            const auto& transition = chart.transition(number);
            const auto* vi = statechart::find_attribute(transition.attributes, "else_vi");
            const auto* en = statechart::find_attribute(transition.attributes, "else_en");
            if (vi != nullptr && en != nullptr && statechart::matches(transition, event)) {
                const auto text = filled(Label{*vi, *en}, dossier, facts_of(dossier));
                return conflict("action.not_taken", text.vi, text.en);
            }
        }
    }
    return conflict("action.not_taken",
                    "Quy trình chưa nhận việc này: điều kiện của bước hiện tại chưa đủ.",
                    "The procedure does not take this now: a condition of the present step is not "
                    "met.");
}

}  // namespace phanbien::dossier
