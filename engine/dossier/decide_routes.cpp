// Decisions on approval routes: who may is found out by the route itself (engine/route/decide.hpp)
// from the office's directory of the day; no action of the definition grants them.
#include <algorithm>
#include <iterator>

#include "engine/dossier/act_names.hpp"
#include "engine/dossier/decision.hpp"
#include "engine/dossier/refusal.hpp"
#include "engine/dossier/route_events.hpp"
#include "engine/dossier/route_run.hpp"

namespace phanbien::dossier {

namespace {

Result<const RouteRun*> known_route(const Dossier& dossier, const std::string& invoke) {
    const auto* run = dossier.find_route(invoke);
    if (run == nullptr) {
        return nothing_with_that_id("/data/route", "tuyến duyệt", "approval route");
    }
    return run;
}

// The fields of a route's refusal are those of the command's data.
Problem with_data_pointers(Problem problem) {
    for (auto& field : problem.fields) {
        if (field.pointer.starts_with('/')) {
            field.pointer.insert(0, "/data");
        }
    }
    return problem;
}

class ToBody {
  public:
    explicit ToBody(const RouteRun& run) : run_(run) {}

    EventBody operator()(route::Begun it) const {
        return RouteBegun{
            .invoke = run_.invoke, .document_kind = run_.document_kind, .begun = std::move(it)};
    }
    EventBody operator()(route::Decided it) const {
        it.decision.at = {};  // the event's own time
        return RouteDecided{.invoke = run_.invoke, .decided = std::move(it), .to_account = {}};
    }
    EventBody operator()(route::DocumentReplaced it) const {
        return RouteDocumentReplaced{.invoke = run_.invoke, .replaced = std::move(it)};
    }
    EventBody operator()(route::Replanned it) const {
        return RouteReplanned{.invoke = run_.invoke, .replanned = std::move(it)};
    }
    EventBody operator()(route::StepLate it) const {
        return RouteStepLate{.invoke = run_.invoke, .late = std::move(it)};
    }
    EventBody operator()(route::Reminded it) const {
        return RouteReminded{.invoke = run_.invoke, .reminded = std::move(it)};
    }
    EventBody operator()(route::Withdrawn it) const {
        return RouteWithdrawn{.invoke = run_.invoke, .withdrawn = std::move(it)};
    }

