// `phanbien migrate --from PLACE --to PLACE [--key KEY]`: moves a whole office from one database to
// another. PLACE is sqlite:FOLDER or postgresql://…; run again it goes on where it ended. The log
// is then verified at the target with the key of FOLDER, or the one given.
#pragma once

#include <string_view>

namespace phanbien::cli {

struct Words;

inline constexpr std::string_view migrate_office_usage =
    "phanbien migrate --from sqlite:DIR --to postgresql://USER@HOST:PORT/NAME [--key KEY]\n"
    "phanbien migrate --from postgresql://USER@HOST:PORT/NAME --to sqlite:DIR --key KEY\n\n"
    "Moves everything; each side may be either. Stop every phanbien on both first. KEY is the "
    "log's\npublic key (phanbien log key), or is read beside a SQLite database. Interrupted, it "
    "goes on when\nit is run again.\n";

int migrate_office(const Words& words);

}  // namespace phanbien::cli
