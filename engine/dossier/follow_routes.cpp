// What follows from events for approval routes. Events are folded into a copy of the dossier; what
// they ask for becomes further events, which are folded in turn.
#include <algorithm>
#include <iterator>
#include <optional>
#include <set>
#include <utility>

#include "engine/dossier/act_names.hpp"
#include "engine/dossier/decision.hpp"
#include "engine/dossier/limits.hpp"
#include "engine/dossier/procedure.hpp"
#include "engine/dossier/refusal.hpp"
#include "engine/dossier/route_events.hpp"
#include "engine/dossier/route_run.hpp"
#include "engine/kernel/json.hpp"

namespace phanbien::dossier {

namespace {

constexpr std::size_t followed_events_max = 4 * sent_events_max;
constexpr std::string_view unavailable = route_outcomes.back();

// Opinions come in thousands, and no route asks after them.
bool is_about_opinions(const EventBody& body) {
    return std::holds_alternative<OpinionGiven>(body) ||
           std::holds_alternative<OpinionsImported>(body) ||
           std::holds_alternative<OpinionRevised>(body) ||
           std::holds_alternative<OpinionWithdrawn>(body) ||
           std::holds_alternative<PlacementsMade>(body);
}

// A dossier without routes is not copied: most commands end here.
bool concerns_routes(const Dossier& dossier, const Bodies& bodies) {
    return (running_route(dossier) != nullptr && !std::ranges::all_of(bodies, is_about_opinions)) ||
           std::ranges::any_of(bodies, [](const EventBody& body) {
               const auto* moved = std::get_if<Moved>(&body);
               return moved != nullptr && !moved->invokes.empty();
           });
}

Problem author_unknown() {
    return conflict(
        "route.author_unknown",
        "Không rõ ai soạn văn bản này: tài khoản đã đưa văn bản vào không gắn với người "
        "nào đang giữ chức vụ trong danh mục tổ chức. Hãy nhờ người quản trị ghi vào "
        "danh mục, hoặc để người soạn đưa văn bản vào.",
        "It is not known who wrote this document: the account that put it in belongs to "
        "nobody who holds a post in the directory. Ask the administrator to name it "
        "there, or let the author put the document in.");
}

std::optional<people::PersonIndex> person_of(const AccountId& account, const Context& context) {
    const auto name = context.routes->username(account);
    return name.empty() ? std::nullopt : context.routes->directory().person_of_account(name);
}

// Who wrote the document, in the first post they hold that day.
Result<route::Matter> matter_of(const AccountId& author, boost::json::object facts,
                                const Context& context) {
    const auto& directory = context.routes->directory();
    const auto person = person_of(author, context);
    const auto posts = person ? directory.posts_of(*person, vietnam_day(context.now))
                              : std::vector<people::PostIndex>{};
    if (posts.empty()) {
        return author_unknown();
    }
    return route::Matter{.host = directory.body_of(posts.front()),
                         .author = *person,
                         .author_post = posts.front(),
                         .kind = context.workflow.id(),
                         .facts = std::move(facts),
                         .submitter = {}};
}

class Following {
  public:
    Following(const Dossier& dossier, Occasion occasion, Bodies bodies, const Context& context)
        : dossier_(dossier),
          occasion_(std::move(occasion)),
          bodies_(std::move(bodies)),
          context_(context) {}

    Result<Bodies> all() {
        while (folded_ < bodies_.size()) {
            if (bodies_.size() > followed_events_max) {
                return conflict(
                    "workflow.incident", "Quy trình và tuyến duyệt gọi nhau không dứt.",
                    "The procedure and its approval route call each other without end.");
            }
            fold();
            TRY(auto next, following());
            std::ranges::move(next, std::back_inserter(bodies_));
        }
        return std::move(bodies_);
    }

