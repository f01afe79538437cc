// The public key of the office's log, as its verifiers read it.
#include "web/api/resources.hpp"

namespace phanbien::api {

Result<Response> get_log_key(Call& call) {
    return json_response(200, {{"vkey", call.site.parts.log_key}});
}

}  // namespace phanbien::api
