#include "engine/route/replan.hpp"

#include <algorithm>
#include <optional>
#include <utility>

#include "engine/route/schedule.hpp"

namespace phanbien::route {

namespace {

// "Nguyễn A, Trần B (thay Lê C)": who is asked at a step.
Sentence asked_at(const Plan& plan, const PlannedStep& step) {
    Sentence out;
    const auto add = [&](const std::string& vi, const std::string& en) {
        out.vi += (out.vi.empty() ? "" : ", ") + vi;
        out.en += (out.en.empty() ? "" : ", ") + en;
    };
    for (const auto& seat : step.seats) {
        const auto& holder = plan.people[seat.holder].name;
        if (!seat.asked) {
            add(holder + " (đang vắng, không ai thay)", holder + " (away, nobody acts instead)");
        } else if (*seat.asked == seat.holder) {
            add(holder, holder);
        } else {
            const auto& actor = plan.people[*seat.asked].name;
            add(actor + " (thay " + holder + ")", actor + " (for " + holder + ")");
        }
    }
    return out.vi.empty() ? Sentence{"không ai", "nobody"} : out;
}

// By ids, not by names: two people may have the same name.
bool asks_the_same(const Plan& one, const PlannedStep& left, const Plan& other,
                   const PlannedStep& right) {
    const auto same_seat = [&](const Seat& a, const Seat& b) {
        return a.post == b.post && one.people[a.holder].id == other.people[b.holder].id &&
               a.asked.has_value() == b.asked.has_value() &&
               (!a.asked || one.people[*a.asked].id == other.people[*b.asked].id);
    };
    return left.quorum == right.quorum && std::ranges::equal(left.seats, right.seats, same_seat);
}

class Replanner {
  public:
    Replanner(const Progress& progress, const Circumstances& now, const Matter& matter,
              const Supposition& supposed)
        : progress_(progress),
          now_(now),
          supposed_(supposed),
          today_(vietnam_day(now.now)),
          finder_(now.directory, matter, supposed.absences),
          people_(progress.plan.people) {
        out_.plan = progress.plan;
        out_.plan.obstacles.clear();
    }

    Replanned made() {
        for (PlaceInPlan i = 0; i < out_.plan.steps.size(); ++i) {
            const auto rule = now_.definition.step(out_.plan.steps[i].id);
            if (progress_.steps[i].status != StepStatus::done && rule) {
                renew(i, now_.definition.steps[*rule]);
            }
        }
        out_.plan.people = people_.take();
        for (PlaceInPlan i = 0; i < out_.plan.steps.size(); ++i) {
            note_change(i);
        }
        return std::move(out_);
    }

  private:
    // An open step keeps the day it opened on; one that waits opens when those before it are due.
    Date opens_on(PlaceInPlan at) const {
        if (progress_.steps[at].status == StepStatus::open) {
            return vietnam_day(*progress_.steps[at].opened_at);
        }
        auto day = today_;
        for (const auto it : out_.plan.steps[at].after) {
            if (progress_.steps[it].status != StepStatus::done) {
                day = std::max(day, out_.plan.steps[it].due_on);
            }
        }
        return day;
    }

    void renew(PlaceInPlan at, const StepRule& rule) {
        auto& step = out_.plan.steps[at];
        step.days = days_of(rule, supposed_);
        set_days(step, opens_on(at), rule.remind, now_.calendars);
        const auto asked_on = std::max(step.opens_on, today_);
        if (auto obstacle = ask_people(step, rule, asked_on, finder_, people_)) {
            out_.plan.obstacles.push_back(*std::move(obstacle));
        }
    }

    void note_change(PlaceInPlan at) {
        const auto& before = progress_.plan.steps[at];
        const auto& after = out_.plan.steps[at];
        if (asks_the_same(progress_.plan, before, out_.plan, after)) {
            return;
        }
        const auto was = asked_at(progress_.plan, before);
        const auto is = asked_at(out_.plan, after);
        out_.changes.push_back(
            {.step = after.id,
             .what = {
                 "Bước “" + after.label.vi + "”: nay hỏi " + is.vi + "; trước đó " + was.vi + ".",
                 "Step “" + after.label.en + "” now asks " + is.en + "; before, " + was.en + "."}});
    }

    const Progress& progress_;
    const Circumstances& now_;
    const Supposition& supposed_;
    Date today_;
    SeatFinder finder_;
    PlannedPeople people_;
    Replanned out_;
};

// Those who are still in the directory: nobody else can approve.
std::vector<people::PersonIndex> revisers_of(const Plan& plan, const people::Directory& directory) {
    std::vector<people::PersonIndex> out;
    for (const auto it : plan.revisers) {
        if (const auto person = directory.person(plan.people[it].id)) {
            out.push_back(*person);
        }
    }
    return out;
}

}  // namespace

std::optional<Matter> matter_of(const Plan& plan, const people::Directory& directory) {
    const auto host = directory.body(plan.host);
    const auto author = directory.person(plan.people[plan.author].id);
    const auto post = directory.post(plan.author_post);
    if (!host || !author || !post) {
        return std::nullopt;
    }
    return Matter{.host = *host,
                  .author = *author,
                  .author_post = *post,
                  .kind = plan.matter,
                  .facts = {},
                  .submitter = plan.submitter ? directory.person(plan.people[*plan.submitter].id)
                                              : std::nullopt,
                  .revisers = revisers_of(plan, directory)};
}

Replanned replan(const Progress& progress, const Circumstances& circumstances,
                 const Supposition& supposed) {
    const auto matter = matter_of(progress.plan, circumstances.directory);
    if (!matter) {
        return {.plan = progress.plan, .changes = {}};
    }
    return Replanner(progress, circumstances, *matter, supposed).made();
}

bool differs(const Progress& progress, const Replanned& made) {
    return !made.changes.empty() || made.plan.obstacles != progress.plan.obstacles;
}

std::vector<Obstacle> orphaned(const Progress& progress, const Circumstances& circumstances,
                               const Replanned& made) {
    if (!matter_of(progress.plan, circumstances.directory)) {
        const auto& label = progress.plan.label;
        return {{.step = {},
                 .why = {"Cơ quan chủ trì, người soạn hoặc chức danh của người soạn trên tuyến “" +
                             label.vi + "” không còn trong danh bạ.",
                         "The host, the author or the author's post of the route “" + label.en +
                             "” is no longer in the directory."},
                 .way_out = {"Hãy ghi ngày kết thúc (until) thay vì xóa.",
                             "Give it a last day (until) instead of removing it."}}};
    }
    auto obstacles = made.plan.obstacles;
    std::erase_if(obstacles, [&](const Obstacle& it) {
        return std::ranges::find(progress.plan.obstacles, it.step, &Obstacle::step) !=
               progress.plan.obstacles.end();
    });
    return obstacles;
}

}  // namespace phanbien::route
