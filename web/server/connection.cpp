// One connection: read a request, have it answered, write the answer, again. The only coroutines of
// the project: g++ 12.2 miscompiles some operands of co_await, so each stands alone and takes names
// and calls only.
#include <boost/asio/as_tuple.hpp>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http/empty_body.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/read.hpp>
#include <boost/beast/http/span_body.hpp>
#include <boost/beast/http/string_body.hpp>
#include <boost/beast/http/write.hpp>

#include "web/server/fields.hpp"
#include "web/server/problem_document.hpp"
#include "web/server/security_headers.hpp"
#include "web/server/shared.hpp"

namespace phanbien::server {

namespace net = boost::asio;
namespace beast = boost::beast;
namespace http = beast::http;
using beast::error_code;
using Clock = std::chrono::steady_clock;

namespace {

constexpr auto as_tuple = net::as_tuple(net::use_awaitable);
constexpr std::size_t read_step_bytes = 8 * 1024;
constexpr int continue_status = 100;

using Parser = http::request_parser<http::string_body>;

// Carries a value from any thread to a coroutine that waits on its strand. One value, once.
template <class T>
class Waiter {
  public:
    explicit Waiter(const net::any_io_executor& executor) : timer_(executor) {
        timer_.expires_at(net::steady_timer::time_point::max());
    }
    static void hand_over(std::shared_ptr<Waiter> self, T value) {
        auto executor = self->timer_.get_executor();
        net::post(executor, [self = std::move(self), value = std::move(value)]() mutable {
            self->value_ = std::move(value);
            self->timer_.cancel();
        });
    }
    net::steady_timer& timer() { return timer_; }
    bool ready() const { return value_.has_value(); }
    T take() { return std::move(*value_); }

  private:
    net::steady_timer timer_;
    std::optional<T> value_;
};

using Admission = std::variant<std::size_t, Response>;

Method method_of(http::verb verb) {
    switch (verb) {
        case http::verb::get:
            return Method::get;
        case http::verb::head:
            return Method::head;
        case http::verb::post:
            return Method::post;
        case http::verb::put:
            return Method::put;
        case http::verb::delete_:
            return Method::del;
        default:
            return Method::other;
    }
}

RequestHead head_of(const Parser& parser, const std::string& address) {
    const auto& message = parser.get();
    RequestHead head{.method = method_of(message.method()), .target = message.target()};
    head.address = address;
    for (const auto& field : message) {
        std::string name = field.name_string();
        for (char& c : name) {
            c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
        }
        head.headers.push_back({std::move(name), field.value()});
    }
    return head;
}

// Which refusal a failed read deserves; 0 when there is nobody to tell.
int status_of(error_code error) {
    if (error == beast::error::timeout) {
        return 408;
    }
    if (error == http::error::header_limit) {
        return 431;
    }
    if (error == http::error::body_limit) {
        return 413;
    }
    const bool gone = error == http::error::end_of_stream || error == http::error::partial_message;
    const bool unreadable = error.category() == make_error_code(http::error::bad_method).category();
    return unreadable && !gone ? 400 : 0;
}

// The life of one connection. Every member runs on its strand.
class Conversation {
  public:
    Conversation(Connection& connection, Shared& shared)
        : connection_(connection), stream_(connection.stream), shared_(shared) {
        error_code ignored;
        address_ = stream_.socket().remote_endpoint(ignored).address().to_string();
    }

    net::awaitable<void> run();

  private:
    net::awaitable<bool> await_request();
    net::awaitable<void> exchange();
    net::awaitable<bool> read_request(Request& request);
    net::awaitable<bool> admit(const RequestHead& head, std::size_t& limit);
    net::awaitable<Response> ask_application(Request request);
    net::awaitable<void> refuse(Response response);
    net::awaitable<void> write(Method method, Response response);
    net::awaitable<void> drain();

