#include "engine/runtime/route_following.hpp"

#include <algorithm>
#include <set>

#include "engine/dossier/route_rows.hpp"
#include "engine/route/decide.hpp"

namespace phanbien::runtime {

namespace {

using people::Thing;

// The body that a thing belongs to, in one of the directories.
std::optional<people::BodyIndex> body_of(const people::Change& change,
                                         const people::Directory& directory) {
    const auto post = [&](const std::string& id) -> std::optional<people::BodyIndex> {
        const auto found = directory.post(id);
        return found ? std::optional(directory.body_of(*found)) : std::nullopt;
    };
    switch (change.thing) {
        case Thing::organisation:
            return directory.body(change.ids.front());
        case Thing::unit: {
            const auto unit = directory.unit(change.ids.front());
            return unit ? std::optional(directory.at(*unit).body) : std::nullopt;
        }
        case Thing::post:
            return post(change.ids.front());
        case Thing::tenure:
            return post(change.ids.back());
        default:
            return std::nullopt;
    }
}

void add_bodies(const people::Change& change, const people::Directory& directory,
                std::set<std::string>& names) {
    const auto body = body_of(change, directory);
    if (!body) {
        return;
    }
    names.insert(dossier::name_of_body(directory.at(*body).id));
    for (const auto& other : directory.bodies()) {  // whose routes may ask the body above
        if (other.parent == body) {
            names.insert(dossier::name_of_body(other.id));
        }
    }
}

std::vector<std::string> asked_at(const route::Plan& plan,
                                  const std::vector<route::Obstacle>& steps) {
    std::vector<std::string> ids;
    for (const auto& obstacle : steps) {
        if (const auto at = plan.step(obstacle.step)) {
            for (const auto& seat : plan.steps[*at].seats) {
                ids.push_back(seat.post);
                ids.push_back(plan.people[seat.holder].id);
            }
        } else {  // the matter itself
            ids.insert(ids.end(), {plan.host, plan.author_post, plan.people[plan.author].id});
        }
    }
    return ids;
}

// "directory.xml:12": the first change of somebody or something that was asked.
std::string place_of(const FollowedRoute& route, const std::vector<people::Change>& changes,
                     const std::string& file_name) {
    const auto found = std::ranges::find_if(changes, [&](const people::Change& change) {
        return change.kind != people::ChangeKind::added &&
               std::ranges::find_first_of(change.ids, route.asked) != change.ids.end();
    });
    return found == changes.end() ? file_name
                                  : file_name + ":" + std::to_string(found->line.number);
}

}  // namespace

std::vector<std::string> names_concerned(const std::vector<people::Change>& changes,
                                         const people::Directory& before,
                                         const people::Directory& after) {
    std::set<std::string> names;
    for (const auto& change : changes) {
        switch (change.thing) {
            case Thing::person:
            case Thing::absence:
                names.insert(dossier::name_of_person(change.ids.front()));
                break;
            case Thing::delegation:
                names.insert(dossier::name_of_person(change.ids.at(0)));
                names.insert(dossier::name_of_person(change.ids.at(1)));
                break;
            default:
                add_bodies(change, before, names);
                add_bodies(change, after, names);
        }
        if (names.size() > route_names_asked_max) {
            break;
        }
    }
    return {names.begin(), names.end()};
}

std::vector<DossierId> dossiers_concerned(Reading& reading,
                                          const std::vector<people::Change>& changes,
                                          const people::Directory& before,
                                          const people::Directory& after) {
    auto names = names_concerned(changes, before, after);
    if (names.empty()) {
        return {};
    }
    if (names.size() > route_names_asked_max) {
        names.clear();  // all of them
    }
    return reading.dossiers_on_routes(names);
}

std::vector<FollowedRoute> followed(const dossier::Dossier& dossier,
                                    const people::Directory& directory, RouteShelf& routes,
                                    Reading& reading, const calendar::Calendars& calendars,
                                    Instant now) {
    std::vector<FollowedRoute> out;
    for (const auto& run : dossier.routes) {
        const auto& progress = run.progress;
        const auto* definition =
            progress.is_running() ? routes.pinned(reading, progress.plan.hash) : nullptr;
        if (definition == nullptr) {
            continue;
        }
        const route::Circumstances circumstances{
            .definition = *definition, .directory = directory, .calendars = calendars, .now = now};
        auto made = route::replan(progress, circumstances);
        FollowedRoute it{.dossier = dossier.id,
                         .invoke = run.invoke,
                         .code = dossier.registered.dossier_code,
                         .route = progress.plan.label,
                         .changes = {},
                         .orphans = route::orphaned(progress, circumstances, made),
                         .asked = {},
                         .made = {}};
        for (const auto& change : made.changes) {
            it.changes.push_back(change.what);
        }
        it.asked = asked_at(progress.plan, it.orphans);
        const bool is_told = !it.changes.empty() || !it.orphans.empty();
        if (is_told && route::differs(progress, made)) {
            it.made = std::move(made);
        }
        if (is_told) {
            out.push_back(std::move(it));
        }
    }
    return out;
}

Problem orphans_refused(const std::vector<FollowedRoute>& routes,
                        const std::vector<people::Change>& changes, const std::string& file_name) {
    Problem problem{
        .kind = ProblemKind::conflict,
        .code = "directory.orphans",
        .vi = "Danh bạ này làm tuyến duyệt đang chạy không còn ai duyệt được. Chưa có gì được ghi.",
        .en =
            "This directory would leave approval routes under way without anybody to approve. "
            "Nothing was written."};
    for (const auto& route : routes) {
        const auto place = place_of(route, changes, file_name);
        for (const auto& it : route.orphans) {
            problem.fields.push_back({place, route.code + ": " + it.why.vi + " " + it.way_out.vi,
                                      route.code + ": " + it.why.en + " " + it.way_out.en});
        }
    }
    return problem;
}

}  // namespace phanbien::runtime
