#include "adapters/storage/postgresql_store.hpp"

#include <thread>

#include "adapters/storage/migrate.hpp"
#include "adapters/storage/postgresql_connection.hpp"
#include "adapters/storage/tsvector_index.hpp"
#include "adapters/storage/writes_to.hpp"

namespace phanbien::storage {
namespace {

using Failure = runtime::StoreFailure;

std::unique_ptr<Tables> tables_on(std::unique_ptr<Connection> connection) {
    auto index = std::make_unique<TsvectorIndex>(*connection);
    return std::make_unique<Tables>(std::move(connection), std::move(index));
}

void require_office(Connection& connection) {
    if (!connection.has_table("schema_migration")) {
        throw Failure(
            Failure::Kind::broken,
            "trong cơ sở dữ liệu này không có dữ liệu của cơ quan nào; hãy xem lại địa chỉ "
            "(serve và migrate tạo mới)\nthere is no office's data in this database; "
            "check its address (serve and migrate make a new one)");
    }
}

[[noreturn]] void refuse_beside_others() {
    throw Failure(Failure::Kind::busy,
                  "một phanbien khác đang làm việc với cơ sở dữ liệu này; hãy dừng nó trước, hoặc "
                  "chọn cơ sở dữ liệu khác\nanother phanbien is working with this database; stop "
                  "it first, or choose another database");
}

std::unique_ptr<PostgresqlConnection> connection_of_writer(const std::string& url) {
    return std::make_unique<PostgresqlConnection>(url, Connection::Use::writing);
}

std::unique_ptr<PostgresqlConnection> patient_connection(const std::string& url) {
    const auto until = std::chrono::steady_clock::now() + server_wait_max;
    for (;;) {
        try {
            return connection_of_writer(url);
        } catch (const ConnectionLost&) {
            if (std::chrono::steady_clock::now() >= until) {
                throw;
            }
        }
        std::this_thread::sleep_for(reconnect_pause);
    }
}

std::unique_ptr<PostgresqlConnection> enter(const std::string& url, Absent absent,
                                            Sharing sharing) {
    auto connection =
        sharing == Sharing::with_nodes ? patient_connection(url) : connection_of_writer(url);
    if (absent == Absent::refuse) {
        require_office(*connection);
    }
    if (!connection->locks().enter(sharing)) {
        refuse_beside_others();
    }
    return connection;
}

void bring_up_to_date(PostgresqlConnection& connection) {
    if (is_migrated(connection, postgresql_migrations())) {
        return;
    }
    if (!connection.is_alone()) {
        throw Failure(Failure::Kind::busy,
                      "các phanbien khác đang phục vụ bằng phiên bản cũ hơn trên cơ sở dữ liệu "
                      "này; hãy dừng hết rồi khởi động bằng phiên bản mới\nother phanbien serve "
                      "this database by an older version; stop all of them, then start the new "
                      "one");
    }
    migrate(connection, postgresql_migrations());
}

class PostgresqlStore final : public runtime::Store {
  public:
    PostgresqlStore(const std::string& url, Absent absent, Sharing sharing)
        : url_(url), sharing_(sharing) {
        auto connection = enter(url_, absent, sharing);
        bring_up_to_date(*connection);
        write_with(std::move(connection));
        const auto head = writer_->log.head();
        committed_ = {.size = head.size,
                      .newest_leaf = leaf_before(head.size),
                      .adoption = writer_->log.last_round.first().value_or(0)};
    }

    std::unique_ptr<runtime::Reading> open_reading() override { return postgresql_reading(url_); }

    std::unique_ptr<runtime::Writing> begin() override {
        try {
            if (writer_) {
                return std::make_unique<TablesWriting>(*writer_, committed_);
            }
        } catch (const ConnectionLost&) {
            // Nothing had begun.
        }
        if (std::chrono::steady_clock::now() < next_try_) {
            throw ConnectionLost("database: its server could not be reached a moment ago");
        }
        try {
            come_back();
        } catch (const Failure&) {
            writer_.reset();
            next_try_ = std::chrono::steady_clock::now() + reconnect_pause;
            throw;
        }
        return std::make_unique<TablesWriting>(*writer_, committed_);
    }

  private:
    void write_with(std::unique_ptr<PostgresqlConnection> connection) {
        locks_ = &connection->locks();
        writer_ = tables_on(std::move(connection));
    }

