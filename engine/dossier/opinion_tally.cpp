#include "engine/dossier/opinion_tally.hpp"

#include <algorithm>

#include "engine/dossier/opinion.hpp"

namespace phanbien::dossier {

namespace {

void count_under(auto& counts, const auto& key, int by) {
    const auto counted = counts.try_emplace(key, 0).first;
    if ((counted->second += by) == 0) {
        counts.erase(counted);
    }
}

}  // namespace

void OpinionTally::add(const Opinion& opinion) {
    count(opinion, 1);
}

void OpinionTally::remove(const Opinion& opinion) {
    count(opinion, -1);
}

bool OpinionTally::is_any_behind(int version) const {
    return !anchored_in.empty() && anchored_in.begin()->first < version;
}

std::int64_t OpinionTally::of(const OrganisationId& body) const {
    const auto found = said_by.find(body);
    return found == said_by.end() ? 0 : found->second;
}

void OpinionTally::count(const Opinion& opinion, int by) {
    received += by;
    if (opinion.status == OpinionStatus::withdrawn) {
        withdrawn += by;
        return;
    }
    if (opinion.status == OpinionStatus::set_aside) {
        set_aside += by;
    } else {
        (opinion.loose() ? loose : in_recommendations) += by;
    }
    const auto& placement = opinion.placement;
    waiting += placement && placement->state == PlacementState::waiting ? by : 0;
    count_under(made_on, opinion.given.version, by);
    if (const auto& body = opinion.given.said_by.organisation; !body.empty()) {
        count_under(said_by, body, by);
    }
    const auto& provision = placement ? placement->provision : opinion.home.provision;
    count_under(moves.counts, OpinionPlace{provision.eid, opinion.given.stance}, by);
    if (opinion.home.version >= 1 && !opinion.home.provision.eid.empty()) {
        count_under(anchored_in, std::max(opinion.home.version, placement ? placement->version : 0),
                    by);
    }
}

}  // namespace phanbien::dossier
