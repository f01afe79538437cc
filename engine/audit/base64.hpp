// Base64 after RFC 4648 section 4, with padding: the form of hashes and keys in signed notes.
// Strict both ways, so that a text has one reading and a value one text. Pure; any thread.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "engine/audit/sha256.hpp"

namespace phanbien::audit {

std::string to_base64(std::span<const unsigned char> bytes);
std::string to_base64(std::string_view bytes);

// The bytes; none for another alphabet, white space, missing padding or leftover bits.
std::optional<std::string> from_base64(std::string_view text);
// The same, of exactly a hash.
std::optional<Hash> hash_from_base64(std::string_view text);

}  // namespace phanbien::audit
