#include "engine/dossier/restricted_access.hpp"

#include <algorithm>

namespace phanbien::dossier {

namespace {

Action with_reason(std::string_view event, Label label, Label reason) {
    Action action;
    action.event = event;
    action.label = std::move(label);
    action.style = ActionStyle::quiet;
    Field field;
    field.id = "reason";
    field.type = FieldType::long_text;
    field.required = true;
    field.label = std::move(reason);
    action.fields.push_back(std::move(field));
    return action;
}

const Action& restriction() {
    static const Action action = with_reason(
        restrict_access, {"Hạn chế tiếp cận hồ sơ", "Restrict access to the dossier"},
        {"Lý do hạn chế. Không dùng cho bí mật nhà nước: Luật Bảo vệ bí mật nhà nước không cho đưa "
         "bí mật nhà nước lên hệ thống này.",
         "Why access is restricted. Not for State secrets: the law forbids them on this system."});
    return action;
}

const Action& opening() {
    static const Action action =
        with_reason(open_access, {"Bỏ hạn chế tiếp cận", "Lift the restriction of access"},
                    {"Lý do bỏ hạn chế", "Why the restriction is lifted"});
    return action;
}

bool has_any(const people::Actor& actor, const std::set<std::string>& roles) {
    return std::ranges::any_of(actor.roles,
                               [&](const std::string& role) { return roles.contains(role); });
}

}  // namespace

const Action* access_action(const Dossier& dossier, const people::Actor& actor,
                            const Workflow& workflow) {
    const bool leads = !actor.is_system() && actor.organisation == dossier.registered.host &&
                       has_any(actor, workflow.leading_roles());
    if (!leads) {
        return nullptr;
    }
    return dossier.restricted ? &opening() : &restriction();
}

std::set<std::string> host_roles_with_part(const Dossier& dossier, const Workflow& workflow) {
    auto roles = workflow.leading_roles();
    for (const auto& id : dossier.instance.configuration) {
        const auto* state = workflow.state(id);
        if (state == nullptr) {
            continue;
        }
        for (const auto& task : state->tasks) {
            if (task.who.relation == Relation::host) {
                roles.insert(task.who.roles.begin(), task.who.roles.end());
            }
        }
    }
    return roles;
}

bool has_part(const Dossier& dossier, const people::Actor& actor, const Workflow& workflow) {
    return dossier.participants.contains(actor.account) ||
           has_any(actor, host_roles_with_part(dossier, workflow));
}

void apply_access_event(Dossier& dossier, const Event& event, const AccessRestricted& it) {
    dossier.restricted = Restriction{.at = event.at, .by = event.actor, .reason = it.reason};
}

void apply_access_event(Dossier& dossier, const Event&, const AccessOpened&) {
    dossier.restricted.reset();
}

void note_participant(Dossier& dossier, const Event& event) {
    if (!event.actor.empty()) {
        dossier.participants[event.actor] = event.organisation;
    }
}

}  // namespace phanbien::dossier
