// The sub-commands of `phanbien`, each in a file of its own name. Every one gets the arguments
// after its name and returns the exit status: 0 done, 1 refused or failed, 2 a wrong call.
#pragma once

#include <span>
#include <string_view>

namespace phanbien::cli {

inline constexpr int done = 0;
inline constexpr int failed = 1;
inline constexpr int wrong_call = 2;

using Arguments = std::span<const std::string_view>;

int serve_command(Arguments arguments);
int fsck_command(Arguments arguments);
int log_command(Arguments arguments);
int migrate_command(Arguments arguments);
int migrate_dossiers_command(Arguments arguments);
int user_command(Arguments arguments);
int verify_command(Arguments arguments);
int calendar_command(Arguments arguments);
int check_command(Arguments arguments);
int erase_command(Arguments arguments);
int export_command(Arguments arguments);
int org_command(Arguments arguments);
int read_draft_command(Arguments arguments);
int rebuild_command(Arguments arguments);
int route_command(Arguments arguments);
int routes_command(Arguments arguments);
int scxml_command(Arguments arguments);

}  // namespace phanbien::cli