    Connection& connection_;
    beast::tcp_stream& stream_;
    Shared& shared_;
    std::string address_;
    beast::flat_buffer buffer_{header_bytes_max + read_step_bytes};
    std::optional<Parser> parser_;
    std::optional<Place> large_body_;
    Clock::time_point began_;
    bool keep_alive_ = true;
};

net::awaitable<void> Conversation::run() {
    while (keep_alive_ && !shared_.stopping) {
        connection_.between_requests = true;
        const bool begun = co_await await_request();
        if (!begun) {
            co_return;
        }
        connection_.between_requests = false;
        co_await exchange();
        large_body_.reset();
    }
    error_code ignored;
    stream_.socket().shutdown(net::ip::tcp::socket::shutdown_send, ignored);
}

// Waits for a first byte, so that an idle connection may wait longer than half a header may.
net::awaitable<bool> Conversation::await_request() {
    if (buffer_.size() != 0) {
        co_return true;  // the next request came with the last one
    }
    stream_.expires_after(idle_time_max);
    auto room = buffer_.prepare(read_step_bytes);
    auto [error, count] = co_await stream_.async_read_some(room, as_tuple);
    buffer_.commit(count);
    co_return !error;
}

net::awaitable<void> Conversation::exchange() {
    began_ = Clock::now();
    const Place place{shared_.requests, requests_in_flight_max};
    Request request;
    const bool complete = co_await read_request(request);
    if (!complete) {
        co_return;
    }
    const Method method = request.method;
    Response response;
    if (place.granted()) {
        response = co_await ask_application(std::move(request));
    } else {
        response = problem_response(protocol_problem(503));
    }
    co_await write(method, std::move(response));
}

// False when the answer has been given already, or nobody is there any more.
net::awaitable<bool> Conversation::read_request(Request& request) {
    parser_.emplace();
    parser_->header_limit(header_bytes_max);
    parser_->body_limit(boost::none);
    stream_.expires_after(header_time_max);
    auto [head_error, head_count] =
        co_await http::async_read_header(stream_, buffer_, *parser_, as_tuple);
    if (head_error) {
        keep_alive_ = false;
        const int status = status_of(head_error);
        if (status != 0) {
            co_await refuse(problem_response(protocol_problem(status), status));
        }
        co_return false;
    }
    keep_alive_ = parser_->keep_alive();
    static_cast<RequestHead&>(request) = head_of(*parser_, address_);
    std::size_t limit = small_body_bytes_max;
    const bool welcome = co_await admit(request, limit);
    if (!welcome) {
        co_return false;
    }
    if (!parser_->is_done() && equal_ignoring_case(request.header("expect"), "100-continue")) {
        http::response<http::empty_body> go_on;
        go_on.result(continue_status);
        co_await http::async_write(stream_, go_on, as_tuple);
    }
    parser_->body_limit(limit);
    stream_.expires_after(limit > small_body_bytes_max ? large_body_time_max : small_body_time_max);
    auto [error, count] = co_await http::async_read(stream_, buffer_, *parser_, as_tuple);
    if (error) {
        keep_alive_ = false;
        const int status = status_of(error);
        if (status != 0) {
            co_await refuse(problem_response(protocol_problem(status), status));
        }
        co_return false;
    }
    request.body = std::move(parser_->get().body());
    co_return true;
}

// Bodies of known small size pass; for others the application says how much it takes.
net::awaitable<bool> Conversation::admit(const RequestHead& head, std::size_t& limit) {
    const auto length = parser_->content_length();
    const bool small = length ? *length <= small_body_bytes_max : !parser_->chunked();
    if (small) {
        co_return true;
    }
    auto waiter = std::make_shared<Waiter<Admission>>(stream_.get_executor());
    shared_.parts.pool.run([waiter, &head, this] {
        Waiter<Admission>::hand_over(waiter, shared_.parts.application.admit(head));
    });
    while (!waiter->ready()) {
        co_await waiter->timer().async_wait(as_tuple);
    }
    Admission admission = waiter->take();
    if (auto* refusal = std::get_if<Response>(&admission)) {
        co_await refuse(std::move(*refusal));
        co_return false;
    }
    limit = std::get<std::size_t>(admission);
    if (length && *length > limit) {
        co_await refuse(problem_response(protocol_problem(413)));
        co_return false;
    }
    if (limit > small_body_bytes_max) {
        large_body_.emplace(shared_.large_bodies, large_bodies_max);
        if (!large_body_->granted()) {
            co_await refuse(problem_response(protocol_problem(503)));
            co_return false;
        }
    }
    co_return true;
}

net::awaitable<Response> Conversation::ask_application(Request request) {
    stream_.expires_never();
    auto waiter = std::make_shared<Waiter<Response>>(stream_.get_executor());
    auto held = std::make_shared<Request>(std::move(request));
    shared_.parts.pool.run([waiter, held, this] {
        shared_.parts.application.answer(std::move(*held), [waiter](Response response) {
            Waiter<Response>::hand_over(waiter, std::move(response));
        });
    });
    while (!waiter->ready()) {
        co_await waiter->timer().async_wait(as_tuple);
    }
    co_return waiter->take();
}

// Answers a request whose body was not read: the connection cannot go on.
net::awaitable<void> Conversation::refuse(Response response) {
    keep_alive_ = false;
    const Method method =
        parser_->is_header_done() ? method_of(parser_->get().method()) : Method::other;
    co_await write(method, std::move(response));
    co_await drain();
}

net::awaitable<void> Conversation::write(Method method, Response response) {
    add_security_headers(response);
    const auto bytes = response.bytes();
    keep_alive_ = keep_alive_ && !shared_.stopping;
    http::response<http::span_body<const char>> message;
    message.result(static_cast<unsigned>(response.status));
    message.keep_alive(keep_alive_);
    for (const auto& header : response.headers) {
        message.insert(header.name, header.value);
    }
    const bool bodiless = response.status == 204 || response.status == 304;
    if (!bodiless) {
        message.content_length(bytes.size());
    }
    if (!bodiless && method != Method::head) {
        message.body() = beast::span<const char>(bytes.data(), bytes.size());
    }
    stream_.expires_after(write_time_max);
    http::response_serializer<http::span_body<const char>> serializer(message);
    auto [error, count] = co_await http::async_write(stream_, serializer, as_tuple);
    if (error) {
        keep_alive_ = false;
    }
    const auto took = std::chrono::duration_cast<std::chrono::microseconds>(Clock::now() - began_);
    const Answered answered{method, response.route, response.status, count, took};
    shared_.parts.on_answered(answered);
}

// Reads away some of what was refused: closing at once would reset the connection before the
// client has read why.
net::awaitable<void> Conversation::drain() {
    error_code ignored;
    stream_.socket().shutdown(net::ip::tcp::socket::shutdown_send, ignored);
    stream_.expires_after(drain_time_max);
    buffer_.clear();
    for (std::size_t drained = 0; drained < drained_bytes_max;) {
        auto room = buffer_.prepare(read_step_bytes);
        auto [error, count] = co_await stream_.async_read_some(room, as_tuple);
        if (error) {
            co_return;
        }
        drained += count;
    }
}

// Takes a place for the connection and lists it for stop() as long as it lives.
net::awaitable<void> hold_connection(net::ip::tcp::socket socket, Shared& shared) {
    const Place place{shared.connections, connections_max};
    if (!place.granted() || shared.stopping) {
        co_return;
    }
    Connection connection{std::move(socket)};
    {
        const std::scoped_lock lock{shared.mutex};
        shared.open.insert(&connection);
    }
    Conversation conversation{connection, shared};
    co_await conversation.run();
    const std::scoped_lock lock{shared.mutex};
    shared.open.erase(&connection);
}

}  // namespace

void spawn_connection(net::ip::tcp::socket socket, Shared& shared) {
    auto executor = socket.get_executor();
    net::co_spawn(executor, hold_connection(std::move(socket), shared), net::detached);
}

}  // namespace phanbien::server
