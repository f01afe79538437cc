#include "adapters/storage/tsvector_index.hpp"

namespace phanbien::storage {
namespace {

// As the index text_word_found_by has it (schemas/sql/postgresql/0021_words_in_index.sql).
const std::string found_by =
    "array_to_tsvector(string_to_array(ltrim(replace(rtrim(w.exact), ' ', ' x') || "
    "replace(rtrim(w.folded), ' ', ' f') || replace(rtrim(w.who), ' ', ' w') || "
    "replace(rtrim(w.marks), ' ', ' m')), ' '))";
constexpr int newest_texts = 2'000;  // a page is full of a word that one of a hundred texts has
const std::string words_hold = found_by + " @@ CAST(:words AS TSQUERY)";
const std::string patterns_hold =
    " AND w.exact LIKE ALL (CAST(:exact AS TEXT[])) AND w.folded LIKE ALL (CAST(:folded AS "
    "TEXT[])) "
    "AND w.who LIKE ALL (CAST(:said_by AS TEXT[])) "
    "AND NOT w.exact LIKE ALL (CAST(:better AS TEXT[]))";

}  // namespace

TsvectorIndex::TsvectorIndex(Connection& connection)
    : newest_begin_(connection,
                    "SELECT rowid FROM text_word WHERE rowid < :before ORDER BY rowid DESC LIMIT 1 "
                    "OFFSET " +
                        std::to_string(newest_texts)),
      // So written, each can be looked for in its own way only.
      walking_(connection, texts_in_reach("(" + words_hold + ") IS TRUE" + patterns_hold)),
      by_index_(connection, texts_in_reach(words_hold + patterns_hold, "w.rowid + 0")),
      put_(connection, insertion("text_word", "rowid# exact folded who marks")) {}

std::vector<SearchedText> TsvectorIndex::matching(const runtime::TextQuestion& question,
                                                  runtime::TextFit fit,
                                                  const std::vector<DossierId>& within,
                                                  const TextReach& reach, std::size_t limit) {
    const auto match = tsvector_match_of(question, fit, within);
    if (!match) {
        return {};
    }
    auto found = newest(*match, reach, limit);
    return found.size() == limit ? std::move(found) : by_index_.all(*match, reach, limit);
}

std::vector<SearchedText> TsvectorIndex::newest(const TsvectorMatch& match, TextReach reach,
                                                std::size_t limit) {
    const auto begin = newest_begin_.first(reach.before);
    if (!begin) {
        return {};  // there are so few that the index is as good
    }
    reach.earliest = std::max(reach.earliest, *begin);
    return walking_.all(match, reach, limit);
}

void TsvectorIndex::put(std::int64_t id, const TextWords& words) {
    put_.run(id, words_alone(words));
}

}  // namespace phanbien::storage
