#include "engine/route/decide.hpp"

#include <algorithm>
#include <optional>
#include <utility>

#include "engine/kernel/json.hpp"
#include "engine/route/schedule.hpp"

namespace phanbien::route {

namespace {

using Events = std::vector<RouteEvent>;

Problem refusal(ProblemKind kind, std::string code, Sentence why) {
    return {
        .kind = kind, .code = std::move(code), .vi = std::move(why.vi), .en = std::move(why.en)};
}

Problem conflict(std::string code, Sentence why) {
    return refusal(ProblemKind::conflict, std::move(code), std::move(why));
}

Problem wrong_field(std::string pointer, Sentence why) {
    return {.kind = ProblemKind::invalid,
            .code = "route.request",
            .vi = why.vi,
            .en = why.en,
            .fields = {{std::move(pointer), why.vi, why.en}}};
}

std::string name_in(const people::Directory& directory, const std::string& person) {
    const auto found = directory.person(person);
    return found ? directory.at(*found).name : person;
}

// A change of the plan that a Progress would need after these events, with them.
Events with_new_plan(const Progress& progress, Events events, const Circumstances& now) {
    Progress after = progress;
    for (const auto& it : events) {
        apply(after, it, now.now);
    }
    if (after.is_running()) {
        auto anew = replan(after, now);
        if (anew.plan != after.plan) {
            events.emplace_back(std::move(anew));
        }
    }
    return events;
}

// The approval by which four-eyes keeps this person from deciding here, or null.
const Decision* four_eyes(const Progress& progress, PlaceInPlan at, const std::string& person) {
    for (const auto other : progress.plan.steps[at].other_than) {
        for (const auto* it : progress.in_force(other)) {
            if (it->person == person) {
                return it;
            }
        }
    }
    return nullptr;
}

bool has_approved(const Progress& progress, PlaceInPlan at, const std::string& person) {
    return std::ranges::any_of(progress.in_force(at),
                               [&](const Decision* it) { return it->person == person; });
}

bool is_taken(const Progress& progress, PlaceInPlan at, const Standing& seat) {
    return std::ranges::any_of(progress.in_force(at), [&](const Decision* it) {
        return it->post == seat.post && it->holder == seat.holder;
    });
}

// One person's standing at one step by the directory of the day.
class Standings {
  public:
    Standings(const Progress& progress, PlaceInPlan at, const std::string& person,
              const Circumstances& now)
        : progress_(progress), at_(at), person_(person), now_(now) {}

    // Every seat this person may act for, decided in or not; in person first.
    std::vector<Standing> all() {
        const auto matter = matter_of(progress_.plan, now_.directory);
        const auto who = now_.directory.person(person_);
        const auto rule = now_.definition.step(progress_.plan.steps[at_].id);
        if (!matter || !who || !rule || matter->is_own_work_of(*who)) {
            return {};
        }
        const auto today = vietnam_day(now_.now);
        const SeatFinder finder(now_.directory, *matter);
        const auto& step = now_.definition.steps[*rule];
        for (const auto post : finder.posts_of(step, today)) {
            look_at(finder, post, *who, today);
        }
        if (progress_.steps[at_].late && step.silence == Silence::escalate) {
            for (const auto post : finder.escalation_posts_of(step, today)) {
                look_at(finder, post, *who, today);
            }
        }
        std::ranges::stable_sort(found_, {}, [](const Standing& it) { return it.chain.size(); });
        return std::move(found_);
    }

  private:
    void look_at(const SeatFinder& finder, people::PostIndex post, people::PersonIndex who,
                 Date today) {
        const auto& post_id = now_.directory.at(post).id;
        for (const auto holder : now_.directory.holders_of(post, today)) {
            const auto& holder_id = now_.directory.at(holder).id;
            if (const auto chain = finder.standing(post, holder, who, today)) {
                std::vector<std::string> ids;
                for (const auto it : *chain) {
                    ids.push_back(now_.directory.at(it).id);
                }
                found_.push_back({.post = post_id, .holder = holder_id, .chain = std::move(ids)});
            } else if (const auto* passed = passed_to(post_id, holder_id)) {
                found_.push_back({.post = post_id, .holder = holder_id, .chain = {passed->by}});
            }
        }
    }

