// `phanbien export history DOSSIER --data DIR`: a dossier's events as they stand in the log, in the
// form of GET /dossiers/{dossier}/history.json. The dossier by its id or its code. The other kinds
// of export are in files of their own.
#include <boost/json/array.hpp>
#include <boost/json/serialize.hpp>
#include <iostream>

#include "adapters/cli/export_dossier.hpp"
#include "adapters/cli/export_log.hpp"
#include "adapters/cli/words.hpp"
#include "adapters/host/host.hpp"
#include "engine/runtime/named_dossier.hpp"

namespace phanbien::cli {

namespace {

int export_history(const std::string& wanted, const storage::DataPlace& data) {
    const auto store = storage::open_store(data, storage::Absent::refuse);
    const auto reading = store->open_reading();
    const auto row = runtime::named_dossier(*reading, wanted);
    if (!row) {
        std::cerr << "there is no dossier " << wanted << '\n';
        return failed;
    }
    boost::json::array events;
    runtime::for_each_event(*reading, row->id, 0, [&](const runtime::StoredEvent& stored) {
        events.push_back({{"position", stored.position},
                          {"hash", stored.hash},
                          {"leaf", stored.leaf},
                          {"payload", stored.payload},
                          {"erased_at", stored.erased_at ? boost::json::value(*stored.erased_at)
                                                         : boost::json::value()}});
    });
    std::cout << boost::json::serialize(
                     boost::json::object{{"dossier", row->id.text()},
                                         {"code", row->code},
                                         {"exported_at", to_text(host::SystemClock{}.now())},
                                         {"events", std::move(events)}})
              << '\n';
    return done;
}

}  // namespace

int export_command(Arguments arguments) {
    const auto words = read_words(arguments, {"--data", "--to", "--since"}, {});
    const auto kind = words.plain.size() == 2 ? words.plain.front() : std::string{};
    const bool for_dossiers_only = !words.flag("--to").empty() || !words.flag("--since").empty();
    if (kind == "dossier") {
        return export_dossier({.dossier = words.plain[1],
                               .data = data_place(words),
                               .to = words.flag("--to"),
                               .since = words.flag("--since")});
    }
    if ((kind != "history" && kind != "log") || for_dossiers_only) {
        std::cerr << "phanbien export history DOSSIER --data DIR\n"
                     "phanbien export dossier DOSSIER [--to FILE.zip] [--since CHECKPOINT] --data "
                     "DIR\n"
                     "phanbien export log FOLDER --data DIR\n";
        return wrong_call;
    }
    return kind == "log" ? export_log(words.plain[1], data_place(words))
                         : export_history(words.plain[1], data_place(words));
}

}  // namespace phanbien::cli
