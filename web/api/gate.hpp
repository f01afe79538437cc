// The gate before every resource: is this request what it claims to be, and may this person pass?
// Session by cookie; against forged requests the browser's own word (Sec-Fetch-Site, Origin), a
// token that only our page knows, and bodies in a media type that no foreign form can send.
// Handler threads.
#pragma once

#include <optional>

#include "web/api/call.hpp"
#include "web/api/router.hpp"

namespace phanbien::api {

inline constexpr std::string_view session_cookie = "phanbien_session";

// Fills in call.present where the route asks for it; the refusal when it may not pass.
std::optional<Problem> pass_gate(const Route& route, Call& call);

// The gate's part that needs no session and no store.
std::optional<Problem> check_origin(const Route& route, const server::RequestHead& request);
std::optional<Problem> check_media_type(const Route& route, const server::RequestHead& request);

}  // namespace phanbien::api