    const Passed* passed_to(const std::string& post, const std::string& holder) const {
        for (const auto& it : progress_.steps[at_].passed) {
            if (it.post == post && it.holder == holder && it.to == person_) {
                return &it;
            }
        }
        return nullptr;
    }

    const Progress& progress_;
    PlaceInPlan at_;
    const std::string& person_;
    const Circumstances& now_;
    std::vector<Standing> found_;
};

Problem impossible(const std::vector<Obstacle>& obstacles) {
    Problem problem =
        conflict("route.impossible", {"Tuyến duyệt này không đi hết được với những người đang có.",
                                      "This route cannot be gone with the people there are."});
    for (const auto& it : obstacles) {
        problem.fields.push_back(
            {it.step, it.why.vi + " " + it.way_out.vi, it.why.en + " " + it.way_out.en});
    }
    return problem;
}

// Why somebody has no standing here: never asked, or no longer.
Problem not_asked(const Progress& progress, PlaceInPlan at, const Request& request) {
    const auto& step = progress.plan.steps[at];
    const auto& people = progress.plan.people;
    if (progress.plan.is_written_by(request.person)) {
        return refusal(ProblemKind::forbidden, "route.own_work",
                       {"Người soạn không được tự duyệt văn bản của mình.",
                        "An author may not approve his or her own document."});
    }
    if (progress.plan.is_own_work_of(request.person)) {
        return refusal(ProblemKind::forbidden, "route.own_work",
                       {"Người trình không được duyệt văn bản do mình trình.",
                        "Whoever submitted a document may not approve it."});
    }
    for (const auto& seat : step.seats) {
        const bool was_asked = std::ranges::any_of(
            seat.could_act, [&](Who it) { return people[it].id == request.person; });
        if (!was_asked) {
            continue;
        }
        if (people[seat.holder].id == request.person) {
            return refusal(ProblemKind::forbidden, "route.post_left",
                           {"Ông/bà không còn giữ chức danh “" + seat.label.vi + "”.",
                            "You no longer hold the post “" + seat.label.en + "”."});
        }
        const auto& holder = people[seat.holder].name;
        return refusal(ProblemKind::forbidden, "route.delegation_ended",
                       {"Hôm nay không có ủy quyền nào để ông/bà quyết định thay " + holder +
                            ": ủy quyền đã chấm dứt, hoặc người ủy quyền đang có mặt.",
                        "No delegation lets you decide for " + holder +
                            " today: it has ended, or whoever delegated is present."});
    }
    return refusal(ProblemKind::forbidden, "route.not_asked",
                   {"Bước “" + step.label.vi + "” không hỏi ý kiến ông/bà.",
                    "The step “" + step.label.en + "” does not ask you."});
}

class Deciding {
  public:
    Deciding(const Progress& progress, const Request& request, const Circumstances& now)
        : progress_(progress), request_(request), now_(now) {}

    Result<Events> decided() {
        const auto at = progress_.plan.step(request_.step);
        if (!at) {
            return refusal(ProblemKind::missing, "route.no_such_step",
                           {"Tuyến duyệt này không có bước đó.", "The route has no such step."});
        }
        at_ = *at;
        CHECK_THAT(is_possible_now());
        CHECK_THAT(is_well_filled_in());
        if (request_.verdict == Verdict::advise) {
            return advised();
        }
        TRY(const auto standing, standing_here());
        CHECK_THAT(is_free_to(standing));
        CHECK_THAT(leads_somewhere());
        auto decision = made();
        decision.post = standing.post;
        decision.holder = standing.holder;
        decision.chain = standing.chain;
        decision.no_longer_needed = progress_.steps[at_].status == StepStatus::done;
        return with_new_plan(progress_, {Decided{std::move(decision)}}, now_);
    }

  private:
    const PlannedStep& step() const { return progress_.plan.steps[at_]; }

    Decision made() const {
        Decision out;
        out.step = request_.step;
        out.verdict = request_.verdict;
        out.person = request_.person;
        out.holder = request_.person;
        out.document = request_.document;
        out.remark = request_.remark;
        out.to = request_.to;
        out.at = now_.now;
        return out;
    }

