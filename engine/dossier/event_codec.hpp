// Events on disk: the leaf and the payload of schemas/event.md, and back.
//
// The leaf is the JSON text that stands in the audit log (reliability decision 1): it holds ids,
// order and hashes, and nothing that names a person. The payload holds names and texts with a
// 32-byte salt; the leaf vouches for it by its SHA-256. Both are stored exactly as written here and
// never re-serialised. Pure; hashing comes from engine/audit. Any thread.
#pragma once

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "engine/dossier/event.hpp"
#include "engine/kernel/object_text.hpp"
#include "engine/kernel/result.hpp"

namespace phanbien::dossier {

using Salt = std::array<unsigned char, 32>;

struct EncodedEvent {
    std::string leaf;     // UTF-8 JSON, ≤ 65,535 bytes
    std::string payload;  // UTF-8 JSON beginning with {"salt":"<64 hex>",…}
    std::string hash;     // RFC 6962 leaf hash of `leaf`, 64 hex digits
};

// What stands as `doc_prev` in the first leaf of a dossier.
std::string no_previous_leaf();

// `previous` is the leaf hash of the dossier's previous event, 64 zeros for the first.
EncodedEvent encode(const Event& event, std::string_view previous, const Salt& salt);

// Refuses a payload whose SHA-256 is not the leaf's `pd`, an unknown `act`, a malformed member.
Result<Event> decode(std::string_view leaf, std::string_view payload);

// The payload alone, as encode() writes it.
std::string payload_of(const EventBody& body, const Salt& salt);
// The event of which this remains after an erasure: its leaf does not vouch for this payload. That
// the erasing event does, for this event's id, is for the caller to see to.
Result<Event> decode_remains(std::string_view leaf, std::string_view remains);

// An event of the office that is about no dossier ("account_created", "session_opened"): the same
// leaf without the members of a dossier. `details` becomes the payload, after the salt.
struct OfficeEvent {
    EventId id;
    Instant at;
    OrganisationId organisation;
    AccountId actor;  // empty: the system
    std::string act;
    boost::json::object details;
    // Further members of the leaf, of names that no leaf has by itself: of nobody, for everybody.
    boost::json::object stated = {};
};
EncodedEvent encode_office_event(const OfficeEvent& event, const Salt& salt);

// The `act` of an event body: "registered", "moved", "opinion_given" …
std::string_view act_of(const EventBody& body);
std::vector<std::string_view> all_acts();

// The body's members, as the payload holds them after the salt; and these alone (history, exports).
void write_body(ObjectText& out, const EventBody& body);
boost::json::object body_to_json(const EventBody& body);
// Members that are not known are passed over: they come from a later version.
Result<EventBody> body_from_json(std::string_view act, const boost::json::object& members);

// The files an event vouches for: the hashes in `blobs`.
std::vector<FileHash> files_of(const EventBody& body);

}  // namespace phanbien::dossier
