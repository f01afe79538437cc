// The bare server: what this machine can do at most, to hold the real one against.
//
// Beast, Asio and SQLite, and nothing else: no sign-in, no checks, no JSON, no hashes, no lists.
// One thread does everything: it reads whatever requests have arrived, appends all of them in one
// transaction (WAL, synchronous=FULL: one fsync), answers all of them, and looks again. A separate
// thread for the disk is slower at this load.
//
// What it stores: one row for each request, `log (id INTEGER PRIMARY KEY, bytes TEXT)`, that begins
// with the request's body and is filled up to BYTES. The bench gives as BYTES what the real server
// was measured to add to its event log for the same command: leaf, payload and hash of all events
// of it. So both append as many bytes of log. Lists, tasks, timers, idempotency keys and the
// indexes of the real server are work that it does besides, and are not given to the bare one to
// do.
//
//     bare_server --database FILE --bytes BYTES
//
// Prints "listening on http://127.0.0.1:PORT". Answers every request as the real server answers a
// command, with the row's id as the revision. Ends when it is killed.
#include <sqlite3.h>

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/read.hpp>
#include <boost/beast/http/string_body.hpp>
#include <boost/beast/http/write.hpp>
#include <cstdio>
#include <cstdlib>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <vector>

#include "tests/bench/load/arguments.hpp"

namespace {

using namespace phanbien;
namespace net = boost::asio;
namespace http = boost::beast::http;
using boost::system::error_code;
using net::ip::tcp;

void demand(int code, sqlite3* database) {
    if (code != SQLITE_OK && code != SQLITE_DONE) {
        throw std::runtime_error(sqlite3_errmsg(database));
    }
}

// The log of one file. Throws when it cannot be written.
class Log {
  public:
    Log(const std::string& file, std::size_t row_bytes) : row_bytes_(row_bytes) {
        demand(sqlite3_open(file.c_str(), &database_), database_);
        run("PRAGMA journal_mode=WAL");
        run("PRAGMA synchronous=FULL");
        run("CREATE TABLE IF NOT EXISTS log (id INTEGER PRIMARY KEY, bytes TEXT NOT NULL)");
        demand(sqlite3_prepare_v2(database_, "INSERT INTO log (bytes) VALUES (?)", -1, &insert_,
                                  nullptr),
               database_);
    }
    Log(const Log&) = delete;
    Log& operator=(const Log&) = delete;

    void begin() { run("BEGIN IMMEDIATE"); }
    void commit() { run("COMMIT"); }
    // Returns the row's id.
    std::int64_t append(std::string bytes) {
        bytes.resize(std::max(bytes.size(), row_bytes_), ' ');
        demand(sqlite3_bind_text(insert_, 1, bytes.data(), static_cast<int>(bytes.size()),
                                 SQLITE_STATIC),
               database_);
        demand(sqlite3_step(insert_), database_);
        demand(sqlite3_reset(insert_), database_);
        return sqlite3_last_insert_rowid(database_);
    }

  private:
    void run(const char* sql) {
        demand(sqlite3_exec(database_, sql, nullptr, nullptr, nullptr), database_);
    }

    std::size_t row_bytes_;
    sqlite3* database_ = nullptr;
    sqlite3_stmt* insert_ = nullptr;
};

class Connection;
using Waiting = std::vector<std::shared_ptr<Connection>>;

class Connection : public std::enable_shared_from_this<Connection> {
  public:
    Connection(tcp::socket socket, Waiting& waiting)
        : socket_(std::move(socket)), waiting_(waiting) {}

    void read() {
        parser_.emplace();
        http::async_read(socket_, buffer_, *parser_,
                         [self = shared_from_this()](error_code error, std::size_t) {
                             if (!error) {
                                 self->waiting_.push_back(self);
                             }
                         });
    }
    void append_to(Log& log) { row_ = log.append(std::move(parser_->get().body())); }
    void answer() {
        response_ = {};
        response_.result(http::status::ok);
        response_.set(http::field::content_type, "application/json");
        response_.body() = R"({"dossier":"00000000-0000-7000-8000-000000000000","revision":)" +
                           std::to_string(row_) + R"(,"created":[],"replayed":false})";
        response_.prepare_payload();
        http::async_write(socket_, response_,
                          [self = shared_from_this()](error_code error, std::size_t) {
                              if (!error) {
                                  self->read();
                              }
                          });
    }

  private:
    tcp::socket socket_;
    Waiting& waiting_;
    boost::beast::flat_buffer buffer_;
    std::optional<http::request_parser<http::string_body>> parser_;
    http::response<http::string_body> response_;
    std::int64_t row_ = 0;
};

class BareServer {
  public:
    explicit BareServer(Log& log) : log_(log) {}

    std::uint16_t port() const { return acceptor_.local_endpoint().port(); }
    [[noreturn]] void run() {
        accept();
        while (true) {
            io_.run_one();
            io_.poll();
            write_what_waits();
        }
    }

  private:
    void accept() {
        acceptor_.async_accept([this](error_code error, tcp::socket socket) {
            if (!error) {
                socket.set_option(tcp::no_delay{true});
                std::make_shared<Connection>(std::move(socket), waiting_)->read();
            }
            accept();
        });
    }
    void write_what_waits() {
        if (waiting_.empty()) {
            return;
        }
        log_.begin();
        for (const auto& connection : waiting_) {
            connection->append_to(log_);
        }
        log_.commit();
        for (const auto& connection : std::exchange(waiting_, {})) {
            connection->answer();
        }
    }

    Log& log_;
    net::io_context io_{BOOST_ASIO_CONCURRENCY_HINT_UNSAFE};
    tcp::acceptor acceptor_{io_, tcp::endpoint{net::ip::address_v4::loopback(), 0}};
    Waiting waiting_;
};

}  // namespace

int main(int count, char** values) {
    try {
        const bench::Arguments arguments(count, values);
        Log log(arguments.text("--database"), arguments.number("--bytes", 0));
        BareServer server(log);
        std::printf("listening on http://127.0.0.1:%d\n", server.port());
        std::fflush(stdout);
        server.run();
    } catch (const std::exception& failure) {
        std::fprintf(stderr, "bare_server: %s\n", failure.what());
        return EXIT_FAILURE;
    }
}
