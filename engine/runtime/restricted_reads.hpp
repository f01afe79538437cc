// Reads of dossiers whose access is restricted (engine/dossier/restricted_access.hpp): each is an
// event of the office, committed before what was read is handed out.
//
// An event of the office and not of the dossier, so that somebody who only looks does not move the
// revision under the hands of those who work on it. Once an hour for a person, a dossier and a kind
// of thing, so that the log stays flat. note() blocks until the commit: handler threads only.
#pragma once

#include <optional>
#include <set>
#include <string>

#include "engine/runtime/committer.hpp"
#include "engine/runtime/journal.hpp"

namespace phanbien::runtime {

inline constexpr std::chrono::hours same_read_max{1};

class RestrictedReads {
  public:
    RestrictedReads(Committer& committer, Clock& clock, Random& random)
        : committer_(committer), clock_(clock), journal_(clock, random) {}

    struct Read {
        std::set<DossierId> dossiers;  // of which one answer tells
        people::Actor actor;
        std::string what;  // "dossier", "opinions", "file" …
    };
    // All of them in one commit. Refuses when it cannot be recorded: then nothing may be handed
    // out.
    std::optional<Problem> note(Reading& reading, const Read& read);

  private:
    std::vector<DossierId> not_noted(Reading& reading, const Read& read);

    Committer& committer_;
    Clock& clock_;
    Journal journal_;  // the committer's thread only
};

}  // namespace phanbien::runtime
