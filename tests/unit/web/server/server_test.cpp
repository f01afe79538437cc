// The server over real sockets, with an application that answers what it got.
#include "web/server/server.hpp"

#include <atomic>
#include <boost/asio/connect.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/read.hpp>
#include <boost/asio/write.hpp>
#include <boost/test/unit_test.hpp>
#include <latch>
#include <memory>
#include <string>
#include <thread>
#include <vector>

using namespace phanbien::server;
namespace net = boost::asio;
using net::ip::tcp;

BOOST_AUTO_TEST_SUITE(server)

namespace {

class Echo final : public Application {
  public:
    std::atomic<int> answered{0};
    std::latch begun{1};
    std::latch released{1};

    Asker asker(const RequestHead& head) override { return {head.address}; }
    std::variant<std::size_t, Response> admit(const RequestHead& head) override {
        if (head.path() == "/refused") {
            return Response{.status = 403, .body = std::string{"no"}};
        }
        return head.path() == "/files" ? large_body_bytes_max : small_body_bytes_max;
    }
    void answer(Request request, Reply reply) override {
        Response response{.route = "echo"};
        response.body = std::string{name_of(request.method)} + " " + request.target + " " +
                        std::to_string(request.body.size());
        answered += 1;
        if (request.path() == "/held") {
            begun.count_down();
            released.wait();
            reply(response);
        } else if (request.path() == "/later") {
            std::thread([reply, response] { reply(response); }).detach();
        } else {
            reply(response);
        }
    }
};

struct Running {
    Echo echo;
    std::atomic<int> refused{0};
    HandlerPool pool;
    Reached reached;
    Server server{{echo, pool,
                   [this](const Answered& answered) {
                       refused += answered.route == "too_many_connections" ? 1 : 0;
                   },
                   reached},
                  "127.0.0.1",
                  0};
    explicit Running(std::size_t threads = 2, Reached by = Reached::directly)
        : pool{threads}, reached{by} {
        server.start();
    }
    ~Running() {
        server.stop();
        pool.stop();
    }

    // A connection on which these bytes were sent.
    tcp::socket opened(net::io_context& io, const std::string& bytes) {
        tcp::socket socket{io};
        socket.connect({net::ip::make_address("127.0.0.1"), server.port()});
        net::write(socket, net::buffer(bytes));
        return socket;
    }

