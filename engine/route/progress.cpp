#include "engine/route/progress.hpp"

#include <algorithm>
#include <array>
#include <set>
#include <utility>

namespace phanbien::route {

namespace {

constexpr std::array<std::pair<Verdict, std::string_view>, 6> verdict_names{
    {{Verdict::approve, "approve"},
     {Verdict::send_back, "send_back"},
     {Verdict::refuse, "refuse"},
     {Verdict::pass_on, "pass_on"},
     {Verdict::ask_advice, "ask_advice"},
     {Verdict::advise, "advise"}}};

bool is_done(const Progress& progress, PlaceInPlan at) {
    return progress.steps[at].consented_by_silence == progress.document ||
           static_cast<int>(progress.in_force(at).size()) >= progress.plan.steps[at].quorum;
}

void set_status(StepState& step, StepStatus status, Instant at) {
    if (step.status == status) {
        return;
    }
    step.status = status;
    if (status == StepStatus::done) {
        step.done_at = at;
        return;
    }
    step.done_at.reset();
    step.late = false;
    step.reminded_at.reset();
    step.opened_at = status == StepStatus::open ? std::optional(at) : std::nullopt;
}

// What follows from the approvals that hold.
void follow(Progress& progress, Instant at) {
    bool all = true;
    for (PlaceInPlan i = 0; i < progress.steps.size(); ++i) {
        const bool ready = std::ranges::all_of(progress.plan.steps[i].after, [&](PlaceInPlan it) {
            return progress.steps[it].status == StepStatus::done;
        });
        const auto status = !ready                 ? StepStatus::waiting
                            : is_done(progress, i) ? StepStatus::done
                                                   : StepStatus::open;
        set_status(progress.steps[i], status, at);
        all = all && status == StepStatus::done;
    }
    if (all && progress.is_running()) {
        progress.outcome = Outcome::approved;
        progress.ended_at = at;
    }
}

void end(Progress& progress, Outcome outcome, Instant at) {
    progress.outcome = outcome;
    progress.ended_at = at;
}

// Everything decided at this step and after it is void.
void void_from(Progress& progress, PlaceInPlan at) {
    for (const auto it : progress.from(at)) {
        progress.steps[it] = {};
    }
}

class Fold {
  public:
    Fold(Progress& progress, Instant at) : progress_(progress), at_(at) {}

    void operator()(const Begun& it) {
        progress_ = {};
        progress_.plan = it.plan;
        progress_.document = it.document;
        progress_.steps.resize(it.plan.steps.size());
    }
    void operator()(const Decided& it) {
        progress_.decisions.push_back(it.decision);
        const auto place = progress_.plan.step(it.decision.step);
        if (place && !it.decision.no_longer_needed) {
            take(*place, it.decision);
        }
    }
    void operator()(const DocumentReplaced& it) { progress_.document = it.document; }
    void operator()(const Replanned& it) { progress_.plan = it.plan; }
    void operator()(const StepLate& it) {
        if (const auto place = progress_.plan.step(it.step)) {
            auto& step = progress_.steps[*place];
            step.late = true;
            if (progress_.plan.steps[*place].silence == Silence::consent) {
                step.consented_by_silence = progress_.document;
            }
        }
    }
    void operator()(const Reminded& it) {
        if (const auto place = progress_.plan.step(it.step)) {
            progress_.steps[*place].reminded_at = at_;
        }
    }
    void operator()(const Withdrawn&) { end(progress_, Outcome::withdrawn, at_); }

  private:
    void take(PlaceInPlan place, const Decision& it) {
        auto& step = progress_.steps[place];
        switch (it.verdict) {
            case Verdict::approve:
                step.approvals.push_back(it);
                break;
            case Verdict::send_back:
                send_back(it);
                break;
            case Verdict::refuse:
                end(progress_, Outcome::refused, at_);
                break;
            case Verdict::pass_on:
                std::erase_if(step.passed, [&](const Passed& old) {
                    return old.post == it.post && old.holder == it.holder;
                });
                step.passed.push_back(
                    {.post = it.post, .holder = it.holder, .by = it.person, .to = it.to});
                break;
            case Verdict::ask_advice:
                step.advice.push_back({.asked = it.to, .by = it.person, .question = it.remark});
                break;
            case Verdict::advise:
                for (auto& advice : step.advice) {
                    if (advice.asked == it.person && !advice.answer) {
                        advice.answer = it.remark;
                    }
                }
                break;
        }
    }

    void send_back(const Decision& it) {
        if (it.to.empty()) {
            end(progress_, Outcome::sent_back, at_);
        } else if (const auto target = progress_.plan.step(it.to)) {
            void_from(progress_, *target);
        }
    }

    Progress& progress_;
    Instant at_;
};

}  // namespace

std::string_view name_of(Verdict verdict) {
    return std::ranges::find(verdict_names, verdict, [](const auto& it) { return it.first; })
        ->second;
}

std::optional<Verdict> verdict(std::string_view name) {
    const auto found =
        std::ranges::find(verdict_names, name, [](const auto& it) { return it.second; });
    return found == verdict_names.end() ? std::nullopt : std::optional(found->first);
}

std::string_view name_of(StepStatus status) {
    switch (status) {
        case StepStatus::waiting:
            return "waiting";
        case StepStatus::open:
            return "open";
        case StepStatus::done:
            break;
    }
    return "done";
}

std::string_view name_of(Outcome outcome) {
    switch (outcome) {
        case Outcome::running:
            return "running";
        case Outcome::approved:
            return "approved";
        case Outcome::sent_back:
            return "sent_back";
        case Outcome::refused:
            return "refused";
        case Outcome::withdrawn:
            break;
    }
    return "withdrawn";
}

std::vector<const Decision*> Progress::in_force(PlaceInPlan at) const {
    std::vector<const Decision*> out;
    for (const auto& it : steps[at].approvals) {
        if (it.document == document && !plan.is_own_work_of(it.person)) {
            out.push_back(&it);
        }
    }
    return out;
}

std::vector<std::string> Progress::asked_again(PlaceInPlan at) const {
    const auto now = in_force(at);
    std::vector<std::string> out;
    for (const auto& it : steps[at].approvals) {
        const bool has_signed = std::ranges::any_of(
            now, [&](const Decision* other) { return other->person == it.person; });
        if (!has_signed && !plan.is_own_work_of(it.person) &&
            std::ranges::find(out, it.person) == out.end()) {
            out.push_back(it.person);
        }
    }
    return out;
}

std::vector<PlaceInPlan> Progress::from(PlaceInPlan at) const {
    std::vector<PlaceInPlan> out{at};
    // Steps stand after all those they wait for, so one pass finds all.
    for (PlaceInPlan i = at + 1; i < plan.steps.size(); ++i) {
        if (std::ranges::any_of(plan.steps[i].after, [&](PlaceInPlan it) {
                return std::ranges::find(out, it) != out.end();
            })) {
            out.push_back(i);
        }
    }
    return out;
}

bool Progress::is_before(PlaceInPlan one, PlaceInPlan other) const {
    const auto reached = from(one);
    return one != other && std::ranges::find(reached, other) != reached.end();
}

void apply(Progress& progress, const RouteEvent& event, Instant at) {
    std::visit(Fold(progress, at), event);
    if (progress.is_running()) {
        follow(progress, at);
    }
}

}  // namespace phanbien::route
