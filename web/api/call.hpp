// Call: one request on its way through a resource, with what is known of it by then.
// One handler thread; lives until the handler returns, unless the handler moves it on.
#pragma once

#include <boost/json/value.hpp>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "engine/kernel/json.hpp"
#include "web/api/site.hpp"
#include "web/server/message.hpp"

namespace phanbien::api {

using Query = std::map<std::string, std::string, std::less<>>;

struct Call {
    Site& site;
    Desk& desk;
    server::Request request;
    std::map<std::string, std::string, std::less<>> path = {};  // "dossier" → its id
    Query query = {};
    std::optional<runtime::Accounts::Present> present = {};

    people::Actor actor() const;
    DossierId dossier() const { return DossierId{path.at("dossier")}; }
    Date today() const { return vietnam_day(site.parts.clock.now()); }

    // The body as JSON, its texts in NFC; the media type was checked before.
    Result<boost::json::value> json() const;
};

// The procedure in use that the path names.
Result<const dossier::Workflow*> procedure_of(const Call& call);

// Answers with a JSON body.
server::Response json_response(int status, const boost::json::value& body);
// The same with what is JSON text already.
server::Response json_text_response(int status, std::string body);
server::Response no_content();
// Answers with a file that is kept under this name and not shown.
server::Response file_response(std::string bytes, std::string_view media_type,
                               std::string_view name);

}  // namespace phanbien::api
