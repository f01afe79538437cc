#include "engine/dossier/decide.hpp"

#include <algorithm>
#include <array>
#include <cstdio>
#include <iterator>
#include <map>

#include "engine/dossier/act_names.hpp"
#include "engine/dossier/decision.hpp"
#include "engine/dossier/event_codec.hpp"
#include "engine/dossier/facts.hpp"
#include "engine/dossier/grants.hpp"
#include "engine/dossier/procedure.hpp"
#include "engine/dossier/reading.hpp"
#include "engine/dossier/refusal.hpp"
#include "engine/dossier/restricted_access.hpp"

namespace phanbien::dossier {

namespace {

Problem refusal_of(const std::vector<Blocker>& blockers) {
    Problem problem{
        .kind = blockers.front().kind, .code = blockers.front().code, .vi = {}, .en = {}};
    for (const auto& blocker : blockers) {
        problem.vi += (problem.vi.empty() ? "" : " ") + blocker.text.vi;
        problem.en += (problem.en.empty() ? "" : " ") + blocker.text.en;
        problem.fields.push_back({"/command", blocker.text.vi, blocker.text.en});
    }
    return problem;
}

Problem access_as_it_is() {
    return conflict("access.unchanged",
                    "Hồ sơ đã ở trạng thái tiếp cận đó rồi. Hãy tải lại trang để xem.",
                    "Access to the dossier is so already. Reload the page to see.");
}

// Why nothing grants the event now: it is unknown, never this person's, or of another step.
Problem why_not_granted(const std::string& event, const Dossier& dossier,
                        const people::Actor& actor, const Workflow& workflow) {
    if (is_access_event(event)) {
        const bool leads = access_action(dossier, actor, workflow) != nullptr;
        return leads ? access_as_it_is() : not_granted();
    }
    bool known = false;
    for (const auto& state : workflow.states()) {
        for (const auto& action : state.actions) {
            if (action.event != event) {
                continue;
            }
            known = true;
            if (is_meant(action.who, dossier, actor)) {
                const auto label = workflow.event_label(event);
                return not_now(label.vi, label.en);
            }
        }
    }
    return known ? not_granted() : unknown_command(event);
}

// The grant under which this person may raise the event now.
Result<Grant> grant_for(const std::string& event, const Dossier& dossier,
                        const people::Actor& actor, const Context& context) {
    const Look look{dossier, actor, context.interpreter, facts_of(dossier)};
    std::optional<Problem> refusal;
    for (const auto& grant : grants_of(dossier, actor, context.workflow)) {
        if (grant.action->event != event) {
            continue;
        }
        const auto blockers = blockers_of(*grant.action, look);
        if (blockers.empty()) {
            return grant;
        }
        refusal = refusal ? refusal : refusal_of(blockers);
    }
    return refusal ? *refusal : why_not_granted(event, dossier, actor, context.workflow);
}

struct ByCommand {
    const Matter& matter;

