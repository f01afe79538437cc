#include "web/api/approval_json.hpp"

#include <algorithm>

#include "engine/route/condition_words.hpp"
#include "engine/route/decide.hpp"
#include "engine/route/rest.hpp"
#include "engine/route/waiting.hpp"
#include "web/api/words.hpp"

namespace phanbien::api {

namespace json = boost::json;

using route::PlaceInPlan;

namespace {

json::string text(std::string_view name) {
    return json::string(name.data(), name.size());
}

// The words of one route: people and posts by their names, as its plan has them and, of whoever
// came later, the directory.
class Words {
  public:
    Words(const RouteLook& look, const route::Progress& progress)
        : look_(look), progress_(progress) {}

    json::object person(const std::string& id) const { return {{"id", id}, {"name", name_of(id)}}; }
    json::object person(route::Who who) const {
        const auto& it = progress_.plan.people[who];
        return {{"id", it.id}, {"name", it.name}};
    }
    template <class Ids>
    json::array people(const Ids& ids) const {
        json::array out;
        for (const auto& it : ids) {
            out.push_back(person(it));
        }
        return out;
    }

    Sentence post(const std::string& id) const {
        for (const auto& step : progress_.plan.steps) {
            for (const auto* seats : {&step.seats, &step.escalate_to}) {
                const auto found = std::ranges::find(*seats, id, &route::Seat::post);
                if (found != seats->end()) {
                    return found->label;
                }
            }
        }
        const auto found = look_.directory.post(id);
        if (!found) {
            return {id, id};
        }
        const auto& known = look_.directory.at(*found);
        return {known.vi, known.en};
    }
    json::value post_or_null(const std::string& id) const {
        return id.empty() ? json::value{} : json::value(said(post(id)));
    }

    json::object step(const std::string& id) const {
        const auto place = progress_.plan.step(id);
        return {{"id", id},
                {"label", said(place ? progress_.plan.steps[*place].label : Sentence{id, id})}};
    }
    json::array step_ids(const std::vector<PlaceInPlan>& places) const {
        json::array out;
        for (const auto it : places) {
            out.emplace_back(progress_.plan.steps[it].id);
        }
        return out;
    }

    static json::object said(const Sentence& it) { return {{"vi", it.vi}, {"en", it.en}}; }

  private:
    std::string name_of(const std::string& id) const {
        const auto& planned = progress_.plan.people;
        const auto found = std::ranges::find(planned, id, &route::PlannedPerson::id);
        if (found != planned.end()) {
            return found->name;
        }
        const auto known = look_.directory.person(id);
        return known ? look_.directory.at(*known).name : id;
    }

    const RouteLook& look_;
    const route::Progress& progress_;
};

json::object decision_json(const Words& words, const route::Decision& it) {
    json::value to_step;
    json::value to_person;
    if (it.verdict == route::Verdict::send_back && !it.to.empty()) {
        to_step = words.step(it.to);
    } else if (!it.to.empty()) {
        to_person = words.person(it.to);
    }
    return {{"step", words.step(it.step)},
            {"verdict", text(route::name_of(it.verdict))},
            {"person", words.person(it.person)},
            {"post_label", words.post_or_null(it.post)},
            {"holder", words.person(it.holder)},
            {"chain", words.people(it.chain)},
            {"document", it.document},
            {"remark", it.remark},
            {"to_step", std::move(to_step)},
            {"to_person", std::move(to_person)},
            {"no_longer_needed", it.no_longer_needed},
            {"at", to_text(it.at)}};
}

json::object advice_json(const Words& words, const route::Advice& it) {
    return {{"asked", words.person(it.asked)},
            {"by", words.person(it.by)},
            {"question", it.question},
            {"answer", it.answer ? json::value(*it.answer) : json::value{}}};
}

json::array seats_json(const Words& words, const std::vector<route::Seat>& seats) {
    json::array out;
    for (const auto& it : seats) {
        out.push_back({{"post", it.post},
                       {"post_label", Words::said(it.label)},
                       {"holder", words.person(it.holder)},
                       {"asked", it.asked ? json::value(words.person(*it.asked)) : json::value{}},
                       {"chain", words.people(it.chain)}});
    }
    return out;
}

json::array awaited_json(const Words& words, const std::vector<route::Awaited>& waits) {
    json::array out;
    for (const auto& it : waits) {
        const bool seated = !it.holder.empty();
        out.push_back({{"person", words.person(it.person)},
                       {"post_label", words.post_or_null(it.post)},
                       {"holder", seated ? json::value(words.person(it.holder)) : json::value{}},
                       {"chain", words.people(it.chain)},
                       {"for_advice", it.for_advice}});
    }
    return out;
}

// What the person who looks may do at an open step.
class Mine {
  public:
    Mine(const RouteLook& look, const Words& words) : look_(look), words_(words) {}

