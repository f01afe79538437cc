#include "adapters/storage/postgresql_connection.hpp"

#include <soci/postgresql/soci-postgresql.h>

#include <map>
#include <memory>

#include "adapters/storage/postgresql_failure.hpp"

namespace phanbien::storage {
namespace {

using Settings = std::map<std::string, std::string>;

constexpr int server_version_min = 150'000;
// So that the places of what a search finds are all remembered, not only their pages: with the
// usual 4 MB a word that 200,000 of 20 million texts have took 49 s, and 1.3 s with this.
const std::string found_rows_memory = "64MB";

PGconn* libpq_handle_of(soci::session& session) {
    return static_cast<soci::postgresql_session_backend*>(session.get_backend())->conn_;
}

[[noreturn]] void refuse_database(const std::string& why) {
    throw runtime::StoreFailure(runtime::StoreFailure::Kind::broken, why);
}

Settings settings_of(const std::string& url) {
    const std::unique_ptr<PQconninfoOption, decltype(&PQconninfoFree)> options(
        PQconninfoParse(url.c_str(), nullptr), &PQconninfoFree);
    if (!is_postgresql_url(url) || !options) {
        refuse_database(
            "địa chỉ cơ sở dữ liệu không đọc được; viết: postgresql://NGƯỜI-DÙNG@MÁY:CỔNG/TÊN\nthe "
            "database's address cannot be read; write: postgresql://USER@HOST:PORT/NAME");
    }
    Settings given;
    for (const auto* option = options.get(); option->keyword != nullptr; ++option) {
        if (option->val != nullptr) {
            given.emplace(option->keyword, option->val);
        }
    }
    return given;
}

// A reader's own session takes no writes, which "read-write" would ask of it; and of several
// servers it needs the one that is written to, since those that follow it are behind.
std::string reader_attributes(const Settings& settings) {
    const auto host = settings.find("host");
    const auto given = settings.find("target_session_attrs");
    if (given == settings.end()) {
        const bool several = host != settings.end() && host->second.find(',') != std::string::npos;
        return several ? "primary" : "any";
    }
    return given->second == "read-write" ? "primary" : given->second;
}

void complete(Settings& settings, Connection::Use use) {
    const bool writes = use == Connection::Use::writing;
    if (!writes) {
        settings["target_session_attrs"] = reader_attributes(settings);
    }
    settings.insert({{"application_name", "phanbien"},
                     {"connect_timeout", "5"},
                     {"keepalives_idle", "15"},
                     {"keepalives_interval", "5"},
                     {"keepalives_count", "3"},
                     {"tcp_user_timeout", "30000"},
                     {"target_session_attrs", "read-write"}});
    settings["client_encoding"] = "UTF8";
    // The server, too, notices within half a minute that this side went away, and gives back the
    // office's lock. Nothing we ask runs for long enough to be worth compiling.
    settings["options"] +=
        " -c client_min_messages=warning -c lock_timeout=" + std::to_string(lock_timeout_ms) +
        (writes ? " -c idle_in_transaction_session_timeout=" + std::to_string(idle_turn_timeout_ms)
                : " -c default_transaction_read_only=on -c work_mem=" + found_rows_memory) +
        " -c jit=off -c tcp_keepalives_idle=15 -c tcp_keepalives_interval=5 -c "
        "tcp_keepalives_count=3";
}

std::string connection_string(const Settings& settings) {
    std::string text;
    for (const auto& [keyword, value] : settings) {
        text += (text.empty() ? "" : " ") + keyword + "='";
        for (const char c : value) {
            text += c == '\'' || c == '\\' ? std::string{'\\', c} : std::string{c};
        }
        text += "'";
    }
    return text;
}

bool is_name_character(char c) {
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
}

// Each column type TEXT, as a word of its own, with the collation that compares bytes.
std::string with_byte_order(const std::string& statement) {
    constexpr std::string_view type = "TEXT";
    std::string out;
    std::size_t from = 0;
    for (auto at = statement.find(type); at != std::string::npos; at = statement.find(type, from)) {
        const auto end = at + type.size();
        const bool is_word = (at == 0 || !is_name_character(statement[at - 1])) &&
                             (end == statement.size() || !is_name_character(statement[end]));
        out += statement.substr(from, end - from) + (is_word ? " COLLATE \"C\"" : "");
        from = end;
    }
    return out + statement.substr(from);
}

}  // namespace

bool is_postgresql_url(std::string_view text) {
    return text.starts_with("postgresql://") || text.starts_with("postgres://");
}

PostgresqlConnection::PostgresqlConnection(const std::string& url, Use use)
    : gathers_(use == Use::writing) {
    auto settings = settings_of(url);
    complete(settings, use);
    try {
        session().open(soci::postgresql, connection_string(settings));
    } catch (const soci::soci_error& error) {
        throw_postgresql_failure(error, Link::down, Moment::statement);
    }
    auto* const handle = libpq_handle_of(session());
    PQsetErrorVerbosity(handle, PQERRORS_TERSE);
    if (PQserverVersion(handle) < server_version_min) {
        refuse_database(
            "máy chủ cơ sở dữ liệu cũ hơn PostgreSQL 15\nthe database's server is older than "
            "PostgreSQL 15");
    }
    if (std::string_view(PQparameterStatus(handle, "server_encoding")) != "UTF8") {
        refuse_database(
            "cơ sở dữ liệu không dùng UTF-8; hãy tạo lại\nthe database is not in UTF-8; make it "
            "anew: CREATE DATABASE … TEMPLATE template0 "
            "ENCODING 'UTF8'");
    }
    if (use == Use::writing && ask("SHOW synchronous_commit") == "off") {
        execute("SET synchronous_commit = on");  // what was answered survives a power cut
    }
}

void PostgresqlConnection::begin_reading() {
    execute("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
}

// Both in one round trip. A turn that was not had in time leaves a transaction to be ended.
void PostgresqlConnection::begin_writing() {
    try {
        execute("BEGIN ISOLATION LEVEL READ COMMITTED; " + OfficeLocks::turn());
    } catch (const ConnectionLost&) {
        throw;
    } catch (const runtime::StoreFailure&) {
        execute("ROLLBACK");
        throw;
    }
}

void PostgresqlConnection::commit() {
    if (PQtransactionStatus(libpq_handle_of(session())) == PQTRANS_INERROR) {
        throw std::logic_error("a transaction in which something failed cannot be committed");
    }
    Connection::commit();
}

void PostgresqlConnection::rollback() {
    pieces_.forget();
    Connection::rollback();
}

bool PostgresqlConnection::in_transaction() {
    const auto status = PQtransactionStatus(libpq_handle_of(session()));
    return status != PQTRANS_IDLE && status != PQTRANS_UNKNOWN;
}

bool PostgresqlConnection::has_table(const std::string& name) {
    return !ask("SELECT CAST(to_regclass('" + name + "') AS TEXT)").empty();
}

void PostgresqlConnection::define(const std::string& statement) {
    execute(with_byte_order(statement));
}

void PostgresqlConnection::throw_failure(const soci::soci_error& error, Moment moment) {
    const bool up = PQstatus(libpq_handle_of(session())) == CONNECTION_OK;
    throw_postgresql_failure(error, up ? Link::up : Link::down, moment);
}

}  // namespace phanbien::storage
