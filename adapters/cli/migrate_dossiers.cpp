// `phanbien migrate dossiers --data DIR --map FILE [--dossier CODE]… [--dry-run]`: moves dossiers
// to another version of their procedure by a mapping (schemas/migration.md), or says what that
// would change. For the host itself, while no server runs on the data.
#include <iostream>

#include "adapters/cli/file_text.hpp"
#include "adapters/cli/house.hpp"
#include "adapters/cli/words.hpp"
#include "engine/kernel/json.hpp"
#include "engine/runtime/migrations.hpp"

namespace phanbien::cli {

namespace {

constexpr std::size_t map_bytes_max = 4u << 20;

dossier::Mapping read_map(const std::string& path) {
    const auto text = file_text(path, "the mapping");
    if (text.size() > map_bytes_max) {
        throw std::runtime_error("the mapping is too large: " + path);
    }
    const auto value = parse_json(text);
    if (!value) {
        throw std::runtime_error(path + ": " + told(value.error()));
    }
    auto mapping = dossier::mapping_from_json(*value, "/map");
    if (!mapping) {
        throw std::runtime_error(path + ":\n" + told(mapping.error()));
    }
    if (mapping->procedure.empty()) {
        throw std::runtime_error(path + " does not say which \"procedure\" it is about");
    }
    return std::move(mapping).value();
}

std::string listed(const std::vector<std::string>& words) {
    std::string out;
    for (const auto& word : words) {
        out += (out.empty() ? "" : " ") + word;
    }
    return out;
}

std::string day_or_dash(const std::optional<Date>& day) {
    return day ? to_text(*day) : "-";
}

void list(const char* what, const std::vector<std::string>& names) {
    if (!names.empty()) {
        std::cout << "  " << what << ": " << listed(names) << '\n';
    }
}

void tell(const dossier::MigrationPlan& plan) {
    std::cout << "  states: " << listed(plan.event.from) << " -> " << listed(plan.event.to) << '\n';
    for (const auto& task : plan.tasks) {
        const char* what = task.before.empty() ? "opens" : task.after.empty() ? "closes" : "keeps";
        std::cout << "  task " << what << ": " << (task.after.empty() ? task.before : task.after)
                  << " (" << task.label.vi << "), due " << day_or_dash(task.due_before) << " -> "
                  << day_or_dash(task.due_after) << '\n';
    }
    list("data lost", plan.event.data_lost);
    list("data begun anew", plan.data_new);
    for (const auto& send : plan.event.sends) {
        std::cout << "  waits on: " << send.event << " at " << to_text(send.due_at) << '\n';
    }
    for (const auto& send : plan.sends_dropped) {
        std::cout << "  waits no longer: " << send.event << " at " << to_text(send.due_at) << '\n';
    }
    list("due at once", plan.due_at_once);
    list("entry content not run", plan.entry_not_run);
    list("words the new version does not know", plan.unknown_words);
}

void tell(const runtime::MigrationItem& item) {
    const char* outcome = item.moved ? "moved" : item.problem ? "refused" : "would be moved";
    std::cout << item.code << ": " << outcome << '\n';
    if (item.plan) {
        tell(*item.plan);
    }
    if (item.problem) {
        std::cout << "  " << item.problem->code << ": " << told(*item.problem) << '\n';
    }
}

}  // namespace

int migrate_dossiers_command(Arguments arguments) {
    const auto words = read_words(arguments, {"--data", "--map", "--dossier"}, {"--dry-run"});
    if (!words.plain.empty() || words.flag("--map").empty()) {
        std::cerr << "phanbien migrate dossiers --data DIR --map FILE [--dossier CODE]… "
                     "[--dry-run]\n";
        return wrong_call;
    }
    runtime::MigrationOrder order;
    order.mapping = read_map(words.flag("--map"));
    order.procedure = order.mapping.procedure;
    if (const auto named = words.flags.find("--dossier"); named != words.flags.end()) {
        for (const auto& code : named->second) {
            order.dossiers.push_back({.dossier = code, .revision = std::nullopt});
        }
    }
    House house{data_place(words), alarms_of("migrate dossiers")};
    auto report = runtime::plan_migrations(*house.store->open_reading(), house.workflows,
                                           house.office, order, house.clock.now());
    if (!report) {
        std::cout << told(report.error()) << '\n';
        return failed;
    }
    if (!words.switches.contains("--dry-run")) {
        runtime::run_migrations(house.office, order, *report);
        house.sign_log();
    }
    std::size_t refused = 0;
    for (const auto& item : report->items) {
        tell(item);
        refused += item.problem ? 1U : 0U;
    }
    std::cout << report->items.size() << " dossiers, " << refused << " refused\n";
    return refused == 0 ? done : failed;
}

}  // namespace phanbien::cli