    json::value at(PlaceInPlan place) const {
        const auto& progress = look_.run.progress;
        const auto me = look_.person();
        const auto now = look_.circumstances();
        if (me.empty() || !now || !progress.is_running() ||
            progress.steps[place].status != route::StepStatus::open) {
            return {};
        }
        const auto standings = route::standings(progress, place, me, *now);
        const auto& asked = progress.steps[place].advice;
        const auto advice = std::ranges::find_if(
            asked, [&](const route::Advice& it) { return it.asked == me && !it.answer; });
        if (standings.empty() && advice == asked.end()) {
            return {};
        }
        json::array verdicts;
        if (!standings.empty()) {
            verdicts = {"approve", "send_back", "refuse", "pass_on", "ask_advice"};
        }
        if (advice != asked.end()) {
            verdicts.emplace_back("advise");
        }
        return json::object{
            {"standings", standings_json(standings)},
            {"verdicts", std::move(verdicts)},
            {"send_back_to", standings.empty() ? json::array() : earlier_steps(place)},
            {"advice",
             advice == asked.end() ? json::value{} : json::value(advice_json(words_, *advice))}};
    }

  private:
    json::array standings_json(const std::vector<route::Standing>& standings) const {
        json::array out;
        for (const auto& it : standings) {
            out.push_back({{"post", it.post},
                           {"post_label", Words::said(words_.post(it.post))},
                           {"holder", words_.person(it.holder)},
                           {"chain", words_.people(it.chain)}});
        }
        return out;
    }

    json::array earlier_steps(PlaceInPlan place) const {
        json::array out;
        const auto& progress = look_.run.progress;
        for (PlaceInPlan it = 0; it < progress.plan.steps.size(); ++it) {
            if (progress.is_before(it, place)) {
                out.push_back(words_.step(progress.plan.steps[it].id));
            }
        }
        return out;
    }

    const RouteLook& look_;
    const Words& words_;
};

class StepJson {
  public:
    StepJson(const RouteLook& look, const route::Progress& progress, const route::Analysed& rest,
             Choices choices)
        : look_(look),
          progress_(progress),
          rest_(rest),
          choices_(choices),
          words_(look, progress) {}

    json::object at(PlaceInPlan place) const {
        const auto& planned = progress_.plan.steps[place];
        auto out = planned_json(planned);
        add_state(out, place);
        out["mine"] = choices_ == Choices::left_out ? json::value{} : Mine(look_, words_).at(place);
        return out;
    }

  private:
    json::object planned_json(const route::PlannedStep& it) const {
        return {{"id", it.id},
                {"label", Words::said(it.label)},
                {"after", words_.step_ids(it.after)},
                {"critical", is_critical(it.id)},
                {"quorum", it.quorum},
                {"days", it.days},
                {"opens_on", to_text(it.opens_on)},
                {"due_on", to_text(it.due_on)},
                {"due_because", Words::said(it.due_because)},
                {"remind_on", date_or_null(it.remind_on)},
                {"basis", it.basis},
                {"silence", text(route::name_of(it.silence))},
                {"silence_basis", it.silence_basis},
                {"bulk", it.bulk},
                {"other_than", words_.step_ids(it.other_than)},
                {"seats", seats_json(words_, it.seats)},
                {"escalate_to", seats_json(words_, it.escalate_to)}};
    }

