#include "web/api/carried_out.hpp"

#include <algorithm>

#include "engine/document/provision_changes.hpp"
#include "engine/dossier/provision_order.hpp"
#include "web/api/diff_json.hpp"

namespace phanbien::api {

namespace json = boost::json;

namespace {

using document::Outcome;

constexpr std::size_t shown_paragraphs_max = 60;  // of one proposal

// Another number alone carries nothing out; another place, or another division, may.
bool is_change(const document::PlaceOfChange& place) {
    return !place.paragraphs.empty() || place.outcome == Outcome::moved ||
           place.outcome == Outcome::split || place.outcome == Outcome::merged ||
           place.outcome == Outcome::deleted;
}

// One that is gone is called what it was.
json::object proposal_json(const document::PlaceOfChange& place, const dossier::ProvisionRef& was,
                           const dossier::Version& newest) {
    json::array paragraphs;
    for (const auto& it : place.paragraphs) {
        if (paragraphs.size() < shown_paragraphs_max) {
            paragraphs.push_back(pieces_json(it));
        }
    }
    const auto* now = place.provision;
    const auto* cited = now == nullptr ? &was : newest.provision(now->eid);
    return {{"eid", now == nullptr ? was.eid : now->eid},
            {"label", cited == nullptr ? now->label : cited->label},
            {"fate", now == nullptr ? "removed" : "changed"},
            {"outcome", document::name_of(place.outcome)},
            {"certain", place.certain},
            {"paragraphs", std::move(paragraphs)}};
}

// Where the office has placed it in this version; nothing while that waits for a person.
std::optional<std::string_view> settled_place(const dossier::Recommendation& recommendation,
                                              int version) {
    const auto& placement = recommendation.placement;
    if (!placement || placement->version != version ||
        placement->state == dossier::PlacementState::waiting) {
        return std::nullopt;
    }
    return placement->provision.eid;
}

}  // namespace

int criticised_version(const dossier::Recommendation& recommendation,
                       const dossier::Dossier& dossier) {
    int newest = 0;
    for (const auto& id : recommendation.made.opinions) {
        const auto opinion = dossier.opinions.find(id);
        newest = std::max(newest, opinion ? opinion->given.version : 0);
    }
    return newest == 0 ? dossier::version_under_review(dossier) : newest;
}

int ChangeFinder::newest() const {
    const auto* current = open_.dossier.current_version();
    return current == nullptr ? 0 : current->added.number;
}

json::array ChangeFinder::proposals(const dossier::Recommendation& recommendation) {
    const auto& provision = recommendation.made.provision;
    const auto* before = open_.dossier.version(criticised_version(recommendation, open_.dossier));
    const auto* newest_version = open_.dossier.current_version();
    json::array out;
    if (provision.eid.empty() || before == nullptr ||
        newest_version->added.number <= before->added.number) {
        return out;
    }
    alignments_.with(
        reading_, before->added.outline, newest_version->added.outline,
        [&](const runtime::AlignedVersions& pair) {
            for (const auto& place : document::changes_of(
                     provision.eid, pair.order_before(), pair.order_after(), pair.alignment(),
                     settled_place(recommendation, newest_version->added.number))) {
                if (is_change(place)) {
                    out.push_back(proposal_json(place, provision, *newest_version));
                }
            }
        });
    return out;
}

}  // namespace phanbien::api
