// Refusals of this room, worded once: what is wrong and what the person may do. Pure; any thread.
#pragma once

#include <string>
#include <vector>

#include "engine/dossier/dossier.hpp"
#include "engine/kernel/result.hpp"

namespace phanbien::dossier {

Problem conflict(std::string code, std::string vi, std::string en);

// The data of a command are wrong in these places.
Problem invalid_data(std::vector<FieldProblem> fields);
Problem invalid_data(std::string pointer, std::string vi, std::string en);

// One answer for a dossier that is not there and one that this person may not know of.
Problem no_such_dossier();
Problem stale(const Dossier& dossier);
Problem not_granted();
Problem not_now(const std::string& event_label_vi, const std::string& event_label_en);
Problem unknown_command(const std::string& event);
// `what_vi`: "ý kiến"; `what_en`: "opinion".
Problem nothing_with_that_id(const std::string& pointer, const std::string& what_vi,
                             const std::string& what_en);

// The codes as a sentence ends with them: "KN-001, KN-002.", and of more than twenty the first
// ones, "…" in the place of the others and of the stop.
std::string listed_to_the_end(const std::vector<std::string>& codes);

}  // namespace phanbien::dossier
