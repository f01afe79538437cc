// The check of definitions: of one that an administrator offers, and of those in use.
#include <algorithm>
#include <array>

#include "engine/audit/sha256.hpp"
#include "engine/check/check.hpp"
#include "engine/check/report.hpp"
#include "web/api/definition_json.hpp"
#include "web/api/resources.hpp"

namespace phanbien::api {

namespace json = boost::json;

namespace {

// Findings of a definition that is not read in the server's own process: it cannot be, or what it
// does while it is read is not bounded by counting.
constexpr std::array<std::string_view, 4> unreadable_rules{"not-scxml", "unreadable",
                                                           "outside-profile", "too-much"};

bool is_readable(const json::object& found) {
    return std::ranges::none_of(found.at("findings").as_array(), [](const json::value& finding) {
        const std::string_view rule = finding.at("rule").as_string();
        return std::ranges::find(unreadable_rules, rule) != unreadable_rules.end();
    });
}

json::value picture_of(const Call& call, const json::object& found) {
    if (!is_readable(found)) {
        return nullptr;
    }
    const auto& xml = call.request.body;
    const auto workflow = dossier::Workflow::read(xml, "definition.scxml", audit::sha256_hex(xml));
    return workflow ? json::value(procedure_json(*workflow, call.actor())) : json::value(nullptr);
}

}  // namespace

Result<Response> post_procedure_check(Call& call) {
    TRY(auto found, call.site.parts.check(call.request.body));
    found["procedure"] = picture_of(call, found);
    return json_response(200, found);
}

Result<Response> get_procedure_findings(Call& call) {
    TRY(const auto* workflow, procedure_of(call));
    return json_response(
        200, check::as_json(check::check_workflow(*workflow, call.site.parts.sample_office)));
}

}  // namespace phanbien::api
