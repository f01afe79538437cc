// Log verifier: whether a whole log, given as the files of its tiles and entries, is what its
// checkpoint says, with nothing but the log's key, or one that was changed since for another.
//
// Reads everything once, in order, and keeps one tile per level and one hash per dossier: memory
// does not grow with the log. Checks the checkpoint's signature, that each entry hashes to its
// leaf, each tile to its place in the one above, and all of them to the root; that entries are
// leaves of schemas/event.md, their times grow, and each dossier's events follow one another
// without a gap, each naming the one before; that each change of the log's key goes on from the one
// in force (log_keys.hpp), and the checkpoint is signed by the one they lead to. A log that was cut
// or rewritten under its own key is told only by an older checkpoint: then also that the older tree
// is the beginning of this one. Pure; any thread.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/audit/log_keys.hpp"
#include "engine/audit/tiles.hpp"
#include "engine/kernel/sentence.hpp"

namespace phanbien::audit {

// What is found wrong, in words: the place first ("tile/0/003", "entry 817").
struct Doubt {
    std::string where;
    Sentence what;

    bool operator==(const Doubt&) const = default;
};

struct LogFinding {
    LogKeys keys;           // from the one that was given to the one that signs now
    std::string note = {};  // the checkpoint's, as it stands
    std::optional<Checkpoint> checkpoint = {};  // as signed; none when it could not be read
    std::uint64_t entries = 0;                  // that were read and hashed to their place
    std::uint64_t dossiers = 0;
    std::optional<std::uint64_t> older = {};  // size of the older checkpoint it was held against
    std::vector<Doubt> doubts = {};           // none: all is well

    bool holds() const { return doubts.empty(); }
};

inline constexpr std::size_t doubts_max = 50;  // it stops reading then

// The bytes of a file of the log ("checkpoint", "tile/0/000", …); none when there is no such file.
using LogFile = std::function<std::optional<std::string>(const std::string& path)>;

// `key`: any that ever was the log's. `older`: the note of a checkpoint of the same log that the
// reader has kept; empty for none.
LogFinding verify_log(const LogFile& file, const VerifierKey& key, std::string_view older = {});

}  // namespace phanbien::audit
