#include "engine/dossier/event_codec.hpp"

#include <stdexcept>
#include <utility>

#include "engine/audit/merkle.hpp"
#include "engine/kernel/json.hpp"

namespace phanbien::dossier {

namespace json = boost::json;

namespace {

constexpr std::string_view system_actor = "system";
constexpr int leaf_version = 1;
constexpr std::size_t leaf_bytes_usual = 640;
constexpr std::size_t payload_bytes_usual = 2'048;

Problem malformed(std::string vi, std::string en) {
    return Problem{.kind = ProblemKind::invalid,
                   .code = "event.malformed",
                   .vi = std::move(vi),
                   .en = std::move(en)};
}

void write_envelope(ObjectText& leaf, const EventId& id, Instant at,
                    const OrganisationId& organisation, const AccountId& actor,
                    std::string_view act) {
    leaf.number("v", leaf_version);
    leaf.text("id", id.text());
    leaf.text("ts", to_text(at));
    leaf.text("org", organisation.text());
    leaf.text("actor", actor.empty() ? system_actor : actor.text());
    leaf.text("act", act);
}

ObjectText begin_payload(std::string& out, const Salt& salt) {
    out.reserve(payload_bytes_usual);
    ObjectText payload(out);
    payload.text("salt", audit::to_hex(salt));
    return payload;
}

std::string payload_of(const json::object& details, const Salt& salt) {
    std::string out;
    auto payload = begin_payload(out, salt);
    for (const auto& [name, value] : details) {
        if (name != "salt") {  // which stands there
            append_json(payload.begin(name), value);
        }
    }
    payload.end();
    return out;
}

// The rest of the leaf, and its hash.
void seal(EncodedEvent& event, ObjectText& leaf, const std::vector<FileHash>& files,
          const json::object& stated = {}) {
    append_array(leaf.begin("blobs"), files,
                 [](std::string& to, const FileHash& file) { append_quoted(to, file.text()); });
    leaf.text("pd", audit::sha256_hex(event.payload));
    for (const auto& [name, value] : stated) {
        append_json(leaf.begin(name), value);
    }
    leaf.end();
    // Only a command with hundreds of files could come near; commands are bounded far below.
    if (event.leaf.size() > audit::leaf_bytes_max) {
        throw std::length_error("a leaf of the log would exceed its size");
    }
    event.hash = audit::to_hex(audit::leaf_hash(event.leaf));
}

Result<json::object> parsed_object(std::string_view text) {
    TRY(auto value, parse_json(text));
    if (!value.is_object()) {
        return malformed("Bản ghi nhật ký không phải là một đối tượng JSON.",
                         "A record of the log is not a JSON object.");
    }
    return std::move(value.get_object());
}

Result<Event> read_leaf(const json::object& leaf) {
    const auto* version = leaf.if_contains("v");
    const auto* sequence = leaf.if_contains("doc_seq");
    const auto at = parse_instant(text_member(leaf, "ts"));
    if (version == nullptr || *version != leaf_version) {
        return malformed("Bản ghi nhật ký thuộc một phiên bản chưa biết.",
                         "A record of the log is of an unknown version.");
    }
    if (sequence == nullptr || !sequence->is_int64() || sequence->get_int64() < 1 || !at ||
        text_member(leaf, "id").empty() || text_member(leaf, "doc").empty() ||
        text_member(leaf, "actor").empty()) {
        return malformed("Bản ghi nhật ký thiếu hoặc sai một trường.",
                         "A record of the log lacks a member or holds a wrong one.");
    }
    const auto actor = text_member(leaf, "actor");
    Event event;
    event.id = EventId(text_member(leaf, "id"));
    event.dossier = DossierId(text_member(leaf, "doc"));
    event.sequence = static_cast<std::uint64_t>(sequence->get_int64());
    event.at = *at;
    event.actor = actor == system_actor ? AccountId() : AccountId(actor);
    event.organisation = OrganisationId(text_member(leaf, "org"));
    return event;
}

Result<Event> read_event(const json::object& leaf, std::string_view payload_text) {
    TRY(const auto payload, parsed_object(payload_text));
    TRY(auto event, read_leaf(leaf));
    TRY(event.body, body_from_json(text_member(leaf, "act"), payload));
    return event;
}

}  // namespace

std::string no_previous_leaf() {
    return std::string(64, '0');
}

EncodedEvent encode(const Event& event, std::string_view previous, const Salt& salt) {
    EncodedEvent out{.leaf = {}, .payload = payload_of(event.body, salt), .hash = {}};
    out.leaf.reserve(leaf_bytes_usual);
    ObjectText leaf(out.leaf);
    write_envelope(leaf, event.id, event.at, event.organisation, event.actor, act_of(event.body));
    leaf.text("doc", event.dossier.text());
    leaf.number("doc_seq", event.sequence);
    leaf.text("doc_prev", previous);
    seal(out, leaf, files_of(event.body));
    return out;
}

EncodedEvent encode_office_event(const OfficeEvent& event, const Salt& salt) {
    EncodedEvent out{.leaf = {}, .payload = payload_of(event.details, salt), .hash = {}};
    ObjectText leaf(out.leaf);
    write_envelope(leaf, event.id, event.at, event.organisation, event.actor, event.act);
    seal(out, leaf, {}, event.stated);
    return out;
}

Result<Event> decode(std::string_view leaf_text, std::string_view payload_text) {
    TRY(const auto leaf, parsed_object(leaf_text));
    if (audit::sha256_hex(payload_text) != text_member(leaf, "pd")) {
        return Problem{.kind = ProblemKind::invalid,
                       .code = "event.forged",
                       .vi = "Nội dung sự kiện không khớp với dấu vết trong nhật ký.",
                       .en = "The event's payload is not the one its leaf vouches for."};
    }
    return read_event(leaf, payload_text);
}

std::string payload_of(const EventBody& body, const Salt& salt) {
    std::string out;
    auto payload = begin_payload(out, salt);
    write_body(payload, body);
    payload.end();
    return out;
}

Result<Event> decode_remains(std::string_view leaf_text, std::string_view remains) {
    TRY(const auto leaf, parsed_object(leaf_text));
    return read_event(leaf, remains);
}

}  // namespace phanbien::dossier
