#include "web/api/router.hpp"

#include <algorithm>
#include <memory>

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

// The routes by the segments of their paths, so that a path is read once however many there are.
class RouteTree {
  public:
    explicit RouteTree(std::span<const Route> table) {
        for (const auto& route : table) {
            plant(route);
        }
    }

    // Those whose form the path may have, in the table's order; nothing is decoded yet.
    std::vector<const Route*> of_form(std::string_view path) const {
        std::vector<const Route*> found;
        root_.collect(path, found);
        std::ranges::sort(found);
        return found;
    }

  private:
    struct Node {
        std::map<std::string_view, std::unique_ptr<Node>> literal;
        std::unique_ptr<Node> parameter;
        std::vector<const Route*> here;
        std::vector<const Route*> with_rest;

        void collect(std::string_view path, std::vector<const Route*>& found) const {
            if (path.empty()) {
                found.insert(found.end(), here.begin(), here.end());
            }
            if (path.empty() || path.front() != '/') {
                return;
            }
            found.insert(found.end(), with_rest.begin(), with_rest.end());
            const auto segment = take_segment(path);
            if (const auto next = literal.find(segment); next != literal.end()) {
                next->second->collect(path, found);
            }
            if (parameter) {
                parameter->collect(path, found);
            }
        }
    };

    void plant(const Route& route) {
        auto* node = &root_;
        for (auto pattern = route.path; !pattern.empty();) {
            const auto segment = take_segment(pattern);
            if (segment.ends_with(rest_mark)) {
                node->with_rest.push_back(&route);
                return;
            }
            auto& next = segment.starts_with('{') ? node->parameter : node->literal[segment];
            if (!next) {
                next = std::make_unique<Node>();
            }
            node = next.get();
        }
        node->here.push_back(&route);
    }

    Node root_;
};

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

Lookup look_up(server::Method method, std::string_view path) {
    static const RouteTree tree(routes());
    const auto wanted = method == server::Method::head ? server::Method::get : method;
    Lookup lookup;
    for (const auto* route : tree.of_form(path)) {
        auto parameters = parameters_in(route->path, path);
        if (!parameters) {
            continue;
        }
        if (route->method == wanted) {
            lookup.match = Match{route, std::move(*parameters)};
            return lookup;
        }
        if (std::ranges::find(lookup.allowed, route->method) == lookup.allowed.end()) {
            lookup.allowed.push_back(route->method);
        }
    }
    return lookup;
}

}  // namespace phanbien::api