    void add_state(json::object& out, PlaceInPlan place) const {
        const auto& planned = progress_.plan.steps[place];
        const auto& state = progress_.steps[place];
        json::array approvals;
        for (const auto* it : progress_.in_force(place)) {
            approvals.push_back(decision_json(words_, *it));
        }
        json::array passed;
        for (const auto& it : state.passed) {
            passed.push_back({{"by", words_.person(it.by)},
                              {"to", words_.person(it.to)},
                              {"holder", words_.person(it.holder)}});
        }
        json::array advice;
        for (const auto& it : state.advice) {
            advice.push_back(advice_json(words_, it));
        }
        const bool open = state.status == route::StepStatus::open && progress_.is_running();
        out["status"] = text(route::name_of(state.status));
        out["approved"] = approvals.size();
        out["opened_at"] = instant_or_null(state.opened_at);
        out["done_at"] = instant_or_null(state.done_at);
        out["working_days_left"] = open ? json::value(calendar::working_days_until(
                                              look_.today(), planned.due_on, look_.calendars))
                                        : json::value{};
        out["late"] = open && (state.late || planned.due_on < look_.today());
        out["reminded_at"] = instant_or_null(state.reminded_at);
        out["consented_by_silence"] =
            !state.consented_by_silence.empty() && state.consented_by_silence == progress_.document;
        out["waits_for"] = awaited_json(words_, route::waited_for(progress_, place));
        out["approvals"] = std::move(approvals);
        out["asked_again"] = words_.people(progress_.asked_again(place));
        out["passed"] = std::move(passed);
        out["advice"] = std::move(advice);
    }

    bool is_critical(const std::string& id) const {
        return std::ranges::any_of(rest_.analysis.critical.steps,
                                   [&](PlaceInPlan it) { return rest_.plan.steps[it].id == id; });
    }

