// A dossier's events as people read them. One thread (it reads from a desk).
#pragma once

#include <boost/json/array.hpp>
#include <functional>

#include "web/api/desk.hpp"

namespace phanbien::api {

using EventFilter = std::function<bool(const dossier::Event&)>;

// Those after a sequence number, oldest first, as schema HistoryEntry; requires access.history.
boost::json::array history_entries(Desk& desk, const OpenDossier& open, const people::Actor& actor,
                                   std::uint64_t after, const EventFilter& wanted = {});

// What a 412 tells about the events after a sequence number: the newest of them, as schema
// HistoryEntry; without access.history only one's own and that the dossier moved.
inline constexpr std::uint64_t changes_max = 50;
boost::json::array changes_since(Desk& desk, const OpenDossier& open, const people::Actor& actor,
                                 std::uint64_t after);

struct Call;
// The dossier that the call is about, for whoever may read its history.
Result<OpenDossier> open_history(Call& call);
// For an export of all that happened: refuses whoever may not read every part of the dossier, and
// counts as one of the account's exports.
Result<OpenDossier> open_whole_history(Call& call);

}  // namespace phanbien::api
