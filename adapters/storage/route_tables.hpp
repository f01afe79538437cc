// The tables dossier_approval, dossier_route and route_definition: approvals that are waited for,
// by which names running routes are found, and the definitions they go by. Belongs to one
// connection; one thread at a time.
#pragma once

#include "adapters/storage/dossier_tables.hpp"

namespace phanbien::storage {

// Without the words of its step, which stand in two columns of their own.
template <>
struct Fields<dossier::ApprovalRow> {
    using A = dossier::ApprovalRow;
    static constexpr auto members = std::tuple(
        &A::invoke, &A::step, &A::username, &A::for_advice, &A::on_behalf_of, &A::due_on,
        &A::opened_at, &A::late, &A::bulk, &A::document, &A::document_name, &A::seen_document);
};

class RouteTables {
  public:
    explicit RouteTables(Connection& connection);

    std::vector<runtime::InboxApproval> approvals(const people::Actor& actor, std::size_t limit);
    std::vector<runtime::InboxApproval> approvals_elsewhere(const people::Actor& actor,
                                                            std::size_t limit);
    std::vector<DossierId> dossiers_on(const std::vector<std::string>& names);

    // What a projection holds of them.
    void read(const DossierId& id, dossier::Projection& projection);
    void replace(const dossier::Projection& projection);
    // The same where the rows of `before` stand there.
    void change(const dossier::Projection& before, const dossier::Projection& now);
    void forget(const DossierId& id);

    Query<std::string(std::string)> definition;
    Query<void(std::string, std::string)> put_definition;

  private:
    using Flat = std::tuple<dossier::ApprovalRow, std::string, std::string>;
    using FlatAndDossier = std::tuple<dossier::ApprovalRow, std::string, std::string, ShownRow>;

    Query<FlatAndDossier(std::string, std::size_t)> mine_;
    Query<FlatAndDossier(OrganisationId, std::string, std::size_t)> elsewhere_;
    Query<DossierId(std::string)> named_;
    Query<DossierId()> all_;
    Query<Flat(DossierId)> approvals_of_;
    Query<std::string(DossierId)> names_of_;
    Query<void(DossierId)> clear_approvals_;
    Query<void(DossierId)> clear_names_;
    Query<void(DossierId, OrganisationId, dossier::ApprovalRow, std::string, std::string)>
        put_approval_;
    Query<void(std::string, DossierId)> put_name_;
};

}  // namespace phanbien::storage
