#include "engine/dossier/dossier.hpp"

#include <algorithm>

namespace phanbien::dossier {

namespace {

template <class Items, class Identifier, class Key>
auto* find_by(Items& items, const Identifier& id, Key key) {
    const auto found = std::ranges::find(items, id, key);
    return found == items.end() ? nullptr : &*found;
}

const ReviewId& key_of(const Review& it) {
    return it.request.id;
}
const OpinionId& key_of(const Opinion& it) {
    return it.given.id;
}
const RecommendationId& key_of(const Recommendation& it) {
    return it.made.id;
}

template <class Items, class Identifier>
auto* find_in(Items& items, const Identifier& id) {
    return find_by(items, id, [](const auto& it) { return key_of(it); });
}

}  // namespace

const ProvisionRef* Version::provision(std::string_view eid) const {
    return find_by(added.provisions, eid, [](const auto& it) { return std::string_view(it.eid); });
}

const Version* Dossier::current_version() const {
    return versions.empty() ? nullptr : &versions.back();
}

Review* Dossier::find(const ReviewId& wanted) {
    return find_in(reviews, wanted);
}
Opinion* Dossier::find(const OpinionId& wanted) {
    return find_in(opinions, wanted);
}
Recommendation* Dossier::find(const RecommendationId& wanted) {
    return find_in(recommendations, wanted);
}
const Review* Dossier::find(const ReviewId& wanted) const {
    return find_in(reviews, wanted);
}
const Opinion* Dossier::find(const OpinionId& wanted) const {
    return find_in(opinions, wanted);
}
const Recommendation* Dossier::find(const RecommendationId& wanted) const {
    return find_in(recommendations, wanted);
}

const Review* Dossier::review_of(const OrganisationId& organisation) const {
    const Review* best = nullptr;
    for (const auto& review : reviews) {
        if (review.request.organisation != organisation) {
            continue;
        }
        if (best == nullptr || review.status < best->status) {
            best = &review;  // open before completed before cancelled
        }
    }
    return best;
}

}  // namespace phanbien::dossier