  private:
    void fold() {
        const auto first = bodies_.begin() + static_cast<std::ptrdiff_t>(folded_);
        const Bodies fresh(first, bodies_.end());
        for (const auto& body : fresh) {
            if (const auto* moved = std::get_if<Moved>(&body)) {
                note(*moved);
            }
        }
        dossier_ = after(std::move(dossier_), fresh, occasion_);
        folded_ = bodies_.size();
    }

    void note(const Moved& moved) {
        for (const auto& id : moved.uninvokes) {
            if (std::erase_if(invoked_, [&](const Invocation& it) { return it.id == id; }) == 0) {
                left_.push_back(id);
            }
        }
        invoked_.insert(invoked_.end(), moved.invokes.begin(), moved.invokes.end());
        if (folded_ == 0) {
            for (const auto& it : moved.invokes) {
                (moved.restored.empty() ? submitted_ : taken_up_).insert(it.id);
            }
        }
    }

    // The next that follows: what was left ends before anything else begins.
    Result<Bodies> following() {
        if (auto bodies = withdrawn(); !bodies.empty()) {
            return bodies;
        }
        if (!invoked_.empty()) {
            return begun();
        }
        TRY(auto replaced_now, replaced());
        if (!replaced_now.empty()) {
            return replaced_now;
        }
        return heard();
    }

    Bodies withdrawn() {
        Bodies out;
        for (const auto& id : std::exchange(left_, {})) {
            const auto* run = dossier_.find_route(id);
            if (run != nullptr && run->progress.is_running()) {
                out.push_back(event_of(*run, route::Withdrawn{}));
            }
        }
        return out;
    }

    // One at a time: what one begins with may leave the state that asked for the next.
    Result<Bodies> begun() {
        auto invocation = std::move(invoked_.front());
        invoked_.erase(invoked_.begin());
        return begin(std::move(invocation));
    }

    // An office without a directory is told so at once, and its procedure goes another way.
    Result<Bodies> begin(Invocation invocation) const {
        if (context_.routes == nullptr || context_.routes->directory().bodies().empty()) {
            return told(invocation.id, {{"outcome", unavailable}, {"reason", ""}});
        }
        RouteRun run{.invoke = invocation.id,
                     .document_kind = text_member(invocation.data, route_document_param),
                     .progress = {}};
        const auto* document = dossier_.newest_document(run.document_kind);
        if (document == nullptr) {
            return no_document(run.document_kind);
        }
        invocation.data.erase(route_document_param);
        TRY(auto matter, matter_of(document->by, std::move(invocation.data), context_));
        if (submitted_.contains(invocation.id)) {
            matter.submitter = person_of(occasion_.actor, context_);
        } else if (taken_up_.contains(invocation.id)) {
            remember_whose(matter, invocation.id);
        }
        TRY(const auto* definition, definition_for(invocation.source, matter.host));
        TRY(auto plan, route::plan(*definition, context_.routes->directory(), context_.calendars,
                                   matter, vietnam_day(context_.now)));
        TRY(auto events, route::begin(std::move(plan), document->attached.file.hash.text()));
        return events_of(run, std::move(events));
    }

    // After a pause it is still the work of those whose it was before: whoever takes the procedure
    // up again has submitted nothing.
    void remember_whose(route::Matter& matter, const std::string& invoke) const {
        const auto* before = dossier_.find_route(invoke);
        if (before == nullptr) {
            return;
        }
        const auto& plan = before->progress.plan;
        const auto person = [&](route::Who who) {
            return context_.routes->directory().person(plan.people[who].id);
        };
        if (plan.submitter) {
            matter.submitter = person(*plan.submitter);
        }
        auto writers = plan.revisers;
        writers.insert(writers.begin(), plan.author);
        for (const auto who : writers) {
            if (const auto writer = person(who); writer && *writer != matter.author) {
                matter.revisers.push_back(*writer);
            }
        }
    }

