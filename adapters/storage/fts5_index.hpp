// The index of words on SQLite: text_word is an FTS5 table. One thread at a time.
#pragma once

#include "adapters/storage/text_index.hpp"

namespace phanbien::storage {

class Fts5Index final : public TextIndex {
  public:
    explicit Fts5Index(Connection& connection);

    std::vector<SearchedText> matching(const runtime::TextQuestion& question, runtime::TextFit fit,
                                       const std::vector<DossierId>& within, const TextReach& reach,
                                       std::size_t limit) override;
    void put(std::int64_t id, const TextWords& words) override { put_.run(id, words); }

  private:
    Query<SearchedText(std::string, TextReach, std::size_t)> matching_;
    Query<void(std::int64_t, TextWords)> put_;
};

}  // namespace phanbien::storage