    template <class Body>
    Result<Bodies> operator()(const Body& body) const {
        return decide_on(matter, body);
    }
    Result<Bodies> operator()(const Act& body) const { return decide_act(matter, body); }
    // Decided before anything is asked of a state; see decide().
    Result<Bodies> operator()(const Register&) const { return no_such_dossier(); }
    Result<Bodies> operator()(const Elapse&) const { return no_such_dossier(); }
    Result<Bodies> operator()(const Migrate&) const { return no_such_dossier(); }
    Result<Bodies> operator()(const DecideRoute&) const { return no_such_dossier(); }
    Result<Bodies> operator()(const RemindRoute&) const { return no_such_dossier(); }
    Result<Bodies> operator()(const FollowDirectory&) const { return no_such_dossier(); }
    Result<Bodies> operator()(const RaiseObjection&) const { return no_such_dossier(); }
};

// What the definition listens to of a data command. One that comes to several acts of one kind, as
// a publication to its answers, is heard of as these; all others as what they come to first.
std::vector<statechart::Event> heard_of(const CommandBody& command, const Bodies& bodies,
                                        const Workflow& workflow) {
    std::vector<statechart::Event> out;
    const auto event = event_name(command);
    if (is_data_command(event)) {
        if (has_transition(workflow, event)) {
            out.push_back({.name = event, .data = body_to_json(bodies.front())});
        }
        return out;
    }
    if (std::holds_alternative<Act>(command)) {
        return out;
    }
    std::map<std::string_view, bool> listens;  // by the name of an act
    for (const auto& body : bodies) {
        const auto name = command_behind(body);
        const auto [known, is_new] = listens.try_emplace(name);
        if (is_new) {
            known->second = is_data_command(name) && has_transition(workflow, name);
        }
        if (known->second) {
            out.push_back({.name = std::string(name), .data = body_to_json(body)});
        }
    }
    return out;
}

// The statechart takes it as an event too, with the facts as they are after it.
Result<void> let_procedure_follow(const CommandBody& command, Bodies& bodies,
                                  const Matter& matter) {
    const auto heard = heard_of(command, bodies, matter.context.workflow);
    if (heard.empty()) {
        return {};
    }
    const Occasion occasion{.dossier = matter.dossier.id,
                            .at = matter.context.now,
                            .actor = matter.actor.account,
                            .organisation = matter.actor.organisation};
    auto followed = after(matter.dossier, bodies, occasion);
    for (const auto& raised : heard) {
        TRY(auto moves, raise_event(followed, raised, matter.context));
        const Bodies moved(std::make_move_iterator(moves.begin()),
                           std::make_move_iterator(moves.end()));
        followed = after(std::move(followed), moved, occasion);
        bodies.insert(bodies.end(), moved.begin(), moved.end());
    }
    return {};
}

// What the command itself comes to, without what follows from it for approval routes.
Result<Bodies> decide_alone(const Dossier& dossier, const Command& command,
                            const Context& context) {
    const auto& actor = command.actor;
    if (const auto* start = std::get_if<Register>(&command.body)) {
        return decide_registration(dossier, actor, *start, command.dossier, context);
    }
    if (const auto* elapse = std::get_if<Elapse>(&command.body)) {
        return decide_elapse(dossier, actor, *elapse, context);
    }
    if (const auto* follow = std::get_if<FollowDirectory>(&command.body)) {
        return decide_to_follow(dossier, actor, *follow, context);
    }
    if (const auto* migrate = std::get_if<Migrate>(&command.body)) {
        return decide_migration(dossier, actor, *migrate, command.expected_revision, context);
    }
    if (!dossier.exists() || access(dossier, actor, context.workflow, context.interpreter).none()) {
        return no_such_dossier();
    }
    if (command.expected_revision && *command.expected_revision != dossier.revision) {
        return stale(dossier);
    }
    if (const auto* decision = std::get_if<DecideRoute>(&command.body)) {
        return decide_on_route(dossier, actor, *decision, context);
    }
    if (const auto* reminder = std::get_if<RemindRoute>(&command.body)) {
        return decide_reminder(dossier, actor, *reminder, context);
    }
    if (const auto* objection = std::get_if<RaiseObjection>(&command.body)) {
        return decide_objection(dossier, actor, *objection, context);
    }
    const auto event = granting_event(command.body);
    TRY(const auto grant, grant_for(event, dossier, actor, context));
    const Matter matter{dossier, actor, *grant.action, *grant.state, context};
    TRY(auto bodies, std::visit(ByCommand{matter}, command.body));
    CHECK_THAT(let_procedure_follow(command.body, bodies, matter));
    return bodies;
}

}  // namespace

std::string numbered_code(std::string_view prefix, std::size_t number) {
    std::array<char, 32> digits{};
    std::snprintf(digits.data(), digits.size(), "-%03zu", number);
    return std::string(prefix) + digits.data();
}

void check_item(const Workflow& workflow, std::string_view list, const std::string& item,
                const std::string& pointer, std::vector<FieldProblem>& mistakes) {
    if (workflow.item(list, item) != nullptr) {
        return;
    }
    const auto* known = workflow.list(list);
    std::string vi;
    std::string en;
    for (const auto& candidate : known == nullptr ? std::vector<ListItem>{} : known->items) {
        vi += (vi.empty() ? "" : "; ") + candidate.label.vi;
        en += (en.empty() ? "" : "; ") + candidate.label.en + " (" + candidate.id + ")";
    }
    mistakes.push_back({pointer, "Hãy chọn một trong: " + vi + ".", "Choose one of: " + en + "."});
}

Result<std::vector<EventBody>> decide(const Dossier& dossier, const Command& command,
                                      const Context& context) {
    TRY(auto bodies, decide_alone(dossier, command, context));
    note_lateness(dossier, command.actor, bodies, context);
    const auto& host = dossier.registered.host;
    const Occasion occasion{
        .dossier = command.dossier,
        .at = context.now,
        .actor = command.actor.account,
        .organisation = command.actor.is_system() ? host : command.actor.organisation};
    with_placements(dossier, occasion, bodies, context);
    return with_routes(dossier, occasion, std::move(bodies), context);
}

}  // namespace phanbien::dossier
