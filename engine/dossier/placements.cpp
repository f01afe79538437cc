#include "engine/dossier/placements.hpp"

namespace phanbien::dossier {

namespace {

// Of an opinion or a recommendation: where it is at home, and where it is placed.
template <class Named, class Change>
void change_place(Dossier& dossier, const Named& named, const Change& change) {
    if (!named.opinion.empty()) {
        dossier.opinions.change(named.opinion,
                                [&](Opinion& opinion) { change(opinion.home, opinion.placement); });
    } else if (auto* recommendation = dossier.find(named.recommendation)) {
        change(recommendation->home, recommendation->placement);
    }
}

// From a provision that is certain the way goes on to later versions; one that is gone, or waits,
// is looked for again from where it was.
void settle(Home& home, const Placement& placement) {
    if (placement.state != PlacementState::waiting && !placement.provision.eid.empty()) {
        home = {placement.version, placement.provision};
    }
}

void reopen(Dossier& dossier, const Event& event, const PlacementMade& named) {
    change_place(dossier, named, [&](Home& home, std::optional<Placement>& placement) {
        if (placement) {
            placement->state = PlacementState::waiting;
            placement->by = event.actor;
            placement->at = event.at;
            home = {placement->made.from_version, placement->made.from};
        }
    });
}

}  // namespace

void apply_placement_event(Dossier& dossier, const Event& event, const PlacementsMade& it) {
    for (const auto& made : it.placements) {
        change_place(dossier, made, [&](Home& home, std::optional<Placement>& placement) {
            placement =
                Placement{.version = it.version,
                          .made = made,
                          .state = made.certain ? PlacementState::placed : PlacementState::waiting,
                          .provision = made.to,
                          .by = {},
                          .at = event.at};
            settle(home, *placement);
        });
    }
}

void apply_placement_event(Dossier& dossier, const Event& event, const PlacementsConfirmed& it) {
    for (const auto& chosen : it.placements) {
        change_place(dossier, chosen, [&](Home& home, std::optional<Placement>& placement) {
            if (placement) {
                placement->state = PlacementState::confirmed;
                placement->provision = chosen.to;
                placement->by = event.actor;
                placement->at = event.at;
                settle(home, *placement);
            }
        });
    }
}

void apply_placement_event(Dossier& dossier, const Event& event, const PlacementsReopened& it) {
    for (const auto& id : it.opinions) {
        reopen(dossier, event, PlacementMade{.opinion = id});
    }
    for (const auto& id : it.recommendations) {
        reopen(dossier, event, PlacementMade{.recommendation = id});
    }
}

}  // namespace phanbien::dossier
