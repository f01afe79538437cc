// The approval routes of a dossier: how they stand, what would be different if, and the colleagues
// a step can be passed on to. What is decided on them are commands (commands.cpp).
#include <algorithm>

#include "engine/text/fold.hpp"
#include "web/api/approval_json.hpp"
#include "web/api/look.hpp"
#include "web/api/resources.hpp"

namespace phanbien::api {

namespace json = boost::json;

namespace {

constexpr std::size_t colleagues_max = 50;
constexpr std::size_t supposed_absences_max = 20;
constexpr std::size_t searched_text_max = 200;  // bytes

Problem route_missing() {
    return {ProblemKind::missing, "route.missing",
            "Hồ sơ không có tuyến duyệt này, hoặc bạn không được xem tuyến duyệt.",
            "The dossier has no such approval route, or you may not see it."};
}

RouteLook look_at(const DossierLook& look, const dossier::RouteRun& run) {
    return {.open = look.open,
            .run = run,
            .actor = look.actor,
            .directory = look.desk.directory(),
            .calendars = look.calendars,
            .definition = look.desk.route_definition(run.progress.plan.hash),
            .now = look.at};
}

// Who approves is the office's own business, as its history is.
Result<const dossier::RouteRun*> find_run(const Call& call, const OpenDossier& open) {
    const auto* run =
        open.access.history ? open.dossier.find_route(call.path.at("route")) : nullptr;
    if (run == nullptr) {
        return route_missing();
    }
    return run;
}

class SuppositionReader {
  public:
    SuppositionReader(const RouteLook& look, const json::value& body)
        : look_(look), in_(body, "") {}

    Result<route::Supposition> read() {
        each("absences", supposed_absences_max, [&](const json::value& it, const std::string& at) {
            ObjectReader in(it, at);
            read_absence(in);
            gather(in);
        });
        each("days", route::steps_max, [&](const json::value& it, const std::string& at) {
            ObjectReader in(it, at);
            read_days(in);
            gather(in);
        });
        before_ = in_.optional_date("before");
        gather(in_);
        if (!mistakes_.empty()) {
            return Problem{ProblemKind::invalid, "request.invalid",
                           "Một số điều giả định chưa hợp lệ.",
                           "Some of what is supposed is not valid.", std::move(mistakes_)};
        }
        return std::move(out_);
    }
    std::optional<Date> before() const { return before_; }

  private:
    template <class Read>
    void each(std::string_view name, std::size_t count_max, const Read& read) {
        const auto& member = in_.member(name);
        if (member.is_null()) {
            return;
        }
        const auto* list = member.if_array();
        if (list == nullptr || list->size() > count_max) {
            const auto most = std::to_string(count_max);
            in_.complain(name, "Cần một danh sách, tối đa " + most + " mục.",
                         "A list of at most " + most + " is needed.");
            return;
        }
        for (std::size_t i = 0; i < list->size(); ++i) {
            read((*list)[i], "/" + std::string(name) + "/" + std::to_string(i));
        }
    }

    void gather(ObjectReader& in) {
        if (auto problem = in.finish()) {
            std::ranges::move(problem->fields, std::back_inserter(mistakes_));
        }
    }

    void read_absence(ObjectReader& in) {
        const auto who = look_.directory.person(in.text("person", {.max = 200}));
        const people::Validity days{in.date("from"), in.date("until")};
        if (!who) {
            in.complain("person", "Không có người này trong danh mục tổ chức.",
                        "The directory has no such person.");
        } else if (days.is_empty()) {
            in.complain("until", "Ngày cuối trước ngày đầu.", "The last day is before the first.");
        } else {
            out_.absences.push_back({.person = *who, .validity = days, .line = {}});
        }
    }

    void read_days(ObjectReader& in) {
        const auto step = in.text("step", {.max = 200});
        const auto days = in.integer("days", 1, route::step_days_max);
        const auto place = look_.run.progress.plan.step(step);
        if (!place || look_.run.progress.steps[*place].status == route::StepStatus::done) {
            in.complain("step", "Tuyến duyệt không có bước này, hoặc bước đã xong.",
                        "The route has no such step, or it is done.");
        } else {
            out_.days[step] = static_cast<int>(days);
        }
    }

