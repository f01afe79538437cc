#include "engine/runtime/unusual_rows.hpp"

#include <boost/json/parse.hpp>
#include <set>

#include "engine/audit/leaf_members.hpp"
#include "engine/kernel/json.hpp"
#include "engine/runtime/journal.hpp"
#include "engine/runtime/network.hpp"
#include "engine/runtime/unreadable_dossier.hpp"

namespace phanbien::runtime {
namespace {

constexpr std::size_t office_events_at_once = 1'000;

// Null where it cannot be read any more: then its ends are not known.
const dossier::Workflow* definition_before(const dossier::Dossier& before, Reading& reading,
                                           WorkflowShelf& workflows) {
    try {
        return &workflows.pinned(reading, before.registered.workflow_hash);
    } catch (const UnreadableDossier&) {
        return nullptr;
    }
}

boost::json::object details_of(const StoredEvent& stored) {
    boost::json::error_code error;
    auto value = boost::json::parse(stored.payload, error);
    return error || !value.is_object() ? boost::json::object() : std::move(value.get_object());
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
    audit::LeafMembers leaf;
    for (std::uint64_t from = 0;;) {
        const auto page = reading.office_log(from, office_events_at_once);
        for (const auto& stored : page) {
            if (!audit::read_leaf_members(stored.leaf, leaf)) {
                continue;  // fsck says so
            }
            const auto details = details_of(stored);
            const AccountId actor(leaf.actor == "system" ? "" : std::string(leaf.actor));
            if (leaf.act == "session_opened") {
                networks.insert({actor, network_of(text_member(details, "address"))});
            }
            if (leaf.act == restricted_read_act) {
                told.reads.push_back({.position = stored.position,
                                      .dossier = DossierId(text_member(details, "dossier")),
                                      .account = actor,
                                      .what = text_member(details, "what"),
                                      .at = parse_instant(leaf.at).value_or(Instant())});
            }
            if (const auto kind = dossier::unusual_act(leaf.act, details)) {
                told.unusual.push_back({.position = stored.position,
                                        .kind = *kind,
                                        .dossier = {},
                                        .actor = actor,
                                        .at = parse_instant(leaf.at).value_or(Instant())});
            }
        }
        if (page.size() < office_events_at_once) {
            break;
        }
        from = page.back().position + 1;
    }
    told.networks.assign(networks.begin(), networks.end());
    return told;
}

}  // namespace phanbien::runtime
