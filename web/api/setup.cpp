// The first administrator of a fresh installation: made once, by whoever comes first.
#include "web/api/resources.hpp"

namespace phanbien::api {

namespace {

constexpr std::size_t name_length_max = 300;

Problem already_done() {
    return {ProblemKind::conflict, "setup.done", "Hệ thống đã có quản trị viên. Hãy đăng nhập.",
            "The office already has its administrator. Sign in."};
}

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
    const std::scoped_lock once{call.site.setup_mutex};
    auto& accounts = call.site.parts.accounts;
    call.desk.refresh();
    if (!accounts.empty(call.desk.reading())) {
        return already_done();
    }
    TRY(auto value, call.json());
    TRY(auto wanted, read_request(value));
    if (auto problem = runtime::weakness_of(wanted.account.password, wanted.account.username)) {
        return *problem;
    }
    // A try whose account was refused has left its organisation, which nobody belongs to: this one
    // takes its place.
    const auto left = call.desk.reading().organisations();
    wanted.organisation.id = left.empty() ? OrganisationId{call.site.next_id()} : left.front().id;
    if (auto problem = accounts.put_organisation(wanted.organisation, AccountId{})) {
        return *problem;
    }
    wanted.account.organisation = wanted.organisation.id;
    TRY([[maybe_unused]] auto created, accounts.create(wanted.account, AccountId{}));
    return no_content();
}

}  // namespace phanbien::api
