// One connection: read a request, have it answered, write the answer, again. The only coroutines of
// the project: g++ 12.2 miscompiles some operands of co_await, so each stands alone and takes names
// and calls only.
#include <sys/socket.h>

#include <algorithm>
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
#include <cerrno>

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
// A request that waited longer than this for a handler is not begun for a client who left. Sooner
// is answered even when the client has closed its sending half.
constexpr std::chrono::seconds patience{1};

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

// Who is behind a proxy: what it has appended itself, in the last of such fields. A field Forwarded
// (RFC 7239) is not looked at: where the proxy leaves it alone the client has written it.
std::string client_behind(const RequestHead& head, const std::string& proxy) {
    const auto last =
        std::find_if(head.headers.rbegin(), head.headers.rend(),
                     [](const Header& header) { return header.name == "x-forwarded-for"; });
    return last == head.headers.rend() ? proxy : last_forwarded_for(last->value).value_or(proxy);
}

RequestHead head_of(const Parser& parser, const std::string& peer, Reached reached) {
    const auto& message = parser.get();
    RequestHead head{.method = method_of(message.method()), .target = message.target()};
    for (const auto& field : message) {
        std::string name = field.name_string();
        for (char& c : name) {
            c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
        }
        head.headers.push_back({std::move(name), field.value()});
    }
    head.address = reached == Reached::by_https_proxy ? client_behind(head, peer) : peer;
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

// Whether the client is gone. Safe on any thread while the descriptor is known to be open.
bool has_hung_up(int socket) {
    char byte = 0;
    const auto got = ::recv(socket, &byte, 1, MSG_PEEK | MSG_DONTWAIT);
    return got == 0 || (got < 0 && errno != EAGAIN && errno != EWOULDBLOCK && errno != EINTR);
}

// Such an answer takes a place of its own until it is written, so that readers who take their time
// can neither fill the memory nor keep others from being answered. The page's own files are in the
// binary and cost nothing.
bool fills_memory(const Response& response) {
    const auto* owned = std::get_if<std::string>(&response.body);
    return owned && owned->size() > small_body_bytes_max;
}

// The life of one connection. Every member runs on its strand.
class Conversation {
  public:
    Conversation(Connection& connection, Shared& shared, std::string peer)
        : connection_(connection),
          stream_(connection.stream),
          shared_(shared),
          peer_(std::move(peer)) {}

    net::awaitable<void> run();

  private:
    net::awaitable<bool> await_request();
    net::awaitable<void> exchange();
    net::awaitable<bool> read_request(Request& request);
    net::awaitable<error_code> read_body(std::chrono::seconds time_max);
    Response overloaded();
    net::awaitable<bool> admit(const RequestHead& head, std::size_t& limit);
    net::awaitable<Admission> ask_admission(const RequestHead& head);
    net::awaitable<Response> ask_application(Request request);
    bool queue_admission(const std::shared_ptr<Waiter<Admission>>& waiter, const RequestHead& head);
    bool queue_request(const std::shared_ptr<Waiter<Response>>& waiter, Request request);
    net::awaitable<void> refuse(Response response);
    net::awaitable<void> write(Method method, Response response);
    net::awaitable<void> drain();

    Connection& connection_;
    beast::tcp_stream& stream_;
    Shared& shared_;
    std::string peer_;
    beast::flat_buffer buffer_{header_bytes_max + read_step_bytes};
    std::optional<Parser> parser_;
    Asker asker_;  // of the present request
    std::optional<TakenPlace> body_;
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
        co_await exchange();
        body_.reset();
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
    Request request;
    const bool complete = co_await read_request(request);
    if (!complete) {
        co_return;
    }
    const Method method = request.method;
    Response response = co_await ask_application(std::move(request));
    body_.reset();
    std::optional<TakenPlace> unread;
    if (fills_memory(response)) {
        unread.emplace(shared_.large_answers, asker_.client);
        // What was done is said in any case; what was only asked can be asked again.
        if (!unread->granted() && (method == Method::get || method == Method::head)) {
            response = overloaded();
        }
    }
    co_await write(method, std::move(response));
}

// Refused at once: there is no room for this request.
Response Conversation::overloaded() {
    ++shared_.turned_away;
    auto response = problem_response(protocol_problem(503));
    response.route = "overloaded";
    return response;
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
    connection_.between_requests = false;
    keep_alive_ = parser_->keep_alive();
    static_cast<RequestHead&>(request) = head_of(*parser_, peer_, shared_.parts.reached);
    asker_ = shared_.parts.application.asker(request);
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
    const auto time_max = limit > small_body_bytes_max ? large_body_time_max : small_body_time_max;
    const error_code error = co_await read_body(time_max);
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

// Step by step: whoever sends too slowly is cut off long before time_max.
net::awaitable<error_code> Conversation::read_body(std::chrono::seconds time_max) {
    const auto begun = Clock::now();
    error_code error;
    parser_->eager(true);
    for (std::size_t received = 0; !error && !parser_->is_done();) {
        const std::chrono::seconds earned{received / body_bytes_per_second_min};
        const Clock::duration allowed =
            std::min<Clock::duration>(time_max, shared_.limits.body_pause + earned);
        stream_.expires_at(begun + allowed);
        auto [failed, count] = co_await http::async_read_some(stream_, buffer_, *parser_, as_tuple);
        error = failed;
        received += count;
    }
    co_return error;
}

// Bodies of known small size pass; for others the application says how much it takes.
net::awaitable<bool> Conversation::admit(const RequestHead& head, std::size_t& limit) {
    const auto length = parser_->content_length();
    const bool small = length ? *length <= small_body_bytes_max : !parser_->chunked();
    if (!small) {
        Admission admission = co_await ask_admission(head);
        if (auto* refusal = std::get_if<Response>(&admission)) {
            co_await refuse(std::move(*refusal));
            co_return false;
        }
        limit = std::get<std::size_t>(admission);
        asker_ = shared_.parts.application.asker(head);  // who may have become known by it
    }
    if (length && *length > limit) {
        co_await refuse(problem_response(protocol_problem(413)));
        co_return false;
    }
    if (length.value_or(small ? 0 : limit) > free_body_bytes_max) {
        auto& places = limit > small_body_bytes_max ? shared_.large_bodies : shared_.middle_bodies;
        body_.emplace(places, asker_.client);
        if (!body_->granted()) {
            co_await refuse(overloaded());
            co_return false;
        }
    }
    co_return true;
}

net::awaitable<Admission> Conversation::ask_admission(const RequestHead& head) {
    const TakenPlace place{shared_.requests, asker_.client};
    auto waiter = std::make_shared<Waiter<Admission>>(stream_.get_executor());
    if (!place.granted() || !queue_admission(waiter, head)) {
        co_return overloaded();
    }
    while (!waiter->ready()) {
        co_await waiter->timer().async_wait(as_tuple);
    }
    co_return waiter->take();
}

bool Conversation::queue_admission(const std::shared_ptr<Waiter<Admission>>& waiter,
                                   const RequestHead& head) {
    return shared_.parts.pool.run({asker_.client, Pace::quick}, [waiter, &head, this] {
        Waiter<Admission>::hand_over(waiter, shared_.parts.application.admit(head));
    });
}

// Takes its place only now: half a request, however slowly it comes, keeps nobody else from being
// answered.
net::awaitable<Response> Conversation::ask_application(Request request) {
    const TakenPlace place{shared_.requests, asker_.client};
    stream_.expires_never();
    auto waiter = std::make_shared<Waiter<Response>>(stream_.get_executor());
    if (!place.granted() || !queue_request(waiter, std::move(request))) {
        co_return overloaded();
    }
    while (!waiter->ready()) {
        co_await waiter->timer().async_wait(as_tuple);
    }
    co_return waiter->take();
}

bool Conversation::queue_request(const std::shared_ptr<Waiter<Response>>& waiter, Request request) {
    auto held = std::make_shared<Request>(std::move(request));
    const int socket = stream_.socket().native_handle();  // open until the waiter is ready
    const auto queued = Clock::now();
    return shared_.parts.pool.run(asker_, [waiter, held, socket, queued, this] {
        if (Clock::now() - queued > patience && has_hung_up(socket)) {
            Waiter<Response>::hand_over(waiter, problem_response(protocol_problem(503)));
            return;
        }
        shared_.parts.application.answer(std::move(*held), [waiter](Response response) {
            Waiter<Response>::hand_over(waiter, std::move(response));
        });
    });
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
    add_security_headers(response, shared_.parts.reached);
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
    stream_.expires_after(shared_.limits.write_time);
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

// Lists a connection for stop() and counts it for its address as long as it lives.
class Listed {
  public:
    Listed(Connection& connection, Shared& shared, std::string address)
        : connection_(connection), shared_(shared), address_(std::move(address)) {
        const std::scoped_lock lock{shared_.mutex};
        shared_.open.insert(&connection_);
        granted_ = ++shared_.from_address[address_] <= shared_.connections_of_one();
    }
    ~Listed() {
        const std::scoped_lock lock{shared_.mutex};
        shared_.open.erase(&connection_);
        if (--shared_.from_address[address_] == 0) {
            shared_.from_address.erase(address_);
        }
    }
    Listed(const Listed&) = delete;
    Listed& operator=(const Listed&) = delete;
    bool granted() const { return granted_; }

  private:
    Connection& connection_;
    Shared& shared_;
    std::string address_;
    bool granted_ = false;
};

// One connection too many is told so without waiting for anything, and leaves a line in the log.
void turn_away(net::ip::tcp::socket& socket, Shared& shared) {
    ++shared.turned_away;
    const auto problem = problem_response(protocol_problem(503));
    std::string busy = "HTTP/1.1 503 Service Unavailable\r\nConnection: close\r\nContent-Length: " +
                       std::to_string(problem.bytes().size()) + "\r\n";
    for (const auto& header : problem.headers) {
        busy += header.name + ": " + header.value + "\r\n";
    }
    busy += "\r\n" + std::string{problem.bytes()};
    error_code ignored;
    socket.non_blocking(true, ignored);
    const auto sent = socket.send(net::buffer(busy), 0, ignored);
    socket.shutdown(net::ip::tcp::socket::shutdown_send, ignored);
    shared.parts.on_answered({Method::other, "too_many_connections", 503, sent, {}});
}

net::awaitable<void> hold_connection(net::ip::tcp::socket socket, Shared& shared) {
    const Place place{shared.connections, shared.connections_limit};
    if (shared.stopping) {
        co_return;
    }
    error_code ignored;
    const std::string address = socket.remote_endpoint(ignored).address().to_string();
    Connection connection{std::move(socket)};
    const Listed listed{connection, shared, address};
    if (!place.granted() || !listed.granted()) {
        turn_away(connection.stream.socket(), shared);
        co_return;
    }
    Conversation conversation{connection, shared, address};
    co_await conversation.run();
}

}  // namespace

void spawn_connection(net::ip::tcp::socket socket, Shared& shared) {
    auto executor = socket.get_executor();
    net::co_spawn(executor, hold_connection(std::move(socket), shared), net::detached);
}

}  // namespace phanbien::server
