#include "engine/route/plan.hpp"

#include <algorithm>
#include <set>

#include "engine/route/schedule.hpp"
#include "engine/route/staffing.hpp"
#include "engine/statechart/evaluate_expression.hpp"

namespace phanbien::route {

namespace {

Problem no_answer(const std::string& step, const std::string& condition, const Problem& why) {
    return {
        .kind = ProblemKind::invalid,
        .code = "route.facts",
        .vi = "Bước “" + step + "”: điều kiện “" + condition + "” không trả lời được. " + why.vi,
        .en = "Step “" + step + "”: the condition “" + condition + "” has no answer. " + why.en};
}

Problem fact_missing(const FactRule& fact) {
    return {.kind = ProblemKind::invalid,
            .code = "route.facts",
            .vi = "Chưa biết “" + fact.label.vi + "” (" + fact.id + ") của hồ sơ này.",
            .en = "“" + fact.label.en + "” (" + fact.id + ") of this matter is not known."};
}

// What the rule says; where all are asked to agree, as many as there are holders.
int quorum_of(const StepRule& rule, const std::vector<Seat>& seats) {
    std::set<Who> holders;
    for (const auto& it : seats) {
        holders.insert(it.holder);
    }
    return rule.quorum.value_or(std::max(1, static_cast<int>(holders.size())));
}

// Why this step cannot be done by those it asks.
std::optional<Obstacle> obstacle_of(const PlannedStep& step, bool has_posts) {
    const auto obstacle = [&](Sentence why, Sentence way_out) {
        return Obstacle{.step = step.id, .why = std::move(why), .way_out = std::move(way_out)};
    };
    const std::string vi = "Bước “" + step.label.vi + "”";
    const std::string en = "Step “" + step.label.en + "”";
    if (!has_posts) {
        return obstacle({vi + ": không có chức danh nào mà bước này hỏi.",
                         en + ": there is no post of the kind that it asks."},
                        {"Thêm chức danh vào tổ chức, hoặc sửa bước trong tuyến duyệt.",
                         "Add the post to the organisation, or correct the step of the route."});
    }
    if (step.seats.empty()) {
        return obstacle(
            {vi + ": không ai giữ chức danh được hỏi, ngoài chính người soạn hoặc người trình.",
             en + ": nobody holds the posts asked, other than the author or whoever submitted it."},
            {"Bổ nhiệm người giữ chức danh, hoặc để người khác soạn, người khác trình.",
             "Appoint somebody, or let somebody else write it, or submit it."});
    }
    const int people = approvals_possible(step);
    if (people >= step.quorum) {
        return std::nullopt;
    }
    const auto found = std::to_string(people);
    const auto wanted = std::to_string(step.quorum);
    const auto on = calendar::written(step.opens_on);
    return obstacle({vi + ": cần " + wanted + " người, ngày " + on + " chỉ có " + found + ".",
                     en + " needs " + wanted + " people; on " + to_text(step.opens_on) + " there " +
                         (people == 1 ? "is only " : "are only ") + found + "."},
                    {"Ủy quyền cho người có mặt, đổi thời gian vắng, hoặc giảm số người cần.",
                     "Delegate to somebody present, change the absence, or ask for fewer people."});
}

class Planner {
  public:
    Planner(const Definition& definition, const people::Directory& directory,
            const calendar::Calendars& calendars, const Matter& matter, Date day,
            const Supposition& supposed)
        : definition_(definition),
          calendars_(calendars),
          matter_(matter),
          supposed_(supposed),
          finder_(directory, matter, supposed.absences) {
        plan_.route = definition.id;
        plan_.version = definition.version;
        plan_.hash = definition.hash;
        plan_.label = definition.label;
        plan_.matter = matter.kind;
        plan_.host = directory.at(matter.host).id;
        plan_.author_post = directory.at(matter.author_post).id;
        plan_.author = people_.place_of(directory.at(matter.author));
        if (matter.submitter && *matter.submitter != matter.author) {
            plan_.submitter = people_.place_of(directory.at(*matter.submitter));
        }
        for (const auto reviser : matter.revisers) {
            plan_.revisers.push_back(people_.place_of(directory.at(reviser)));
        }
        plan_.made_on = day;
    }

    Result<Plan> made() {
        surroundings_.variables = matter_.facts;
        for (const auto& fact : definition_.facts) {
            if (!matter_.facts.contains(fact.id)) {
                return fact_missing(fact);
            }
        }
        places_.resize(definition_.steps.size());
        leads_.resize(definition_.steps.size());
        for (const auto at : definition_.order) {
            TRY(const bool needed, is_needed(definition_.steps[at]));
            place(at, needed);
        }
        join_four_eyes();
        if (plan_.steps.empty()) {
            plan_.obstacles.push_back(
                {.step = {},
                 .why = {"Hồ sơ này không có bước duyệt nào.",
                         "This matter has no step of approval."},
                 .way_out = {"Sửa điều kiện của các bước trong tuyến duyệt.",
                             "Correct the conditions of the route's steps."}});
        }
        plan_.people = people_.take();
        return std::move(plan_);
    }

  private:
    Result<bool> is_needed(const StepRule& rule) {
        if (!rule.condition) {
            return true;
        }
        const auto answer = statechart::holds(*rule.condition, surroundings_);
        if (!answer) {
            return no_answer(rule.id, rule.condition->source(), answer.error());
        }
        return *answer;
    }

