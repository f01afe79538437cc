#include "engine/audit/leaf_sequence.hpp"

namespace phanbien::audit {

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
    auto found = last_.find(*leaf.dossier);
    if (found == last_.end()) {
        found = last_.try_emplace(std::string(*leaf.dossier)).first;
    }
    auto& last = found->second;
    const auto expected = last.sequence + 1;
    if (leaf.sequence != expected) {
        return Sentence{"không phải sự kiện thứ " + std::to_string(expected) + " của hồ sơ",
                        "it is not event " + std::to_string(expected) + " of its dossier"};
    }
    if (hash_from_hex(leaf.previous) != last.hash) {
        return Sentence{"không nối tiếp sự kiện trước của hồ sơ",
                        "it does not name the dossier's event before it"};
    }
    last = {.sequence = expected, .hash = hash};
    return std::nullopt;
}

}  // namespace phanbien::audit
