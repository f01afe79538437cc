#include "web/api/call.hpp"

#include <boost/json/serialize.hpp>

#include "web/server/fields.hpp"

namespace phanbien::api {

people::Actor Call::actor() const {
    const auto& account = present.value().account;
    return {account.id, account.organisation, account.roles, account.username};
}

Result<const dossier::Workflow*> procedure_of(const Call& call) {
    const auto* workflow = call.site.parts.workflows.current(call.path.at("procedure"));
    if (workflow == nullptr) {
        return Problem{.kind = ProblemKind::missing,
                       .code = "procedure.missing",
                       .vi = "Không có quy trình này hoặc quy trình không còn dùng.",
                       .en = "There is no such procedure, or it is no longer in use."};
    }
    return workflow;
}

server::Response json_response(int status, const boost::json::value& body) {
    return json_text_response(status, boost::json::serialize(body));
}

server::Response json_text_response(int status, std::string body) {
    server::Response response{.status = status, .body = std::move(body)};
    response.set("Content-Type", "application/json");
    return response;
}

server::Response no_content() {
    return {.status = 204};
}

server::Response file_response(std::string bytes, std::string_view media_type,
                               std::string_view name) {
    server::Response response{.body = std::move(bytes)};
    response.set("Content-Type", std::string{media_type});
    response.set("Content-Disposition", server::attachment(name));
    return response;
}

}  // namespace phanbien::api
