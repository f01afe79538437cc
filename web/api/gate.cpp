#include "web/api/gate.hpp"

#include <openssl/crypto.h>

#include <algorithm>

#include "web/server/fields.hpp"

namespace phanbien::api {

namespace {

constexpr std::string_view session_path = "/api/v1/session";  // signing in and out

bool writes(const Route& route) {
    return route.method != server::Method::get;
}

// In constant time: a token must not be guessed byte by byte.
bool same_secret(std::string_view a, std::string_view b) {
    return a.size() == b.size() && CRYPTO_memcmp(a.data(), b.data(), a.size()) == 0;
}

// What stands behind the scheme of an origin must be the host that was asked.
bool is_own_origin(std::string_view origin, std::string_view host) {
    const auto authority = origin.find("://");
    return authority != std::string_view::npos &&
           server::equal_ignoring_case(origin.substr(authority + 3), host);
}

Problem unauthenticated() {
    return {ProblemKind::unauthenticated, "session.missing",
            "Bạn chưa đăng nhập hoặc phiên làm việc đã hết. Hãy đăng nhập lại.",
            "You are not signed in, or your session has ended. Sign in again."};
}

bool is_open(const Route& route, const Site& site) {
    return route.guard == Guard::open ||
           (route.guard == Guard::log_reader && site.parts.log_is_public);
}

std::string media_type_wanted(Body body) {
    switch (body) {
        case Body::none:
            return {};
        case Body::json:
            return "application/json";
        case Body::bytes:
            return "application/octet-stream";
        case Body::calendar:
            return "text/calendar";
        case Body::definition:
            return "application/scxml+xml";
        case Body::directory:
            return "application/xml";
        case Body::note:
            return "text/plain";
    }
    return {};
}

std::optional<Problem> check_person(const Route& route, const people::Account& account) {
    if (account.must_change_password && route.guard != Guard::first_steps) {
        return Problem{ProblemKind::forbidden, "password.must_change",
                       "Hãy đổi mật khẩu được cấp trước khi làm việc khác.",
                       "Change the password you were given before doing anything else."};
    }
    const bool administrator =
        std::ranges::find(account.roles, people::administrator_role) != account.roles.end();
    if (route.guard == Guard::administrator && !administrator) {
        return Problem{ProblemKind::forbidden, "administrator.only",
                       "Chỉ quản trị viên được làm việc này.",
                       "Only an administrator may do this."};
    }
    return std::nullopt;
}

}  // namespace

std::optional<Problem> check_origin(const Route& route, const server::RequestHead& request) {
    if (!writes(route)) {
        return std::nullopt;
    }
    const auto site = request.header("sec-fetch-site");
    const auto origin = request.header("origin");
    const bool foreign_site = !site.empty() && site != "same-origin" && site != "none";
    const bool foreign_origin =
        site.empty() && !origin.empty() && !is_own_origin(origin, request.header("host"));
    if (foreign_site || foreign_origin) {
        return Problem{ProblemKind::forbidden, "request.cross_site",
                       "Yêu cầu đến từ một trang khác nên bị từ chối.",
                       "The request comes from another site and is refused."};
    }
    return std::nullopt;
}

std::optional<Problem> check_media_type(const Route& route, const server::RequestHead& request) {
    if (route.body == Body::none) {
        return std::nullopt;
    }
    const std::string wanted = media_type_wanted(route.body);
    if (server::media_type_of(request.header("content-type")) == wanted) {
        return std::nullopt;
    }
    return Problem{ProblemKind::unsupported, "request.media_type",
                   "Nội dung gửi lên phải có kiểu " + wanted + ".",
                   "The body must be of type " + wanted + "."};
}

std::optional<Problem> pass_gate(const Route& route, Call& call) {
    if (auto problem = check_origin(route, call.request)) {
        return problem;
    }
    if (call.site.parts.read_only && writes(route) && route.path != session_path) {
        return runtime::read_only_store();
    }
    if (!is_open(route, call.site)) {
        const auto token =
            server::cookie(call.request.header("cookie"), session_cookie(call.site.parts.reached));
        if (token) {
            call.present = call.site.parts.accounts.recognise(call.desk.reading(), *token);
        }
        if (!call.present) {
            return unauthenticated();
        }
        call.site.clients.note(call.present->session);
        if (writes(route) &&
            !same_secret(call.request.header("x-csrf-token"), call.present->session.csrf_token)) {
            return Problem{ProblemKind::forbidden, "request.csrf",
                           "Thiếu mã xác nhận của phiên làm việc. Hãy tải lại trang.",
                           "The session's token is missing. Reload the page."};
        }
        if (auto problem = check_person(route, call.present->account)) {
            return problem;
        }
    }
    return check_media_type(route, call.request);
}

}  // namespace phanbien::api
