// `phanbien export history DOSSIER --data DIR`: a dossier's events as they stand in the log, in the
// form of GET /dossiers/{dossier}/history.json. The dossier by its id or its code.
#include <boost/json/array.hpp>
#include <boost/json/serialize.hpp>
#include <iostream>

#include "adapters/cli/export_log.hpp"
#include "adapters/cli/words.hpp"
#include "adapters/host/host.hpp"
#include "adapters/storage/sqlite_store.hpp"

namespace phanbien::cli {

namespace {

std::optional<dossier::DossierRow> find_dossier(runtime::Reading& reading,
                                                const std::string& wanted) {
    if (auto row = reading.dossier_row(DossierId{wanted})) {
        return row;
    }
    runtime::DossierFilter filter;
    filter.sees_all = true;
    filter.text = wanted;
    for (auto& row : reading.dossiers(filter).rows) {
        if (row.code == wanted) {
            return row;
        }
    }
    return std::nullopt;
}

}  // namespace

int export_command(Arguments arguments) {
    const auto words = read_words(arguments, {"--data"}, {});
    if (words.plain.size() != 2 ||
        (words.plain.front() != "history" && words.plain.front() != "log")) {
        std::cerr << "phanbien export history DOSSIER --data DIR\n"
                     "phanbien export log FOLDER --data DIR\n";
        return wrong_call;
    }
    if (words.plain.front() == "log") {
        return export_log(words.plain[1], data_folder(words));
    }
    const auto store = storage::open_sqlite_store(data_folder(words), storage::Absent::refuse);
    const auto reading = store->open_reading();
    const auto row = find_dossier(*reading, words.plain[1]);
    if (!row) {
        std::cerr << "there is no dossier " << words.plain[1] << '\n';
        return failed;
    }
    boost::json::array events;
    for (const auto& stored : reading->events_of(row->id, 0)) {
        events.push_back({{"position", stored.position},
                          {"hash", stored.hash},
                          {"leaf", stored.leaf},
                          {"payload", stored.payload},
                          {"erased_at", stored.erased_at ? boost::json::value(*stored.erased_at)
                                                         : boost::json::value()}});
    }
    std::cout << boost::json::serialize(
                     boost::json::object{{"dossier", row->id.text()},
                                         {"code", row->code},
                                         {"exported_at", to_text(host::SystemClock{}.now())},
                                         {"events", std::move(events)}})
              << '\n';
    return done;
}

}  // namespace phanbien::cli
