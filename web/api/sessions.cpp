// Signing in and out, one's own password and sessions.
#include "web/api/account_words.hpp"
#include "web/api/gate.hpp"
#include "web/api/resources.hpp"
#include "web/server/fields.hpp"

namespace phanbien::api {

namespace json = boost::json;

namespace {

// An office may run the server on plain http inside its own network, where no browser would give a
// Secure cookie back.
std::string cookie_for(const Site& site, std::string_view token) {
    const auto reached = site.parts.reached;
    std::string cookie{session_cookie(reached)};
    cookie += "=" + std::string{token} + "; Path=/; HttpOnly; SameSite=Lax";
    cookie += reached == server::Reached::by_https_proxy ? "; Secure" : "";
    return cookie + (token.empty() ? "; Max-Age=0" : "");
}

json::object session_json(Call& call, const runtime::Session& session,
                          const people::Account& account) {
    return {{"account", account_json(call.desk, account, AccountLock::open)},
            {"csrf_token", session.csrf_token},
            {"opened_at", to_text(session.opened_at)},
            {"idle_minutes", runtime::idle_time_max.count()},
            {"read_only", call.site.parts.read_only}};
}

}  // namespace

Result<Response> get_session(Call& call) {
    return json_response(200, session_json(call, call.present->session, call.present->account));
}

Result<Response> post_session(Call& call) {
    TRY(auto value, call.json());
    ObjectReader in(value, "");
    const std::string username = in.text("username", {.max = 200});
    const std::string password = in.text("password", {.max = runtime::password_length_max});
    if (auto problem = in.finish()) {
        return *problem;
    }
    TRY(const auto opened,
        call.site.parts.accounts.sign_in(username, password, call.request.address,
                                         call.request.header("user-agent")));
    call.site.clients.note(opened.session);
    auto response = json_response(201, session_json(call, opened.session, opened.account));
    response.set("Set-Cookie", cookie_for(call.site, opened.token));
    return response;
}

Result<Response> delete_session(Call& call) {
    const auto token =
        server::cookie(call.request.header("cookie"), session_cookie(call.site.parts.reached));
    if (auto problem = call.site.parts.accounts.sign_out(token.value_or(""))) {
        return *problem;
    }
    auto response = no_content();
    response.set("Set-Cookie", cookie_for(call.site, ""));
    return response;
}

Result<Response> post_session_password(Call& call) {
    TRY(auto value, call.json());
    ObjectReader in(value, "");
    const std::string before = in.text("old_password", {.max = runtime::password_length_max});
    const std::string after = in.text("new_password", {.max = runtime::password_length_max});
    if (auto problem = in.finish()) {
        return *problem;
    }
    const auto& own = call.present->session;
    if (auto problem = call.site.parts.accounts.change_password({.account = own.account,
                                                                 .old_password = before,
                                                                 .new_password = after,
                                                                 .address = call.request.address,
                                                                 .kept_session = own.token_hash})) {
        return *problem;
    }
    return no_content();
}

Result<Response> get_sessions(Call& call) {
    const auto& own = call.present->session;
    const Instant now = call.site.parts.clock.now();
    json::array items;
    for (const auto& session : call.desk.reading().sessions_of(own.account)) {
        const bool alive = session.last_seen_at + runtime::idle_time_max > now &&
                           session.opened_at + runtime::session_time_max > now;
        if (!alive) {
            continue;
        }
        items.push_back({{"id", session.id},
                         {"opened_at", to_text(session.opened_at)},
                         {"last_seen_at", to_text(session.last_seen_at)},
                         {"address", session.address},
                         {"agent", session.agent},
                         {"current", session.id == own.id}});
    }
    return json_response(200, {{"items", std::move(items)}});
}

Result<Response> delete_session_by_id(Call& call) {
    const auto& owner = call.present->account.id;
    if (auto problem = call.site.parts.accounts.end_session(owner, call.path.at("session"))) {
        return *problem;
    }
    return no_content();
}

}  // namespace phanbien::api
