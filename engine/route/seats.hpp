// Seats: which posts a step asks in one matter, who holds them, and who may act there.
//
// The one place that turns the words of a definition ("the head of the author's department") into
// posts and people of the directory. Pure; any thread.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "engine/people/directory.hpp"
#include "engine/route/plan.hpp"

namespace phanbien::route {

// The people a plan names, each once, in the order in which they were first named.
class PlannedPeople {
  public:
    explicit PlannedPeople(std::vector<PlannedPerson> people = {}) : people_(std::move(people)) {}

    Who place_of(const people::Person& person);
    std::vector<PlannedPerson> take() { return std::move(people_); }

  private:
    std::vector<PlannedPerson> people_;
};

class SeatFinder {
  public:
    // Everything must outlive it.
    SeatFinder(const people::Directory& directory, const Matter& matter,
               std::span<const people::Absence> supposed = {})
        : directory_(directory), matter_(matter), supposed_(supposed) {}

    // In force that day, held by somebody or not: those the step asks, and those it escalates to.
    std::vector<people::PostIndex> posts_of(const StepRule& step, Date day) const;
    std::vector<people::PostIndex> escalation_posts_of(const StepRule& step, Date day) const;
    // A seat for every holder whose own work it is not.
    std::vector<Seat> seats_of(const std::vector<people::PostIndex>& posts, Date day,
                               PlannedPeople& people) const;

    // How this person may act on that day, as things are, for whoever holds the post: the chain of
    // those who handed it on, empty in person; nothing: not at all.
    std::optional<std::vector<people::PersonIndex>> standing(people::PostIndex post,
                                                             people::PersonIndex holder,
                                                             people::PersonIndex person,
                                                             Date day) const;

  private:
    std::vector<people::PostIndex> author_head(Date day) const;
    std::vector<people::PostIndex> superior(people::PostIndex of, Date day) const;
    // Whether everybody who holds the post wrote or submitted what is decided on.
    bool is_held_by_its_writers(people::PostIndex post, Date day) const;
    // In a unit itself or anywhere in a body.
    template <class Place>
    std::vector<people::PostIndex> with_roles(Place place, const std::vector<std::string>& roles,
                                              Date day) const;
    // Who handed on, from the holder.
    std::vector<people::PersonIndex> givers(const people::Acting& acting) const;
    Seat seat(people::PostIndex post, people::PersonIndex holder, Date day,
              PlannedPeople& people) const;

    const people::Directory& directory_;
    const Matter& matter_;
    std::span<const people::Absence> supposed_;
};

}  // namespace phanbien::route