  private:
    const RouteRun& run_;
};

// The person of the directory behind an account, or nothing.
std::optional<people::PersonIndex> person_behind(const people::Actor& actor,
                                                 const people::Directory& directory) {
    return actor.username.empty() ? std::nullopt : directory.person_of_account(actor.username);
}

// Approvals in one go are for steps whose rule says that nothing has to be read there.
Result<void> may_be_one_of_many(const RouteRun& run, const DecideRoute& command) {
    const auto step = run.progress.plan.step(command.step);
    const bool allowed =
        command.verdict == route::Verdict::approve && step && run.progress.plan.steps[*step].bulk;
    if (command.bulk && !allowed) {
        return conflict("route.one_by_one", "Bước này phải được xem và duyệt riêng từng văn bản.",
                        "At this step each document has to be looked at and approved by itself.");
    }
    return {};
}

// Whoever is passed on to, or asked for advice, may read the dossier from then on.
void note_account(Bodies& bodies, const people::Directory& directory) {
    for (auto& body : bodies) {
        auto* decided = std::get_if<RouteDecided>(&body);
        const auto person =
            decided == nullptr ? std::nullopt : directory.person(decided->decided.decision.to);
        if (person) {
            decided->to_account = directory.at(*person).account;
        }
    }
}

}  // namespace

EventBody event_of(const RouteRun& run, route::RouteEvent happened) {
    return std::visit(ToBody(run), std::move(happened));
}

Bodies events_of(const RouteRun& run, std::vector<route::RouteEvent> happened) {
    Bodies out;
    for (auto& it : happened) {
        out.push_back(event_of(run, std::move(it)));
    }
    return out;
}

Result<route::Circumstances> circumstances_of(const RouteRun& run, const Context& context) {
    const auto* definition =
        context.routes == nullptr ? nullptr : context.routes->by_hash(run.progress.plan.hash);
    if (definition == nullptr) {
        return conflict("route.unreadable",
                        "Không còn định nghĩa của tuyến duyệt này. Hãy báo cho người quản trị.",
                        "The definition of this route is no longer there. Tell the administrator.");
    }
    return route::Circumstances{.definition = *definition,
                                .directory = context.routes->directory(),
                                .calendars = context.calendars,
                                .now = context.now};
}

Result<Bodies> decide_on_route(const Dossier& dossier, const people::Actor& actor,
                               const DecideRoute& command, const Context& context) {
    TRY(const auto* run, known_route(dossier, command.invoke));
    TRY(const auto now, circumstances_of(*run, context));
    const auto person = person_behind(actor, now.directory);
    if (!person) {
        return conflict("route.not_in_directory",
                        "Tài khoản này không gắn với ai trong danh mục tổ chức nên không duyệt "
                        "được. Hãy nhờ người quản trị ghi tài khoản vào danh mục.",
                        "No person of the directory has this account, so it can approve nothing. "
                        "Ask the administrator to name it there.");
    }
    CHECK_THAT(may_be_one_of_many(*run, command));
    const route::Request request{.person = now.directory.at(*person).id,
                                 .step = command.step,
                                 .verdict = command.verdict,
                                 .document = command.document,
                                 .remark = command.remark,
                                 .to = command.to,
                                 .post = command.post};
    auto decided = route::decide(run->progress, request, now);
    if (!decided) {
        return with_data_pointers(decided.error());
    }
    auto bodies = events_of(*run, *std::move(decided));
    note_account(bodies, now.directory);
    return bodies;
}

Result<Bodies> decide_reminder(const Dossier& dossier, const people::Actor& actor,
                               const RemindRoute& command, const Context& context) {
    if (actor.organisation != dossier.registered.host) {
        return not_granted();
    }
    TRY(const auto* run, known_route(dossier, command.invoke));
    TRY(const auto now, circumstances_of(*run, context));
    const auto person = person_behind(actor, now.directory);
    const auto by = person ? now.directory.at(*person).id : actor.username;
    TRY(auto reminded, route::remind(run->progress, command.step, by));
    return events_of(*run, std::move(reminded));
}

Result<Bodies> decide_route_time(const Dossier& dossier, const Elapse& command,
                                 const Context& context) {
    const auto* run = dossier.find_route(route_of_timer(command.timer));
    const auto moment = run == nullptr ? std::nullopt : next_moment(*run);
    if (!moment) {
        return conflict("timer.gone", "Tuyến duyệt này không còn chờ gì nữa.",
                        "This approval route no longer waits for anything.");
    }
    if (context.now < *moment) {
        return conflict("timer.early", "Chưa đến hạn.", "It is not due yet.");
    }
    TRY(const auto now, circumstances_of(*run, context));
    auto happened = route::let_pass(run->progress, now);
    const auto& steps = run->progress.steps;
    for (std::size_t i = 0; i < steps.size(); ++i) {
        const auto& planned = run->progress.plan.steps[i];
        if (const auto due = reminder_due(planned, steps[i]); due && *due <= context.now) {
            happened.emplace_back(route::Reminded{.step = planned.id, .by = {}});
        }
    }
    return events_of(*run, std::move(happened));
}

Result<Bodies> decide_to_follow(const Dossier& dossier, const people::Actor& actor,
                                const FollowDirectory& command, const Context& context) {
    if (!dossier.exists() || !actor.is_system()) {
        return no_such_dossier();
    }
    Bodies bodies(command.made.begin(), command.made.end());
    if (!bodies.empty()) {
        return bodies;
    }
    for (const auto& run : dossier.routes) {
        if (run.progress.is_running()) {
            TRY(const auto now, circumstances_of(run, context));
            std::ranges::move(events_of(run, route::recompute(run.progress, now)),
                              std::back_inserter(bodies));
        }
    }
    if (bodies.empty()) {
        return conflict("route.unchanged", "Không có gì thay đổi trên tuyến duyệt.",
                        "Nothing has changed on the approval route.");
    }
    return bodies;
}

}  // namespace phanbien::dossier
