// The load: a number of clients, each with one kept connection, that send command after command,
// the next when the last is answered. One thread, in a process of its own; drives the real server
// and the bare one with the same bytes.
//
//     load_client --port PORT --plan FILE --script NAME --clients COUNT --answered FILE
//         [--bytes BYTES] [--together OPINIONS] [--warm-up SECONDS] [--seconds SECONDS]
//         [--commands COUNT]
//
// What is answered between the warm-up and the end of SECONDS is measured; then it prints
// "measured" and goes on until the server is gone, so that a server can be killed under load. With
// --commands it sends so many and stops by itself. At the end FILE has a line for each command
// that was done in all that time ("dossier revision token"), and the figures are printed as one
// line of JSON: latencies of done commands in milliseconds, refusals by their status (of the whole
// run, never left out), and broken connections, which are errors as long as the server lives.
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/write.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/read.hpp>
#include <boost/beast/http/string_body.hpp>
#include <boost/json.hpp>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <map>
#include <optional>
#include <stdexcept>

#include "tests/bench/load/arguments.hpp"
#include "tests/bench/load/script.hpp"
#include "tests/bench/measure.hpp"

namespace {

using namespace phanbien;
namespace net = boost::asio;
namespace http = boost::beast::http;
namespace json = boost::json;
using boost::system::error_code;
using net::ip::tcp;
using Clock = std::chrono::steady_clock;

struct Answered {
    std::string dossier;
    std::uint64_t revision = 0;
    std::string token;
};

// What all clients write down together.
class Record {
  public:
    Record(std::uint64_t commands_max, std::string run)
        : commands_max_(commands_max), run_(std::move(run)) {}

    // Whether one more command may be sent; it counts as sent then.
    bool may_send() { return commands_max_ == 0 || sent_++ < commands_max_; }
    const std::string& run() const { return run_; }
    void open_window() { from_ = Clock::now(); }
    void close_window() {
        until_ = Clock::now();
        measuring_over_ = true;
    }
    void done(bench::Done done, std::string token, Clock::time_point began) {
        const auto now = Clock::now();
        if (from_ && began >= *from_ && !measuring_over_) {
            took_ms_.push_back(std::chrono::duration<double, std::milli>(now - began).count());
        }
        in_window_ += from_ && !measuring_over_ ? 1U : 0U;
        answered_.push_back({std::move(done.dossier), done.revision, std::move(token)});
    }
    void refused(unsigned status, const std::string& body) {
        if (++refused_[status] == 1) {
            std::fprintf(stderr, "refused with %u: %s\n", status, body.substr(0, 600).c_str());
        }
    }
    void broken() { broken_ += measuring_over_ ? 0U : 1U; }

    void write(const std::string& file) const {
        std::ofstream out(file);
        for (const auto& it : answered_) {
            out << it.dossier << ' ' << it.revision << ' ' << it.token << '\n';
        }
        if (!out.flush()) {
            throw std::runtime_error("cannot write " + file);
        }
    }
    json::object figures() const {
        const double seconds =
            std::chrono::duration<double>(until_ - from_.value_or(until_)).count();
        json::object refusals;
        for (const auto& [status, count] : refused_) {
            refusals[std::to_string(status)] = count;
        }
        return {{"answered", answered_.size()},
                {"measured", in_window_},
                {"seconds", seconds},
                {"ops_s", seconds > 0 ? static_cast<double>(in_window_) / seconds : 0},
                {"p50_ms", bench::quantile(took_ms_, 0.50)},
                {"p99_ms", bench::quantile(took_ms_, 0.99)},
                {"max_ms", bench::quantile(took_ms_, 1)},
                {"refused", std::move(refusals)},
                {"broken", broken_}};
    }

  private:
    std::uint64_t commands_max_;
    std::uint64_t sent_ = 0;
    std::string run_;
    std::optional<Clock::time_point> from_;
    Clock::time_point until_;
    bool measuring_over_ = false;
    std::vector<double> took_ms_;
    std::uint64_t in_window_ = 0;
    std::vector<Answered> answered_;
    std::map<unsigned, std::uint64_t> refused_;
    std::uint64_t broken_ = 0;
};

// One of them.
class Client {
  public:
    Client(net::io_context& io, std::unique_ptr<bench::Script> script, Record& record)
        : socket_(io), script_(std::move(script)), record_(record) {}
    Client(const Client&) = delete;
    Client& operator=(const Client&) = delete;

