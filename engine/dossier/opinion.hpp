// Opinion: what was said of a draft with all that has become of it: revised, set aside, placed in
// later versions, taken into a recommendation.
//
// Every opinion of a dossier stands in its OpinionBook (opinion_book.hpp). A plain value; any
// thread.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "engine/dossier/event.hpp"

namespace phanbien::dossier {

// Where an opinion or a recommendation was last certain: on the version it was made on, or on a
// later one where the system or a person placed it.
struct Home {
    int version = 0;  // 0: there is no draft
    ProvisionRef provision;

    bool operator==(const Home&) const = default;
};

enum class PlacementState {
    placed,     // by the system, certain
    waiting,    // for a person
    confirmed,  // by a person
};

// Where an opinion or a recommendation is in the newest version that it was placed in.
struct Placement {
    int version = 0;
    PlacementMade made;  // as the system saw it
    PlacementState state = PlacementState::waiting;
    ProvisionRef provision;  // where it is; of one that waits, what is proposed; empty: nowhere
    AccountId by;            // who confirmed it, or reopened it
    Instant at;              // of the last change

    bool operator==(const Placement&) const = default;
};

// That something was erased from the log, and on which ground.
struct Erasure {
    Instant at;
    std::string ground;

    bool operator==(const Erasure&) const = default;
};

enum class OpinionStatus { open, set_aside, withdrawn };
std::string_view name_of(OpinionStatus status);

struct Opinion {
    OpinionGiven given;  // with later revisions folded in
    OpinionStatus status = OpinionStatus::open;
    RecommendationId recommendation;  // empty: loose
    std::string reason;               // of setting aside or withdrawing
    Instant at;
    std::optional<Instant> revised_at;
    AccountId entered_by;
    OrganisationId entered_by_organisation;
    ClusterId cluster = {};  // of opinions that say the same; empty: in none
    Home home = {};
    std::optional<Placement> placement = {};  // none: only on the version it was made on
    std::optional<Erasure> erased = {};       // its words and the name of whoever gave it

    // Open, in no recommendation: somebody still has to decide what becomes of it.
    bool loose() const { return status == OpinionStatus::open && recommendation.empty(); }

    bool operator==(const Opinion&) const = default;
};

}  // namespace phanbien::dossier
