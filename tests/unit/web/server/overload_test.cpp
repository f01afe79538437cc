// The server when more is wanted of it than it can give: real sockets, small limits.
#include <sys/resource.h>
#include <unistd.h>

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/read.hpp>
#include <boost/asio/read_until.hpp>
#include <boost/asio/write.hpp>
#include <boost/test/unit_test.hpp>
#include <chrono>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "web/server/server.hpp"

using namespace phanbien::server;
namespace net = boost::asio;
using net::ip::tcp;
using std::chrono::milliseconds;

BOOST_AUTO_TEST_SUITE(overload)

namespace {

constexpr std::size_t unread_bytes = 24 << 20;  // more than the kernel takes off a writer's hands

// Clients name themselves. "/held" is answered when it is let go, by no thread that waits.
class Held final : public Application {
  public:
    Asker asker(const RequestHead& head) override {
        return {std::string{head.header("x-client")}, Pace::usual};
    }
    std::variant<std::size_t, Response> admit(const RequestHead&) override {
        return large_body_bytes_max;
    }
    void answer(Request request, Reply reply) override {
        if (request.path() == "/held") {
            const std::scoped_lock lock{mutex_};
            held_.push_back(std::move(reply));
            return;
        }
        Response response;
        response.body = request.path() == "/big" ? std::string(unread_bytes, 'x')
                                                 : std::to_string(request.body.size());
        reply(std::move(response));
    }
    std::size_t held() {
        const std::scoped_lock lock{mutex_};
        return held_.size();
    }
    void let_go() {
        const std::scoped_lock lock{mutex_};
        for (const auto& reply : held_) {
            reply({.body = std::string{"held"}});
        }
        held_.clear();
    }

  private:
    std::mutex mutex_;
    std::vector<Reply> held_;
};

class Line {
  public:
    Line(net::io_context& io, std::uint16_t port) : socket_(io) {
        socket_.connect({net::ip::make_address("127.0.0.1"), port});
    }
    void send(const std::string& bytes) { net::write(socket_, net::buffer(bytes)); }
    void ask(const std::string& client, const std::string& path) {
        send("GET " + path + " HTTP/1.1\r\nHost: x\r\nX-Client: " + client + "\r\n\r\n");
    }
    // The head of an upload, and so much of its body.
    void begin_upload(const std::string& client, std::size_t size, std::size_t sent) {
        send("POST /files HTTP/1.1\r\nHost: x\r\nX-Client: " + client +
             "\r\nContent-Length: " + std::to_string(size) + "\r\n\r\n" + std::string(sent, 'a'));
    }
    // The next answer, head and body; what came of it when the connection ended.
    std::string answer() {
        boost::system::error_code error;
        auto end = net::read_until(socket_, net::dynamic_buffer(read_), "\r\n\r\n", error);
        if (error) {
            return std::exchange(read_, {});
        }
        const std::string name = "Content-Length: ";
        const auto at = read_.find(name);
        end += at < end ? std::stoul(read_.substr(at + name.size())) : 0;
        if (read_.size() < end) {
            net::read(socket_, net::dynamic_buffer(read_),
                      net::transfer_exactly(end - read_.size()), error);
        }
        const auto whole = read_.substr(0, end);
        read_.erase(0, end);
        return whole;
    }

  private:
    tcp::socket socket_;
    std::string read_;
};

struct Busy {
    explicit Busy(Limits limits)
        : server{{held, pool, [](const Answered&) {}}, "127.0.0.1", 0, limits} {
        server.start();
    }
    ~Busy() {
        held.let_go();
        server.stop();
        pool.stop();
    }
    Line line() { return {io, server.port()}; }
    std::string asked(const std::string& client, const std::string& path) {
        auto once = line();
        once.ask(client, path);
        return once.answer();
    }

