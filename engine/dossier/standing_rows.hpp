// What of a dossier is compared between two moments: one row for the dossier itself and for each
// thing in it that people know by a name, with the members that a change would show in. Drafts of
// answers are in no row: they are private to whoever writes them. Pure; any thread.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/dossier/dossier.hpp"

namespace phanbien::dossier {

enum class Part {
    dossier,  // where it stands, its numbers and dates
    task,
    version,
    document,
    review,
    opinion,
    cluster,
    recommendation,
    answer,
    objection,
    route,
};
std::string_view name_of(Part part);

// How a value is to be read; `value` is as the dossier has it.
enum class Meaning {
    text,
    day,           // yyyy-MM-dd
    item,          // of the definition's list that is named like the member
    organisation,  // an id
    states,        // ids, joined by a space
    status,        // a stable name
    codes,         // how people know opinions, recommendations, …; joined by ", "
    steps,         // ids of the route's steps, joined by a space
};
struct Member {
    std::string_view name;
    Meaning meaning = Meaning::text;
    std::string value;  // empty: there is none

    bool operator==(const Member&) const = default;
};

struct RowKey {
    Part part = Part::dossier;
    std::string id;  // of an answer its recommendation's; of a route its place among them, from 0

    bool operator==(const RowKey&) const = default;
    auto operator<=>(const RowKey&) const = default;
};
struct StandingRow {
    RowKey key;
    // Its code, number or title; of a review the organisation's id, of a task its id in the
    // definition, of a route its definition's.
    std::string name;
    bool withdrawn = false;  // taken back, dropped or cancelled: there, but in force no more
    std::vector<Member> members;

    bool operator==(const StandingRow&) const = default;
};

// Calls `each` with every row, in the order of Part, and within a part in the order in which they
// came. One at a time: a campaign has a million, of 2 KB.
void for_each_standing_row(const Dossier& dossier, const std::vector<OpenTask>& tasks,
                           const std::function<void(const StandingRow&)>& each);

// The row under this key; of a task nothing, since a dossier alone does not know its tasks.
std::optional<StandingRow> standing_row(const Dossier& dossier, const RowKey& key);
// The same with the tasks that are open in it.
std::optional<StandingRow> standing_row(const Dossier& dossier, const std::vector<OpenTask>& tasks,
                                        const RowKey& key);

}  // namespace phanbien::dossier
