#include "adapters/cli/export_dossier.hpp"

#include <filesystem>
#include <fstream>
#include <iostream>

#include "adapters/cli/commands.hpp"
#include "adapters/cli/file_text.hpp"
#include "adapters/cli/house.hpp"
#include "engine/runtime/dossier_export.hpp"
#include "engine/runtime/named_dossier.hpp"
#include "web/api/history_page.hpp"

namespace phanbien::cli {

namespace {

namespace fs = std::filesystem;

// Whoever holds the data folder may read all of it.
std::string page_of(House& house, api::Desk& desk, const DossierId& id) {
    const auto& dossier = desk.folded(id);
    const auto& workflow = house.workflows.pinned(desk.reading(), dossier.registered.workflow_hash);
    statechart::Interpreter interpreter{workflow.chart()};
    dossier::Access all;
    all.draft = all.opinions = all.recommendations = all.documents = all.history = true;
    return api::history_page(desk, {dossier, workflow, interpreter, all}, {});
}

Result<void> write_zip(House& house, const DossierId& id, const std::string& since,
                       std::ofstream& out) {
    runtime::SharedDossiers alone;
    api::Desk desk{*house.store, house.workflows, house.routes, alone};
    audit::StoredZipWriter zip([&out](std::string_view bytes) {
        out.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    });
    return runtime::export_dossier(
        desk.reading(), house.log_signer.verifier(),
        {.dossier = id, .history_page = page_of(house, desk, id), .since = since}, zip);
}

}  // namespace

int export_dossier(const DossierWish& wish) {
    const auto since =
        wish.since.empty() ? std::string{} : file_text(wish.since, "the older checkpoint");
    if (since.empty() && !wish.since.empty()) {
        throw std::runtime_error("there is no checkpoint in " + wish.since);
    }
    House house{wish.data, alarms_of("export")};
    house.sign_log();
    const auto row = runtime::named_dossier(*house.store->open_reading(), wish.dossier);
    if (!row) {
        std::cerr << "there is no dossier " << wish.dossier << '\n';
        return failed;
    }
    const fs::path file = wish.to.empty() ? row->id.text() + ".zip" : wish.to;
    if (fs::exists(file)) {
        std::cerr << "phanbien export: " << file.string() << " is there already\n";
        return failed;
    }
    const fs::path unfinished = file.string() + ".part";
    std::ofstream out(unfinished, std::ios::binary);
    const auto written = write_zip(house, row->id, since, out);
    out.close();
    if (!written || !out) {
        fs::remove(unfinished);
        std::cerr << "phanbien export: "
                  << (written ? "cannot write " + file.string() : told(written.error())) << '\n';
        return failed;
    }
    fs::rename(unfinished, file);
    std::cout << file.string() << ", checked with\nphanbien verify " << file.string() << " --key "
              << audit::to_text(house.log_signer.verifier()) << '\n';
    return done;
}

}  // namespace phanbien::cli
