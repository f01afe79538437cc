#include "web/api/api.hpp"

#include "engine/runtime/unreadable_dossier.hpp"
#include "engine/text/unicode.hpp"
#include "web/api/gate.hpp"
#include "web/api/restricted.hpp"
#include "web/server/fields.hpp"
#include "web/server/page.hpp"
#include "web/server/problem_document.hpp"
#include "web/server/server.hpp"

namespace phanbien::api {

namespace {

Problem no_such_address() {
    return {ProblemKind::missing, "request.unknown", "Không có địa chỉ này.",
            "There is no such address."};
}

Problem malformed_address() {
    return {ProblemKind::invalid, "request.query", "Phần tham số của địa chỉ không đọc được.",
            "The address's query cannot be read."};
}

// Names the route does not take: a misspelt filter must not silently show everything.
std::optional<Problem> unknown_query(const Route& route, const Query& query) {
    const std::string known = " " + std::string{route.query} + " ";
    std::vector<FieldProblem> mistakes;
    for (const auto& [name, value] : query) {
        if (name.empty() || known.find(" " + name + " ") == std::string::npos) {
            mistakes.push_back(
                {"/" + name, "Không có tham số này.", "There is no such parameter."});
        }
    }
    if (mistakes.empty()) {
        return std::nullopt;
    }
    auto problem = malformed_address();
    problem.fields = std::move(mistakes);
    return problem;
}

bool belongs_to_api(std::string_view path) {
    return path == "/api" || path.starts_with("/api/") || path.starts_with("/log/") ||
           path == "/healthz" || path == "/metrics";
}

server::Response method_not_allowed(const std::vector<server::Method>& allowed) {
    std::string names;
    for (auto method : allowed) {
        names += (names.empty() ? "" : ", ") + std::string{server::name_of(method)};
    }
    auto response = server::problem_response(server::method_problem(), 405);
    response.set("Allow", names);
    return response;
}

// A file that was uploaded, or the directory of a whole country.
bool may_be_large(Body body) {
    return body == Body::bytes || body == Body::directory;
}

server::Response refusal(const Problem& problem) {
    return server::problem_response(problem);
}

}  // namespace

server::Response failure_response(Site& site, const std::exception& failure) {
    site.parts.on_fault(failure.what());
    if (dynamic_cast<const runtime::UnreadableDossier*>(&failure) != nullptr) {
        return refusal(runtime::UnreadableDossier::problem());
    }
    const auto* stored = dynamic_cast<const runtime::StoreFailure*>(&failure);
    if (stored && stored->kind() == runtime::StoreFailure::Kind::full) {
        return server::problem_response(
            {ProblemKind::storage_full, "storage.full",
             "Máy chủ hết chỗ lưu trữ; chưa có gì được ghi. Hãy báo quản trị viên.",
             "The server's disk is full; nothing was written. Tell the administrator."});
    }
    const bool busy = stored && stored->kind() == runtime::StoreFailure::Kind::busy;
    const int status = busy ? 503 : 500;
    return server::problem_response(server::protocol_problem(status), status);
}

server::Asker Api::asker(const server::RequestHead& head) {
    const auto lookup = look_up(head.method, head.path());
    return {.client = site_.clients.client_of(head),
            .pace = lookup.match ? lookup.match->route->pace : server::Pace::quick};
}

std::variant<std::size_t, server::Response> Api::admit(const server::RequestHead& head) {
    const auto lookup = look_up(head.method, head.path());
    if (!lookup.match || !may_be_large(lookup.match->route->body)) {
        return server::small_body_bytes_max;
    }
    try {
        auto desk = site_.desks.take();
        Call call{.site = site_, .desk = *desk, .request = {head}};
        auto problem = pass_gate(*lookup.match->route, call);
        site_.desks.give_back(std::move(desk));
        if (problem) {
            return refusal(*problem);
        }
        return server::large_body_bytes_max;
    } catch (const std::exception& failure) {
        return failure_response(site_, failure);
    }
}

void Api::answer(server::Request request, server::Reply reply) {
    if (!belongs_to_api(request.path())) {
        reply(server::page_response(request));
        return;
    }
    auto lookup = look_up(request.method, request.path());
    if (lookup.match) {
        dispatch(std::move(*lookup.match), std::move(request), reply);
    } else if (!lookup.allowed.empty()) {
        reply(method_not_allowed(lookup.allowed));
    } else {
        reply(refusal(no_such_address()));
    }
}

void Api::dispatch(Match match, server::Request request, const server::Reply& reply) {
    const Route& route = *match.route;
    const server::Reply named = [reply, path = route.path](server::Response response) {
        response.route = path;
        reply(std::move(response));
    };
    try {
        auto query = server::read_query(request.query());
        if (!query) {
            named(refusal(malformed_address()));
            return;
        }
        auto desk = site_.desks.take();
        Call call{.site = site_, .desk = *desk, .request = std::move(request)};
        call.path = std::move(match.parameters);
        call.query = std::move(*query);
        for (auto& [name, value] : call.query) {
            value = text::to_nfc(value);
        }
        std::optional<server::Response> response;
        if (auto problem = pass_gate(route, call)) {
            response = refusal(*problem);
        } else if (auto unknown = unknown_query(route, call.query)) {
            response = refusal(*unknown);
        } else if (const auto* now = std::get_if<AnswerNow>(&route.handler)) {
            auto result = (*now)(call);
            if (result && call.present) {
                if (auto unrecorded = note_reads(site_, *desk, call.actor(), read_by(route))) {
                    result = *std::move(unrecorded);
                }
            }
            response = result ? std::move(result).value() : refusal(result.error());
        } else {
            std::get<AnswerLater>(route.handler)(call, named);
        }
        site_.desks.give_back(std::move(desk));
        if (response) {
            named(std::move(*response));
        }
    } catch (const std::exception& failure) {
        named(failure_response(site_, failure));
    }
}

}  // namespace phanbien::api
