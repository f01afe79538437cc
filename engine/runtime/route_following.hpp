// What a changed directory does to approval routes under way: whom they ask now, and which of them
// nobody could go any more. Only routes that the change may concern are looked at. Changes nothing
// itself: the office writes what is found in the directory's own transaction.
#pragma once

#include <string>
#include <vector>

#include "engine/people/directory_diff.hpp"
#include "engine/runtime/route_shelf.hpp"

namespace phanbien::runtime {

// Past so many names all routes under way are looked at.
inline constexpr std::size_t route_names_asked_max = 200;

// A route on which somebody else is asked, or nobody.
struct FollowedRoute {
    DossierId dossier;
    std::string invoke;
    std::string code;  // of the dossier
    Sentence route;
    std::vector<Sentence> changes;         // who is asked now instead of whom
    std::vector<route::Obstacle> orphans;  // steps that nobody could decide at any more
    std::vector<std::string> asked;        // ids of the posts and people that the orphans asked
    std::optional<route::Replanned> made;  // the plan anew, where the dossier has to keep it
};

// By which names (dossier::route_names_of()) routes are found that these changes may concern: of
// absences, delegations and people those who are named, of everything else the body it belongs to
// and those below it. Each once.
std::vector<std::string> names_concerned(const std::vector<people::Change>& changes,
                                         const people::Directory& before,
                                         const people::Directory& after);

// The dossiers whose running routes may be concerned.
std::vector<DossierId> dossiers_concerned(Reading& reading,
                                          const std::vector<people::Change>& changes,
                                          const people::Directory& before,
                                          const people::Directory& after);

// What the directory makes of each running route of a dossier; those that stay as they are left
// out.
std::vector<FollowedRoute> followed(const dossier::Dossier& dossier,
                                    const people::Directory& directory, RouteShelf& routes,
                                    Reading& reading, const calendar::Calendars& calendars,
                                    Instant now);

// Refuses (directory.orphans), naming each dossier, step and way out, at the line of the change
// that is the reason where one can be named.
Problem orphans_refused(const std::vector<FollowedRoute>& routes,
                        const std::vector<people::Change>& changes, const std::string& file_name);

}  // namespace phanbien::runtime
