// `phanbien scxml serve --listen PORT --root DIR`: the HTTP test protocol of the public suite on
// 127.0.0.1, so that others can hold the interpreter against it. Ends with SIGINT or SIGTERM.
#include <boost/json/serialize.hpp>
#include <charconv>
#include <iostream>
#include <mutex>
#include <stdexcept>

#include "adapters/cli/scxml.hpp"
#include "adapters/cli/stop_signals.hpp"
#include "adapters/cli/words.hpp"
#include "adapters/host/host.hpp"
#include "web/server/server.hpp"

namespace phanbien::cli {

namespace {

constexpr std::uint16_t port_usual = 42000;  // where the suite's client looks

class Protocol final : public server::Application {
  public:
    Protocol(std::filesystem::path root, runtime::Clock& clock)
        : sessions_(std::move(root)), clock_(clock) {}

    server::Asker asker(const server::RequestHead& head) override { return {head.address}; }

    std::variant<std::size_t, server::Response> admit(const server::RequestHead&) override {
        return server::small_body_bytes_max;
    }

    void answer(server::Request request, server::Reply reply) override { reply(respond(request)); }

  private:
    server::Response respond(const server::Request& request) {
        server::Response response;
        response.route = "scxml";
        response.set("Content-Type", "application/json");
        if (request.method != server::Method::post) {
            response.status = 405;
            return response;
        }
        const std::lock_guard lock(mutex_);
        try {
            const auto told = sessions_.answer(request.body, clock_.now());
            response.status = told ? 200 : 400;
            response.body =
                told ? boost::json::serialize(*told)
                     : boost::json::serialize(boost::json::object{{"error", told.error().en}});
        } catch (const std::exception& failure) {
            response.status = 500;
            response.body = boost::json::serialize(boost::json::object{{"error", failure.what()}});
        }
        return response;
    }

    std::mutex mutex_;
    SuiteSessions sessions_;
    runtime::Clock& clock_;
};

std::uint16_t port_in(const std::string& text) {
    if (text.empty()) {
        return port_usual;
    }
    std::uint16_t port = 0;
    const auto [rest, bad] = std::from_chars(text.data(), text.data() + text.size(), port);
    if (bad != std::errc{} || rest != text.data() + text.size()) {
        throw std::runtime_error("this is no port: " + text);
    }
    return port;
}

}  // namespace

int scxml_serve_command(Arguments arguments) {
    const auto words = read_words(arguments, {"--listen", "--root"}, {});
    if (!words.plain.empty()) {
        std::cerr << "phanbien scxml serve [--listen PORT] [--root DIR]\n";
        return wrong_call;
    }
    const StopSignals signals;
    host::SystemClock clock;
    const auto root = words.flag("--root");
    Protocol protocol(root.empty() ? "." : root, clock);
    server::HandlerPool pool(server::handler_threads);
    server::Server server({protocol, pool, [](const server::Answered&) {}}, "127.0.0.1",
                          port_in(words.flag("--listen")));
    server.start();
    std::cout << "listening on http://127.0.0.1:" << server.port() << std::endl;
    signals.wait();
    server.stop();
    pool.stop();
    return done;
}

}  // namespace phanbien::cli
