#include "adapters/storage/fts5_index.hpp"

#include "adapters/storage/fts5_match.hpp"

namespace phanbien::storage {

// FTS5 answers in the order of ids, newest first, and stops when the page is full.
Fts5Index::Fts5Index(Connection& connection)
    : matching_(connection, texts_in_reach("w.text_word MATCH :expression")),
      put_(connection,
           "INSERT INTO text_word (rowid, exact, folded, who, marks) VALUES (:id, :exact, :folded, "
           ":who, :marks)") {}

std::vector<SearchedText> Fts5Index::matching(const runtime::TextQuestion& question,
                                              runtime::TextFit fit,
                                              const std::vector<DossierId>& within,
                                              const TextReach& reach, std::size_t limit) {
    const auto expression = match_of(question, fit, within);
    return expression ? matching_.all(*expression, reach, limit) : std::vector<SearchedText>{};
}

}  // namespace phanbien::storage
