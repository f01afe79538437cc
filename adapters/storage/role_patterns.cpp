#include "adapters/storage/role_patterns.hpp"

#include <algorithm>

#include "engine/dossier/projection.hpp"

namespace phanbien::storage {

std::string numbered(std::size_t count, const std::string& before, const std::string& name,
                     const std::string& after, const std::string& between) {
    std::string text;
    for (std::size_t i = 0; i < count; ++i) {
        text += (i == 0 ? "" : between) + before + ":" + name + std::to_string(i) + after;
    }
    return text;
}

std::string escaped(std::string_view text) {
    std::string pattern;
    for (const char c : text) {
        if (c == '%' || c == '_' || c == '\\') {
            pattern += '\\';
        }
        pattern += c;
    }
    return pattern;
}

std::string opened_by_a_role() {
    return "(" +
           numbered(opening_roles_max, "' ' || p.roles || ' ' LIKE ", "opening", " ESCAPE '\\'",
                    " OR ") +
           ")";
}

std::array<std::string, opening_roles_max> role_patterns(const people::Actor& actor) {
    std::array<std::string, opening_roles_max> patterns;
    const auto count = std::min(actor.roles.size(), actor_roles_max);
    for (std::size_t i = 0; i < count; ++i) {
        patterns[i] = "% " + escaped(actor.roles[i]) + " %";
    }
    if (!actor.account.empty()) {
        patterns.back() = "% " + escaped(dossier::own_role_of(actor.account)) + " %";
    }
    return patterns;
}

}  // namespace phanbien::storage
