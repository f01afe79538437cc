// The tables organisation, account and account_session. Belongs to one connection; one thread at a
// time.
#pragma once

#include "adapters/storage/query.hpp"

namespace phanbien::storage {

template <>
struct Fields<people::Organisation> {
    using O = people::Organisation;
    static constexpr auto members =
        std::tuple(&O::id, &O::name, &O::name_en, &O::kind, &O::level, &O::parent, &O::code,
                   &O::valid_from, &O::valid_until);
};

template <>
struct Fields<people::Account> {
    using A = people::Account;
    static constexpr auto members =
        std::tuple(&A::id, &A::username, &A::name, &A::post, &A::organisation, &A::roles,
                   &A::active, &A::must_change_password);
};

template <>
struct Fields<runtime::Session> {
    using S = runtime::Session;
    static constexpr auto members =
        std::tuple(&S::token_hash, &S::id, &S::account, &S::csrf_token, &S::opened_at,
                   &S::last_seen_at, &S::address, &S::agent);
};

struct AccountTables {
    explicit AccountTables(Connection& connection);

    std::vector<people::Account> accounts() { return accounts_.all(); }
    std::optional<runtime::StoredAccount> account(const AccountId& id);
    std::optional<runtime::StoredAccount> by_username(std::string_view username);
    void put(const runtime::StoredAccount& account);

    Query<people::Organisation()> organisations;
    Query<people::Organisation(OrganisationId)> organisation;
    Query<void(people::Organisation)> put_organisation;
    Query<runtime::Session(std::string)> session;
    Query<runtime::Session(AccountId)> sessions_of;
    Query<void(runtime::Session)> put_session;
    Query<void(std::string)> remove_session;

  private:
    using Stored = std::tuple<people::Account, std::string, int, std::optional<Instant>>;
    static std::optional<runtime::StoredAccount> stored(std::optional<Stored> row);

    Query<people::Account()> accounts_;
    Query<Stored(AccountId)> account_;
    Query<Stored(std::string)> by_username_;
    Query<void(people::Account, std::string, int, std::optional<Instant>)> put_account_;
};

}  // namespace phanbien::storage
