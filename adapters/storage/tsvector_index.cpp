#include "adapters/storage/tsvector_index.hpp"

namespace phanbien::storage {
namespace {

const std::string tsvector_condition =
    "w.found_by @@ CAST(:words AS TSQUERY) AND w.exact LIKE ALL (CAST(:exact AS TEXT[])) "
    "AND w.folded LIKE ALL (CAST(:folded AS TEXT[])) AND w.who LIKE ALL (CAST(:said_by AS TEXT[])) "
    "AND NOT (w.found_by @@ CAST(:better AS TSQUERY) "
    "AND w.exact LIKE ALL (CAST(:better_exact AS TEXT[])))";

RowSql put_sql() {
    const std::string into = "INSERT INTO text_word (rowid, exact, folded, who, marks, found_by) ";
    return {
        .one = into + "VALUES (:id, :exact, :folded, :who, :marks, CAST(:found_by AS TSVECTOR))",
        .many = into + "SELECT id, exact, folded, who, marks, CAST(found_by AS TSVECTOR) FROM " +
                given_rows(columns_of("id# exact folded who marks found_by"))};
}

}  // namespace

TsvectorIndex::TsvectorIndex(Connection& connection)
    : matching_(connection, texts_in_reach(tsvector_condition)), put_(connection, put_sql()) {}

std::vector<SearchedText> TsvectorIndex::matching(const runtime::TextQuestion& question,
                                                  runtime::TextFit fit,
                                                  const std::vector<DossierId>& within,
                                                  const TextReach& reach, std::size_t limit) {
    const auto match = tsvector_match_of(question, fit, within);
    return match ? matching_.all(*match, reach, limit) : std::vector<SearchedText>{};
}

void TsvectorIndex::put(std::int64_t id, const TextWords& words) {
    put_.run(id, words_alone(words), tsvector_of(words));
}

}  // namespace phanbien::storage