    // The first of those named that is for a body of this level.
    Result<const route::Definition*> definition_for(const std::string& names,
                                                    people::BodyIndex host) const {
        const auto level = context_.routes->directory().at(host).level;
        for (const auto& id : route_ids(names)) {
            const auto* definition = context_.routes->current(id);
            if (definition != nullptr && definition->is_for(level)) {
                return definition;
            }
        }
        return conflict("route.unknown",
                        "Cơ quan không có tuyến duyệt nào cho cấp của mình trong số: " + names +
                            ". Hãy báo cho người quản trị.",
                        "The office has no approval route for its level among: " + names +
                            ". Tell the administrator.");
    }

    Problem no_document(const std::string& kind) const {
        const auto* item = context_.workflow.item("document_kind", kind);
        const Label label = item == nullptr ? Label{kind, kind} : item->label;
        return conflict("route.no_document",
                        "Chưa có “" + label.vi + "” để trình duyệt. Hãy thêm văn bản trước.",
                        "There is no “" + label.en + "” to approve yet. Add the document first.");
    }

    Result<Bodies> replaced() const {
        Bodies out;
        for (const auto& run : dossier_.routes) {
            const auto* document = dossier_.newest_document(run.document_kind);
            if (!run.progress.is_running() || document == nullptr ||
                document->attached.file.hash.text() == run.progress.document) {
                continue;
            }
            const auto by = person_of(document->by, context_);
            if (!by) {
                return author_unknown();
            }
            TRY(const auto now, circumstances_of(run, context_));
            TRY(auto happened, route::replace_document(
                                   run.progress, document->attached.file.hash.text(), *by, now));
            std::ranges::move(events_of(run, std::move(happened)), std::back_inserter(out));
        }
        return out;
    }

    // The first route that has ended and that the procedure has not heard of yet.
    Result<Bodies> heard() const {
        for (const auto& run : dossier_.routes) {
            const bool is_waited_for =
                statechart::find_invoked(dossier_.instance, run.invoke) != nullptr &&
                dossier_.find_route(run.invoke) == &run;
            if (is_waited_for && !run.progress.is_running()) {
                return told(run);
            }
        }
        return Bodies{};
    }

    Result<Bodies> told(const RouteRun& run) const {
        const auto& decisions = run.progress.decisions;
        return told(run.invoke, {{"outcome", std::string(route::name_of(run.progress.outcome))},
                                 {"reason", decisions.empty() ? "" : decisions.back().remark}});
    }

    Result<Bodies> told(const std::string& invoke, boost::json::object data) const {
        TRY(auto moves,
            raise_event(dossier_, {.name = done_event(invoke), .data = data, .invoke_id = invoke},
                        context_));
        if (moves.empty()) {
            return conflict(
                "workflow.incident",
                "Quy trình không nhận kết quả của tuyến duyệt, chưa có gì được ghi. Hãy "
                "báo cho người quản trị.",
                "The procedure does not take the outcome of the approval route; nothing "
                "was written. Tell the administrator.");
        }
        moves.front().data = std::move(data);
        return Bodies(std::make_move_iterator(moves.begin()), std::make_move_iterator(moves.end()));
    }

    Dossier dossier_;
    Occasion occasion_;
    Bodies bodies_;
    const Context& context_;
    std::size_t folded_ = 0;           // of bodies_, into dossier_
    std::vector<Invocation> invoked_;  // and not begun yet
    std::vector<std::string> left_;    // and not withdrawn yet
    // Those that the person whose command it is asked for, rather than another route's outcome.
    std::set<std::string> submitted_;
    std::set<std::string> taken_up_;  // those of a state that was left and is taken up again
};

}  // namespace

Result<Bodies> with_routes(const Dossier& dossier, const Occasion& occasion, Bodies bodies,
                           const Context& context) {
    if (!concerns_routes(dossier, bodies)) {
        return bodies;
    }
    return Following(dossier, occasion, std::move(bodies), context).all();
}

}  // namespace phanbien::dossier
