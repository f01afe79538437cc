// Rules about the approval routes a procedure asks for: that the office has them, and that each is
// told the facts its conditions ask about.
#include <algorithm>

#include "engine/check/rule_functions.hpp"
#include "engine/dossier/route_run.hpp"

namespace phanbien::check {

namespace {

const KnownRoute* known_route(const SampleOffice& office, std::string_view id) {
    const auto found = std::ranges::find(*office.routes, id, &KnownRoute::id);
    return found == office.routes->end() ? nullptr : &*found;
}

std::vector<const KnownRoute*> routes_named(const SampleOffice& office,
                                            const statechart::Invoke& invoke) {
    std::vector<const KnownRoute*> out;
    for (const auto& id : dossier::route_ids(invoke.source.literal)) {
        if (const auto* known = known_route(office, id)) {
            out.push_back(known);
        }
    }
    return out;
}

Place place_of(const Subject& subject, const PlacedRoute& placed) {
    return {.line = placed.invoke->line, .state = subject.state(placed.state).id};
}

}  // namespace

void route_unknown(const Subject& subject, Notes& notes) {
    if (!subject.office().routes) {
        return;
    }
    for (const auto& placed : subject.routes()) {
        for (const auto& id : dossier::route_ids(placed.invoke->source.literal)) {
            if (known_route(subject.office(), id) == nullptr) {
                notes.add(place_of(subject, placed),
                          "Không có tuyến duyệt nào tên " + quoted(id) + ".",
                          "There is no approval route called " + quoted(id) + ".");
            }
        }
    }
}

void route_fact_unknown(const Subject& subject, Notes& notes) {
    if (!subject.office().routes) {
        return;
    }
    for (const auto& placed : subject.routes()) {
        const auto routes = routes_named(subject.office(), *placed.invoke);
        for (const auto& param : placed.invoke->payload.params) {
            const bool is_asked =
                param.name == dossier::route_document_param ||
                std::ranges::any_of(routes, [&](const KnownRoute* it) {
                    return std::ranges::find(it->facts, param.name) != it->facts.end();
                });
            if (!is_asked && !routes.empty()) {
                notes.add(
                    place_of(subject, placed),
                    "Không tuyến duyệt nào ở đây hỏi dữ kiện " + quoted(param.name) + ".",
                    "No approval route named here asks for the fact " + quoted(param.name) + ".");
            }
        }
    }
}

void route_fact_missing(const Subject& subject, Notes& notes) {
    if (!subject.office().routes) {
        return;
    }
    for (const auto& placed : subject.routes()) {
        const auto& params = placed.invoke->payload.params;
        for (const auto* route : routes_named(subject.office(), *placed.invoke)) {
            for (const auto& fact : route->facts) {
                if (std::ranges::find(params, fact, &statechart::Param::name) == params.end()) {
                    notes.add(place_of(subject, placed),
                              "Tuyến duyệt " + quoted(route->id) + " cần dữ kiện " + quoted(fact) +
                                  " nhưng không được cho biết.",
                              "The approval route " + quoted(route->id) + " needs the fact " +
                                  quoted(fact) + " and is not told it.");
                }
            }
        }
    }
}

}  // namespace phanbien::check
