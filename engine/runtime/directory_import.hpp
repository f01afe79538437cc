// A directory that takes the place of the office's: what is asked, and what it changes. All of it
// or nothing. The doing is Office::import_directory; preview_directory() says beforehand what that
// would change.
#pragma once

#include <string>
#include <vector>

#include "engine/people/directory_diff.hpp"
#include "engine/runtime/office.hpp"
#include "engine/runtime/route_following.hpp"

namespace phanbien::runtime {

// Of a long list of changes only the first are written into the office's event; all are counted.
inline constexpr std::size_t changes_logged_max = 500;

// How often an edit is made again because somebody else's came first.
inline constexpr int edit_attempts_max = 5;

struct DirectoryChange {
    std::string hash;                        // SHA-256 of it, as the office keeps it
    std::string previous;                    // of what was in force; empty: there was none
    std::vector<people::Change> changes;     // empty: the same is in force already
    std::vector<FollowedRoute> routes = {};  // on which somebody else is asked now, or nobody
};

// Changes nothing. On the reading's thread. Refuses (directory.invalid …) with every mistake,
// (directory.stale) when another directory is in force than the one that was seen, and
// (directory.orphans) what would leave a running approval route without anybody.
Result<DirectoryChange> preview_directory(Reading& reading, RouteShelf& routes,
                                          const DirectoryImport& import, Instant now);
// What Office::edit_directory would change, refused as it would be. On the reading's thread.
Result<DirectoryChange> preview_edit(Reading& reading, RouteShelf& routes,
                                     const people::DirectoryEdit& edit, Instant now);

}  // namespace phanbien::runtime
