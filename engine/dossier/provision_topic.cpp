#include "engine/dossier/provision_topic.hpp"

#include <algorithm>

#include "engine/dossier/event_codec.hpp"

namespace phanbien::dossier {

namespace {

// Whether any of these texts stands anywhere in what an event holds.
bool names_any(const boost::json::value& value, const std::set<std::string>& wanted) {
    if (const auto* text = value.if_string()) {
        return wanted.contains(std::string(*text));
    }
    if (const auto* list = value.if_array()) {
        return std::ranges::any_of(*list, [&](const auto& one) { return names_any(one, wanted); });
    }
    const auto* members = value.if_object();
    return members != nullptr && std::ranges::any_of(*members, [&](const auto& member) {
               return names_any(member.value(), wanted);
           });
}

template <class Id>
bool any_of(const std::set<std::string>& said, const std::vector<Id>& ids) {
    return std::ranges::any_of(ids, [&](const Id& id) { return said.contains(id.text()); });
}

// Of an opinion or a recommendation, whichever of the two it is.
template <class Placed>
std::string placed_id(const Placed& placed) {
    return placed.opinion.empty() ? placed.recommendation.text() : placed.opinion.text();
}

}  // namespace

ProvisionTopic::ProvisionTopic(const EventWalk& events, std::string_view eid, int version)
    : eid_(eid), version_(version) {
    // Twice: an opinion that comes here by a later placement was in a recommendation before.
    for (int round = 0; round < 2; ++round) {
        newest_ = 0;
        events([this](const Event& event) { look_at(event.body); });
    }
}

bool ProvisionTopic::is_here(std::string_view eid, int version) const {
    const bool below = eid.starts_with(eid_) && eid.substr(eid_.size()).starts_with("__");
    return (eid == eid_ || below) && (version_ == 0 || version == version_);
}

void ProvisionTopic::look_at(const EventBody& body) {
    if (const auto* added = std::get_if<VersionAdded>(&body)) {
        newest_ = added->number;
    } else if (const auto* given = std::get_if<OpinionGiven>(&body)) {
        if (is_here(given->provision.eid, given->version)) {
            said_.insert(given->id.text());
        }
    } else if (const auto* made = std::get_if<RecommendationMade>(&body)) {
        if (is_here(made->provision.eid, newest_) || any_of(said_, made->opinions)) {
            said_.insert(made->id.text());
        }
    } else if (const auto* merged = std::get_if<OpinionsMerged>(&body)) {
        if (any_of(said_, merged->opinions)) {
            said_.insert(merged->recommendation.text());
        }
    } else if (const auto* placed = std::get_if<PlacementsMade>(&body)) {
        for (const auto& one : placed->placements) {
            if (is_here(one.to.eid, placed->version)) {
                said_.insert(placed_id(one));
            }
        }
    } else if (const auto* chosen = std::get_if<PlacementsConfirmed>(&body)) {
        for (const auto& one : chosen->placements) {
            if (is_here(one.to.eid, chosen->version)) {
                said_.insert(placed_id(one));
            }
        }
    } else if (const auto* raised = std::get_if<ObjectionRaised>(&body)) {
        if (said_.contains(raised->opinion.text()) ||
            said_.contains(raised->recommendation.text())) {
            said_.insert(raised->id.text());
        }
    }
}

bool ProvisionTopic::holds(const Event& event) const {
    const auto* traced = std::get_if<ChangeTraced>(&event.body);
    if (traced != nullptr && std::ranges::any_of(traced->provisions, [&](const std::string& eid) {
            return is_here(eid, traced->version);
        })) {
        return true;
    }
    return !said_.empty() && names_any(body_to_json(event.body), said_);
}

}  // namespace phanbien::dossier
