// The index of words on PostgreSQL: text_word is a table of them in their order, with a GIN index
// over the tsvector of all but their spelling (schemas/sql/postgresql). One thread at a time.
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
    Query<SearchedText(TsvectorMatch, TextReach, std::size_t)> matching_;
    Rows<std::int64_t, TextWords> put_;
};

}  // namespace phanbien::storage