    const RouteLook& look_;
    ObjectReader in_;
    route::Supposition out_;
    std::optional<Date> before_;
    std::vector<FieldProblem> mistakes_;
};

Result<route::Circumstances> running_circumstances(const RouteLook& look) {
    if (!look.run.progress.is_running()) {
        return Problem{ProblemKind::conflict, "route.ended", "Tuyến duyệt này đã kết thúc.",
                       "This route has ended."};
    }
    auto now = look.circumstances();
    if (!now) {
        return Problem{ProblemKind::conflict, "route.unreadable",
                       "Không còn định nghĩa của tuyến duyệt này. Hãy báo cho người quản trị.",
                       "The definition of this route is no longer there. Tell the administrator."};
    }
    return *std::move(now);
}

// Somebody of the host today with the names of their posts there.
json::object colleague_json(const people::Directory& directory, people::PersonIndex who,
                            people::BodyIndex host, Date today) {
    json::array posts;
    for (const auto post : directory.posts_of(who, today)) {
        if (directory.body_of(post) == host) {
            const auto& it = directory.at(post);
            posts.push_back({{"vi", it.vi}, {"en", it.en}});
        }
    }
    return {{"id", directory.at(who).id},
            {"name", directory.at(who).name},
            {"posts", std::move(posts)},
            {"away", directory.is_away(who, today)}};
}

bool is_sought(const std::string& text, const json::object& colleague) {
    const auto in = [&](const json::value& words) {
        return text::found_in(text, std::string_view(words.as_string()));
    };
    return text.empty() || in(colleague.at("name")) ||
           std::ranges::any_of(colleague.at("posts").as_array(), [&](const json::value& post) {
               return in(post.at("vi")) || in(post.at("en"));
           });
}

// Who holds a post of the host that day, each once, in its order of precedence.
std::vector<people::PersonIndex> people_of(const people::Directory& directory,
                                           people::BodyIndex host, Date today) {
    std::vector<people::PersonIndex> out;
    const auto posts = directory.posts_of(host);
    for (auto i = posts.begin; i < posts.end; ++i) {
        for (const auto who : directory.holders_of(people::PostIndex{i}, today)) {
            if (std::ranges::find(out, who) == out.end()) {
                out.push_back(who);
            }
        }
    }
    return out;
}

}  // namespace

json::array route_runs_json(const DossierLook& look) {
    json::array out;
    if (look.open.access.history) {
        const auto choices = look.tense == Tense::now ? Choices::shown : Choices::left_out;
        for (const auto& run : look.open.dossier.routes) {
            out.push_back(route_run_json(look_at(look, run), choices));
        }
    }
    return out;
}

Result<Response> get_dossier_routes(Call& call) {
    const auto actor = call.actor();
    TRY(const auto open, call.desk.open(call.dossier(), actor));
    return json_response(200,
                         json::object{{"items", route_runs_json(look_now(call, open, actor))}});
}

Result<Response> post_route_what_if(Call& call) {
    const auto actor = call.actor();
    TRY(const auto open, call.desk.open(call.dossier(), actor));
    TRY(const auto* run, find_run(call, open));
    const auto look = look_at(look_now(call, open, actor), *run);
    TRY(const auto now, running_circumstances(look));
    TRY(const auto body, call.json());
    SuppositionReader reader(look, body);
    TRY(const auto supposed, reader.read());
    auto progress = run->progress;
    // Against the plan as the directory of today has it, so that only what is supposed differs.
    progress.plan = route::replan(run->progress, now).plan;
    const auto before = rest_of_route(look, progress, reader.before());
    auto steps_before = route_steps_json(look, progress, before, Choices::left_out);
    progress.plan = route::replan(run->progress, now, supposed).plan;
    const auto after = rest_of_route(look, progress, reader.before());
    return json_response(
        200, {{"before",
               {{"steps", std::move(steps_before)},
                {"ends_on", to_text(before.analysis.critical.ends_on)}}},
              {"steps", route_steps_json(look, progress, after, Choices::left_out)},
              {"obstacles", route_obstacles_json(progress.plan)},
              {"findings", sentences_json(route::explained(after.plan, after.analysis))},
              {"differences", sentences_json(route::differences(before, after))},
              {"ends_on", to_text(after.analysis.critical.ends_on)}});
}

Result<Response> get_route_people(Call& call) {
    const auto actor = call.actor();
    TRY(const auto open, call.desk.open(call.dossier(), actor));
    TRY(const auto* run, find_run(call, open));
    const auto sought = call.query.find("text");
    const auto text = sought == call.query.end() ? std::string() : sought->second;
    if (text.size() > searched_text_max) {
        return Problem{ProblemKind::invalid, "request.query", "Nội dung tìm quá dài.",
                       "The text to search for is too long."};
    }
    const auto& directory = call.desk.directory();
    const auto& plan = run->progress.plan;
    const auto host = directory.body(plan.host);
    const auto me = directory.person_of_account(actor.username);
    json::array items;
    bool more = false;
    for (const auto who :
         host ? people_of(directory, *host, call.today()) : std::vector<people::PersonIndex>{}) {
        if (who == me || directory.at(who).id == plan.people[plan.author].id) {
            continue;
        }
        auto colleague = colleague_json(directory, who, *host, call.today());
        if (!is_sought(text, colleague)) {
            continue;
        }
        more = items.size() == colleagues_max;
        if (more) {
            break;
        }
        items.push_back(std::move(colleague));
    }
    return json_response(200, json::object{{"items", std::move(items)}, {"more", more}});
}

}  // namespace phanbien::api
