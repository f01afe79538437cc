// What events of the office are called, and what they say; the dossiers' are in history_words.hpp.
// One thread (they read from the call's desk).
#pragma once

#include <string>

#include "web/api/call.hpp"

namespace phanbien::api {

// The act itself where it is not known.
dossier::Label office_act_label(const std::string& act);

// The label and, of those that say more than that something happened, what: a full sentence.
dossier::Label office_act_summary(Call& call, const std::string& act, const std::string& payload);

}  // namespace phanbien::api
