// The smallest set of people whose absence blocks a route.
//
// A step of n seats that needs k approvals is blocked once at most k−1 of its seats can be filled.
// By Hall's theorem that is so exactly when there are seats A, at least n−k+1 of them, of whose
// people all but k−1−(n−|A|) are away. Choosing A is a minimum union, which is hard in general: for
// as many seats as steps have here all A are tried; past that the least cut of the step's network
// bounds the answer from below and a greedy choice from above.
#include <algorithm>
#include <bit>
#include <cstdint>
#include <iterator>
#include <set>

#include "engine/route/staffing.hpp"

namespace phanbien::route {

namespace {

constexpr std::size_t seats_tried_max = 14;  // 2^14 sets of seats
constexpr std::size_t people_of_step_max = 64;

// One step, its people numbered from 0 in the order in which its seats name them.
class StepCut {
  public:
    explicit StepCut(const PlannedStep& step) : step_(step) {
        for (const auto& seat : step.seats) {
            for (const auto who : seat.could_act) {
                if (std::ranges::find(people_, who) == people_.end()) {
                    people_.push_back(who);
                }
            }
        }
    }

    Blockade least() const {
        const auto seats = step_.seats.size();
        if (seats < static_cast<std::size_t>(step_.quorum)) {
            return {};
        }
        const bool all_tried = seats <= seats_tried_max && people_.size() <= people_of_step_max;
        return all_tried ? by_trying() : by_greed();
    }

  private:
    // How many of these people may stay when all the others of `seats` seats are away.
    std::size_t may_stay(std::size_t seats) const {
        return static_cast<std::size_t>(step_.quorum) - 1 - (step_.seats.size() - seats);
    }
    std::size_t seats_needed() const {
        return step_.seats.size() - static_cast<std::size_t>(step_.quorum) + 1;
    }

    std::uint64_t people_of(const Seat& seat) const {
        std::uint64_t out = 0;
        for (const auto who : seat.could_act) {
            out |= std::uint64_t{1} << (std::ranges::find(people_, who) - people_.begin());
        }
        return out;
    }

    Blockade by_trying() const {
        const auto sets = std::size_t{1} << step_.seats.size();
        std::vector<std::uint64_t> able_in;  // by seat
        for (const auto& seat : step_.seats) {
            able_in.push_back(people_of(seat));
        }
        std::vector<std::uint64_t> reached(sets, 0);
        std::optional<std::size_t> best;
        std::size_t least = 0;
        for (std::size_t set = 1; set < sets; ++set) {
            const auto seat = static_cast<std::size_t>(std::countr_zero(set));
            reached[set] = reached[set & (set - 1)] | able_in[seat];
            const auto seats = static_cast<std::size_t>(std::popcount(set));
            if (seats < seats_needed()) {
                continue;
            }
            const auto able = static_cast<std::size_t>(std::popcount(reached[set]));
            const auto away = able - std::min(able, may_stay(seats));
            if (!best || away < least) {
                best = set;
                least = away;
            }
        }
        Blockade out;
        for (std::size_t i = 0; i < people_.size() && out.people.size() < least; ++i) {
            if ((reached[*best] >> i & 1U) != 0) {
                out.people.push_back(people_[i]);
            }
        }
        return out;
    }

    // Seat by seat whichever adds the fewest people; of all the sets of seats on that way the one
    // of which the fewest people have to be away.
    Blockade by_greed() const {
        std::set<Who> able;
        std::set<std::size_t> chosen;
        std::optional<std::vector<Who>> best;
        while (chosen.size() < step_.seats.size()) {
            const auto next = cheapest_seat(chosen, able);
            chosen.insert(next);
            able.insert(step_.seats[next].could_act.begin(), step_.seats[next].could_act.end());
            if (chosen.size() < seats_needed()) {
                continue;
            }
            const auto away = able.size() - std::min(able.size(), may_stay(chosen.size()));
            if (!best || away < best->size()) {
                best.emplace(able.begin(),
                             std::next(able.begin(), static_cast<std::ptrdiff_t>(away)));
            }
        }
        const bool least = static_cast<int>(best->size()) == from_below();
        return {.people = *std::move(best), .step = std::nullopt, .least = least};
    }

    std::size_t cheapest_seat(const std::set<std::size_t>& chosen,
                              const std::set<Who>& able) const {
        const auto added_by = [&](std::size_t seat) {
            return std::ranges::count_if(step_.seats[seat].could_act,
                                         [&](Who it) { return !able.contains(it); });
        };
        std::optional<std::size_t> next;
        for (std::size_t i = 0; i < step_.seats.size(); ++i) {
            if (!chosen.contains(i) && (!next || added_by(i) < added_by(*next))) {
                next = i;
            }
        }
        return *next;
    }

    // The least cut between the step and its people: as many fill seats as there can be, and all
    // but quorum − 1 of them have to go.
    int from_below() const {
        PlannedStep all = step_;
        all.quorum = static_cast<int>(step_.seats.size());
        return std::max(0, approvals_possible(all) - step_.quorum + 1);
    }

    const PlannedStep& step_;
    std::vector<Who> people_;
};

// Smaller sets that block only because steps exclude each other.
class FourEyesCut {
  public:
    explicit FourEyesCut(const Plan& plan) : plan_(plan), away_(nobody_of(plan)) {
        std::set<Who> people;
        for (const auto& step : plan.steps) {
            if (!step.other_than.empty()) {
                people.merge(able_at(step));
            }
        }
        people_.assign(people.begin(), people.end());
    }

    // Sets of fewer than this many.
    Blockade better_than(Blockade known) {
        for (std::size_t size = 0; size < known.people.size(); ++size) {
            if (chosen(0, size)) {
                // A step of which only a bound is known might be blocked by fewer still.
                const bool least = is_certain_ && (known.least || size <= 1);
                return {.people = people_away(), .step = std::nullopt, .least = least};
            }
        }
        known.least = known.least && is_certain_;
        return known;
    }

  private:
    bool chosen(std::size_t from, std::size_t left) {
        if (left == 0) {
            return blocks();
        }
        for (auto i = from; i + left <= people_.size() && tried_ < sets_tried_max; ++i) {
            away_[people_[i]] = true;
            if (chosen(i + 1, left - 1)) {
                return true;
            }
            away_[people_[i]] = false;
        }
        return false;
    }

    bool blocks() {
        if (++tried_ >= sets_tried_max) {
            is_certain_ = false;
        }
        const auto answer = is_possible(plan_, away_);
        is_certain_ = is_certain_ && answer != Possible::unknown;
        return answer == Possible::no;
    }

    std::vector<Who> people_away() const {
        std::vector<Who> out;
        for (const auto it : people_) {
            if (away_[it]) {
                out.push_back(it);
            }
        }
        return out;
    }

    const Plan& plan_;
    People away_;
    std::vector<Who> people_;
    int tried_ = 0;
    bool is_certain_ = true;
};

}  // namespace

Blockade smallest_blockade(const Plan& plan) {
    std::optional<Blockade> best;
    bool all_least = true;
    for (PlaceInPlan at = 0; at < plan.steps.size(); ++at) {
        auto here = StepCut(plan.steps[at]).least();
        here.step = at;
        all_least = all_least && here.least;
        if (!best || here.people.size() < best->people.size()) {
            best = std::move(here);
        }
    }
    if (!best) {
        return {};
    }
    // A step of which only a bound is known might hold a smaller set, unless this one is minimal.
    best->least = best->people.size() <= 1 || all_least;
    return FourEyesCut(plan).better_than(*std::move(best));
}

}  // namespace phanbien::route
