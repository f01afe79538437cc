// Journal: gives each event its place in the log (position, time, id, salt) and appends it.
//
// Times in the log are unique and never go back, also when the clock does and across a restart
// (reliability section 1); a clock that went back behind the newest event is an event itself. What
// is unusual (engine/dossier/unusual.hpp) goes onto its list beside the event. Used inside the
// committer's jobs only.
#pragma once

#include <string>

#include "engine/dossier/event_codec.hpp"
#include "engine/runtime/drawn_ahead.hpp"
#include "engine/runtime/store.hpp"

namespace phanbien::runtime {

// The act of the events that engine/runtime/restricted_reads.hpp writes.
inline constexpr std::string_view restricted_read_act = "dossier_read";

class Journal {
  public:
    Journal(Clock& clock, Random& random) : clock_(clock), random_(random), ids_(clock, random_) {}

    UuidSource& ids() { return ids_; }
    // What keeps a payload from being guessed by its hash; another one each time.
    dossier::Salt salt();
    // The time of the next event: now, or a microsecond after the newest one. Where the clock has
    // gone back since then, that is written first, once for each time it goes back.
    Instant next_time(Writing& writing);
    // Appends an event whose sequence and time are set, and keeps the files it names; returns its
    // leaf hash, which the dossier's next event names as its predecessor. `previous` is empty for a
    // dossier's first event.
    std::string append(Writing& writing, const dossier::Event& event, const std::string& previous);

    // An event of the office, about no dossier.
    struct OfficeAct {
        std::string act;  // "account_created", "session_opened" …
        OrganisationId organisation;
        AccountId actor;
        boost::json::object details;
        boost::json::object stated = {};  // in the leaf itself, where anybody may read it
    };
    // Returns its position.
    std::uint64_t append(Writing& writing, OfficeAct act);

  private:
    void note_jump(Writing& writing, Instant now);
    std::uint64_t append_at(Writing& writing, OfficeAct act, Instant at);

    Clock& clock_;
    DrawnAhead random_;
    UuidSource ids_;
};

}  // namespace phanbien::runtime
