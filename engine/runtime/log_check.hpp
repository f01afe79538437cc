// Log check: whether the log in the store is what its newest checkpoint says, and whether all that
// stands beside it is what its leaves vouch for.
//
// check_log() looks at everything: the exported log's own verifier (engine/audit/log_verifier.hpp)
// over the store, each event with its columns, payload and files, every tile, every checkpoint,
// every file and definition. Reads the log in order; memory grows with the number of dossiers only.
// check_log_end() is for the start of a server: the newest checkpoint, the tree's right edge and
// the newest events, at a cost that does not grow with the log.
//
// Neither tells that a whole database was replaced by an older one, or that events behind the
// newest checkpoint were cut: only a checkpoint kept elsewhere does. On the thread of the Reading,
// whose snapshot must be fresh. Throws nothing: what cannot be read is a doubt.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <vector>

#include "engine/audit/log_verifier.hpp"
#include "engine/runtime/store.hpp"

namespace phanbien::runtime {

inline constexpr std::uint64_t end_events_max =
    1'024;  // that a start looks at, when all are signed
inline constexpr std::chrono::seconds unsigned_age_max{10};  // of an event without a checkpoint

struct LogCheck {
    std::optional<audit::Checkpoint> checkpoint;  // the newest, its signature right
    std::uint64_t events = 0;                     // looked at
    std::uint64_t unsigned_events = 0;            // behind the newest checkpoint
    std::uint64_t dossiers = 0;
    std::uint64_t tiles = 0;
    std::uint64_t checkpoints = 0;
    std::uint64_t files = 0;
    std::uint64_t definitions = 0;
    std::vector<audit::Doubt> doubts;

    bool holds() const { return doubts.empty(); }
};

// `key`: any that ever was the log's, but for check_log_end() the one that signs now.
// `now`: events that wait for their checkpoint longer than unsigned_age_max are a doubt.
LogCheck check_log(Reading& reading, const audit::VerifierKey& key, Instant now);
LogCheck check_log_end(Reading& reading, const audit::VerifierKey& key);

}  // namespace phanbien::runtime
