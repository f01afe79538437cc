#include "web/api/call.hpp"

#include <boost/json/serialize.hpp>

#include "engine/text/unicode.hpp"
#include "web/server/fields.hpp"

namespace phanbien::api {

namespace json = boost::json;

namespace {

// Keyboards send letters with marks apart; inside the house a letter is written in one way, so that
// it is found and compared (engine/text/unicode.hpp). A password, too: RFC 8265 section 4.2.
void compose(json::value& value) {
    if (auto* text = value.if_string()) {
        *text = text::to_nfc({text->data(), text->size()});
    } else if (auto* object = value.if_object()) {
        for (auto& member : *object) {
            compose(member.value());
        }
    } else if (auto* array = value.if_array()) {
        for (auto& item : *array) {
            compose(item);
        }
    }
}

}  // namespace

people::Actor Call::actor() const {
    const auto& account = present.value().account;
    return {account.id, account.organisation, account.roles, account.username};
}

Result<json::value> Call::json() const {
    TRY(auto value, parse_json(request.body));
    compose(value);
    return value;
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
