#include "adapters/storage/tsvector_index.hpp"

namespace phanbien::storage {
namespace {

// As the index text_word_found_by has it (schemas/sql/postgresql/0021_words_by_letters.sql).
const std::string found_by =
    "array_to_tsvector(string_to_array(ltrim(replace(rtrim(w.folded), ' ', ' f') || "
    "replace(rtrim(w.who), ' ', ' w') || replace(rtrim(w.marks), ' ', ' m')), ' '))";
const std::string tsvector_condition =
    found_by +
    " @@ CAST(:words AS TSQUERY) AND w.exact LIKE ALL (CAST(:exact AS TEXT[])) "
    "AND w.folded LIKE ALL (CAST(:folded AS TEXT[])) AND w.who LIKE ALL (CAST(:said_by AS TEXT[])) "
    "AND NOT w.exact LIKE ALL (CAST(:better AS TEXT[]))";

}  // namespace

TsvectorIndex::TsvectorIndex(Connection& connection)
    : matching_(connection, texts_in_reach(tsvector_condition)),
      put_(connection, insertion("text_word", "rowid# exact folded who marks")) {}

std::vector<SearchedText> TsvectorIndex::matching(const runtime::TextQuestion& question,
                                                  runtime::TextFit fit,
                                                  const std::vector<DossierId>& within,
                                                  const TextReach& reach, std::size_t limit) {
    const auto match = tsvector_match_of(question, fit, within);
    return match ? matching_.all(*match, reach, limit) : std::vector<SearchedText>{};
}

void TsvectorIndex::put(std::int64_t id, const TextWords& words) {
    put_.run(id, words_alone(words));
}

}  // namespace phanbien::storage
