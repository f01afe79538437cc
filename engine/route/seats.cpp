#include "engine/route/seats.hpp"

#include <algorithm>

namespace phanbien::route {

using people::PersonIndex;
using people::PostIndex;

Who PlannedPeople::place_of(const people::Person& person) {
    const auto found = std::ranges::find(people_, person.id, &PlannedPerson::id);
    const auto place = static_cast<Who>(found - people_.begin());
    if (found == people_.end()) {
        people_.push_back({.id = person.id, .name = person.name, .account = person.account});
    }
    return place;
}

std::vector<PostIndex> SeatFinder::superior(PostIndex of, Date day) const {
    const auto above = directory_.superior_of(of, day);
    return above ? std::vector{*above} : std::vector<PostIndex>{};
}

bool SeatFinder::is_held_by_its_writers(PostIndex post, Date day) const {
    const auto holders = directory_.holders_of(post, day);
    return !holders.empty() &&
           std::ranges::all_of(holders, [&](PersonIndex it) { return matter_.is_own_work_of(it); });
}

std::vector<PostIndex> SeatFinder::author_head(Date day) const {
    auto unit = std::optional(directory_.at(matter_.author_post).unit);
    for (; unit; unit = directory_.at(*unit).parent) {
        const auto head = directory_.head_of(*unit, day);
        if (head == matter_.author_post) {
            break;
        }
        if (head) {
            // Of what the head changes or submits whoever is above.
            return is_held_by_its_writers(*head, day) ? superior(*head, day) : std::vector{*head};
        }
    }
    return superior(matter_.author_post, day);
}

template <class Place>
std::vector<PostIndex> SeatFinder::with_roles(Place place, const std::vector<std::string>& roles,
                                              Date day) const {
    std::vector<PostIndex> found;
    for (const auto& role : roles) {
        std::ranges::copy(directory_.posts_with_role(place, role, day), std::back_inserter(found));
    }
    return found;
}

std::vector<PersonIndex> SeatFinder::givers(const people::Acting& acting) const {
    std::vector<PersonIndex> out;
    for (const auto each : acting.chain) {
        out.push_back(directory_.at(each).from);
    }
    return out;
}

std::vector<PostIndex> SeatFinder::posts_of(const StepRule& step, Date day) const {
    switch (step.of) {
        case Whose::author:
            return with_roles(directory_.at(matter_.author_post).unit, step.roles, day);
        case Whose::author_head:
            return author_head(day);
        case Whose::in_charge: {
            std::vector<PostIndex> found;
            for (const auto head : author_head(day)) {
                if (const auto above = directory_.superior_of(head, day)) {
                    found.push_back(*above);
                }
            }
            return found;
        }
        case Whose::host:
            return with_roles(matter_.host, step.roles, day);
        case Whose::above:
            break;
    }
    const auto above = directory_.at(matter_.host).parent;
    return above ? with_roles(*above, step.roles, day) : std::vector<PostIndex>{};
}

std::vector<PostIndex> SeatFinder::escalation_posts_of(const StepRule& step, Date day) const {
    return with_roles(matter_.host, step.escalate_to, day);
}

Seat SeatFinder::seat(PostIndex post, PersonIndex holder, Date day, PlannedPeople& people) const {
    const auto& about = directory_.at(post);
    Seat seat{.post = about.id,
              .label = {about.vi, about.en},
              .holder = people.place_of(directory_.at(holder)),
              .asked = {},
              .chain = {},
              .could_act = {}};
    const auto may_be_asked = [&](PersonIndex it) {
        return !matter_.is_own_work_of(it) && !directory_.is_away(it, day, supposed_);
    };
    auto acting = directory_.who_acts(holder, post, matter_.kind, day, supposed_);
    if (acting.person && matter_.is_own_work_of(*acting.person)) {
        // Handed to somebody whose own work it is, who may not act: the next in line that may.
        acting = {};
        for (auto& other : directory_.all_who_may_act(
                 holder, post, matter_.kind, day, people::HandingOn::as_things_are, supposed_)) {
            if (may_be_asked(*other.person)) {
                acting = std::move(other);
                break;
            }
        }
    }
    if (acting.person) {
        seat.asked = people.place_of(directory_.at(*acting.person));
        for (const auto giver : givers(acting)) {
            seat.chain.push_back(people.place_of(directory_.at(giver)));
        }
    }
    for (const auto& each : directory_.all_who_may_act(holder, post, matter_.kind, day,
                                                       people::HandingOn::in_any_case, supposed_)) {
        if (may_be_asked(*each.person)) {
            seat.could_act.push_back(people.place_of(directory_.at(*each.person)));
        }
    }
    return seat;
}

std::vector<Seat> SeatFinder::seats_of(const std::vector<PostIndex>& posts, Date day,
                                       PlannedPeople& people) const {
    std::vector<Seat> out;
    for (const auto post : posts) {
        for (const auto holder : directory_.holders_of(post, day)) {
            if (!matter_.is_own_work_of(holder)) {
                out.push_back(seat(post, holder, day, people));
            }
        }
    }
    return out;
}

std::optional<std::vector<PersonIndex>> SeatFinder::standing(PostIndex post, PersonIndex holder,
                                                             PersonIndex person, Date day) const {
    if (matter_.is_own_work_of(person) || !directory_.holds(holder, post, day)) {
        return std::nullopt;
    }
    for (const auto& each : directory_.all_who_may_act(
             holder, post, matter_.kind, day, people::HandingOn::as_things_are, supposed_)) {
        if (each.person == person) {
            return givers(each);
        }
    }
    return std::nullopt;
}

}  // namespace phanbien::route
