// The table opinion_count: how many opinions stand where. Belongs to one connection; one thread at
// a time.
#pragma once

#include "adapters/storage/rows.hpp"

namespace phanbien::storage {

template <>
struct Fields<dossier::OpinionPlace> {
    using P = dossier::OpinionPlace;
    static constexpr auto members = std::tuple(&P::eid, &P::stance);
};

class OpinionCountTable {
  public:
    explicit OpinionCountTable(Connection& connection);

    void add(const DossierId& dossier, const dossier::OpinionCounts& counts);
    dossier::OpinionCounts of(const DossierId& dossier);

    Query<void(DossierId)> forget;

  private:
    Rows<DossierId, dossier::OpinionPlace, std::int64_t> add_;
    Query<std::tuple<dossier::OpinionPlace, std::int64_t>(DossierId)> of_;
};

}  // namespace phanbien::storage
