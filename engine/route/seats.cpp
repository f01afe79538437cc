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

std::vector<PostIndex> SeatFinder::author_head(Date day) const {
    auto unit = std::optional(directory_.at(matter_.author_post).unit);
    for (; unit; unit = directory_.at(*unit).parent) {
        const auto head = directory_.head_of(*unit, day);
        if (head == matter_.author_post) {
            break;
        }
        if (head) {
            return {*head};
        }
    }
    const auto above = directory_.superior_of(matter_.author_post, day);
    return above ? std::vector{*above} : std::vector<PostIndex>{};
}

std::vector<PostIndex> SeatFinder::with_roles(people::BodyIndex body,
                                              const std::vector<std::string>& roles,
                                              Date day) const {
    std::vector<PostIndex> found;
    for (const auto& role : roles) {
        std::ranges::copy(directory_.posts_with_role(body, role, day), std::back_inserter(found));
    }
    return found;
}

std::vector<PostIndex> SeatFinder::posts_of(const StepRule& step, Date day) const {
    std::vector<PostIndex> found;
    switch (step.of) {
        case Whose::author:
            for (const auto& role : step.roles) {
                const auto unit = directory_.at(matter_.author_post).unit;
                std::ranges::copy(directory_.posts_with_role(unit, role, day),
                                  std::back_inserter(found));
            }
            break;
        case Whose::author_head:
            found = author_head(day);
            break;
        case Whose::in_charge:
            for (const auto head : author_head(day)) {
                if (const auto above = directory_.superior_of(head, day)) {
                    found.push_back(*above);
                }
            }
            break;
        case Whose::host:
            found = with_roles(matter_.host, step.roles, day);
            break;
        case Whose::above:
            if (const auto above = directory_.at(matter_.host).parent) {
                found = with_roles(*above, step.roles, day);
            }
            break;
    }
    std::vector<PostIndex> once;
    std::ranges::copy_if(found, std::back_inserter(once),
                         [&](PostIndex it) { return std::ranges::find(once, it) == once.end(); });
    return once;
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
        return it != matter_.author && !directory_.is_away(it, day, supposed_);
    };
    auto acting = directory_.who_acts(holder, post, matter_.kind, day, supposed_);
    if (acting.person == matter_.author) {
        // Handed to the author, who may not act: the next in line that may.
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
        for (const auto each : acting.chain) {
            seat.chain.push_back(people.place_of(directory_.at(directory_.at(each).from)));
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

std::vector<Seat> SeatFinder::seats(const std::vector<PostIndex>& posts, Date day,
                                    PlannedPeople& people) const {
    std::vector<Seat> out;
    for (const auto post : posts) {
        for (const auto holder : directory_.holders_of(post, day)) {
            if (holder != matter_.author) {
                out.push_back(seat(post, holder, day, people));
            }
        }
    }
    return out;
}

std::vector<Seat> SeatFinder::seats_of(const StepRule& step, Date day,
                                       PlannedPeople& people) const {
    return seats(posts_of(step, day), day, people);
}

std::vector<Seat> SeatFinder::escalation_of(const StepRule& step, Date day,
                                            PlannedPeople& people) const {
    return seats(with_roles(matter_.host, step.escalate_to, day), day, people);
}

std::optional<std::vector<PersonIndex>> SeatFinder::standing(PostIndex post, PersonIndex holder,
                                                             PersonIndex person, Date day) const {
    if (person == matter_.author || !directory_.holds(holder, post, day)) {
        return std::nullopt;
    }
    for (const auto& each : directory_.all_who_may_act(
             holder, post, matter_.kind, day, people::HandingOn::as_things_are, supposed_)) {
        if (each.person == person) {
            std::vector<PersonIndex> chain;
            for (const auto it : each.chain) {
                chain.push_back(directory_.at(it).from);
            }
            return chain;
        }
    }
    return std::nullopt;
}

}  // namespace phanbien::route
