// Numbers: the table register_entry, the numbers of dossiers, and the question whether a draft is
// already known. Belongs to one connection; one thread at a time.
#pragma once

#include "adapters/storage/dossier_tables.hpp"

namespace phanbien::storage {

template <>
struct Fields<dossier::RegisterRow> {
    using R = dossier::RegisterRow;
    static constexpr auto members =
        std::tuple(&R::register_id, &R::year, &R::number, &R::code, &R::given_on);
};

struct RegisterTables {
    explicit RegisterTables(Connection& connection);

    std::vector<runtime::RegisterEntry> entries(const OrganisationId& host,
                                                std::string_view register_id, int year);
    int next_number(const OrganisationId& host, std::string_view register_id, int year);
    int next_dossier_number(const OrganisationId& host, std::string_view prefix, int year);
    std::optional<dossier::Surroundings::Known> with_code(const OrganisationId& host,
                                                          const OrganisationId& drafting_body,
                                                          std::string_view code);
    // Adds the dossier's numbers and those of them that were taken back.
    void read_numbers(const DossierId& dossier, runtime::ListedDossier& listed);
    void revoke(const OrganisationId& host, const dossier::RevokedRow& revoked) {
        revoke_.run(revoked.revoked_on, host, revoked.register_id, revoked.year, revoked.number);
    }

    Query<void(OrganisationId, DossierId, dossier::RegisterRow)> add;
    Query<void(DossierId)> forget;

  private:
    using Entry = std::tuple<dossier::RegisterRow, std::optional<Date>, dossier::DossierRow>;
    using Number = std::tuple<OrganisationId, dossier::RegisterRow, std::optional<Date>>;

    Query<Entry(OrganisationId, std::string, int)> entries_;
    Query<Number(DossierId)> numbers_of_;
    Query<void(Date, OrganisationId, std::string, int, int)> revoke_;
    Query<int(OrganisationId, std::string, int)> last_number_;
    Query<int(OrganisationId, int, std::string, std::string)> last_dossier_number_;
    Query<std::tuple<DossierId, std::string>(OrganisationId, OrganisationId, std::string)>
        with_code_;
};

}  // namespace phanbien::storage
