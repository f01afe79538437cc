#include "adapters/storage/opinion_count_table.hpp"

namespace phanbien::storage {
namespace {

RowSql addition() {
    const std::string into = "INSERT INTO opinion_count (dossier, provision, stance, standing) ";
    const std::string or_add =
        " ON CONFLICT (dossier, provision, stance) DO UPDATE SET standing = "
        "opinion_count.standing + excluded.standing";
    return {.one = into + "VALUES (:dossier, :provision, :stance, :standing)" + or_add,
            .many = into +
                    "SELECT dossier, provision, stance, CAST(SUM(standing) AS BIGINT) FROM " +
                    given_rows(columns_of("dossier provision stance standing#")) +
                    " GROUP BY dossier, provision, stance" + or_add};
}

}  // namespace

OpinionCountTable::OpinionCountTable(Connection& connection)
    : forget(connection, "DELETE FROM opinion_count WHERE dossier = :dossier"),
      add_(connection, addition()),
      of_(connection,
          "SELECT provision, stance, standing FROM opinion_count WHERE dossier = :dossier AND "
          "standing <> 0 ORDER BY provision, stance") {}

void OpinionCountTable::add(const DossierId& dossier, const dossier::OpinionCounts& counts) {
    for (const auto& [place, standing] : counts) {
        add_.run(dossier, place, standing);
    }
}

dossier::OpinionCounts OpinionCountTable::of(const DossierId& dossier) {
    dossier::OpinionCounts counts;
    for (auto& [place, standing] : of_.all(dossier)) {
        counts.emplace(std::move(place), standing);
    }
    return counts;
}

}  // namespace phanbien::storage
