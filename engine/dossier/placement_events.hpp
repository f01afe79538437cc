// What became of opinions and recommendations in a new version of the draft: alternatives of
// EventBody (event.hpp).
//
// The system places each that speaks of a provision, from where it was last certain, by its own
// words (engine/document/anchor/placement.hpp). What is not certain waits until a person confirms
// it, moves it or says that it has no place any more. Plain values; any thread.
#pragma once

#include <string>
#include <vector>

#include "engine/document/outcome.hpp"
#include "engine/dossier/provision_ref.hpp"
#include "engine/kernel/id.hpp"

namespace phanbien::dossier {

struct PlacementMade {
    OpinionId opinion = {};  // one of the two is empty
    RecommendationId recommendation = {};
    int from_version = 0;  // where it was last certain
    ProvisionRef from = {};
    ProvisionRef to = {};  // empty eid: nowhere
    document::Outcome outcome = document::Outcome::unplaced;
    document::Method method = document::Method::none;
    int score = 0;          // 0 to 1000: how much of the old words is there
    bool certain = false;   // otherwise it waits for a person
    bool reworded = false;  // the provision or what it holds reads otherwise now

    bool operator==(const PlacementMade&) const = default;
};
struct PlacementsMade {
    int version = 0;  // the version they are placed in
    std::vector<PlacementMade> placements = {};

    bool operator==(const PlacementsMade&) const = default;
};

struct PlacementChosen {
    OpinionId opinion = {};  // one of the two is empty
    RecommendationId recommendation = {};
    ProvisionRef to = {};  // empty eid: it has no place in this version

    bool operator==(const PlacementChosen&) const = default;
};
struct PlacementsConfirmed {
    int version = 0;
    std::vector<PlacementChosen> placements = {};

    bool operator==(const PlacementsConfirmed&) const = default;
};
// They wait again, as they did before somebody confirmed them or the system was certain.
struct PlacementsReopened {
    int version = 0;
    std::vector<OpinionId> opinions = {};
    std::vector<RecommendationId> recommendations = {};
    std::string reason = {};

    bool operator==(const PlacementsReopened&) const = default;
};

}  // namespace phanbien::dossier