    Held held;
    HandlerPool pool{2};
    Server server;
    net::io_context io;
};

bool says(const std::string& answer, const std::string& words) {
    return answer.find(words) != std::string::npos;
}

bool is_refusal(const std::string& answer) {
    return says(answer, "HTTP/1.1 503") && says(answer, "Retry-After: 1") &&
           says(answer, "\"code\":\"server.overloaded\"");
}

template <class Condition>
bool becomes(const Condition& condition) {
    const auto deadline = std::chrono::steady_clock::now() + std::chrono::seconds{10};
    while (!condition()) {
        if (std::chrono::steady_clock::now() > deadline) {
            return false;
        }
        std::this_thread::sleep_for(milliseconds{5});
    }
    return true;
}

milliseconds processor_time() {
    rusage used{};
    getrusage(RUSAGE_SELF, &used);
    const auto of = [](const timeval& time) {
        return std::chrono::seconds{time.tv_sec} + std::chrono::microseconds{time.tv_usec};
    };
    return std::chrono::duration_cast<milliseconds>(of(used.ru_utime) + of(used.ru_stime));
}

}  // namespace

BOOST_AUTO_TEST_CASE(what_finds_no_place_is_refused_while_the_others_still_wait) {
    Busy busy{{.requests = {.all = 2, .share = 1, .kept = 0}}};
    auto first = busy.line();
    auto second = busy.line();
    first.ask("one", "/held");
    second.ask("two", "/held");
    BOOST_TEST(becomes([&] { return busy.held.held() == 2; }));
    auto third = busy.line();
    for (int i = 0; i < 3; ++i) {
        third.ask("three", "/one");
        BOOST_TEST(is_refusal(third.answer()));  // nobody has been let go
    }
    BOOST_TEST(busy.server.figures().turned_away == 3U);
    busy.held.let_go();
    BOOST_TEST(says(first.answer(), "held"));
    BOOST_TEST(says(second.answer(), "held"));
    BOOST_TEST(becomes([&] { return busy.server.figures().requests_in_flight == 0; }));
    third.ask("three", "/one");
    BOOST_TEST(says(third.answer(), "HTTP/1.1 200"));  // on the connection that was refused
}

BOOST_AUTO_TEST_CASE(a_flood_of_one_client_leaves_room_for_another) {
    Busy busy{{.requests = {.all = 8, .share = 1, .kept = 2}}};
    std::vector<Line> flood;
    for (int i = 0; i < 32; ++i) {  // four times what there is
        flood.push_back(busy.line());
        flood.back().ask("flood", "/held");
    }
    BOOST_TEST(becomes([&] { return busy.server.figures().turned_away == 26; }));
    BOOST_TEST(becomes([&] { return busy.held.held() == 6; }));
    for (int i = 0; i < 20; ++i) {
        BOOST_TEST(says(busy.asked("other", "/one"), "HTTP/1.1 200"));
    }
    busy.held.let_go();
    int done = 0;
    int refused = 0;
    for (auto& line : flood) {
        const auto answer = line.answer();
        done += says(answer, "HTTP/1.1 200") ? 1 : 0;
        refused += is_refusal(answer) ? 1 : 0;
    }
    BOOST_TEST(done == 6);
    BOOST_TEST(refused == 26);
}

BOOST_AUTO_TEST_CASE(a_slow_upload_keeps_only_its_own_connection_and_not_for_long) {
    Busy busy{{.requests = {.all = 2, .share = 1, .kept = 0},
               .large_bodies = {.all = 2, .share = 1, .kept = 1},
               .body_pause = milliseconds{1500}}};
    const std::size_t size = 2 << 20;
    auto slow = busy.line();
    slow.begin_upload("slow", size, 1);
    BOOST_TEST(becomes([&] { return busy.server.figures().large_bodies == 1; }));
    auto again = busy.line();
    again.begin_upload("slow", size, 1);
    BOOST_TEST(is_refusal(again.answer()));  // it has one already
    for (int i = 0; i < 5; ++i) {
        auto other = busy.line();
        other.begin_upload("other", size, size);
        BOOST_TEST(says(other.answer(), std::to_string(size)));
    }
    BOOST_TEST(slow.answer() == "");  // cut off
    BOOST_TEST(becomes([&] { return busy.server.figures().large_bodies == 0; }));
    auto now = busy.line();
    now.begin_upload("slow", size, size);
    BOOST_TEST(says(now.answer(), "HTTP/1.1 200"));  // its place was given back
}

