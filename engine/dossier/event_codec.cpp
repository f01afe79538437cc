#include "engine/dossier/event_codec.hpp"

#include <boost/json/array.hpp>
#include <boost/json/serialize.hpp>
#include <stdexcept>

#include "engine/audit/merkle.hpp"
#include "engine/kernel/json.hpp"

namespace phanbien::dossier {

namespace json = boost::json;

namespace {

constexpr std::string_view system_actor = "system";
constexpr int leaf_version = 1;
constexpr std::size_t leaf_members_usual = 11;

Problem malformed(std::string vi, std::string en) {
    return Problem{.kind = ProblemKind::invalid,
                   .code = "event.malformed",
                   .vi = std::move(vi),
                   .en = std::move(en)};
}

json::object envelope(const EventId& id, Instant at, const OrganisationId& organisation,
                      const AccountId& actor, std::string_view act) {
    json::object leaf;
    leaf.reserve(leaf_members_usual);
    leaf.emplace("v", leaf_version);
    leaf.emplace("id", id.text());
    leaf.emplace("ts", to_text(at));
    leaf.emplace("org", organisation.text());
    leaf.emplace("actor", actor.empty() ? std::string(system_actor) : actor.text());
    leaf.emplace("act", json::string_view(act.data(), act.size()));
    return leaf;
}

std::string salted(json::object members, const Salt& salt) {
    json::object payload;
    payload.reserve(members.size() + 1);
    payload.emplace("salt", audit::to_hex(salt));
    for (auto& member : members) {
        payload.emplace(member.key(), std::move(member.value()));  // never replaces the salt
    }
    return json::serialize(payload);
}

EncodedEvent seal(json::object leaf, const std::vector<FileHash>& files,
                  json::object members, const Salt& salt, const json::object& stated = {}) {
    EncodedEvent out;
    out.payload = salted(std::move(members), salt);
    json::array blobs;
    for (const auto& file : files) {
        blobs.emplace_back(file.text());
    }
    leaf.emplace("blobs", std::move(blobs));
    leaf.emplace("pd", audit::sha256_hex(out.payload));
    for (const auto& [name, value] : stated) {
        leaf.emplace(name, value);  // never replaces what every leaf has
    }
    out.leaf = json::serialize(leaf);
    // Only a command with hundreds of files could come near; commands are bounded far below.
    if (out.leaf.size() > audit::leaf_bytes_max) {
        throw std::length_error("a leaf of the log would exceed its size");
    }
    out.hash = audit::to_hex(audit::leaf_hash(out.leaf));
    return out;
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
    auto leaf = envelope(event.id, event.at, event.organisation, event.actor, act_of(event.body));
    leaf.emplace("doc", event.dossier.text());
    leaf.emplace("doc_seq", static_cast<std::int64_t>(event.sequence));
    leaf.emplace("doc_prev", json::string_view(previous.data(), previous.size()));
    return seal(std::move(leaf), files_of(event.body), body_to_json(event.body), salt);
}

EncodedEvent encode_office_event(const OfficeEvent& event, const Salt& salt) {
    auto leaf = envelope(event.id, event.at, event.organisation, event.actor, event.act);
    return seal(std::move(leaf), {}, event.details, salt, event.stated);
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
    return salted(body_to_json(body), salt);
}

Result<Event> decode_remains(std::string_view leaf_text, std::string_view remains) {
    TRY(const auto leaf, parsed_object(leaf_text));
    return read_event(leaf, remains);
}

}  // namespace phanbien::dossier
