// What is asked of a file of opinions: which of its tables, which columns, what holds for rows that
// do not say it. The same for a preview and for the import itself, so that what is taken is what
// was shown. One handler thread.
#pragma once

#include <set>
#include <vector>

#include "engine/intake/candidates.hpp"
#include "web/api/call.hpp"

namespace phanbien::api {

struct IntakeRequest {
    FileHash file;
    std::optional<std::size_t> table;  // absent: the likeliest
    std::optional<int> head_row;       // its number in the file; 0: there is none; absent: guessed
    std::optional<intake::Columns> columns;  // absent: guessed from the head row
    int version = 0;                         // of the draft; 0: the present one, or there is none
    intake::Defaults defaults;
    std::set<int> left_out;  // numbers of rows
};
Result<IntakeRequest> intake_request_from(const boost::json::value& value);

// The file as it was understood.
struct UnderstoodFile {
    std::string name;
    std::vector<intake::Table> tables;
    std::size_t table = 0;
    std::optional<std::size_t> head;  // index into its rows
    intake::Columns columns;
    std::vector<intake::Candidate> candidates;
};
// Refuses what is not this person's file, cannot be read or holds more rows than one import takes.
Result<UnderstoodFile> understand(Call& call, const IntakeRequest& request);

}  // namespace phanbien::api
