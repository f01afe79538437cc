#include "web/api/router.hpp"

#include <algorithm>

#include "web/server/fields.hpp"

namespace phanbien::api {

namespace {

// Takes the first segment off a path that begins with "/".
std::string_view take_segment(std::string_view& path) {
    path.remove_prefix(1);
    const auto segment = path.substr(0, path.find('/'));
    path.remove_prefix(segment.size());
    return segment;
}

// "{name...}" takes the rest of the path, slashes and all, as it is written there.
constexpr std::string_view rest_mark = "...}";

using Parameters = std::map<std::string, std::string, std::less<>>;

// Whether the path may have the template's form; nothing is decoded for a table of such questions.
bool has_form(std::string_view pattern, std::string_view path) {
    while (!pattern.empty() && !path.empty() && path.front() == '/') {
        const auto wanted = take_segment(pattern);
        if (wanted.ends_with(rest_mark)) {
            return true;
        }
        const auto given = take_segment(path);
        if (!wanted.starts_with('{') && wanted != given) {
            return false;
        }
    }
    return pattern.empty() && path.empty();
}

// The parameters of a path that has the template's form, unless one is empty or cannot be read.
std::optional<Parameters> parameters_in(std::string_view pattern, std::string_view path) {
    Parameters parameters;
    while (!pattern.empty()) {
        const auto wanted = take_segment(pattern);
        if (wanted.ends_with(rest_mark)) {
            parameters.emplace(wanted.substr(1, wanted.size() - 1 - rest_mark.size()),
                               path.substr(1));
            break;
        }
        const auto given = take_segment(path);
        if (!wanted.starts_with('{')) {
            continue;
        }
        auto value = server::percent_decode(given);
        if (!value || value->empty()) {
            return std::nullopt;
        }
        parameters.emplace(wanted.substr(1, wanted.size() - 2), std::move(*value));
    }
    return parameters;
}

}  // namespace

Lookup look_up(std::span<const Route> table, server::Method method, std::string_view path) {
    const auto wanted = method == server::Method::head ? server::Method::get : method;
    Lookup lookup;
    for (const auto& route : table) {
        if (!has_form(route.path, path)) {
            continue;
        }
        auto parameters = parameters_in(route.path, path);
        if (!parameters) {
            continue;
        }
        if (route.method == wanted) {
            lookup.match = Match{&route, std::move(*parameters)};
            return lookup;
        }
        if (std::ranges::find(lookup.allowed, route.method) == lookup.allowed.end()) {
            lookup.allowed.push_back(route.method);
        }
    }
    return lookup;
}

}  // namespace phanbien::api
