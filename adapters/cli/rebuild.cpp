// `phanbien rebuild --data DIR [--check]`: the log is the truth; every list is made from it again.
// With --check nothing is written: the database's pages are checked, and every row of every list is
// compared with what the log says.
#include <iostream>

#include "adapters/cli/house.hpp"
#include "adapters/cli/words.hpp"
#include "engine/runtime/lists.hpp"

namespace phanbien::cli {

namespace {

int check(const storage::DataPlace& data) {
    auto damage = storage::find_damage(data);
    if (!damage) {
        damage = storage::find_damage_of_words(data);
    }
    if (damage) {
        std::cout << "the database is damaged: " << *damage << '\n';
        return failed;
    }
    House house{data, alarms_of("rebuild")};
    const auto compared = runtime::compare_lists(*house.store->open_reading(), house.workflows);
    for (const auto& difference : compared.differences) {
        std::cout << difference << '\n';
    }
    std::cout << compared.dossiers << " dossiers compared, " << compared.differences.size()
              << " differences\n";
    return compared.differences.empty() ? done : failed;
}

}  // namespace

int rebuild_command(Arguments arguments) {
    const auto words = read_words(arguments, {"--data"}, {"--check"});
    if (!words.plain.empty()) {
        std::cerr << "phanbien rebuild --data DIR [--check]\n";
        return wrong_call;
    }
    if (words.switches.contains("--check")) {
        return check(data_place(words));
    }
    House house{data_place(words), alarms_of("rebuild")};
    std::cout << house.office.rebuild() << " dossiers rebuilt\n";
    return done;
}

}  // namespace phanbien::cli
