// Lists: every row that lists, inboxes, registers, timers and the search are read from, made from
// the log and compared with it. The log is the truth; a row that says otherwise is wrong. On the
// thread of the Reading or Writing that is given.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "engine/runtime/store.hpp"
#include "engine/runtime/workflow_shelf.hpp"

namespace phanbien::runtime {

// Makes all rows again; returns the number of dossiers in the log. A dossier that cannot be read
// keeps the rows it has, so that its numbers are not given again; `on_fault` is told.
std::uint64_t make_lists(Writing& writing, WorkflowShelf& workflows,
                         const std::function<void(const std::string&)>& on_fault);

struct ListsComparison {
    std::uint64_t dossiers = 0;
    std::vector<std::string> differences;  // in English, one line each; empty: all is well
};
ListsComparison compare_lists(Reading& reading, WorkflowShelf& workflows);

}  // namespace phanbien::runtime
