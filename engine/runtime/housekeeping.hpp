// Housekeeping: gives back what nobody will ask for again, a little at a time, so that no command
// waits long behind it: answers kept for whoever repeats a command, and files that were uploaded
// and never used. The committer's thread.
//
// Nothing that the log names is ever forgotten. A file is forgotten only while it stands among
// those that no event names (Writing::keep_file), and every event takes the files it names from
// among them in its own transaction (Journal). Whoever uses one is asked for it in that transaction
// too: it is there and stays, or is gone and is to be uploaded again.
#pragma once

#include <chrono>

#include "engine/runtime/store.hpp"

namespace phanbien::runtime {

// A page repeats a command for minutes, a portal or an office that was cut off for days: a month is
// far beyond both. Later the same key would do the command again.
inline constexpr std::chrono::days reply_kept{30};
// What was typed waits in the browser with the files that go with it, over a weekend and a holiday.
inline constexpr std::chrono::days unused_file_kept{7};
// In one transaction: a few milliseconds of it, but for a file of 32 MB, which goes alone.
inline constexpr std::size_t replies_at_once = 200;
inline constexpr std::size_t file_bytes_at_once = 4 * 1024 * 1024;

enum class Forgotten { all, some };  // whether more is to be forgotten now
Forgotten forget_what_is_old(Writing& writing, Instant now);

}  // namespace phanbien::runtime
