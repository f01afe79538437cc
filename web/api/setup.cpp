// The first administrator of a fresh installation: made once, by whoever comes first.
#include "web/api/resources.hpp"

namespace phanbien::api {

namespace {

constexpr std::size_t name_length_max = 300;

struct SetupRequest {
    people::Organisation organisation;
    runtime::NewAccount account;
};

Result<SetupRequest> read_request(const boost::json::value& value) {
    ObjectReader in(value, "");
    SetupRequest wanted;
    wanted.organisation.name = in.text("organisation", {.max = name_length_max});
    wanted.organisation.kind = people::OrganisationKind::front;
    wanted.organisation.level = in.one_of("level", {"central", "province", "commune"});
    wanted.account.username = in.text("username", {.max = 100});
    wanted.account.name = in.text("name", {.max = name_length_max});
    wanted.account.password = in.text("password", {.max = runtime::password_length_max});
    wanted.account.roles = {std::string{people::administrator_role}};
    wanted.account.must_change_password = false;
    if (auto problem = in.finish()) {
        return *problem;
    }
    return wanted;
}

}  // namespace

Result<Response> get_setup(Call& call) {
    return json_response(200, {{"needed", call.site.parts.accounts.empty(call.desk.reading())}});
}

Result<Response> post_setup(Call& call) {
    auto& accounts = call.site.parts.accounts;
    if (!accounts.empty(call.desk.reading())) {  // before anything slow: anybody may ask
        return runtime::office_begun();
    }
    TRY(auto value, call.json());
    TRY(auto wanted, read_request(value));
    wanted.organisation.id = OrganisationId{call.site.next_id()};
    TRY([[maybe_unused]] auto created, accounts.begin_office(wanted.organisation, wanted.account));
    return no_content();
}

}  // namespace phanbien::api