    Result<void> is_possible_now() const {
        if (!progress_.is_running()) {
            return conflict("route.ended",
                            {"Tuyến duyệt này đã kết thúc.", "This route has ended."});
        }
        if (request_.document != progress_.document) {
            return refusal(
                ProblemKind::stale, "route.document_changed",
                {"Văn bản đã được sửa sau khi ông/bà mở. Hãy xem bản mới rồi quyết định.",
                 "The document has changed since you opened it. Look at the new one, "
                 "then decide."});
        }
        const auto status = progress_.steps[at_].status;
        if (status == StepStatus::waiting) {
            return conflict(
                "route.not_open",
                {"Bước “" + step().label.vi + "” còn chờ các bước trước.",
                 "The step “" + step().label.en + "” still waits for those before it."});
        }
        if (status == StepStatus::done && request_.verdict != Verdict::approve) {
            return conflict("route.step_done", {"Bước “" + step().label.vi + "” đã xong.",
                                                "The step “" + step().label.en + "” is done."});
        }
        return {};
    }

    Result<void> is_well_filled_in() const {
        const auto length = code_points(request_.remark);
        if (length > remark_max) {
            return wrong_field("/remark",
                               {"Dài quá " + std::to_string(remark_max) + " ký tự.",
                                "Longer than " + std::to_string(remark_max) + " characters."});
        }
        const bool needs_words =
            request_.verdict == Verdict::send_back || request_.verdict == Verdict::refuse ||
            request_.verdict == Verdict::ask_advice || request_.verdict == Verdict::advise;
        if (needs_words && request_.remark.find_first_not_of(" \t\r\n") == std::string::npos) {
            return wrong_field("/remark", {"Hãy ghi lý do hoặc nội dung.", "Say why, or what."});
        }
        return {};
    }

    Result<Events> advised() const {
        const auto& advice = progress_.steps[at_].advice;
        if (std::ranges::none_of(advice, [&](const Advice& it) {
                return it.asked == request_.person && !it.answer;
            })) {
            return refusal(ProblemKind::forbidden, "route.no_advice_asked",
                           {"Không ai đang chờ ý kiến tham mưu của ông/bà ở bước này.",
                            "Nobody waits for your advice at this step."});
        }
        return Events{Decided{made()}};
    }

    Result<Standing> standing_here() const {
        auto all = Standings(progress_, at_, request_.person, now_).all();
        if (!request_.post.empty()) {
            std::erase_if(all, [&](const Standing& it) { return it.post != request_.post; });
        }
        if (all.empty()) {
            return not_asked(progress_, at_, request_);
        }
        const auto free = std::ranges::find_if(
            all, [&](const Standing& it) { return !is_taken(progress_, at_, it); });
        return free == all.end() ? all.front() : *free;
    }

    Result<void> is_free_to(const Standing& standing) const {
        if (const auto* other = four_eyes(progress_, at_, request_.person)) {
            const auto& before = progress_.plan.steps[*progress_.plan.step(other->step)].label;
            return conflict(
                "route.four_eyes",
                {"Ông/bà đã duyệt bước “" + before.vi + "”; bước này phải do người khác duyệt.",
                 "You approved the step “" + before.en + "”; somebody else has to decide here."});
        }
        if (has_approved(progress_, at_, request_.person)) {
            return conflict("route.already_decided", {"Ông/bà đã duyệt bước này rồi.",
                                                      "You have approved this step already."});
        }
        if (is_taken(progress_, at_, standing) && progress_.steps[at_].status != StepStatus::done) {
            const auto holder = name_in(now_.directory, standing.holder);
            return conflict("route.seat_taken",
                            {"Phần của " + holder + " đã có người duyệt thay.",
                             "Somebody has approved in the place of " + holder + " already."});
        }
        return {};
    }

    // That the step or person named exists and makes sense.
    Result<void> leads_somewhere() const {
        switch (request_.verdict) {
            case Verdict::send_back:
                return is_earlier_step();
            case Verdict::pass_on:
                CHECK_THAT(is_colleague());
                if (four_eyes(progress_, at_, request_.to) != nullptr ||
                    has_approved(progress_, at_, request_.to)) {
                    return wrong_field("/to",
                                       {"Người này đã duyệt rồi, không thể duyệt thêm ở đây.",
                                        "This person has approved already and cannot do so here."});
                }
                return {};
            case Verdict::ask_advice:
                return is_colleague();
            default:
                return {};
        }
    }

