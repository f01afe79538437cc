#include "engine/dossier/grants.hpp"

#include "engine/dossier/placeholder.hpp"
#include "engine/dossier/reading.hpp"
#include "engine/dossier/restricted_access.hpp"

namespace phanbien::dossier {

namespace {

bool is_true(const boost::json::value& value) {
    switch (value.kind()) {
        case boost::json::kind::null:
            return false;
        case boost::json::kind::bool_:
            return value.get_bool();
        case boost::json::kind::int64:
            return value.get_int64() != 0;
        case boost::json::kind::uint64:
            return value.get_uint64() != 0;
        case boost::json::kind::double_:
            return value.get_double() != 0;
        case boost::json::kind::string:
            return !value.get_string().empty();
        default:
            return true;
    }
}

Blocker four_eyes() {
    return {.kind = ProblemKind::forbidden,
            .code = "four_eyes",
            .text = {.vi = "Bước này cần một người khác: bạn là người đã thực hiện bước trước.",
                     .en = "This step needs another person: you did the step before."}};
}

// A reviewer works under a request that is still open; a definition knows no single requests.
std::optional<Blocker> review_blocker(const Action& action, const Look& look) {
    if (!action.needs_open_review) {
        return std::nullopt;
    }
    const auto* review = look.dossier.review_of(look.actor.organisation);
    if (review != nullptr && review->status == ReviewStatus::open) {
        return std::nullopt;
    }
    return Blocker{
        .kind = ProblemKind::conflict,
        .code = "review.completed",
        .text = {.vi = "Đơn vị của bạn đã hoàn tất góp ý. Muốn góp thêm, hãy đề nghị cơ quan chủ "
                       "trì mời lại.",
                 .en = "Your organisation has finished its opinions. To add more, ask the host for "
                       "another request."}};
}

}  // namespace

bool holds(const std::string& expression, const Dossier& dossier,
           statechart::Interpreter& interpreter, const boost::json::object& facts) {
    const auto value = interpreter.evaluate(dossier.instance, expression, facts);
    return value && is_true(*value);
}

std::vector<Grant> grants_of(const Dossier& dossier, const people::Actor& actor,
                             const Workflow& workflow) {
    std::vector<Grant> out;
    const StateInfo* somewhere = nullptr;
    for (const auto& id : dossier.instance.configuration) {
        const auto* state = workflow.state(id);
        if (state == nullptr) {
            continue;
        }
        somewhere = state;
        for (const auto& action : state->actions) {
            if (is_meant(action.who, dossier, actor)) {
                out.push_back({&action, state});
            }
        }
    }
    const auto* access = access_action(dossier, actor, workflow);
    if (access != nullptr && somewhere != nullptr) {
        out.push_back({access, somewhere});
    }
    return out;
}

std::vector<Blocker> blockers_of(const Action& action, const Look& look) {
    std::vector<Blocker> out;
    for (const auto& requirement : action.requirements) {
        if (!holds(requirement.expression, look.dossier, look.interpreter, look.facts)) {
            out.push_back({.kind = ProblemKind::conflict,
                           .code = "requirement.unmet",
                           .text = filled(requirement.otherwise, look.dossier, look.facts)});
        }
    }
    for (const auto& event : action.other_than) {
        const auto last = look.dossier.last_actor_of.find(event);
        if (last != look.dossier.last_actor_of.end() && last->second == look.actor.account) {
            out.push_back(four_eyes());
            break;
        }
    }
    if (auto blocker = review_blocker(action, look)) {
        out.push_back(std::move(*blocker));
    }
    return out;
}

}  // namespace phanbien::dossier
