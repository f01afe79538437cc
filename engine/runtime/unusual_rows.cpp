#include "engine/runtime/unusual_rows.hpp"

#include <set>

#include "engine/kernel/json.hpp"
#include "engine/runtime/journal.hpp"
#include "engine/runtime/network.hpp"
#include "engine/runtime/office_log.hpp"
#include "engine/runtime/unreadable_dossier.hpp"

namespace phanbien::runtime {
namespace {

// Null where it cannot be read any more: then its ends are not known.
const dossier::Workflow* definition_before(const dossier::Dossier& before, Reading& reading,
                                           WorkflowShelf& workflows) {
    try {
        return &workflows.pinned(reading, before.registered.workflow_hash);
    } catch (const UnreadableDossier&) {
        return nullptr;
    }
}

}  // namespace

std::vector<UnusualRow> unusual_rows(const dossier::Dossier& before, const dossier::Event& event,
                                     std::uint64_t position, Reading& reading,
                                     WorkflowShelf& workflows) {
    if (!before.exists()) {
        return {};
    }
    const auto* workflow = std::holds_alternative<dossier::Moved>(event.body)
                               ? definition_before(before, reading, workflows)
                               : nullptr;
    std::vector<UnusualRow> rows;
    for (const auto kind : dossier::unusual_in(before, workflow, event)) {
        rows.push_back({.position = position,
                        .kind = kind,
                        .dossier = event.dossier,
                        .actor = event.actor,
                        .at = event.at});
    }
    return rows;
}

OfficeTold told_by_office(Reading& reading) {
    OfficeTold told;
    std::set<KnownNetwork> networks;
    for_each_office_event(reading, [&](const ToldEvent& event) {
        const auto& [position, leaf, details] = event;
        const auto at = parse_instant(leaf.at).value_or(Instant());
        if (leaf.act == "session_opened") {
            networks.insert({event.actor(), network_of(text_member(details, "address"))});
        }
        if (leaf.act == restricted_read_act) {
            told.reads.push_back({.position = position,
                                  .dossier = DossierId(text_member(details, "dossier")),
                                  .account = event.actor(),
                                  .what = text_member(details, "what"),
                                  .at = at});
        }
        if (const auto kind = dossier::unusual_act(leaf.act, details)) {
            told.unusual.push_back({.position = position,
                                    .kind = *kind,
                                    .dossier = {},
                                    .actor = event.actor(),
                                    .at = at});
        }
    });
    told.networks.assign(networks.begin(), networks.end());
    return told;
}

}  // namespace phanbien::runtime
