#include "engine/dossier/consultation.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "engine/dossier/workflow.hpp"

namespace phanbien::dossier {

namespace {

// The version whose order rules: the newest that opinions were placed in or made on.
int version_of_order(const Dossier& dossier) {
    int version = version_under_review(dossier);
    for (const Opinion& opinion : dossier.opinions) {
        version = std::max(version, opinion.placement ? opinion.placement->version : 0);
    }
    for (const Recommendation& recommendation : dossier.recommendations) {
        version =
            std::max(version, recommendation.placement ? recommendation.placement->version : 0);
    }
    return version;
}

}  // namespace

Sorting::Sorting(const Dossier& dossier, const Names& names)
    : dossier_(dossier), version_(version_of_order(dossier)), order_(dossier.versions, version_) {
    sort_opinions(names);
    place_recommendations();
    std::set<OrganisationId> asked;
    for (const Review& review : dossier.reviews) {
        if (review.status != ReviewStatus::cancelled) {
            asked.insert(review.request.organisation);
        }
    }
    result_.asked = static_cast<int>(asked.size());
}

void Sorting::sort_opinions(const Names& names) {
    std::map<RecommendationId, std::size_t> index;
    for (const Recommendation& recommendation : dossier_.recommendations) {
        if (!recommendation.dropped) {
            index.emplace(recommendation.made.id, result_.recommendations.size());
            result_.recommendations.push_back({.recommendation = &recommendation});
        }
    }
    std::set<std::string> speakers;
    for (std::size_t place = 0; place < dossier_.opinions.size(); ++place) {
        const auto opinion = dossier_.opinions[place];
        if (opinion.status == OpinionStatus::withdrawn) {
            result_.withdrawn.push_back(place);
            continue;
        }
        speakers.insert(speaker_name(opinion.given.said_by, names));
        const auto holder = index.find(opinion.recommendation);
        if (opinion.status == OpinionStatus::set_aside) {
            result_.set_aside.push_back(place);
        } else if (holder == index.end()) {
            result_.loose.push_back(place);
        } else {
            auto& sorted = result_.recommendations[holder->second];
            sorted.opinions.push_back(place);
            sorted.newest_version = std::max(sorted.newest_version, opinion.given.version);
        }
    }
    result_.speakers = static_cast<int>(speakers.size());
}

// A recommendation does not say which version it is about: that of the newest of its opinions.
void Sorting::place_recommendations() {
    for (SortedRecommendation& sorted : result_.recommendations) {
        const int version = sorted.opinions.empty() ? version_ : sorted.newest_version;
        const auto& original = sorted.recommendation->made.provision;
        const auto& placement = sorted.recommendation->placement;
        const int home = sorted.recommendation->home.version;
        sorted.place = placement ? placed(*placement, original, home == 0 ? version : home)
                                 : place_of(original, version);
    }
    std::ranges::stable_sort(result_.recommendations, {}, &SortedRecommendation::place);
}

TextPlace Sorting::place_of(const ProvisionRef& provision, int version) const {
    if (provision.eid.empty()) {
        return {.position = ProvisionOrder::whole_draft,
                .older_by = 0,
                .label = "Vấn đề khác (về toàn bộ dự thảo)"};
    }
    std::string label = provision.label.empty() ? provision.eid : provision.label;
    if (version != version_) {
        label += " (theo bản dự thảo lần " + std::to_string(version) + ")";
    }
    return {.position = order_.position(provision.eid),
            .older_by = version_ - version,
            .label = std::move(label)};
}

TextPlace Sorting::placed(const Placement& placement, const ProvisionRef& original,
                          int version) const {
    if (placement.state == PlacementState::waiting || placement.provision.eid.empty() ||
        placement.version != version_) {
        return place_of(placement.made.from, placement.made.from_version);
    }
    auto place = place_of(placement.provision, placement.version);
    if (placement.provision != original) {
        place.label +=
            " (góp ý tại " + original.label + ", bản dự thảo lần " + std::to_string(version) + ")";
    }
    return place;
}

TextPlace Sorting::place_of(const Opinion& opinion) const {
    const OpinionGiven& given = opinion.given;
    return opinion.placement ? placed(*opinion.placement, given.provision, given.version)
                             : place_of(given.provision, given.version);
}

std::string speaker_name(const Speaker& speaker, const Names& names) {
    const std::string body =
        speaker.organisation.empty() ? std::string() : names.organisation(speaker.organisation);
    if (body.empty() || body == speaker.name) {
        return speaker.name.empty() ? "(không ghi tên)" : speaker.name;
    }
    return speaker.name.empty() ? body : speaker.name + " (" + body + ")";
}

std::string item_label(const Workflow& workflow, std::string_view list, const std::string& item) {
    const ListItem* found = workflow.item(list, item);
    return found == nullptr ? item : found->label.vi;
}

}  // namespace phanbien::dossier
