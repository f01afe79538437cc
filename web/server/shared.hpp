// What the connections of one server share: counts against the limits, and the way to end them.
// Used by server.cpp and connection.cpp only. Any thread.
#pragma once

#include <atomic>
#include <boost/asio/any_io_executor.hpp>
#include <boost/beast/core/tcp_stream.hpp>
#include <map>
#include <memory>
#include <mutex>
#include <set>
#include <string>

#include "web/server/server.hpp"

namespace phanbien::server {

// Counts one against a limit for as long as it lives.
class Place {
  public:
    Place(std::atomic<std::size_t>& taken, std::size_t limit)
        : taken_(taken), granted_(taken.fetch_add(1) < limit) {}
    ~Place() { taken_.fetch_sub(1); }
    Place(const Place&) = delete;
    Place& operator=(const Place&) = delete;
    bool granted() const { return granted_; }

  private:
    std::atomic<std::size_t>& taken_;
    bool granted_;
};

// A connection as stop() sees it. Touched on its own strand only, but for the set that lists it.
struct Connection {
    explicit Connection(boost::asio::ip::tcp::socket socket) : stream(std::move(socket)) {}
    boost::beast::tcp_stream stream;
    bool between_requests = true;
};

struct Shared {
    Shared(Server::Parts given, Limits allowed)
        : parts(std::move(given)),
          limits(allowed),
          requests(allowed.requests),
          large_bodies(allowed.large_bodies),
          large_answers(allowed.large_answers) {}

    // A proxy is the only peer there is.
    std::size_t connections_of_one() const {
        return parts.reached == Reached::by_https_proxy ? connections_limit
                                                        : connections_per_address_max;
    }

    Server::Parts parts;
    const Limits limits;
    std::size_t connections_limit = connections_max;  // less where descriptors are scarce
    std::atomic<bool> stopping{false};
    std::atomic<std::size_t> connections{0};
    std::atomic<std::uint64_t> turned_away{0};
    Places requests;
    Places middle_bodies{shared_fairly(middle_bodies_max)};
    Places large_bodies;
    Places large_answers;
    std::mutex mutex;
    std::set<Connection*> open;                       // guarded by mutex
    std::map<std::string, std::size_t> from_address;  // connections by peer; guarded by mutex
};

// Serves one connection until it ends. Spawned on the connection's strand.
void spawn_connection(boost::asio::ip::tcp::socket socket, Shared& shared);

}  // namespace phanbien::server
