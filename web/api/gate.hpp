// The gate before every resource: is this request what it claims to be, and may this person pass?
// Session by cookie; against forged requests the browser's own word (Sec-Fetch-Site, Origin), a
// token that only our page knows, and bodies in a media type that no foreign form can send.
// Handler threads.
#pragma once

#include <optional>

#include "web/api/call.hpp"
#include "web/api/router.hpp"

namespace phanbien::api {

// The name of the cookie. Behind https it has a prefix with which browsers take it from no other
// host and no answer over http (RFC 6265bis, section 4.1.3.2).
constexpr std::string_view session_cookie(server::Reached reached) {
    return reached == server::Reached::by_https_proxy ? "__Host-phanbien_session"
                                                      : "phanbien_session";
}

// Fills in call.present where the route asks for it; the refusal when it may not pass.
std::optional<Problem> pass_gate(const Route& route, Call& call);

// The gate's part that needs no session and no store.
std::optional<Problem> check_origin(const Route& route, const server::RequestHead& request);
std::optional<Problem> check_media_type(const Route& route, const server::RequestHead& request);

}  // namespace phanbien::api
