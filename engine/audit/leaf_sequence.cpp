#include "engine/audit/leaf_sequence.hpp"

#include <boost/json/parse.hpp>

namespace phanbien::audit {

namespace {

std::string text_in(const boost::json::object& leaf, std::string_view name) {
    const auto* found = leaf.if_contains(name);
    return found != nullptr && found->is_string() ? std::string(found->get_string())
                                                  : std::string{};
}

std::vector<std::string> texts_in(const boost::json::object& leaf, std::string_view name) {
    std::vector<std::string> texts;
    const auto* found = leaf.if_contains(name);
    if (found != nullptr && found->is_array()) {
        for (const auto& text : found->get_array()) {
            texts.emplace_back(text.is_string() ? std::string(text.get_string()) : std::string{});
        }
    }
    return texts;
}

}  // namespace

std::optional<LeafMembers> leaf_members(std::string_view leaf) {
    boost::system::error_code error;
    const auto json = boost::json::parse(leaf, error);
    if (error || !json.is_object()) {
        return std::nullopt;
    }
    const auto& object = json.get_object();
    LeafMembers members{.id = text_in(object, "id"),
                        .at = text_in(object, "ts"),
                        .act = text_in(object, "act"),
                        .dossier = {},
                        .sequence = 0,
                        .previous = text_in(object, "doc_prev"),
                        .files = texts_in(object, "blobs"),
                        .payload_hash = text_in(object, "pd")};
    if (object.contains("doc")) {
        members.dossier = text_in(object, "doc");
    }
    if (const auto* sequence = object.if_contains("doc_seq");
        sequence != nullptr && sequence->is_int64()) {
        members.sequence = sequence->get_int64();
    }
    return members;
}

std::optional<Sentence> LeafSequence::add(const LeafMembers& leaf, const Hash& hash) {
    if (leaf.at.empty() || leaf.id.empty() || leaf.act.empty()) {
        return Sentence{"thiếu id, thời điểm hoặc hành động", "id, time or act is missing"};
    }
    // Times are of one width, so that their order is that of their texts.
    if (leaf.at.size() != last_at_.size() && !last_at_.empty()) {
        return Sentence{"thời điểm sai dạng", "its time is malformed"};
    }
    if (leaf.at <= last_at_) {
        return Sentence{"thời điểm không sau sự kiện trước", "its time is not after the last"};
    }
    last_at_ = leaf.at;
    return leaf.dossier ? of_dossier(leaf, hash) : std::nullopt;
}

void LeafSequence::continue_from(const std::string& dossier, std::int64_t sequence,
                                 const Hash& hash) {
    last_[dossier] = {.sequence = sequence, .hash = hash};
}

std::optional<Sentence> LeafSequence::of_dossier(const LeafMembers& leaf, const Hash& hash) {
    auto& last = last_[*leaf.dossier];
    const auto expected = last.sequence + 1;
    if (leaf.sequence != expected) {
        return Sentence{"không phải sự kiện thứ " + std::to_string(expected) + " của hồ sơ",
                        "it is not event " + std::to_string(expected) + " of its dossier"};
    }
    if (leaf.previous != to_hex(last.hash)) {
        return Sentence{"không nối tiếp sự kiện trước của hồ sơ",
                        "it does not name the dossier's event before it"};
    }
    last = {.sequence = expected, .hash = hash};
    return std::nullopt;
}

}  // namespace phanbien::audit
