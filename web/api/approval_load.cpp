// How much running approval routes ask of the office's own people in a period: so that next
// month's overload is seen before anybody waits for it.
#include <algorithm>

#include "engine/route/analysis.hpp"
#include "engine/route/rest.hpp"
#include "engine/runtime/unreadable_dossier.hpp"
#include "web/api/resources.hpp"
#include "web/api/words.hpp"

namespace phanbien::api {

namespace json = boost::json;

namespace {

constexpr std::chrono::days load_period_max{366};

Result<Date> day_in(const Call& call, const std::string& name) {
    const auto given = call.query.find(name);
    const auto day = given == call.query.end() ? std::nullopt : parse_date(given->second);
    if (!day) {
        return Problem{ProblemKind::invalid,
                       "request.query",
                       "Cần ngày đầu và ngày cuối, ví dụ first=2026-12-01.",
                       "The first and the last day are needed, such as first=2026-12-01.",
                       {{"/" + name, "Không phải là ngày.", "This is no date."}}};
    }
    return *day;
}

// What is left of the routes of dossiers that this organisation hosts; only counts come of them.
// Without those that cannot be read.
std::vector<route::Plan> running_plans(Call& call) {
    std::vector<route::Plan> out;
    for (const auto& id : call.desk.reading().dossiers_on_routes({})) {
        try {
            const auto& dossier = call.desk.folded(id);
            if (dossier.registered.host != call.actor().organisation) {
                continue;
            }
            for (const auto& run : dossier.routes) {
                if (run.progress.is_running()) {
                    out.push_back(
                        route::rest_of(run.progress, call.desk.calendars(), call.today()));
                }
            }
        } catch (const runtime::UnreadableDossier& why) {
            call.site.parts.on_fault(why.what());
        }
    }
    return out;
}

json::array posts_json(const people::Directory& directory, const std::string& person, Date day) {
    json::array out;
    const auto who = directory.person(person);
    for (const auto post : who ? directory.posts_of(*who, day) : std::vector<people::PostIndex>{}) {
        out.push_back(label({directory.at(post).vi, directory.at(post).en}));
    }
    return out;
}

}  // namespace

Result<Response> get_route_load(Call& call) {
    TRY(const auto first, day_in(call, "first"));
    TRY(const auto last, day_in(call, "last"));
    if (last < first || last - first > load_period_max) {
        return Problem{ProblemKind::invalid, "request.query",
                       "Khoảng thời gian phải từ ngày đầu đến ngày cuối, tối đa 366 ngày.",
                       "The period must go from the first to the last day, at most 366 days."};
    }
    const auto plans = running_plans(call);
    std::vector<const route::Plan*> asked;
    for (const auto& it : plans) {
        asked.push_back(&it);
    }
    json::array items;
    for (const auto& it : route::load_of(asked, first, last)) {
        items.push_back({{"person", {{"id", it.person}, {"name", it.name}}},
                         {"posts", posts_json(call.desk.directory(), it.person, first)},
                         {"approvals", it.approvals}});
    }
    return json_response(
        200, {{"first", to_text(first)}, {"last", to_text(last)}, {"items", std::move(items)}});
}

}  // namespace phanbien::api
