#include "engine/route/rest.hpp"

#include <algorithm>
#include <optional>
#include <utility>

namespace phanbien::route {

namespace {

class Rest {
  public:
    Rest(const Progress& progress, const calendar::Calendars& calendars, Date today)
        : progress_(progress), calendars_(calendars), today_(today) {}

    Plan made() {
        auto out = progress_.plan;
        out.made_on = today_;
        out.steps.clear();
        number();
        for (PlaceInPlan at = 0; at < progress_.steps.size(); ++at) {
            if (places_[at]) {
                out.steps.push_back(rest_of_step(at));
            }
        }
        return out;
    }

  private:
    void number() {
        std::size_t next = 0;
        for (const auto& state : progress_.steps) {
            const bool is_left = state.status != StepStatus::done;
            places_.push_back(is_left ? std::optional(next++) : std::nullopt);
        }
    }

    std::vector<PlaceInPlan> left(const std::vector<PlaceInPlan>& places) const {
        std::vector<PlaceInPlan> out;
        for (const auto it : places) {
            if (places_[it]) {
                out.push_back(*places_[it]);
            }
        }
        return out;
    }

    bool has_approved(PlaceInPlan at, Who who) const {
        const auto& id = progress_.plan.people[who].id;
        return std::ranges::any_of(progress_.in_force(at),
                                   [&](const Decision* it) { return it->person == id; });
    }

    bool is_kept_out(PlaceInPlan at, Who who) const {
        return has_approved(at, who) ||
               std::ranges::any_of(progress_.plan.steps[at].other_than,
                                   [&](PlaceInPlan it) { return has_approved(it, who); });
    }

    bool is_decided(PlaceInPlan at, const Seat& seat) const {
        const auto& holder = progress_.plan.people[seat.holder].id;
        return std::ranges::any_of(progress_.in_force(at), [&](const Decision* it) {
            return it->post == seat.post && it->holder == holder;
        });
    }

    PlannedStep rest_of_step(PlaceInPlan at) const {
        auto out = progress_.plan.steps[at];
        out.after = left(out.after);
        out.other_than = left(out.other_than);
        out.quorum = std::max(1, out.quorum - static_cast<int>(progress_.in_force(at).size()));
        std::erase_if(out.seats, [&](const Seat& it) { return is_decided(at, it); });
        for (auto& seat : out.seats) {
            std::erase_if(seat.could_act, [&](Who it) { return is_kept_out(at, it); });
            if (seat.asked && is_kept_out(at, *seat.asked)) {
                seat.asked = std::nullopt;
            }
        }
        if (progress_.steps[at].status == StepStatus::open) {
            out.due_on = std::max(out.due_on, today_);
            out.days = std::max(1, calendar::working_days_until(today_, out.due_on, calendars_));
        }
        return out;
    }

    const Progress& progress_;
    const calendar::Calendars& calendars_;
    Date today_;
    std::vector<std::optional<PlaceInPlan>> places_;  // in the rest, by place in the whole
};

}  // namespace

Plan rest_of(const Progress& progress, const calendar::Calendars& calendars, Date today) {
    return Rest(progress, calendars, today).made();
}

}  // namespace phanbien::route
