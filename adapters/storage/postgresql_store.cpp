#include "adapters/storage/postgresql_store.hpp"

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

std::unique_ptr<runtime::Reading> postgresql_reading(const std::string& url) {
    return std::make_unique<TablesReading>([url] {
        return tables_on(std::make_unique<PostgresqlConnection>(url, Connection::Use::reading));
    });
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

std::unique_ptr<PostgresqlConnection> connection_of_writer(const std::string& url, Absent absent) {
    auto connection = std::make_unique<PostgresqlConnection>(url, Connection::Use::writing);
    if (absent == Absent::refuse) {
        require_office(*connection);
    }
    if (!connection->take_office()) {
        throw Failure(Failure::Kind::busy,
                      "một phanbien khác đang làm việc với cơ sở dữ liệu này; hãy dừng nó trước, "
                      "hoặc chọn cơ sở dữ liệu khác\nanother phanbien is working with this "
                      "database; stop it first, or choose another database");
    }
    return connection;
}

class PostgresqlStore final : public runtime::Store {
  public:
    PostgresqlStore(const std::string& url, Absent absent) : url_(url) {
        auto connection = connection_of_writer(url_, absent);
        migrate(*connection, postgresql_migrations());
        writer_ = tables_on(std::move(connection));
        head_ = writer_->log.head();
    }

    std::unique_ptr<runtime::Reading> open_reading() override { return postgresql_reading(url_); }

    std::unique_ptr<runtime::Writing> begin() override {
        try {
            if (writer_) {
                return std::make_unique<TablesWriting>(*writer_, head_);
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
            next_try_ = std::chrono::steady_clock::now() + reconnect_pause;
            throw;
        }
        return std::make_unique<TablesWriting>(*writer_, head_);
    }

  private:
    // Whoever held the lock meanwhile may have written: then what this process remembers is of
    // another time.
    void come_back() {
        writer_.reset();
        auto tables = tables_on(connection_of_writer(url_, Absent::refuse));
        const auto head = tables->log.head();
        if (head.size != head_.size || head.last_at != head_.last_at) {
            throw Failure(
                Failure::Kind::broken,
                "nhật ký không còn kết thúc ở chỗ máy chủ này đã ghi; khởi động lại sẽ "
                "kiểm tra\nthe log no longer ends where this server left it: another one has "
                "written, or another database answers; a new start looks at it");
        }
        writer_ = std::move(tables);
    }

    std::string url_;
    std::unique_ptr<Tables> writer_;  // none while the server cannot be reached
    std::chrono::steady_clock::time_point next_try_;
    runtime::LogHead head_;  // of the log, as last committed
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

std::unique_ptr<runtime::Store> open_postgresql_store(const std::string& url, Absent absent) {
    return std::make_unique<PostgresqlStore>(url, absent);
}

std::unique_ptr<runtime::Store> open_read_only_postgresql_store(const std::string& url) {
    return std::make_unique<ReadOnlyPostgresqlStore>(url);
}

int migrate_postgresql_store(const std::string& url) {
    return migrate(*connection_of_writer(url, Absent::create), postgresql_migrations());
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
    const auto connection = connection_of_writer(url, Absent::refuse);
    connection->execute("VACUUM FULL " +
                        connection->ask("SELECT string_agg(quote_ident(relname), ', ') FROM "
                                        "pg_class WHERE relkind = 'r' AND relnamespace = "
                                        "CAST(current_schema() AS regnamespace)"));
}

}  // namespace phanbien::storage
