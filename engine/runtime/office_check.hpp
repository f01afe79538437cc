// Office check: whether the accounts, the organisations, the directory, the calendars and the
// definitions that the office works by are those that its log says it has. Every change of them is
// an event with all that was said; a row that says otherwise was changed behind the log's back.
//
// Not in the log, and so not told: passwords (their hashes are nobody's to read), when somebody was
// last seen, and how often a sign-in failed.
#pragma once

#include <vector>

#include "engine/kernel/sentence.hpp"
#include "engine/runtime/store.hpp"

namespace phanbien::runtime {

// What differs, a sentence for each; nothing where all is as the log says. Reads every event of the
// office; on the reading's thread.
std::vector<Sentence> differences_of_office(Reading& reading);

}  // namespace phanbien::runtime
