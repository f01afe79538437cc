// The routes of the interface as one table: what `phanbien routes` lists and a test holds against
// schemas/openapi.yaml. Pure; any thread.
#pragma once

#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "engine/kernel/result.hpp"
#include "web/server/message.hpp"

namespace phanbien::api {

struct Call;

// Most resources answer at once; those that wait for a commit take the reply with them.
using AnswerNow = Result<server::Response> (*)(Call&);
using AnswerLater = void (*)(Call&, server::Reply);

enum class Guard {
    open,  // nobody needs to be signed in
    signed_in,
    log_reader,   // open where the office's log is public, else signed in
    first_steps,  // signed in, even while the first password is still to be changed
    administrator,
};

enum class Body { none, json, bytes, calendar, definition, directory, note };

struct Route {
    server::Method method;
    // "/api/v1/dossiers/{dossier}"; a last "{tile...}" is the rest of the path, not decoded.
    std::string_view path;
    Guard guard;
    Body body;
    std::variant<AnswerNow, AnswerLater> handler;
    std::string_view query = {};  // the names it takes, separated by a space
    server::Pace pace = server::Pace::usual;
};

std::span<const Route> routes();

struct Match {
    const Route* route = nullptr;
    std::map<std::string, std::string, std::less<>> parameters;
};

// What a method and a path lead to among routes(). Without a route: the methods that this path does
// take; none of them either when there is no such path. HEAD leads where GET does.
struct Lookup {
    std::optional<Match> match;
    std::vector<server::Method> allowed;
};
Lookup look_up(server::Method method, std::string_view path);

}  // namespace phanbien::api
