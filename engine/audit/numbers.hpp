// Numbers as the formats of the log write them: big-endian bytes and decimal digits. Pure; any
// thread.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace phanbien::audit {

// The last `bytes` (1 to 8) bytes of the value, the highest first.
std::string big_endian(std::uint64_t value, std::size_t bytes);
// All of the text, 8 bytes at most.
std::uint64_t from_big_endian(std::string_view bytes);

// Digits alone, one at least; none for anything else or a number beyond 64 bits.
std::optional<std::uint64_t> decimal(std::string_view digits);

}  // namespace phanbien::audit