BOOST_AUTO_TEST_CASE(a_body_that_keeps_coming_has_longer_than_the_pause) {
    Busy busy{{.body_pause = milliseconds{400}}};
    auto line = busy.line();
    const std::size_t step = 4 * body_bytes_per_second_min;
    line.begin_upload("steady", 4 * step, 0);
    for (int i = 0; i < 4; ++i) {
        line.send(std::string(step, 'a'));
        std::this_thread::sleep_for(milliseconds{250});
    }
    BOOST_TEST(says(line.answer(), "HTTP/1.1 200"));
}

BOOST_AUTO_TEST_CASE(who_does_not_read_an_answer_keeps_no_place_among_the_requests) {
    Busy busy{{.requests = {.all = 2, .share = 2, .kept = 0}, .write_time = milliseconds{5000}}};
    std::vector<Line> unread;
    for (int i = 0; i < 4; ++i) {  // one after the other: there are two places
        unread.push_back(busy.line());
        unread.back().ask("reader " + std::to_string(i), "/big");
        BOOST_TEST(becomes([&] { return busy.server.figures().large_answers == unread.size(); }));
        BOOST_TEST(busy.server.figures().requests_in_flight == 0U);
    }
    BOOST_TEST(says(busy.asked("other", "/one"), "HTTP/1.1 200"));
    BOOST_TEST(becomes([&] { return busy.server.figures().connections == 0; }));  // cut off
}

BOOST_AUTO_TEST_CASE(answers_that_nobody_reads_cannot_fill_the_memory) {
    Busy busy{{.large_answers = {.all = 2, .share = 1, .kept = 1}}};
    auto unread = busy.line();
    unread.ask("slow", "/big");
    BOOST_TEST(becomes([&] { return busy.server.figures().large_answers == 1; }));
    BOOST_TEST(is_refusal(busy.asked("slow", "/big")));
    BOOST_TEST(says(busy.asked("slow", "/one"), "HTTP/1.1 200"));
    BOOST_TEST(busy.asked("other", "/big").size() > unread_bytes);
}

// Whoever waits in the system's queue is served as soon as there is a descriptor.
BOOST_AUTO_TEST_CASE(without_descriptors_it_waits_and_does_not_spin) {
    Busy busy{{}};
    BOOST_TEST(says(busy.asked("first", "/one"), "HTTP/1.1 200"));
    BOOST_TEST(becomes([&] { return busy.server.figures().connections == 0; }));
    // A thread that is new opens a file for a moment, to count the processors for its memory.
    std::this_thread::sleep_for(milliseconds{200});
    net::io_context io;
    tcp::socket client{io};
    client.open(tcp::v4());
    rlimit before{};
    BOOST_TEST_REQUIRE(getrlimit(RLIMIT_NOFILE, &before) == 0);
    const int lowest_free = dup(STDERR_FILENO);
    close(lowest_free);
    rlimit none = before;
    none.rlim_cur = static_cast<rlim_t>(lowest_free);
    BOOST_TEST_REQUIRE(setrlimit(RLIMIT_NOFILE, &none) == 0);
    client.connect({net::ip::make_address("127.0.0.1"), busy.server.port()});
    net::write(client, net::buffer(std::string{"GET /one HTTP/1.1\r\nHost: x\r\n\r\n"}));
    const auto used = processor_time();
    std::this_thread::sleep_for(milliseconds{1000});
    const auto spun = processor_time() - used;
    const auto taken = busy.server.figures().connections;
    BOOST_TEST(setrlimit(RLIMIT_NOFILE, &before) == 0);
    BOOST_TEST(taken == 0U);
    BOOST_CHECK(spun < milliseconds{200});  // of one second
    std::string some(12, ' ');
    net::read(client, net::buffer(some));
    BOOST_TEST(some == "HTTP/1.1 200");
}

BOOST_AUTO_TEST_SUITE_END()