    const RouteLook& look_;
    const route::Progress& progress_;
    const route::Analysed& rest_;
    Choices choices_;
    Words words_;
};

const dossier::FileRef* file_of(const RouteLook& look, const std::string& hash) {
    for (const auto& document : look.open.dossier.documents) {
        if (document.attached.file.hash.text() == hash &&
            dossier::may_read(document, look.open.access, look.actor)) {
            return &document.attached.file;
        }
    }
    return nullptr;
}

json::value file_or_null(const dossier::FileRef* file) {
    return file == nullptr ? json::value{} : json::value(file_ref(*file));
}

// The bytes this person decided on last, on this route or an earlier one for the same kind of
// document, where they are others than those in force; empty: none.
std::string seen_document(const RouteLook& look) {
    const auto me = look.person();
    const auto& routes = look.open.dossier.routes;
    for (auto run = routes.rbegin(); run != routes.rend() && !me.empty(); ++run) {
        if (run->document_kind != look.run.document_kind) {
            continue;
        }
        const auto& decisions = run->progress.decisions;
        for (auto it = decisions.rbegin(); it != decisions.rend(); ++it) {
            if (it->person == me) {
                return it->document == look.run.progress.document ? std::string() : it->document;
            }
        }
    }
    return {};
}

json::object document_json(const RouteLook& look) {
    const auto& kind = look.run.document_kind;
    const auto* item = look.open.workflow.item("document_kind", kind);
    return {{"kind", named(kind, item == nullptr ? dossier::Label{kind, kind} : item->label)},
            {"hash", look.run.progress.document},
            {"file", file_or_null(file_of(look, look.run.progress.document))},
            {"seen", file_or_null(file_of(look, seen_document(look)))}};
}

// The condition in words, where the definition it is of can still be read.
Sentence condition_told(const RouteLook& look, const route::LeftOut& step) {
    const auto place = look.definition == nullptr ? std::nullopt : look.definition->step(step.id);
    if (!place || !look.definition->steps[*place].condition) {
        return {step.condition, step.condition};
    }
    return route::condition_words(*look.definition->steps[*place].condition,
                                  look.definition->facts);
}

json::array left_out_json(const RouteLook& look) {
    json::array out;
    for (const auto& it : look.run.progress.plan.left_out) {
        out.push_back({{"id", it.id},
                       {"label", Words::said(it.label)},
                       {"condition", Words::said(condition_told(look, it))}});
    }
    return out;
}

}  // namespace

std::string RouteLook::person() const {
    const auto found =
        actor.username.empty() ? std::nullopt : directory.person_of_account(actor.username);
    return found ? directory.at(*found).id : std::string();
}

std::optional<route::Circumstances> RouteLook::circumstances() const {
    if (definition == nullptr) {
        return std::nullopt;
    }
    return route::Circumstances{
        .definition = *definition, .directory = directory, .calendars = calendars, .now = now};
}

route::Analysed rest_of_route(const RouteLook& look, const route::Progress& progress,
                              std::optional<Date> before) {
    auto plan = route::rest_of(progress, look.calendars, look.today());
    auto analysis = route::analyse(plan, look.calendars, before);
    return {.plan = std::move(plan), .analysis = std::move(analysis)};
}

json::array sentences_json(const std::vector<Sentence>& sentences) {
    json::array out;
    for (const auto& it : sentences) {
        out.push_back(Words::said(it));
    }
    return out;
}

json::array route_obstacles_json(const route::Plan& plan) {
    json::array out;
    for (const auto& it : plan.obstacles) {
        out.push_back({{"step", it.step},
                       {"why", Words::said(it.why)},
                       {"way_out", Words::said(it.way_out)}});
    }
    return out;
}

json::array route_steps_json(const RouteLook& look, const route::Progress& progress,
                             const route::Analysed& rest, Choices choices) {
    const StepJson steps(look, progress, rest, choices);
    json::array out;
    for (PlaceInPlan it = 0; it < progress.plan.steps.size(); ++it) {
        out.push_back(steps.at(it));
    }
    return out;
}

json::object route_run_json(const RouteLook& look, Choices choices) {
    const auto& progress = look.run.progress;
    const auto& plan = progress.plan;
    const Words words(look, progress);
    const bool running = progress.is_running();
    const auto rest = running ? rest_of_route(look, progress) : route::Analysed{};
    json::array decisions;
    for (const auto& it : progress.decisions) {
        decisions.push_back(decision_json(words, it));
    }
    json::array revisers;
    for (const auto it : plan.revisers) {
        revisers.push_back(words.person(it));
    }
    return {
        {"id", look.run.invoke},
        {"definition", {{"id", plan.route}, {"version", plan.version}}},
        {"label", Words::said(plan.label)},
        {"document", document_json(look)},
        {"author", words.person(plan.author)},
        {"submitter", plan.submitter ? json::value(words.person(*plan.submitter)) : json::value{}},
        {"revisers", std::move(revisers)},
        {"outcome", text(route::name_of(progress.outcome))},
        {"begun_on", to_text(plan.made_on)},
        {"ended_at", instant_or_null(progress.ended_at)},
        {"ends_on", running ? json::value(to_text(rest.analysis.critical.ends_on)) : json::value{}},
        {"steps", route_steps_json(look, progress, rest, choices)},
        {"left_out", left_out_json(look)},
        {"obstacles", route_obstacles_json(plan)},
        {"decisions", std::move(decisions)},
        {"findings",
         running ? sentences_json(route::explained(rest.plan, rest.analysis)) : json::array()},
        {"may_remind", running && choices == Choices::shown &&
                           look.actor.organisation == look.open.dossier.registered.host}};
}

}  // namespace phanbien::api
