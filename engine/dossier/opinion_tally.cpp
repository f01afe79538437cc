#include "engine/dossier/opinion_tally.hpp"

#include <algorithm>

#include "engine/dossier/dossier.hpp"

namespace phanbien::dossier {

void OpinionTally::add(const Opinion& opinion) {
    ++seen;
    count(opinion, 1);
}

void OpinionTally::remove(const Opinion& opinion) {
    --seen;
    count(opinion, -1);
}

bool OpinionTally::is_any_behind(int version) const {
    return !anchored_in.empty() && anchored_in.begin()->first < version;
}

void OpinionTally::count(const Opinion& opinion, int by) {
    if (opinion.status == OpinionStatus::withdrawn) {
        return;
    }
    const auto& placement = opinion.placement;
    standing += by;
    loose += opinion.loose() ? by : 0;
    waiting += placement && placement->state == PlacementState::waiting ? by : 0;
    const auto& provision = placement ? placement->provision : opinion.home.provision;
    const auto moved = moves.counts.try_emplace({provision.eid, opinion.given.stance}, 0).first;
    if ((moved->second += by) == 0) {
        moves.counts.erase(moved);
    }
    if (opinion.home.version < 1 || opinion.home.provision.eid.empty()) {
        return;
    }
    const auto newest = std::max(opinion.home.version, placement ? placement->version : 0);
    if ((anchored_in[newest] += by) == 0) {
        anchored_in.erase(newest);
    }
}

OpinionTally tally_of(const Dossier& dossier) {
    if (dossier.tally.seen == dossier.opinions.size()) {
        return dossier.tally;
    }
    OpinionTally counted;
    for (const auto& opinion : dossier.opinions) {
        counted.add(opinion);
    }
    return counted;
}

}  // namespace phanbien::dossier
