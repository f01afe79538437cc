// Events on disk: the leaf and the payload of schemas/event.md, and back.
//
// The leaf is the JSON text that stands in the audit log (reliability decision 1): it holds ids,
// order and hashes, and nothing that names a person. The payload holds names and texts with a
// 32-byte salt; the leaf vouches for it by its SHA-256. Both are stored exactly as written here and
// never re-serialised. Pure; hashing comes from engine/audit.
#pragma once

#include <array>
#include <string>
#include <string_view>

#include "engine/dossier/event.hpp"
#include "engine/kernel/result.hpp"

namespace phanbien::dossier {

using Salt = std::array<unsigned char, 32>;

struct EncodedEvent {
    std::string leaf;     // UTF-8 JSON, ≤ 65,535 bytes
    std::string payload;  // UTF-8 JSON beginning with {"salt":"<64 hex>",…}
    std::string hash;     // RFC 6962 leaf hash of `leaf`, 64 hex digits
};

// `previous` is the leaf hash of the dossier's previous event, 64 zeros for the first.
EncodedEvent encode(const Event& event, std::string_view previous, const Salt& salt);

// Refuses a payload whose SHA-256 is not the leaf's `pd`, an unknown `act`, a malformed member.
Result<Event> decode(std::string_view leaf, std::string_view payload);

// The `act` of an event body: "registered", "moved", "opinion_given" …
std::string_view act_of(const EventBody& body);

// The body's members as JSON, as the payload holds them without the salt (history, exports).
boost::json::object body_to_json(const EventBody& body);

}  // namespace phanbien::dossier
