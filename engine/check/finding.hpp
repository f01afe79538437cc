// Finding: one thing that is wrong with a definition, said to the person who wrote it.
//
// A finding names its rule by a stable id, the place by file and line, and says in both languages
// what is wrong and what to do about it. Plain data; any thread.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "engine/dossier/workflow.hpp"

namespace phanbien::check {

// A definition with an error is never activated. A warning is for a person to weigh; a note says
// how far the check itself went.
enum class Severity { error, warning, note };

std::string_view name_of(Severity severity);

struct Finding {
    std::string rule;  // stable, e.g. "unreachable-state"
    Severity severity = Severity::error;
    std::string file;
    int line = 0;            // 0: the file as a whole
    std::string state = {};  // id of the state it is about, or empty
    std::string event = {};  // of the transition or action it is about, or empty
    dossier::Label text;
    dossier::Label hint;

    bool operator==(const Finding&) const = default;
};

bool has_errors(std::span<const Finding> findings);

}  // namespace phanbien::check
