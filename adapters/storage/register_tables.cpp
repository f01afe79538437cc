#include "adapters/storage/register_tables.hpp"

#include "engine/dossier/draft_code.hpp"

namespace phanbien::storage {

RegisterTables::RegisterTables(Connection& connection)
    : add(connection,
          "INSERT INTO register_entry (host, dossier, register_id, year, number, code, given_on) "
          "VALUES (:host, :dossier, :register_id, :year, :number, :code, :given_on)"),
      forget(connection, "DELETE FROM register_entry WHERE dossier = :dossier"),
      entries_(
          connection,
          "SELECT r.register_id, r.year, r.number, r.code, r.given_on, r.revoked_on, " +
              dossier_columns +
              " FROM register_entry r JOIN dossier d ON d.id = r.dossier WHERE r.host = :host AND "
              "r.register_id = :register_id AND r.year = :year ORDER BY r.number"),
      numbers_of_(connection,
                  "SELECT host, register_id, year, number, code, given_on, revoked_on FROM "
                  "register_entry WHERE dossier = :dossier ORDER BY register_id, year, number"),
      revoke_(connection,
              "UPDATE register_entry SET revoked_on = :revoked_on WHERE host = :host AND "
              "register_id = :register_id AND year = :year AND number = :number"),
      last_number_(connection,
                   "SELECT number FROM register_entry WHERE host = :host AND register_id = "
                   ":register_id AND year = :year ORDER BY number DESC LIMIT 1"),
      last_dossier_number_(connection,
                           "SELECT code_number FROM dossier WHERE host = :host AND code_year = "
                           ":year AND code > :begins AND code < :ends "
                           "ORDER BY code_number DESC LIMIT 1"),
      with_code_(connection,
                 "SELECT id, code FROM dossier WHERE host = :host AND drafting_body = :body AND "
                 "draft_code_key = :key "
                 "ORDER BY created_at, id LIMIT 1") {}

std::vector<runtime::RegisterEntry> RegisterTables::entries(const OrganisationId& host,
                                                            std::string_view register_id,
                                                            int year) {
    std::vector<runtime::RegisterEntry> entries;
    for (auto& [row, revoked_on, dossier] : entries_.all(host, std::string(register_id), year)) {
        entries.push_back({std::move(row), std::move(dossier), revoked_on});
    }
    return entries;
}

int RegisterTables::next_number(const OrganisationId& host, std::string_view register_id,
                                int year) {
    return last_number_.first(host, std::string(register_id), year).value_or(0) + 1;
}

int RegisterTables::next_dossier_number(const OrganisationId& host, std::string_view prefix,
                                        int year) {
    // Between "PB-" and "PB.", the character after the dash: all codes with this prefix.
    const std::string begins(prefix);
    return last_dossier_number_.first(host, year, begins + "-", begins + ".").value_or(0) + 1;
}

std::optional<dossier::Surroundings::Known> RegisterTables::with_code(
    const OrganisationId& host, const OrganisationId& drafting_body, std::string_view code) {
    const auto key = dossier::normal_code(code);
    const auto known = key.empty() ? std::nullopt : with_code_.first(host, drafting_body, key);
    if (!known) {
        return std::nullopt;
    }
    return dossier::Surroundings::Known{.id = std::get<0>(*known), .code = std::get<1>(*known)};
}

void RegisterTables::read_numbers(const DossierId& dossier, runtime::ListedDossier& listed) {
    for (auto& [host, row, revoked_on] : numbers_of_.all(dossier)) {
        if (revoked_on) {
            listed.projection.revoked.push_back({.register_id = row.register_id,
                                                 .year = row.year,
                                                 .number = row.number,
                                                 .revoked_on = *revoked_on});
        }
        listed.numbers.push_back({std::move(host), std::move(row)});
    }
}

}  // namespace phanbien::storage
