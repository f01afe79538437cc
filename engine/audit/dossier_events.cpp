#include "engine/audit/dossier_events.hpp"

#include <algorithm>

#include "engine/audit/merkle.hpp"
#include "engine/kernel/json.hpp"

namespace phanbien::audit {

namespace {

bool is_number(const boost::json::object& object, std::string_view name, std::int64_t value) {
    const auto* found = object.if_contains(name);
    return found != nullptr && found->is_int64() && found->get_int64() == value;
}

// The members that every leaf of a dossier has, each in its form.
std::optional<Sentence> malformed_leaf(const boost::json::object& leaf) {
    const auto at = text_member(leaf, "ts");
    const auto when = parse_instant(at);
    if (!is_number(leaf, "v", 1) || text_member(leaf, "id").empty() ||
        text_member(leaf, "act").empty() || !when || phanbien::to_text(*when) != at ||
        !hash_from_hex(text_member(leaf, "pd"))) {
        return Sentence{"thiếu hoặc sai phiên bản, id, thời điểm, hành động hoặc mã băm nội dung",
                        "version, id, time, act or hash of the payload is missing or wrong"};
    }
    const auto* blobs = leaf.if_contains("blobs");
    if (blobs == nullptr || !blobs->is_array()) {
        return Sentence{"thiếu danh sách tệp", "its list of files is missing"};
    }
    for (const auto& blob : blobs->get_array()) {
        if (!blob.is_string() || !hash_from_hex(blob.get_string())) {
            return Sentence{"mã băm của một tệp sai dạng", "the hash of a file is malformed"};
        }
    }
    return std::nullopt;
}

}  // namespace

std::optional<Sentence> DossierEvents::add(std::string_view text, std::uint64_t index) {
    const auto json = parse_json(text);
    if (!json || !json->is_object() || text.size() > leaf_bytes_max) {
        return Sentence{"không phải đối tượng JSON đúng dạng", "it is no well-formed JSON object"};
    }
    const auto& leaf = json->get_object();
    if (auto why = malformed_leaf(leaf)) {
        return why;
    }
    if (text_member(leaf, "doc") != dossier_) {
        return Sentence{"thuộc hồ sơ khác", "it is of another dossier"};
    }
    const auto members = leaf_members(text).value_or(LeafMembers{});
    if (auto why = sequence_.add(members, leaf_hash(text))) {
        return why;
    }
    if (last_index_ && index <= *last_index_) {
        return Sentence{"vị trí không sau sự kiện trước", "its index is not after the last"};
    }
    if (!ids_.emplace(members.id).second) {
        return Sentence{"id đã dùng cho sự kiện khác", "its id is that of another event"};
    }
    last_index_ = index;
    payload_hash_ = members.payload_hash;
    names_definition_ = members.act == "registered" || members.act == "migrated";
    files_.insert(members.files.begin(), members.files.end());
    return std::nullopt;
}

std::optional<Sentence> DossierEvents::add_payload(std::string_view payload) {
    if (sha256_hex(payload) != payload_hash_) {
        return Sentence{"nội dung không có mã băm mà sự kiện ghi",
                        "it does not have the hash that its event gives it"};
    }
    if (!names_definition_) {
        return std::nullopt;
    }
    const auto json = parse_json(payload);
    const auto hash = json && json->is_object() ? text_member(json->get_object(), "workflow_hash")
                                                : std::string{};
    if (!hash_from_hex(hash)) {
        return Sentence{"không ghi hồ sơ chạy theo định nghĩa nào",
                        "it does not name the definition that the dossier goes by"};
    }
    std::erase(definitions_, hash);
    definitions_.push_back(hash);
    return std::nullopt;
}

}  // namespace phanbien::audit
