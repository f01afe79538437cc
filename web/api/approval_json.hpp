// An approval route as one person sees it: schema RouteRun of schemas/openapi.yaml and its parts.
// What that person may do is asked of the directory of the day, as decide() asks it, so that a
// button and its refusal cannot disagree. One thread (it reads from a desk).
#pragma once

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <optional>
#include <string>

#include "engine/dossier/route_run.hpp"
#include "engine/people/directory.hpp"
#include "engine/route/analysis.hpp"
#include "engine/route/replan.hpp"
#include "web/api/desk.hpp"

namespace phanbien::api {

// Who looks, at what, when. Everything must outlive it.
struct RouteLook {
    const OpenDossier& open;
    const dossier::RouteRun& run;
    const people::Actor& actor;
    const people::Directory& directory;
    const calendar::Calendars& calendars;
    const route::Definition* definition;  // it was begun by; null: cannot be read any more
    Instant now;

    Date today() const { return vietnam_day(now); }
    // Of the directory; empty for somebody who is not in it.
    std::string person() const;
    std::optional<route::Circumstances> circumstances() const;
};

// What is left of the route, with what is to be known of it.
route::Analysed rest_of_route(const RouteLook& look, const route::Progress& progress,
                              std::optional<Date> before = std::nullopt);

// Of what is only supposed, or past, it is left out what the person may do.
enum class Choices { shown, left_out };
boost::json::object route_run_json(const RouteLook& look, Choices choices);
// Of a progress that may be a supposed one.
boost::json::array route_steps_json(const RouteLook& look, const route::Progress& progress,
                                    const route::Analysed& rest, Choices choices);
boost::json::array route_obstacles_json(const route::Plan& plan);
boost::json::array sentences_json(const std::vector<Sentence>& sentences);

}  // namespace phanbien::api
