// `phanbien migrate --data DIR`: bring the database to this version. serve does the same at start.
// `phanbien migrate dossiers …` moves dossiers to another version of their procedure instead.
#include <iostream>

#include "adapters/cli/words.hpp"

namespace phanbien::cli {

int migrate_command(Arguments arguments) {
    if (!arguments.empty() && arguments.front() == "dossiers") {
        return migrate_dossiers_command(arguments.subspan(1));
    }
    const auto words = read_words(arguments, {"--data"}, {});
    if (!words.plain.empty()) {
        std::cerr << "phanbien migrate --data DIR\n";
        return wrong_call;
    }
    const int applied = storage::migrate_store(data_place(words));
    std::cout << (applied == 0 ? "up to date" : std::to_string(applied) + " migrations applied")
              << '\n';
    return done;
}

}  // namespace phanbien::cli
