// Request and Response as plain values, so that no room but this one knows Beast.
//
// What is answered by others (web/api) sees these and nothing of sockets. Any thread; a Reply may
// be called from any thread, exactly once.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace phanbien::server {

enum class Method { get, head, post, put, del, other };

std::string_view name_of(Method method);

// How clients reach this server.
enum class Reached {
    directly,
    // By https alone, through a proxy in front of this server; what that says of them is believed.
    by_https_proxy,
};

struct Header {
    std::string name;  // lower case in a request; as to be sent in a response
    std::string value;
};

struct RequestHead {
    Method method = Method::other;
    std::string target;  // as sent: path and query, still percent-encoded
    std::vector<Header> headers = {};
    std::string address = {};  // of the client, without port

    // The value of the header with this lower-case name; empty when absent. Of a repeated header
    // the first, which no route relies on.
    std::string_view header(std::string_view name) const;
    std::string_view path() const;
    std::string_view query() const;
};

struct Request : RequestHead {
    std::string body = {};
};

struct Response {
    int status = 200;
    std::vector<Header> headers = {};
    // Owned bytes, or a view of bytes that live as long as the program (the built-in page).
    std::variant<std::string, std::string_view> body = {};
    // Which route answered, for figures and the log: its template, never the address itself.
    std::string_view route = "unknown";

    std::string_view bytes() const;
    std::string_view header(std::string_view name) const;
    void set(std::string_view name, std::string value);
};

using Reply = std::function<void(Response)>;

// What answering may cost a handler thread.
enum class Pace {
    quick,  // handed on, or known at once
    usual,  // made from what is stored
    slow,   // seconds: a file that another process reads
};
inline constexpr std::size_t pace_count = 3;

// Who asks, as far as being fair goes, and for what.
struct Asker {
    std::string client;  // an account, or the address where nobody is signed in
    Pace pace = Pace::quick;
};

// What the server serves. admit() and answer() run on a handler thread, several at once.
class Application {
  public:
    virtual ~Application() = default;

    // Asked of every request before anything waits for it; on an io thread, so at once. Never
    // throws.
    virtual Asker asker(const RequestHead& head) = 0;

    // Looks at the head of a request whose body is larger than small_body_bytes_max or of unknown
    // length, before the body is read: how many bytes are welcome, or the answer that refuses it.
    virtual std::variant<std::size_t, Response> admit(const RequestHead& head) = 0;

    // Answers now or later; never throws. The reply is called exactly once.
    virtual void answer(Request request, Reply reply) = 0;
};

}  // namespace phanbien::server