    void connect(const tcp::endpoint& server) {
        socket_.connect(server);
        socket_.set_option(tcp::no_delay{true});
    }
    void send() {
        if (!record_.may_send()) {
            return;
        }
        step_ = script_->next();
        write_request();
        began_ = Clock::now();
        net::async_write(socket_, net::buffer(request_), [this](error_code error, std::size_t) {
            error ? record_.broken() : read();
        });
    }

  private:
    void read() {
        parser_.emplace();
        http::async_read(socket_, buffer_, *parser_, [this](error_code error, std::size_t) {
            error ? record_.broken() : take();
        });
    }
    void take() {
        const auto& answer = parser_->get();
        const auto status = answer.result_int();
        if (status == 200 || status == 201) {
            const auto body = json::parse(answer.body());
            bench::Done done{std::string(body.at("dossier").as_string()),
                             body.at("revision").to_number<std::uint64_t>()};
            script_->done(done);
            record_.done(std::move(done), std::move(step_.token), began_);
        } else {
            record_.refused(status, answer.body());
            script_->refused();
        }
        if (answer.keep_alive()) {
            send();
        } else {
            record_.broken();
        }
    }
    // What a browser sends for the page, as far as the server looks at it.
    void write_request() {
        request_.clear();
        request_ += step_.method + ' ' + step_.target + " HTTP/1.1\r\nHost: 127.0.0.1\r\nCookie: ";
        request_ += step_.by->cookie + "\r\nX-CSRF-Token: " + step_.by->csrf_token;
        request_ +=
            "\r\nContent-Type: application/json\r\nIdempotency-Key: " + record_.run() + step_.token;
        if (step_.seen != 0) {
            request_ += "\r\nIf-Match: \"" + std::to_string(step_.seen) + '"';
        }
        request_ += "\r\nContent-Length: " + std::to_string(step_.body.size()) + "\r\n\r\n";
        request_ += step_.body;
    }

    tcp::socket socket_;
    std::unique_ptr<bench::Script> script_;
    Record& record_;
    bench::Step step_;
    std::string request_;
    Clock::time_point began_;
    boost::beast::flat_buffer buffer_;
    std::optional<http::response_parser<http::string_body>> parser_;
};

// Opens the window after the warm-up, closes it, and says so.
void measure(net::steady_timer& timer, Record& record, const bench::Arguments& arguments) {
    const auto length = [](double seconds) {
        return std::chrono::duration_cast<Clock::duration>(std::chrono::duration<double>(seconds));
    };
    timer.expires_after(length(arguments.seconds("--warm-up", 0)));
    timer.async_wait([&, length](error_code error) {
        if (error) {
            return;
        }
        record.open_window();
        timer.expires_after(length(arguments.seconds("--seconds", 5)));
        timer.async_wait([&](error_code stopped) {
            if (!stopped) {
                record.close_window();
                std::puts("measured");
                std::fflush(stdout);
            }
        });
    });
}

bench::Plan plan_in(const std::string& file) {
    std::ifstream in{file};
    const auto text = std::string{std::istreambuf_iterator<char>{in}, {}};
    return bench::plan_from_json(json::parse(text).as_object());
}

void run(const bench::Arguments& arguments) {
    const auto plan = plan_in(arguments.text("--plan"));
    const auto commands = arguments.number("--commands", 0);
    Record record(commands, std::to_string(Clock::now().time_since_epoch().count()) + ":");
    net::io_context io{BOOST_ASIO_CONCURRENCY_HINT_UNSAFE};
    const tcp::endpoint server{net::ip::address_v4::loopback(),
                               static_cast<std::uint16_t>(arguments.number("--port", 0))};
    std::vector<std::unique_ptr<Client>> clients;
    for (std::size_t i = 0; i < arguments.number("--clients", 1); ++i) {
        auto script =
            bench::make_script(arguments.text("--script"), plan, i,
                               arguments.number("--bytes", 500), arguments.number("--together", 1));
        clients.push_back(std::make_unique<Client>(io, std::move(script), record));
        clients.back()->connect(server);
    }
    net::steady_timer timer(io);
    if (commands == 0) {
        measure(timer, record, arguments);
    } else {
        record.open_window();
    }
    for (const auto& client : clients) {
        client->send();
    }
    io.run();
    if (commands != 0) {
        record.close_window();
    }
    record.write(arguments.text("--answered"));
    std::puts(json::serialize(record.figures()).c_str());
}

}  // namespace

int main(int count, char** values) {
    try {
        run(bench::Arguments(count, values));
    } catch (const std::exception& failure) {
        std::fprintf(stderr, "load_client: %s\n", failure.what());
        return EXIT_FAILURE;
    }
}
