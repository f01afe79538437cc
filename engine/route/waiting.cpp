#include "engine/route/waiting.hpp"

#include <algorithm>

namespace phanbien::route {

namespace {

class Waiting {
  public:
    Waiting(const Progress& progress, PlaceInPlan at)
        : progress_(progress),
          at_(at),
          step_(progress.plan.steps[at]),
          state_(progress.steps[at]) {}

    std::vector<Awaited> all() {
        for (const auto& seat : step_.seats) {
            look_at(seat);
        }
        if (asks_escalation(progress_, at_)) {
            for (const auto& seat : step_.escalate_to) {
                look_at(seat);
            }
        }
        for (const auto& advice : state_.advice) {
            if (!advice.answer) {
                out_.push_back({.person = advice.asked, .chain = {}, .for_advice = true});
            }
        }
        return std::move(out_);
    }

  private:
    const std::string& id_of(Who who) const { return progress_.plan.people[who].id; }

    void look_at(const Seat& seat) {
        const auto& holder = id_of(seat.holder);
        if (is_decided(seat.post, holder)) {
            return;
        }
        Awaited asked{.person = {}, .post = seat.post, .holder = holder, .chain = {}};
        if (const auto* passed = passed_on(seat.post, holder)) {
            asked.person = passed->to;
            asked.chain = {passed->by};
        } else if (seat.asked) {
            asked.person = id_of(*seat.asked);
            for (const auto who : seat.chain) {
                asked.chain.push_back(id_of(who));
            }
        }
        if (!asked.person.empty() && is_free(asked.person)) {
            out_.push_back(std::move(asked));
        }
    }

    bool is_decided(const std::string& post, const std::string& holder) const {
        return std::ranges::any_of(progress_.in_force(at_), [&](const Decision* it) {
            return it->post == post && it->holder == holder;
        });
    }

    const Passed* passed_on(const std::string& post, const std::string& holder) const {
        const auto found = std::ranges::find_if(state_.passed, [&](const Passed& it) {
            return it.post == post && it.holder == holder;
        });
        return found == state_.passed.end() ? nullptr : &*found;
    }

    bool has_approved(PlaceInPlan at, const std::string& person) const {
        return std::ranges::any_of(progress_.in_force(at),
                                   [&](const Decision* it) { return it->person == person; });
    }

    bool is_free(const std::string& person) const {
        return !progress_.plan.is_own_work_of(person) && !has_approved(at_, person) &&
               std::ranges::none_of(step_.other_than,
                                    [&](PlaceInPlan it) { return has_approved(it, person); });
    }

    const Progress& progress_;
    PlaceInPlan at_;
    const PlannedStep& step_;
    const StepState& state_;
    std::vector<Awaited> out_;
};

}  // namespace

bool asks_escalation(const Progress& progress, PlaceInPlan at) {
    return progress.steps[at].late && progress.plan.steps[at].silence == Silence::escalate;
}

std::vector<Awaited> waited_for(const Progress& progress, PlaceInPlan at) {
    if (!progress.is_running() || progress.steps[at].status != StepStatus::open) {
        return {};
    }
    return Waiting(progress, at).all();
}

}  // namespace phanbien::route
