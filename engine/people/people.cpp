#include "engine/people/people.hpp"

#include <algorithm>

namespace phanbien::people {

std::string_view name_of(OrganisationKind kind) {
    switch (kind) {
        case OrganisationKind::front:
            return "front";
        case OrganisationKind::member:
            return "member";
        case OrganisationKind::state_body:
            return "state_body";
        case OrganisationKind::advisory_council:
            return "advisory_council";
    }
    return "front";
}

std::optional<OrganisationKind> organisation_kind(std::string_view name) {
    for (auto kind : {OrganisationKind::front, OrganisationKind::member,
                      OrganisationKind::state_body, OrganisationKind::advisory_council}) {
        if (name_of(kind) == name) {
            return kind;
        }
    }
    return std::nullopt;
}

bool Actor::has_role(std::string_view role) const {
    return std::ranges::find(roles, role) != roles.end();
}

}  // namespace phanbien::people
