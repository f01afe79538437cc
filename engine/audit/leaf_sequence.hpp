// Leaf sequence: whether each leaf of schemas/event.md follows those before it: its time is later,
// and it is its dossier's next event and names the one before.
//
// Keeps the newest hash of each dossier, nothing of the leaves. Used by whoever goes through a log
// in order: the verifier of exports, the check of an office's own data. Pure; one thread.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <unordered_map>

#include "engine/audit/leaf_members.hpp"
#include "engine/audit/merkle.hpp"
#include "engine/kernel/sentence.hpp"

namespace phanbien::audit {

class LeafSequence {
  public:
    // Why this leaf does not follow; nothing when it does.
    std::optional<Sentence> add(const LeafMembers& leaf, const Hash& hash);

    // Begins in the middle of a log: this was the dossier's newest event before.
    void continue_from(const std::string& dossier, std::int64_t sequence, const Hash& hash);
    bool knows(std::string_view dossier) const { return last_.contains(dossier); }

    std::uint64_t dossiers() const { return last_.size(); }

  private:
    struct Last {
        std::int64_t sequence = 0;
        Hash hash = {};
    };

    std::optional<Sentence> of_dossier(const LeafMembers& leaf, const Hash& hash);

    struct HashOfText : std::hash<std::string_view> {
        using is_transparent = void;  // looked for by a view
    };

    std::string last_at_;
    std::unordered_map<std::string, Last, HashOfText, std::equal_to<>> last_;
};

}  // namespace phanbien::audit
