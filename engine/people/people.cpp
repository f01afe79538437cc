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
        case OrganisationKind::party_body:
            return "party_body";
        case OrganisationKind::community:
            return "community";
    }
    return "front";
}

std::optional<OrganisationKind> organisation_kind(std::string_view name) {
    for (const auto kind : organisation_kinds) {
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