    // Sends bytes as they are; returns everything until the server closes or `wait` answers came.
    std::string exchange(const std::string& bytes) {
        net::io_context io;
        tcp::socket socket{io};
        socket.connect({net::ip::make_address("127.0.0.1"), server.port()});
        boost::system::error_code error;
        net::write(socket, net::buffer(bytes), error);
        std::string all;
        net::read(socket, net::dynamic_buffer(all), error);
        return all;
    }
};

std::string get(const std::string& path, const std::string& more = "Connection: close\r\n") {
    return "GET " + path + " HTTP/1.1\r\nHost: x\r\n" + more + "\r\n";
}

bool has(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

// Waits until it is so, for some seconds at most; says whether it is.
template <class Condition>
bool comes_true(const Condition& condition) {
    const auto deadline = std::chrono::steady_clock::now() + std::chrono::seconds{10};
    while (!condition()) {
        if (std::chrono::steady_clock::now() > deadline) {
            return false;
        }
        std::this_thread::sleep_for(std::chrono::milliseconds{5});
    }
    return true;
}

}  // namespace

BOOST_AUTO_TEST_CASE(answers_now_and_later_on_one_connection) {
    Running running;
    const auto all = running.exchange(get("/one", "") + get("/later?x=1", "") + get("/three"));
    BOOST_TEST(has(all, "GET /one 0"));
    BOOST_TEST(has(all, "GET /later?x=1 0"));
    BOOST_TEST(has(all, "GET /three 0"));
    BOOST_TEST(has(all, "Content-Security-Policy: default-src 'none'"));
    BOOST_TEST(has(all, "Cache-Control: no-store"));
}

BOOST_AUTO_TEST_CASE(a_head_request_gets_the_length_and_no_body) {
    Running running;
    const auto all = running.exchange("HEAD /x HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
    BOOST_TEST(has(all, "Content-Length: 9\r\n"));
    BOOST_TEST(all.ends_with("\r\n\r\n"));
}

BOOST_AUTO_TEST_CASE(bodies_are_bounded_by_what_the_application_admits) {
    Running running;
    const auto post = [](const std::string& path, std::size_t size) {
        return "POST " + path + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: " +
               std::to_string(size) + "\r\n\r\n" + std::string(size, 'a');
    };
    BOOST_TEST(has(running.exchange(post("/json", 1000)), "POST /json 1000"));
    BOOST_TEST(has(running.exchange(post("/json", small_body_bytes_max + 1)), "HTTP/1.1 413"));
    BOOST_TEST(has(running.exchange(post("/files", small_body_bytes_max + 1)),
                   "POST /files " + std::to_string(small_body_bytes_max + 1)));
    BOOST_TEST(has(running.exchange(post("/files", large_body_bytes_max + 1)), "HTTP/1.1 413"));
    BOOST_TEST(has(running.exchange(post("/refused", small_body_bytes_max + 1)), "HTTP/1.1 403"));
}

BOOST_AUTO_TEST_CASE(a_chunked_body_cannot_grow_past_its_limit) {
    Running running;
    std::string body;
    for (int i = 0; i < 20; ++i) {
        body += "10000\r\n" + std::string(0x10000, 'a') + "\r\n";
    }
    const auto all =
        running.exchange("POST /json HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n" +
                         body + "0\r\n\r\n");
    BOOST_TEST(has(all, "HTTP/1.1 413"));
}

BOOST_AUTO_TEST_CASE(what_is_not_http_is_told_so) {
    Running running;
    BOOST_TEST(has(running.exchange("rubbish\r\n\r\n"), "HTTP/1.1 400"));
    BOOST_TEST(has(running.exchange(get("/x", "X-Long: " + std::string(20'000, 'x') + "\r\n")),
                   "HTTP/1.1 431"));
}

BOOST_AUTO_TEST_CASE(a_port_in_use_is_a_clear_failure) {
    Running running;
    Echo echo;
    HandlerPool pool{1};
    const auto again = [&] {
        Server second{{echo, pool, [](const Answered&) {}}, "127.0.0.1", running.server.port()};
    };
    BOOST_CHECK_EXCEPTION(again(), ListenFailure, [](const ListenFailure& failure) {
        return has(failure.what(), "already in use");
    });
}

BOOST_AUTO_TEST_CASE(an_idle_connection_does_not_hold_up_the_stop) {
    net::io_context io;
    tcp::socket idle{io};
    const auto before = std::chrono::steady_clock::now();
    {
        Running running;
        idle.connect({net::ip::make_address("127.0.0.1"), running.server.port()});
        net::write(idle, net::buffer(get("/one", "")));
        std::string some(4, ' ');
        net::read(idle, net::buffer(some));
    }
    BOOST_CHECK(std::chrono::steady_clock::now() - before < std::chrono::seconds{5});
}

BOOST_AUTO_TEST_CASE(a_thousand_half_sent_headers_keep_nobody_from_being_answered) {
    Running running;
    net::io_context io;
    std::vector<tcp::socket> slow;
    for (int i = 0; i < 1000; ++i) {
        slow.push_back(running.opened(io, "GET / HTTP/1.1\r\nHost: x\r\n"));
    }
    BOOST_TEST(has(running.exchange(get("/one")), "HTTP/1.1 200"));
    BOOST_TEST(running.server.figures().requests_in_flight == 0U);
    const auto before = std::chrono::steady_clock::now();
    running.server.stop();  // nor do they hold up the end
    BOOST_CHECK(std::chrono::steady_clock::now() - before < std::chrono::seconds{5});
}

BOOST_AUTO_TEST_CASE(one_address_cannot_take_every_connection) {
    Running running;
    net::io_context io;
    std::vector<tcp::socket> many;
    for (std::size_t i = 0; i < connections_per_address_max; ++i) {
        many.push_back(running.opened(io, get("/one", "")));
        std::string some(4, ' ');
        net::read(many.back(), net::buffer(some));  // one that is answered is counted
    }
    BOOST_TEST(has(running.exchange(""), "HTTP/1.1 503"));
    BOOST_TEST(comes_true([&] { return running.refused == 1; }));  // after it is on the wire
    many.clear();
    BOOST_TEST(comes_true([&] { return running.server.figures().connections == 0; }));
    BOOST_TEST(has(running.exchange(get("/one")), "HTTP/1.1 200"));
}

BOOST_AUTO_TEST_CASE(a_proxy_is_one_address_and_may_have_more) {
    Running running{2, Reached::by_https_proxy};
    net::io_context io;
    std::vector<tcp::socket> many;
    for (std::size_t i = 0; i < connections_per_address_max; ++i) {
        many.push_back(running.opened(io, get("/one", "")));
        std::string some(4, ' ');
        net::read(many.back(), net::buffer(some));
    }
    const auto answer = running.exchange(get("/one"));
    BOOST_TEST(has(answer, "HTTP/1.1 200"));
    BOOST_TEST(has(answer, "Strict-Transport-Security: max-age="));
}

BOOST_AUTO_TEST_CASE(work_is_not_begun_for_clients_who_left_the_queue) {
    Running running{1};
    net::io_context io;
    auto first = running.opened(io, get("/held"));
    running.echo.begun.wait();
    {
        const auto gone = running.opened(io, get("/one"));
        BOOST_TEST(comes_true([&] { return running.server.figures().requests_in_flight == 2; }));
    }
    std::this_thread::sleep_for(std::chrono::milliseconds{1100});
    running.echo.released.count_down();
    BOOST_TEST(has(running.exchange(get("/two")), "GET /two"));
    BOOST_TEST(running.echo.answered == 2);  // the held one and /two
}

BOOST_AUTO_TEST_CASE(connections_still_open_at_the_deadline_do_no_harm) {
    Echo echo;
    net::io_context io;
    auto pool = std::make_unique<HandlerPool>(1);
    auto server = std::make_unique<Server>(Server::Parts{echo, *pool, [](const Answered&) {}},
                                           "127.0.0.1", 0);
    server->start();
    std::vector<tcp::socket> held;
    for (int i = 0; i < 3; ++i) {
        held.emplace_back(io);
        held.back().connect({net::ip::make_address("127.0.0.1"), server->port()});
        net::write(held.back(), net::buffer(get("/held")));
    }
    BOOST_TEST(comes_true([&] { return server->figures().requests_in_flight == 3; }));
    echo.begun.wait();
    server->stop();
    BOOST_TEST(server->figures().connections == 3U);
    echo.released.count_down();
    pool->stop();
    server.reset();  // what the connections hold is counted back after the last thread ended
    // The held one; the worker may take another up before the pool is told to stop.
    BOOST_TEST(echo.answered >= 1);
}

BOOST_AUTO_TEST_SUITE_END()
