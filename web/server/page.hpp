// The browser's page: its files from inside the binary, and the page itself for every address that
// is nobody else's, since the page routes by itself. Pure; any thread.
#pragma once

#include "web/server/message.hpp"

namespace phanbien::server {

// For any path outside the API. Takes GET and HEAD.
Response page_response(const RequestHead& request);

}  // namespace phanbien::server
