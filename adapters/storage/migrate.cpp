#include "adapters/storage/migrate.hpp"

#include "adapters/storage/query.hpp"
#include "adapters/storage/unfinished_move.hpp"
#include "engine/audit/sha256.hpp"
#include "engine/runtime/store.hpp"

namespace phanbien::storage {
namespace {

using Applied = std::tuple<int, std::string, std::string>;  // number, name, hash

[[noreturn]] void refuse(const std::string& why) {
    throw runtime::StoreFailure(runtime::StoreFailure::Kind::broken, why);
}

void check_history(const std::vector<Applied>& applied, std::span<const Migration> migrations) {
    for (std::size_t i = 0; i < applied.size(); ++i) {
        const auto& [number, name, hash] = applied[i];
        if (i >= migrations.size()) {
            refuse("the database is newer than this program: it has migration " +
                   std::to_string(number) + " (" + name + "); use the newer program");
        }
        if (migrations[i].number != number || audit::sha256_hex(migrations[i].sql) != hash) {
            refuse("migration " + std::to_string(number) + " (" + name +
                   ") was changed after it had been applied to this database");
        }
    }
}

std::vector<Applied> checked_history(Connection& connection,
                                     std::span<const Migration> migrations) {
    refuse_unfinished_move(connection);
    Query<Applied()> applied(connection,
                             "SELECT number, name, hash FROM schema_migration ORDER BY number");
    auto history = applied.all();
    check_history(history, migrations);
    return history;
}

bool is_space(char c) {
    return c == ' ' || c == '\n' || c == '\t' || c == '\r';
}

}  // namespace

int migrate(Connection& connection, std::span<const Migration> migrations) {
    connection.define(
        "CREATE TABLE IF NOT EXISTS schema_migration (number BIGINT NOT NULL PRIMARY KEY, "
        "name TEXT NOT NULL, hash TEXT NOT NULL, applied_at TEXT DEFAULT CURRENT_TIMESTAMP)");
    Query<void(int, std::string, std::string)> record(
        connection, "INSERT INTO schema_migration (number, name, hash) VALUES (:n, :m, :h)");
    const auto history = checked_history(connection, migrations);
    for (const auto& migration : migrations.subspan(history.size())) {
        WriteTransaction transaction(connection);
        for (const auto& statement : statements_of(migration.sql)) {
            connection.define(statement);
        }
        record.run(migration.number, std::string(migration.name), audit::sha256_hex(migration.sql));
        transaction.commit();
    }
    return static_cast<int>(migrations.size() - history.size());
}

bool is_migrated(Connection& connection, std::span<const Migration> migrations) {
    return connection.has_table("schema_migration") &&
           checked_history(connection, migrations).size() == migrations.size();
}

void require_migrated(Connection& connection, std::span<const Migration> migrations) {
    if (!is_migrated(connection, migrations)) {
        refuse(
            "cơ sở dữ liệu chưa theo phiên bản này: hãy chạy phanbien migrate trước\nthe database "
            "is not at this version yet: run phanbien migrate first");
    }
}

std::vector<std::string> statements_of(std::string_view script) {
    std::vector<std::string> statements;
    std::string statement;
    bool quoted = false;
    for (std::size_t i = 0; i < script.size(); ++i) {
        const char c = script[i];
        if (!quoted && script.substr(i, 2) == "--") {
            i = std::min(script.find('\n', i), script.size() - 1);
            continue;
        }
        if (c == '\'') {
            quoted = !quoted;
        }
        if (c == ';' && !quoted) {
            statements.push_back(std::move(statement));
            statement.clear();
        } else if (!statement.empty() || !is_space(c)) {
            statement += c;
        }
    }
    if (!statement.empty()) {
        statements.push_back(std::move(statement));
    }
    return statements;
}

}  // namespace phanbien::storage
