// Server: HTTP/1.1 on one address. Takes connections, bounds them, reads requests, lets the
// Application answer on the handler pool, and writes the answers.
//
// io_threads threads move bytes and never wait; every limit below has its refusal, which is given
// at once and never after waiting. What may be short is shared between clients (places.hpp). stop()
// ends in order: no new connection, requests in flight may finish until stop_time_max, then the
// threads are joined. A connection counts as a request only while it is answered: one that sends or
// reads slowly takes a connection's place and its own memory, and nothing else. All public calls
// from one thread; the Application and the pool outlive the Server, and between stop() and its end
// whoever may still answer stops: work on the pool and answers on their way know its connections.
#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <stdexcept>
#include <string>

#include "web/server/handler_pool.hpp"
#include "web/server/message.hpp"
#include "web/server/places.hpp"

namespace phanbien::server {

inline constexpr std::size_t io_threads = 2;
inline constexpr std::size_t handler_threads = 4;
inline constexpr std::uint32_t header_bytes_max = 16 * 1024;
inline constexpr std::size_t small_body_bytes_max = 1 << 20;   // JSON
inline constexpr std::size_t large_body_bytes_max = 32 << 20;  // an uploaded file
inline constexpr std::size_t connections_max = 4096;
// Generous: a whole office is one address. A proxy that says whom it speaks for may have all.
inline constexpr std::size_t connections_per_address_max = 2048;
inline constexpr std::size_t requests_in_flight_max = 512;
// A body of up to this many bytes is in memory whoever sends it, one on each connection; larger
// ones, up to small_body_bytes_max, are counted, and so are those beyond that, and answers.
inline constexpr std::size_t free_body_bytes_max = 64 * 1024;
inline constexpr std::size_t middle_bodies_max = 64;
inline constexpr std::size_t large_bodies_max = 6;    // uploads
inline constexpr std::size_t large_answers_max = 32;  // over small_body_bytes_max, until read
inline constexpr std::size_t drained_bytes_max =
    64 << 20;  // of a refused body, so that the answer arrives
inline constexpr std::chrono::seconds idle_time_max{75};  // keep-alive, between requests
inline constexpr std::chrono::seconds header_time_max{10};
inline constexpr std::chrono::seconds small_body_time_max{30};
inline constexpr std::chrono::seconds large_body_time_max{300};
// Within that a body must come at this rate, after some time in which nothing need come.
inline constexpr std::size_t body_bytes_per_second_min = 4 * 1024;
inline constexpr std::chrono::seconds body_pause_max{10};
inline constexpr std::chrono::seconds write_time_max{120};
inline constexpr std::chrono::seconds drain_time_max{5};
inline constexpr std::chrono::seconds stop_time_max{6};  // the rest of the 10 s is the committer's

// One answered request, for the log and the figures; nothing of it names a person.
struct Answered {
    Method method = Method::other;
    std::string_view route;
    int status = 0;
    std::size_t bytes = 0;
    std::chrono::microseconds duration{};
};

struct ServerFigures {
    std::size_t connections = 0;
    std::size_t requests_in_flight = 0;
    std::size_t large_bodies = 0;   // being sent to us
    std::size_t large_answers = 0;  // not read to their end yet
    std::uint64_t turned_away = 0;  // requests and connections, since the start
};

// What a host or a test may set otherwise.
struct Limits {
    PlaceLimits requests = shared_fairly(requests_in_flight_max);
    PlaceLimits large_bodies{.all = large_bodies_max, .share = 2, .kept = 2};
    PlaceLimits large_answers{.all = large_answers_max, .share = 4, .kept = 8};
    std::chrono::milliseconds body_pause = body_pause_max;
    std::chrono::milliseconds write_time = write_time_max;
};

class Server {
  public:
    struct Parts {
        Application& application;
        HandlerPool& pool;
        std::function<void(const Answered&)> on_answered;  // io threads
        Reached reached = Reached::directly;
    };

    // Binds and listens at once; throws ListenFailure when the address cannot be had.
    Server(Parts parts, const std::string& host, std::uint16_t port, Limits limits = {});
    ~Server();  // stop()

    Server(const Server&) = delete;
    Server& operator=(const Server&) = delete;

    std::uint16_t port() const;  // the one given, when 0 was asked
    void start();
    void stop();
    ServerFigures figures() const;  // any thread

  private:
    struct Running;
    std::unique_ptr<Running> running_;
};

// The address is in use, is not ours, or may not be taken.
class ListenFailure : public std::runtime_error {
  public:
    using std::runtime_error::runtime_error;
};

}  // namespace phanbien::server
