// Numbers that count something inside a clause and not the clauses themselves: "1) … 2) …" below
// "2.", or a list that begins again at 1 behind a colon. Follows one article in reading order.
// One thread, one reading.
#pragma once

#include <string_view>

#include "engine/document/marker.hpp"
#include "engine/document/numbering.hpp"

namespace phanbien::document {

class Sublist {
  public:
    // Another article, chapter or annex begins.
    void begin_article() { *this = {}; }
    // A clause of the article was opened with `marker`.
    void begin_clause(const Marker& marker);

    // Does the line with this clause number only go on with a list? `last` is the number of the
    // article's last clause, 0 for none; `before` the line above. Call once per line, in order.
    bool takes(const Marker& marker, const Ordinal& number, int last, std::string_view before);

  private:
    char clause_sign_ = 0;  // of the article's first clause
    char sign_ = 0;         // of the list that is open in the clause, 0 for none
    int next_ = 0;          // its next number
};

}  // namespace phanbien::document