    // A step that is left out hands on what it waits for to those who wait for it.
    void place(StepIndex at, bool needed) {
        const auto& rule = definition_.steps[at];
        std::set<PlaceInPlan> after;
        for (const auto it : rule.after) {
            after.insert(leads_[it].begin(), leads_[it].end());
        }
        if (!needed) {
            leads_[at] = std::move(after);
            plan_.left_out.push_back(
                {.id = rule.id, .label = rule.label, .condition = rule.condition->source()});
            return;
        }
        places_[at] = plan_.steps.size();
        leads_[at] = {plan_.steps.size()};
        add_step(rule, {after.begin(), after.end()});
    }

    void add_step(const StepRule& rule, std::vector<PlaceInPlan> after) {
        PlannedStep step;
        step.id = rule.id;
        step.label = rule.label;
        step.after = std::move(after);
        step.days = days_of(rule, supposed_);
        step.silence = rule.silence;
        step.silence_basis = rule.silence_basis;
        step.basis = rule.basis;
        step.bulk = rule.bulk;
        auto opens_on = plan_.made_on;
        for (const auto it : step.after) {
            opens_on = std::max(opens_on, plan_.steps[it].due_on);
        }
        set_days(step, opens_on, rule.remind, calendars_);
        if (auto obstacle = ask_people(step, rule, opens_on, finder_, people_)) {
            plan_.obstacles.push_back(*std::move(obstacle));
        }
        plan_.steps.push_back(std::move(step));
    }

    void join_four_eyes() {
        for (StepIndex at = 0; at < definition_.steps.size(); ++at) {
            for (const auto other : definition_.steps[at].other_than) {
                if (places_[at] && places_[other]) {
                    join(*places_[at], *places_[other]);
                    join(*places_[other], *places_[at]);
                }
            }
        }
    }

    void join(PlaceInPlan one, PlaceInPlan other) {
        auto& known = plan_.steps[one].other_than;
        const auto place = std::ranges::lower_bound(known, other);
        if (place == known.end() || *place != other) {
            known.insert(place, other);
        }
    }

    const Definition& definition_;
    const calendar::Calendars& calendars_;
    const Matter& matter_;
    const Supposition& supposed_;
    SeatFinder finder_;
    PlannedPeople people_;
    statechart::PlainSurroundings surroundings_;
    std::vector<std::optional<PlaceInPlan>> places_;  // by StepIndex; nothing: left out
    std::vector<std::set<PlaceInPlan>> leads_;        // what waiting for a step comes down to
    Plan plan_;
};

}  // namespace

int days_of(const StepRule& rule, const Supposition& supposed) {
    const auto other = supposed.days.find(rule.id);
    return other == supposed.days.end() ? rule.days : other->second;
}

void set_days(PlannedStep& step, Date opens_on, std::optional<int> remind,
              const calendar::Calendars& calendars) {
    using calendar::Direction;
    using calendar::Unit;
    const auto due = calendar::due_of({.count = std::chrono::days{step.days},
                                       .unit = Unit::working_days,
                                       .direction = Direction::after,
                                       .basis = step.basis},
                                      opens_on, calendars);
    step.opens_on = opens_on;
    step.due_on = due.on;
    step.due_because = calendar::explained(due);
    step.remind_on.reset();
    if (remind) {
        const auto early = *remind == 0 ? due.on
                                        : calendar::due_of({.count = std::chrono::days{*remind},
                                                            .unit = Unit::working_days,
                                                            .direction = Direction::before,
                                                            .basis = {}},
                                                           due.on, calendars)
                                              .on;
        step.remind_on = std::max(opens_on, early);
    }
}

std::optional<Obstacle> ask_people(PlannedStep& step, const StepRule& rule, Date day,
                                   const SeatFinder& finder, PlannedPeople& people) {
    const auto posts = finder.posts_of(rule, day);
    step.seats = finder.seats_of(posts, day, people);
    step.escalate_to = finder.seats_of(finder.escalation_posts_of(rule, day), day, people);
    step.quorum = quorum_of(rule, step.seats);
    return obstacle_of(step, !posts.empty());
}

std::optional<PlaceInPlan> Plan::step(std::string_view id) const {
    const auto found = std::ranges::find(steps, id, &PlannedStep::id);
    return found == steps.end() ? std::nullopt
                                : std::optional(static_cast<PlaceInPlan>(found - steps.begin()));
}

bool Plan::names(std::string_view person_id) const {
    return std::ranges::find(people, person_id, &PlannedPerson::id) != people.end();
}

bool Plan::is_written_by(std::string_view person_id) const {
    return people[author].id == person_id ||
           std::ranges::any_of(revisers, [&](Who it) { return people[it].id == person_id; });
}

bool Plan::is_own_work_of(std::string_view person_id) const {
    return is_written_by(person_id) || (submitter && people[*submitter].id == person_id);
}

bool Matter::is_own_work_of(people::PersonIndex who) const {
    return who == author || who == submitter || std::ranges::find(revisers, who) != revisers.end();
}

Result<Plan> plan(const Definition& definition, const people::Directory& directory,
                  const calendar::Calendars& calendars, const Matter& matter, Date day,
                  const Supposition& supposed) {
    return Planner(definition, directory, calendars, matter, day, supposed).made();
}

}  // namespace phanbien::route
