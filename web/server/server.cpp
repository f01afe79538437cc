#include "web/server/server.hpp"

#include <sys/resource.h>

#include <algorithm>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/strand.hpp>
#include <optional>
#include <thread>
#include <vector>

#include "web/server/shared.hpp"

namespace phanbien::server {

namespace net = boost::asio;
using net::ip::tcp;

namespace {

constexpr std::chrono::milliseconds stop_poll{10};
constexpr std::chrono::milliseconds accept_pause{100};
constexpr std::size_t other_descriptors = 256;  // for the database and its readers

// How many connections the system lets us have, after asking it for as many as we would like.
std::size_t allowed_connections() {
    rlimit limit{};
    if (getrlimit(RLIMIT_NOFILE, &limit) != 0) {
        return connections_max;
    }
    const rlim_t wanted = connections_max + other_descriptors;
    if (limit.rlim_cur < wanted) {
        limit.rlim_cur = std::min(wanted, limit.rlim_max);
        if (setrlimit(RLIMIT_NOFILE, &limit) != 0) {
            getrlimit(RLIMIT_NOFILE, &limit);
        }
    }
    const auto granted = std::min(wanted, limit.rlim_cur);
    return granted > 2 * other_descriptors ? granted - other_descriptors : granted / 2;
}

}  // namespace

struct Server::Running {
    Running(Parts parts, Limits limits) : shared(std::move(parts), limits) {}

    void accept_next();
    void end_idle_connections();

    Shared shared;  // outlives io: the connections that io still holds when it ends count in it
    net::io_context io{static_cast<int>(io_threads)};
    tcp::acceptor acceptor{net::make_strand(io)};
    net::steady_timer pause{acceptor.get_executor()};
    std::uint16_t port = 0;
    std::optional<net::executor_work_guard<net::io_context::executor_type>> work;
    std::vector<std::thread> threads;
};

void Server::Running::accept_next() {
    net::any_io_executor strand = net::make_strand(io);
    acceptor.async_accept(strand, [this](boost::system::error_code error, tcp::socket socket) {
        if (!acceptor.is_open() || error == net::error::operation_aborted) {
            return;
        }
        if (error) {
            // Out of descriptors, most likely: wait for some to come back instead of spinning.
            pause.expires_after(accept_pause);
            pause.async_wait([this](boost::system::error_code) { accept_next(); });
            return;
        }
        boost::system::error_code ignored;
        socket.set_option(tcp::no_delay{true}, ignored);
        spawn_connection(std::move(socket), shared);
        accept_next();
    });
}

// Those that wait for a request that may never come; the others end after their answer.
void Server::Running::end_idle_connections() {
    const std::scoped_lock lock{shared.mutex};
    for (auto* connection : shared.open) {
        net::post(connection->stream.get_executor(), [this, connection] {
            const std::scoped_lock still{shared.mutex};
            if (shared.open.contains(connection) && connection->between_requests) {
                connection->stream.cancel();
            }
        });
    }
}

Server::Server(Parts parts, const std::string& host, std::uint16_t port, Limits limits)
    : running_(std::make_unique<Running>(std::move(parts), limits)) {
    boost::system::error_code error;
    const auto address = net::ip::make_address(host, error);
    if (error) {
        throw ListenFailure("\"" + host + "\" is not an IP address");
    }
    const tcp::endpoint endpoint{address, port};
    auto& acceptor = running_->acceptor;
    acceptor.open(endpoint.protocol());
    acceptor.set_option(tcp::acceptor::reuse_address{true});
    acceptor.bind(endpoint, error);
    if (!error) {
        acceptor.listen(net::socket_base::max_listen_connections, error);
    }
    if (error == net::error::address_in_use) {
        throw ListenFailure("port " + std::to_string(port) + " of " + host +
                            " is already in use; stop the program that has it or choose another "
                            "with --listen");
    }
    if (error) {
        throw ListenFailure("cannot listen on " + host + ":" + std::to_string(port) + ": " +
                            error.message());
    }
    running_->port = acceptor.local_endpoint().port();
    running_->shared.connections_limit = allowed_connections();
}

Server::~Server() {
    stop();
}

std::uint16_t Server::port() const {
    return running_->port;
}

void Server::start() {
    running_->work.emplace(running_->io.get_executor());
    net::post(running_->acceptor.get_executor(), [this] { running_->accept_next(); });
    for (std::size_t i = 0; i < io_threads; ++i) {
        running_->threads.emplace_back([this] { running_->io.run(); });
    }
}

void Server::stop() {
    auto& shared = running_->shared;
    if (shared.stopping.exchange(true)) {
        return;
    }
    net::post(running_->acceptor.get_executor(), [this] {
        boost::system::error_code ignored;
        running_->acceptor.close(ignored);
        running_->pause.cancel();
    });
    const auto deadline = std::chrono::steady_clock::now() + stop_time_max;
    while (shared.connections != 0 && std::chrono::steady_clock::now() < deadline &&
           !running_->threads.empty()) {
        running_->end_idle_connections();
        std::this_thread::sleep_for(stop_poll);
    }
    running_->work.reset();
    running_->io.stop();
    for (auto& thread : running_->threads) {
        thread.join();
    }
}

ServerFigures Server::figures() const {
    const auto& shared = running_->shared;
    return {.connections = shared.connections,
            .requests_in_flight = shared.requests.taken(),
            .large_bodies = shared.large_bodies.taken(),
            .large_answers = shared.large_answers.taken(),
            .turned_away = shared.turned_away};
}

}  // namespace phanbien::server
