// What a search becomes in the language of PostgreSQL's tsvector: a tsquery for each degree of fit,
// and LIKE patterns for words that have to stand side by side, because a tsvector keeps neither all
// nor all exact places of a word in a long text. A lexeme says by its first letter what it is a
// word of: x as spelt, f by its letters, w of who said it, m a mark. Words hold letters and digits
// only, so nothing of a person's query is ever read as syntax. Pure; any thread.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "adapters/storage/text_index.hpp"

namespace phanbien::storage {

// Each pattern list is the text of a text[] that must match entirely; empty lists always do.
struct TsvectorMatch {
    std::string words;   // a tsquery
    std::string exact;   // patterns of the column exact
    std::string folded;  // of folded
    std::string who;     // of who
    std::string better;  // of the column exact where a row fits better
};

template <>
struct Fields<TsvectorMatch> {
    using M = TsvectorMatch;
    static constexpr auto members =
        std::tuple(&M::words, &M::exact, &M::folded, &M::who, &M::better);
};

// Nothing where no row can be of this fit that is not of a better one. Where `within` names
// dossiers, only of these.
std::optional<TsvectorMatch> tsvector_match_of(const runtime::TextQuestion& question,
                                               runtime::TextFit fit,
                                               const std::vector<DossierId>& within);

}  // namespace phanbien::storage
