// `phanbien rebuild --data DIR [--check]`: the log is the truth; every list is made from it again.
// With --check nothing is written: each dossier's row is compared with what the log says.
#include <iostream>
#include <set>
#include <tuple>

#include "adapters/cli/house.hpp"
#include "adapters/cli/words.hpp"
#include "engine/dossier/projection.hpp"

namespace phanbien::cli {

namespace {

constexpr std::size_t log_page = 1'000;

auto members(const dossier::DossierRow& row) {
    return std::tie(row.id, row.revision, row.code, row.title, row.draft_kind, row.draft_code,
                    row.host, row.drafting_body, row.arrival_code, row.issue_code, row.received_on,
                    row.planned_submission_on, row.states, row.stage, row.ended, row.due_on,
                    row.search_text, row.created_at, row.changed_at);
}

std::set<DossierId> dossiers_in_log(runtime::Reading& reading) {
    std::set<DossierId> found;
    for (std::uint64_t from = 0;; from += log_page) {
        const auto page = reading.log(from, log_page);
        for (const auto& event : page) {
            if (!event.dossier.empty()) {
                found.insert(event.dossier);
            }
        }
        if (page.size() < log_page) {
            return found;
        }
    }
}

int compare(House& house) {
    const auto reading = house.store->open_reading();
    runtime::DossierShelf shelf;
    int differing = 0;
    const auto dossiers = dossiers_in_log(*reading);
    for (const auto& id : dossiers) {
        const auto& dossier = shelf.at_head(*reading, id);
        const auto& workflow = house.workflows.pinned(*reading, dossier.registered.workflow_hash);
        const auto wanted = dossier::project(dossier, workflow).dossier;
        const auto kept = reading->dossier_row(id);
        if (!kept || members(*kept) != members(wanted)) {
            std::cout << wanted.code << " differs from the log\n";
            ++differing;
        }
    }
    std::cout << dossiers.size() << " dossiers compared, " << differing << " differ\n";
    return differing == 0 ? done : failed;
}

}  // namespace

int rebuild_command(Arguments arguments) {
    const auto words = read_words(arguments, {"--data"}, {"--check"});
    if (!words.plain.empty()) {
        std::cerr << "phanbien rebuild --data DIR [--check]\n";
        return wrong_call;
    }
    House house{data_folder(words), std::nullopt,
                [](const std::string& why) { std::cerr << "phanbien rebuild: " << why << '\n'; }};
    if (words.switches.contains("--check")) {
        return compare(house);
    }
    std::cout << house.office.rebuild() << " dossiers rebuilt\n";
    return done;
}

}  // namespace phanbien::cli
