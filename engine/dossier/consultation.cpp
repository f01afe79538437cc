#include "engine/dossier/consultation.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "engine/dossier/workflow.hpp"

namespace phanbien::dossier {

Sorting::Sorting(const Dossier& dossier, const Names& names)
    : dossier_(dossier),
      version_(version_under_review(dossier)),
      order_(dossier.versions, version_) {
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
    for (const Opinion& opinion : dossier_.opinions) {
        if (opinion.status == OpinionStatus::withdrawn) {
            result_.withdrawn.push_back(&opinion);
            continue;
        }
        speakers.insert(speaker_name(opinion.given.said_by, names));
        const auto holder = index.find(opinion.recommendation);
        if (opinion.status == OpinionStatus::set_aside) {
            result_.set_aside.push_back(&opinion);
        } else if (holder == index.end()) {
            result_.loose.push_back(&opinion);
        } else {
            result_.recommendations[holder->second].opinions.push_back(&opinion);
        }
    }
    result_.speakers = static_cast<int>(speakers.size());
}

// A recommendation does not say which version it is about: that of the newest of its opinions.
void Sorting::place_recommendations() {
    for (SortedRecommendation& sorted : result_.recommendations) {
        int version = sorted.opinions.empty() ? version_ : 1;
        for (const Opinion* opinion : sorted.opinions) {
            version = std::max(version, opinion->given.version);
        }
        sorted.place = place_of(sorted.recommendation->made.provision, version);
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