    // The hash of the last of the log's first `size` events; empty where it has not so many.
    std::string leaf_before(std::uint64_t size) {
        const auto hashes =
            size == 0 ? std::vector<std::string>{} : writer_->tree.leaf_hashes.all(size - 1, 1);
        return hashes.empty() ? std::string{} : hashes.front();
    }

    // While the session was lost others may have been alone with the office, or another server may
    // answer that never had what this node was answered.
    void come_back() {
        if (writer_ && locks_->is_starting()) {
            throw Failure(Failure::Kind::broken,
                          "mất kết nối tới máy chủ cơ sở dữ liệu trong lúc khởi động\nthe "
                          "connection to the database's server was lost during the start");
        }
        writer_.reset();
        auto connection = connection_of_writer(url_);
        if (!connection->locks().enter_again(sharing_)) {
            refuse_beside_others();
        }
        require_migrated(*connection, postgresql_migrations());
        write_with(std::move(connection));
        if (leaf_before(committed_.size) != committed_.newest_leaf) {
            throw Failure(
                Failure::Kind::broken,
                "nhật ký không còn những gì máy chủ này đã ghi; khởi động lại sẽ kiểm tra\nthe log "
                "no longer holds what this server wrote or read: another database answers; a new "
                "start looks at it");
        }
        if (writer_->log.last_round.first().value_or(0) != committed_.adoption) {
            throw Failure(Failure::Kind::broken,
                          "cơ quan đã chuyển sang các quy trình khác trong lúc máy chủ này mất kết "
                          "nối; hãy khởi động lại\nthe office has adopted other procedures while "
                          "this server was cut off; start it again");
        }
    }

    std::string url_;
    Sharing sharing_;
    std::unique_ptr<Tables> writer_;  // none while the server cannot be reached
    OfficeLocks* locks_ = nullptr;    // of its connection
    std::chrono::steady_clock::time_point next_try_;
    Committed committed_;
};

class ReadOnlyPostgresqlStore final : public runtime::Store {
  public:
    explicit ReadOnlyPostgresqlStore(const std::string& url) : url_(url) {
        PostgresqlConnection connection(url_, Connection::Use::reading);
        require_office(connection);
        require_migrated(connection, postgresql_migrations());
    }

    std::unique_ptr<runtime::Reading> open_reading() override { return postgresql_reading(url_); }
    std::unique_ptr<runtime::Writing> begin() override {
        throw Failure(Failure::Kind::read_only, "the store was opened for reading only");
    }

  private:
    std::string url_;
};

}  // namespace

std::unique_ptr<runtime::Reading> postgresql_reading(const std::string& url) {
    return std::make_unique<TablesReading>([url] {
        return tables_on(std::make_unique<PostgresqlConnection>(url, Connection::Use::reading));
    });
}

std::unique_ptr<runtime::Store> open_postgresql_store(const std::string& url, Absent absent,
                                                      Sharing sharing) {
    return std::make_unique<PostgresqlStore>(url, absent, sharing);
}

std::unique_ptr<runtime::Store> open_read_only_postgresql_store(const std::string& url) {
    return std::make_unique<ReadOnlyPostgresqlStore>(url);
}

int migrate_postgresql_store(const std::string& url) {
    return migrate(*enter(url, Absent::create, Sharing::alone), postgresql_migrations());
}

bool is_postgresql_office(const std::string& url) {
    return PostgresqlConnection(url, Connection::Use::reading).has_table("schema_migration");
}

std::optional<std::string> find_damage_of_postgresql_words(const std::string& url) {
    PostgresqlConnection connection(url, Connection::Use::reading);
    require_office(connection);
    const auto strays = connection.ask(
        "SELECT COUNT(*) FROM text_word w WHERE NOT EXISTS (SELECT 1 FROM searched_text t WHERE "
        "t.id = w.rowid)");
    return strays == "0" ? std::nullopt
                         : std::optional("words of " + strays + " texts that are not there");
}

void rewrite_postgresql_database(const std::string& url) {
    const auto connection = enter(url, Absent::refuse, Sharing::alone);
    connection->execute("VACUUM FULL " +
                        connection->ask("SELECT string_agg(quote_ident(relname), ', ') FROM "
                                        "pg_class WHERE relkind = 'r' AND relnamespace = "
                                        "CAST(current_schema() AS regnamespace)"));
}

}  // namespace phanbien::storage
