// `phanbien migrate --data DIR`: bring the database to this version. serve does the same at start.
// `phanbien migrate --from PLACE --to PLACE` moves a whole office to another database instead, and
// `phanbien migrate dossiers …` dossiers to another version of their procedure.
#include <iostream>

#include "adapters/cli/migrate_office.hpp"
#include "adapters/cli/words.hpp"

namespace phanbien::cli {

int migrate_command(Arguments arguments) {
    if (!arguments.empty() && arguments.front() == "dossiers") {
        return migrate_dossiers_command(arguments.subspan(1));
    }
    const auto words = read_words(arguments, {"--data", "--from", "--to", "--key"}, {});
    if (words.flags.contains("--from") || words.flags.contains("--to")) {
        return migrate_office(words);
    }
    if (!words.plain.empty() || words.flags.contains("--key")) {
        std::cerr << "phanbien migrate --data DIR\n" << migrate_office_usage;
        return wrong_call;
    }
    const int applied = storage::migrate_store(data_place(words));
    std::cout << (applied == 0 ? "up to date" : std::to_string(applied) + " migrations applied")
              << '\n';
    return done;
}

}  // namespace phanbien::cli
