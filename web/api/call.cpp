#include "web/api/call.hpp"

#include <boost/json/serialize.hpp>

namespace phanbien::api {

people::Actor Call::actor() const {
    const auto& account = present.value().account;
    return {account.id, account.organisation, account.roles};
}

server::Response json_response(int status, const boost::json::value& body) {
    server::Response response{.status = status, .body = boost::json::serialize(body)};
    response.set("Content-Type", "application/json");
    return response;
}

server::Response no_content() {
    return {.status = 204};
}

}  // namespace phanbien::api
