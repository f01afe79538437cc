// Patterns: how statements of a fixed text take what varies in number. Roles and words fill
// numbered parameters, of which the unused ones match nothing or everything. Pure; any thread.
#pragma once

#include <array>
#include <string>
#include <string_view>

#include "engine/people/people.hpp"

namespace phanbien::storage {

inline constexpr std::size_t actor_roles_max = 16;  // further roles open no inbox and no list
inline constexpr std::size_t opening_roles_max = actor_roles_max + 1;  // and the person's own

// ":w0, :w1, …" with `before` and `after` around each.
std::string numbered(std::size_t count, const std::string& before, const std::string& name,
                     const std::string& after, const std::string& between);

// The text as a LIKE pattern for itself, escaped by a backslash.
std::string escaped(std::string_view text);

// The condition that one of the roles of role_patterns() is among those of the dossier_party p. An
// unused pattern is empty and matches no list of roles; the last is the one that stands for the
// person alone.
std::string opened_by_a_role();
std::array<std::string, opening_roles_max> role_patterns(const people::Actor& actor);

}  // namespace phanbien::storage