    Result<void> is_earlier_step() const {
        if (request_.to.empty()) {
            return {};
        }
        const auto target = progress_.plan.step(request_.to);
        if (!target || !progress_.is_before(*target, at_)) {
            return wrong_field("/to", {"Chỉ trả lại được cho một bước trước, hoặc cho người soạn.",
                                       "It can be sent back to an earlier step or to the author."});
        }
        return {};
    }

    // Somebody else of the host, with a post there today.
    Result<void> is_colleague() const {
        const auto& directory = now_.directory;
        const auto today = vietnam_day(now_.now);
        const auto who = directory.person(request_.to);
        const auto host = directory.body(progress_.plan.host);
        const bool works_here =
            who && std::ranges::any_of(directory.posts_of(*who, today), [&](people::PostIndex it) {
                return directory.body_of(it) == host;
            });
        if (!works_here || request_.to == request_.person ||
            progress_.plan.is_own_work_of(request_.to)) {
            return wrong_field("/to", {"Hãy chọn một người khác đang công tác tại cơ quan, không "
                                       "phải người soạn.",
                                       "Choose somebody else who works at the office today and is "
                                       "not the author."});
        }
        return {};
    }

    const Progress& progress_;
    const Request& request_;
    const Circumstances& now_;
    PlaceInPlan at_ = 0;
};

}  // namespace

Result<Events> begin(Plan plan, std::string document) {
    if (!plan.obstacles.empty()) {
        return impossible(plan.obstacles);
    }
    return Events{Begun{.plan = std::move(plan), .document = std::move(document)}};
}

Result<Events> decide(const Progress& progress, const Request& request, const Circumstances& now) {
    return Deciding(progress, request, now).decided();
}

Result<Events> replace_document(const Progress& progress, std::string document,
                                people::PersonIndex by, const Circumstances& now) {
    if (!progress.is_running() || document == progress.document) {
        return Events{};
    }
    auto after = progress;
    const auto& reviser = now.directory.at(by);
    const bool is_new = !progress.plan.is_written_by(reviser.id);
    if (is_new) {
        PlannedPeople people(std::move(after.plan.people));
        after.plan.revisers.push_back(people.place_of(reviser));
        after.plan.people = people.take();
    }
    apply(after, DocumentReplaced{document}, now.now);
    auto anew = replan(after, now);
    if (const auto obstacles = orphaned(progress, now, anew); is_new && !obstacles.empty()) {
        return impossible(obstacles);
    }
    Events events{DocumentReplaced{std::move(document)}};
    if (anew.plan != progress.plan) {
        events.emplace_back(std::move(anew));
    }
    return events;
}

Events recompute(const Progress& progress, const Circumstances& now) {
    if (!progress.is_running()) {
        return {};
    }
    auto anew = replan(progress, now);
    return differs(progress, anew) ? Events{std::move(anew)} : Events{};
}

Events let_pass(const Progress& progress, const Circumstances& now) {
    Events events;
    for (PlaceInPlan i = 0; progress.is_running() && i < progress.steps.size(); ++i) {
        const auto& state = progress.steps[i];
        if (state.status == StepStatus::open && !state.late &&
            now.now >= end_of_day(progress.plan.steps[i].due_on)) {
            events.emplace_back(StepLate{progress.plan.steps[i].id});
        }
    }
    return events.empty() ? events : with_new_plan(progress, std::move(events), now);
}

Result<Events> remind(const Progress& progress, const std::string& step, const std::string& by) {
    const auto at = progress.plan.step(step);
    if (!at || !progress.is_running() || progress.steps[*at].status != StepStatus::open) {
        return conflict("route.not_open", {"Bước này không chờ ai.", "Nobody is waited for here."});
    }
    return Events{Reminded{.step = step, .by = by}};
}

std::vector<Standing> standings(const Progress& progress, PlaceInPlan at, const std::string& person,
                                const Circumstances& now) {
    if (!progress.is_running() || progress.steps[at].status != StepStatus::open ||
        four_eyes(progress, at, person) != nullptr || has_approved(progress, at, person)) {
        return {};
    }
    auto all = Standings(progress, at, person, now).all();
    std::erase_if(all, [&](const Standing& it) { return is_taken(progress, at, it); });
    return all;
}

}  // namespace phanbien::route
