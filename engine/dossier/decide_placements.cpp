// Placements: opinions and recommendations follow the text into its newest version; people confirm
// what the system cannot be certain of.
#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include "engine/dossier/decision.hpp"
#include "engine/dossier/refusal.hpp"

namespace phanbien::dossier {

namespace {

// One that has to be placed, and where it comes from.
struct Unplaced {
    PlacementMade made;  // who, and from where
    document::Anchor anchor;
};

// The words that were selected belong to the version the opinion was made on; where those were only
// reworded since, they still tell the parts of a divided provision apart.
Unplaced unplaced(const Opinion& opinion) {
    return {.made = {.opinion = opinion.given.id,
                     .from_version = opinion.home.version,
                     .from = opinion.home.provision},
            .anchor = {.eid = opinion.home.provision.eid,
                       .quote = opinion.given.quote,
                       .prefix = opinion.given.selection.prefix,
                       .suffix = opinion.given.selection.suffix}};
}

Unplaced unplaced(const Recommendation& recommendation) {
    return {.made = {.recommendation = recommendation.made.id,
                     .from_version = recommendation.home.version,
                     .from = recommendation.home.provision},
            .anchor = {.eid = recommendation.home.provision.eid}};
}

template <class Item>
bool needs_place(const Item& item, int version) {
    return item.home.version >= 1 && item.home.version < version &&
           !item.home.provision.eid.empty() &&
           (!item.placement || item.placement->version < version);
}

std::vector<Unplaced> all_unplaced(const Dossier& dossier, int version) {
    std::vector<Unplaced> out;
    for (const auto& opinion : dossier.opinions) {
        if (opinion.status != OpinionStatus::withdrawn && needs_place(opinion, version)) {
            out.push_back(unplaced(opinion));
        }
    }
    for (const auto& recommendation : dossier.recommendations) {
        if (!recommendation.dropped && needs_place(recommendation, version)) {
            out.push_back(unplaced(recommendation));
        }
    }
    return out;
}

// An eId without a label stands for a part of a text that no list of provisions names.
ProvisionRef named_in(const Version& version, const std::string& eid) {
    const auto* found = version.provision(eid);
    return found == nullptr ? ProvisionRef{.eid = eid, .label = eid} : *found;
}

void fill(PlacementMade& made, const document::Placement& placement, const Version& version) {
    made.to = placement.eid.empty() ? ProvisionRef{} : named_in(version, placement.eid);
    made.outcome = placement.outcome;
    made.method = placement.method;
    made.score = static_cast<int>(std::lround(placement.score * 1000));
    made.certain = placement.certain;
    made.reworded = placement.reworded;
}

// From every version that something is at home in, one question.
PlacementsMade placed(std::vector<Unplaced> items, const Dossier& dossier, const Version& into,
                      Alignments& alignments) {
    std::map<int, std::vector<std::size_t>> by_version;
    for (std::size_t i = 0; i < items.size(); ++i) {
        by_version[items[i].made.from_version].push_back(i);
    }
    for (const auto& [number, places] : by_version) {
        std::vector<document::Anchor> anchors;
        for (const auto i : places) {
            anchors.push_back(items[i].anchor);
        }
        const auto found =
            alignments.placed(dossier.version(number)->added.outline, into.added.outline, anchors);
        for (std::size_t k = 0; k < places.size(); ++k) {
            fill(items[places[k]].made, found.at(k), into);
        }
    }
    PlacementsMade out{.version = into.added.number};
    for (auto& item : items) {
        out.placements.push_back(std::move(item.made));
    }
    return out;
}

bool may_need_places(const EventBody& body) {
    return std::holds_alternative<VersionAdded>(body) ||
           std::holds_alternative<OpinionGiven>(body) ||
           std::holds_alternative<RecommendationMade>(body) ||
           std::holds_alternative<OpinionRestored>(body);
}

// Of what is not an opinion just given, what has to be placed is seen when it has happened.
bool needs_all_looked_at(const EventBody& body) {
    return may_need_places(body) && !std::holds_alternative<OpinionGiven>(body);
}

// Whether something waits for its place in this version already: of a log that is older than
// placements.
bool is_any_unplaced(const Dossier& dossier, int version) {
    return dossier.opinions.tally().is_any_behind(version) ||
           std::ranges::any_of(dossier.recommendations, [&](const Recommendation& it) {
               return !it.dropped && needs_place(it, version);
           });
}

// The opinions that are given now. The dossier, which may hold very many others, is neither gone
// through nor copied for them.
std::vector<Unplaced> unplaced_among(const Bodies& bodies, int version) {
    std::vector<Unplaced> out;
    for (const auto& body : bodies) {
        const auto* given = std::get_if<OpinionGiven>(&body);
        if (given == nullptr || given->version >= version) {
            continue;
        }
        Opinion opinion;
        opinion.given = *given;
        opinion.home = {given->version, given->provision};
        if (needs_place(opinion, version)) {
            out.push_back(unplaced(opinion));
        }
    }
    return out;
}

Problem no_placement(const std::string& pointer) {
    auto problem = conflict(
        "placement.none",
        "Mục này không cần đặt lại: nó không gắn với điều khoản nào, hoặc được góp ý ngay trên bản "
        "dự thảo hiện tại.",
        "This one needs no place: it speaks of no provision, or was made on the present version.");
    problem.fields.push_back({pointer, problem.vi, problem.en});
    return problem;
}

// The placement in the present version of what a choice names.
template <class Named>
Result<Placement> placement_named(const Matter& matter, const Named& named,
                                  const std::string& pointer) {
    const auto* current = matter.dossier.current_version();
    const int version = current == nullptr ? 0 : current->added.number;
    std::optional<Placement> found;
    if (auto opinion = matter.dossier.opinions.find(named.opinion)) {
        found = std::move(opinion->placement);
    } else if (const auto* recommendation = matter.dossier.find(named.recommendation)) {
        found = recommendation->placement;
    } else {
        return named.opinion.empty()
                   ? nothing_with_that_id(pointer + "/recommendation", "kiến nghị",
                                          "recommendation")
                   : nothing_with_that_id(pointer + "/opinion", "ý kiến", "opinion");
    }
    if (!found || found->version != version) {
        return no_placement(pointer);
    }
    return *std::move(found);
}

}  // namespace

void with_placements(const Dossier& dossier, const Occasion& occasion, Bodies& bodies,
                     const Context& context) {
    const auto is_version = [](const EventBody& body) {
        return std::holds_alternative<VersionAdded>(body);
    };
    const auto versions = std::ssize(dossier.versions) + std::ranges::count_if(bodies, is_version);
    if (context.alignments == nullptr || versions < 2 ||
        std::ranges::none_of(bodies, may_need_places)) {
        return;
    }
    const auto number = static_cast<int>(versions);
    if (std::ranges::none_of(bodies, needs_all_looked_at) && !is_any_unplaced(dossier, number)) {
        auto items = unplaced_among(bodies, number);
        if (!items.empty()) {
            const auto& newest = *dossier.current_version();
            bodies.emplace_back(placed(std::move(items), dossier, newest, *context.alignments));
        }
        return;
    }
    const auto then = after(dossier, bodies, occasion);
    const auto* newest = then.current_version();
    auto items = all_unplaced(then, newest->added.number);
    if (!items.empty()) {
        bodies.emplace_back(placed(std::move(items), then, *newest, *context.alignments));
    }
}

Result<Bodies> decide_on(const Matter& matter, const ConfirmPlacements& command) {
    PlacementsConfirmed out;
    std::vector<FieldProblem> mistakes;
    std::set<std::string> named;
    for (std::size_t i = 0; i < command.placements.size(); ++i) {
        const auto& choice = command.placements[i];
        const auto pointer = "/data/placements/" + std::to_string(i);
        TRY(const auto placement, placement_named(matter, choice, pointer));
        const auto& version = *matter.dossier.current_version();
        const auto* provision = version.provision(choice.eid);
        if (!choice.eid.empty() && provision == nullptr) {
            mistakes.push_back({pointer + "/provision",
                                "Bản dự thảo hiện tại không có điều, khoản, điểm đó.",
                                "The present version has no such provision."});
            continue;
        }
        if (!named.insert(choice.opinion.text() + "/" + choice.recommendation.text()).second) {
            mistakes.push_back({pointer, "Mục này được nêu hai lần.", "This one is named twice."});
            continue;
        }
        out.version = placement.version;
        out.placements.push_back({.opinion = choice.opinion,
                                  .recommendation = choice.recommendation,
                                  .to = provision == nullptr ? ProvisionRef{} : *provision});
    }
    if (!mistakes.empty()) {
        return invalid_data(std::move(mistakes));
    }
    return Bodies{std::move(out)};
}

Result<Bodies> decide_on(const Matter& matter, const ReopenPlacements& command) {
    struct Named {
        OpinionId opinion;
        RecommendationId recommendation;
    };
    if (command.opinions.empty() && command.recommendations.empty()) {
        return invalid_data("/data/opinions", "Hãy chọn ít nhất một mục.",
                            "Choose at least one item.");
    }
    for (std::size_t i = 0; i < command.opinions.size(); ++i) {
        CHECK_THAT(placement_named(matter, Named{command.opinions[i], {}}, opinion_at(i)));
    }
    for (std::size_t i = 0; i < command.recommendations.size(); ++i) {
        CHECK_THAT(placement_named(matter, Named{{}, command.recommendations[i]},
                                   "/data/recommendations/" + std::to_string(i)));
    }
    return Bodies{PlacementsReopened{.version = matter.dossier.current_version()->added.number,
                                     .opinions = command.opinions,
                                     .recommendations = command.recommendations,
                                     .reason = command.reason}};
}

}  // namespace phanbien::dossier
