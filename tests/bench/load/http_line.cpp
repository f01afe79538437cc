#include "tests/bench/load/http_line.hpp"

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/read.hpp>
#include <boost/beast/http/string_body.hpp>
#include <boost/beast/http/write.hpp>

#include "tests/bench/measure.hpp"

namespace phanbien::bench {

namespace net = boost::asio;
namespace http = boost::beast::http;
using net::ip::tcp;

// Beast reads into the room there is, which begins with 512 bytes: an answer of a megabyte would be
// read by two thousand calls, and what is measured would be those.
constexpr std::size_t read_bytes = 64 * 1024;

struct HttpLine::Line {
    net::io_context io;
    tcp::socket socket{io};
    boost::beast::flat_buffer buffer;
};

HttpLine::HttpLine(std::uint16_t port) : line_(std::make_unique<Line>()) {
    line_->socket.connect({net::ip::address_v4::loopback(), port});
    line_->socket.set_option(tcp::no_delay{true});
    line_->buffer.reserve(read_bytes);
}

HttpLine::~HttpLine() = default;

HttpAnswer HttpLine::ask(const Step& step) {
    http::request<http::string_body> request{http::string_to_verb(step.method), step.target, 11};
    request.set(http::field::host, "127.0.0.1");
    if (step.by != nullptr) {
        request.set(http::field::cookie, step.by->cookie);
        request.set("X-CSRF-Token", step.by->csrf_token);
    }
    if (!step.body.empty()) {
        const bool upload = !step.file_name.empty();
        request.set(http::field::content_type,
                    upload ? "application/octet-stream" : "application/json");
        if (upload) {
            request.set("X-File-Name", step.file_name);
        }
        request.body() = step.body;
        request.prepare_payload();
    }
    http::response_parser<http::string_body> parser;
    parser.body_limit(boost::none);
    HttpAnswer answer;
    answer.took_ms = ms_of([&] {
        http::write(line_->socket, request);
        http::read(line_->socket, line_->buffer, parser);
    });
    auto& response = parser.get();
    answer.status = response.result_int();
    answer.set_cookie = response[http::field::set_cookie];
    answer.body = std::move(response.body());
    return answer;
}

HttpAnswer HttpLine::get(const std::string& target, const Person* by) {
    Step step;
    step.method = "GET";
    step.target = target;
    step.by = by;
    return ask(step);
}

}  // namespace phanbien::bench
