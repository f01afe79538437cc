// The accounts of the office, for its administrator.
#include <algorithm>

#include "web/api/account_words.hpp"
#include "web/api/resources.hpp"
#include "web/api/words.hpp"

namespace phanbien::api {

namespace json = boost::json;

namespace {

constexpr std::size_t name_length_max = 300;
constexpr std::size_t roles_max = 20;

Problem account_missing() {
    return {ProblemKind::missing, "account.missing", "Không có tài khoản này.",
            "There is no such account."};
}

AccountLock lock_of(Call& call, const runtime::StoredAccount& stored) {
    const bool locked = stored.locked_until && *stored.locked_until > call.site.parts.clock.now();
    return locked ? AccountLock::locked : AccountLock::open;
}

Result<people::Account> existing(Call& call) {
    auto stored = call.desk.reading().account(AccountId{call.path.at("account")});
    if (!stored) {
        return account_missing();
    }
    return stored->account;
}

// The roles of the procedure in use and those of the system itself.
std::vector<std::string> read_roles(Call& call, ObjectReader& in) {
    auto roles = in.texts("roles", roles_max);
    for (const auto& role : roles) {
        if (role != people::administrator_role && !call.site.parts.workflows.has_role(role)) {
            in.complain("roles", "Không có vai trò \"" + role + "\".",
                        "There is no role \"" + role + "\".");
        }
    }
    return roles;
}

// An office whose last administrator shut himself out needs somebody with the server's disk.
std::optional<Problem> check_own(Call& call, const people::Account& account) {
    const bool administers =
        std::ranges::find(account.roles, people::administrator_role) != account.roles.end();
    if (account.id == call.present->account.id && (!account.active || !administers)) {
        return Problem{ProblemKind::conflict, "account.own",
                       "Không thể tự khóa hoặc tự bỏ quyền quản trị của mình.",
                       "You cannot shut yourself out or drop your own administration."};
    }
    return std::nullopt;
}

}  // namespace

json::object account_json(Desk& desk, const people::Account& account, AccountLock lock) {
    json::array roles;
    for (const auto& role : account.roles) {
        roles.emplace_back(role);
    }
    return {{"id", account.id.text()},
            {"username", account.username},
            {"name", account.name},
            {"post", account.post},
            {"organisation", organisation_ref(desk, account.organisation)},
            {"roles", std::move(roles)},
            {"active", account.active},
            {"must_change_password", account.must_change_password},
            {"locked", lock == AccountLock::locked}};
}

Result<Response> get_accounts(Call& call) {
    json::array items;
    for (const auto& account : call.desk.reading().accounts()) {
        const auto stored = call.desk.reading().account(account.id);
        const auto lock = stored ? lock_of(call, *stored) : AccountLock::open;
        items.push_back(account_json(call.desk, account, lock));
    }
    return json_response(200, {{"items", std::move(items)}});
}

Result<Response> post_account(Call& call) {
    TRY(auto value, call.json());
    ObjectReader in(value, "");
    runtime::NewAccount wanted;
    wanted.username = in.text("username", {.max = 100});
    wanted.name = in.text("name", {.max = name_length_max});
    wanted.post = in.optional_text("post", {.max = name_length_max});
    wanted.organisation = OrganisationId{in.text("organisation", {.max = 64})};
    wanted.roles = read_roles(call, in);
    wanted.password = in.text("password", {.max = runtime::password_length_max});
    if (!wanted.organisation.empty() && !call.desk.organisation(wanted.organisation)) {
        in.complain("organisation", "Không có tổ chức này.", "There is no such organisation.");
    }
    if (auto problem = in.finish()) {
        return *problem;
    }
    TRY(auto id, call.site.parts.accounts.create(wanted, call.present->account.id));
    call.desk.refresh();
    const auto stored = call.desk.reading().account(id);
    if (!stored) {
        return account_missing();
    }
    return json_response(201, account_json(call.desk, stored->account, AccountLock::open));
}

Result<Response> put_account(Call& call) {
    TRY(auto account, existing(call));
    TRY(auto value, call.json());
    ObjectReader in(value, "");
    account.name = in.text("name", {.max = name_length_max});
    account.post = in.optional_text("post", {.max = name_length_max});
    account.roles = read_roles(call, in);
    account.active = in.flag("active", true);
    if (auto problem = in.finish()) {
        return *problem;
    }
    if (auto problem = check_own(call, account)) {
        return *problem;
    }
    if (auto problem = call.site.parts.accounts.update(account, call.present->account.id)) {
        return *problem;
    }
    return no_content();
}

Result<Response> post_account_password(Call& call) {
    TRY(auto account, existing(call));
    TRY(auto value, call.json());
    ObjectReader in(value, "");
    const std::string password = in.text("password", {.max = runtime::password_length_max});
    if (auto problem = in.finish()) {
        return *problem;
    }
    if (auto problem = call.site.parts.accounts.reset_password(account.id, password,
                                                               call.present->account.id)) {
        return *problem;
    }
    return no_content();
}

Result<Response> post_account_unlock(Call& call) {
    TRY(auto account, existing(call));
    if (auto problem = call.site.parts.accounts.unlock(account.id, call.present->account.id)) {
        return *problem;
    }
    return no_content();
}

}  // namespace phanbien::api
