// The index of words on PostgreSQL: text_word is a table of them in their order, with a GIN index
// over the tsvector of them, which no row keeps (schemas/sql/postgresql).
//
// Words that many texts have are found by walking over the newest of them, all others by the index,
// which tells all texts that have them, in no order. The server itself would have to guess: a word
// it keeps no figures of it thinks common, and walks over 20 million texts. One thread at a time.
#pragma once

#include "adapters/storage/tsvector_match.hpp"

namespace phanbien::storage {

class TsvectorIndex final : public TextIndex {
  public:
    explicit TsvectorIndex(Connection& connection);

    std::vector<SearchedText> matching(const runtime::TextQuestion& question, runtime::TextFit fit,
                                       const std::vector<DossierId>& within, const TextReach& reach,
                                       std::size_t limit) override;
    // Nothing but words, so that a pattern finds those that stand side by side.
    void put(std::int64_t id, const TextWords& words) override;

  private:
    using Matching = Query<SearchedText(TsvectorMatch, TextReach, std::size_t)>;

    // Those of them among the newest texts.
    std::vector<SearchedText> newest(const TsvectorMatch& match, TextReach reach,
                                     std::size_t limit);

    Query<std::int64_t(std::int64_t)> newest_begin_;
    Matching walking_;
    Matching by_index_;
    Rows<std::int64_t, TextWords> put_;
};

}  // namespace phanbien::storage
