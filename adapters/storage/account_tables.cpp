#include "adapters/storage/account_tables.hpp"

namespace phanbien::storage {
namespace {

const std::string select_organisations =
    "SELECT id, name, name_en, kind, level, parent, code, valid_from, valid_until "
    "FROM organisation ";
const std::string account_columns =
    "id, username, name, post, organisation, roles, active, must_change_password";
const std::string select_stored =
    "SELECT " + account_columns + ", password_hash, failures, locked_until FROM account ";
const std::string select_sessions =
    "SELECT token_hash, id, account, csrf_token, opened_at, last_seen_at, address, agent "
    "FROM account_session ";

}  // namespace

AccountTables::AccountTables(Connection& connection)
    : organisations(connection, select_organisations + "ORDER BY name, id"),
      organisation(connection, select_organisations + "WHERE id = :id"),
      put_organisation(
          connection,
          "INSERT INTO organisation (id, name, name_en, kind, level, parent, code, valid_from, "
          "valid_until) VALUES (:id, :name, :name_en, :kind, :level, :parent, :code, :valid_from, "
          ":valid_until) ON CONFLICT (id) DO UPDATE SET name = excluded.name, name_en = "
          "excluded.name_en, kind = excluded.kind, level = excluded.level, parent = "
          "excluded.parent, code = excluded.code, valid_from = excluded.valid_from, valid_until = "
          "excluded.valid_until"),
      session(connection, select_sessions + "WHERE token_hash = :token_hash"),
      sessions_of(connection, select_sessions + "WHERE account = :account ORDER BY opened_at, id"),
      put_session(connection,
                  "INSERT INTO account_session (token_hash, id, account, csrf_token, opened_at, "
                  "last_seen_at, address, agent) VALUES (:token_hash, :id, :account, :csrf_token, "
                  ":opened_at, :last_seen_at, :address, :agent) ON CONFLICT (token_hash) DO UPDATE "
                  "SET last_seen_at = excluded.last_seen_at"),
      remove_session(connection, "DELETE FROM account_session WHERE token_hash = :token_hash"),
      accounts_(connection, "SELECT " + account_columns + " FROM account ORDER BY username"),
      account_(connection, select_stored + "WHERE id = :id"),
      by_username_(connection, select_stored + "WHERE username = :username"),
      put_account_(
          connection,
          "INSERT INTO account (" + account_columns +
              ", password_hash, failures, locked_until) VALUES (:id, :username, :name, "
              ":post, :organisation, :roles, :active, :must_change, :password_hash, "
              ":failures, :locked_until) ON CONFLICT (id) DO UPDATE SET username = "
              "excluded.username, name = excluded.name, post = excluded.post, organisation "
              "= excluded.organisation, roles = excluded.roles, active = excluded.active, "
              "must_change_password = excluded.must_change_password, password_hash = "
              "excluded.password_hash, failures = excluded.failures, locked_until = "
              "excluded.locked_until") {}

std::optional<runtime::StoredAccount> AccountTables::stored(std::optional<Stored> row) {
    if (!row) {
        return std::nullopt;
    }
    auto& [account, password_hash, failures, locked_until] = *row;
    return runtime::StoredAccount{.account = std::move(account),
                                  .password_hash = std::move(password_hash),
                                  .failures = failures,
                                  .locked_until = locked_until};
}

std::optional<runtime::StoredAccount> AccountTables::account(const AccountId& id) {
    return stored(account_.first(id));
}

std::optional<runtime::StoredAccount> AccountTables::by_username(std::string_view username) {
    return stored(by_username_.first(std::string(username)));
}

void AccountTables::put(const runtime::StoredAccount& account) {
    put_account_.run(account.account, account.password_hash, account.failures,
                     account.locked_until);
}

}  // namespace phanbien::storage
