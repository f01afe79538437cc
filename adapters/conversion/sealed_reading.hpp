// A file from outside is read in a child that has limits of time and memory and no right but to
// compute (host::seal_process): what goes wrong in a parser is a refusal, whatever it is.
//
// Forks, so only while the process has one thread: a sub-command, a test.
#pragma once

#include <functional>
#include <string>

#include "adapters/host/confined.hpp"

namespace phanbien::conversion {

inline constexpr host::Bounds reading_bounds{.cpu = std::chrono::milliseconds{20'000},
                                             .memory_bytes = std::size_t{1} << 30};

// What `read` answered, as answer_text writes it; where the child ended before that, a refusal:
// "draft.reading_too_much" at a limit, else "draft.reading_failed".
std::string read_sealed(const std::function<std::string()>& read,
                        const host::Bounds& bounds = reading_bounds);

}  // namespace phanbien::conversion
