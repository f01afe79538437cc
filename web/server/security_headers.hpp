// The headers every answer carries: what a browser may do with it (security baseline in the
// reliability decisions). Pure; any thread.
#pragma once

#include "web/server/message.hpp"

namespace phanbien::server {

// Adds them; an answer without a Cache-Control of its own (everything but the page's files) is kept
// nowhere. What is reached by https alone says so (RFC 6797), and browsers come by https for a
// year.
void add_security_headers(Response& response, Reached reached);

}  // namespace phanbien::server
