#include "engine/dossier/dossier.hpp"

#include <algorithm>
#include <utility>

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
const RecommendationId& key_of(const Recommendation& it) {
    return it.made.id;
}

template <class Items, class Identifier>
auto* find_in(Items& items, const Identifier& id,
              const std::unordered_map<std::string, std::size_t>& places) {
    const auto place = places.find(id.text());
    if (place != places.end() && place->second < items.size() &&
        key_of(items[place->second]) == id) {
        return &items[place->second];
    }
    // A dossier that was put together without apply() has no places.
    return find_by(items, id, [](const auto& it) { return key_of(it); });
}

}  // namespace

std::string_view name_of(ReviewStatus status) {
    switch (status) {
        case ReviewStatus::open:
            break;
        case ReviewStatus::completed:
            return "completed";
        case ReviewStatus::cancelled:
            return "cancelled";
    }
    return "open";
}

std::string_view name_of(OpinionStatus status) {
    switch (status) {
        case OpinionStatus::open:
            break;
        case OpinionStatus::set_aside:
            return "set_aside";
        case OpinionStatus::withdrawn:
            return "withdrawn";
    }
    return "open";
}

std::string_view name_of(AnswerStatus status) {
    switch (status) {
        case AnswerStatus::none:
            break;
        case AnswerStatus::given:
            return "given";
        case AnswerStatus::accepted:
            return "accepted";
        case AnswerStatus::returned:
            return "returned";
    }
    return "none";
}

const ProvisionRef* Version::provision(std::string_view eid) const {
    return find_by(added.provisions, eid, [](const auto& it) { return std::string_view(it.eid); });
}

const Version* Dossier::version(int number) const {
    const auto place = static_cast<std::size_t>(number) - 1;
    return number >= 1 && place < versions.size() ? &versions[place] : nullptr;
}

const Version* Dossier::current_version() const {
    return versions.empty() ? nullptr : &versions.back();
}

Review* Dossier::find(const ReviewId& wanted) {
    return find_in(reviews, wanted, places);
}
Recommendation* Dossier::find(const RecommendationId& wanted) {
    return find_in(recommendations, wanted, places);
}
const Review* Dossier::find(const ReviewId& wanted) const {
    return find_in(reviews, wanted, places);
}
const Recommendation* Dossier::find(const RecommendationId& wanted) const {
    return find_in(recommendations, wanted, places);
}

const Cluster* Dossier::find(const ClusterId& wanted) const {
    return find_by(clusters, wanted, [](const Cluster& it) { return it.id; });
}
Cluster* Dossier::find(const ClusterId& wanted) {
    return find_by(clusters, wanted, [](const Cluster& it) { return it.id; });
}
const OpinionImport* Dossier::find(const ImportId& wanted) const {
    return find_by(imports, wanted, [](const OpinionImport& it) { return it.imported.id; });
}
OpinionImport* Dossier::find(const ImportId& wanted) {
    return find_by(imports, wanted, [](const OpinionImport& it) { return it.imported.id; });
}

std::vector<OpinionId> Dossier::living_members(const ClusterId& of) const {
    std::vector<OpinionId> out;
    const auto* cluster = find(of);
    for (const auto& member : cluster == nullptr ? std::vector<OpinionId>{} : cluster->opinions) {
        const auto opinion = opinions.find(member);
        if (opinion && opinion->status == OpinionStatus::open) {
            out.push_back(member);
        }
    }
    return out;
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

const RouteRun* Dossier::find_route(std::string_view invoke) const {
    const auto found = std::find_if(routes.rbegin(), routes.rend(),
                                    [&](const RouteRun& it) { return it.invoke == invoke; });
    return found == routes.rend() ? nullptr : &*found;
}

RouteRun* Dossier::find_route(std::string_view invoke) {
    return const_cast<RouteRun*>(std::as_const(*this).find_route(invoke));
}

const Document* Dossier::newest_document(std::string_view kind) const {
    const auto found = std::find_if(documents.rbegin(), documents.rend(), [&](const Document& it) {
        return it.attached.document_kind == kind;
    });
    return found == documents.rend() ? nullptr : &*found;
}

Dossier after(Dossier dossier, const std::vector<EventBody>& bodies, const Occasion& occasion) {
    for (const auto& body : bodies) {
        apply(dossier, Event{.id = {},
                             .dossier = occasion.dossier,
                             .sequence = dossier.revision + 1,
                             .at = occasion.at,
                             .actor = occasion.actor,
                             .organisation = occasion.organisation,
                             .body = body});
    }
    return dossier;
}

}  // namespace phanbien::dossier
