// What SOCI and SQLite alone need for the rows that a hundred opinions leave behind: the same rows
// into the same tables with the same indexes, and nothing else done.
//
// The rows are those that the real server has just written, read from its database and put into a
// copy of the office that has none of them, with kept statements and a transaction for every
// hundred opinions (WAL, synchronous=FULL: one fsync each): the event, the searched text, the words
// in the full-text index, and for each hundred the answer kept for its idempotency key and the
// dossier's row brought up to date. What is computed for them (hashes, JSON, folded words) is in
// them already, and the log's tree is left out. One thread. Throws std::exception.
#pragma once

#include <filesystem>
#include <string>

namespace phanbien::bench {

// Opinions per second. `filled`: the database that the server wrote; `office`: the data it began
// from, copied to `data`; `dossier`: that the opinions are in, `together` in one transaction.
double plain_inserts_per_s(const std::filesystem::path& filled, const std::filesystem::path& office,
                           const std::filesystem::path& data, const std::string& dossier,
                           std::size_t together);

}  // namespace phanbien::bench
