// Log keys: by which key a log's checkpoints are signed at which size, when the key was changed.
//
// A change of key is a leaf of the log itself (schemas/log.md, "Change of key"): it names the key
// before and the one after, and bears signatures of both over one statement, so that whoever trusts
// any key of the log can follow it to the one that signs now. Both also sign the checkpoint of the
// tree that ends with that leaf; the larger ones are the new key's alone. Given the changes in the
// order of the log, one after the other. Pure; one thread per object.
#pragma once

#include <boost/json/object.hpp>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/audit/checkpoint.hpp"
#include "engine/kernel/sentence.hpp"

namespace phanbien::audit {

inline constexpr std::string_view key_change_act = "log_key_changed";  // `act` of such a leaf

struct KeyChange {
    std::uint64_t index = 0;  // of its leaf: how many leaves the log had before
    VerifierKey before;
    VerifierKey after;
};

// What both keys sign.
std::string statement_of(const KeyChange& change);
// What its leaf states beside the members that every leaf has: the keys as vkeys, the signatures
// in base64.
boost::json::object key_change_members(std::uint64_t index, const Signer& before,
                                       const Signer& after);

class LogKeys {
  public:
    // `trusted`: the key that the reader was handed; it may be any of the log's.
    explicit LogKeys(VerifierKey trusted) : trusted_(std::move(trusted)) {}

    // Why this leaf, whose act is key_change_act, is no change from the key in force; nothing when
    // it is one.
    std::optional<Sentence> add(std::string_view leaf, std::uint64_t index);

    // The key that signs trees of so many leaves, and the one that signs now.
    const VerifierKey& at(std::uint64_t size) const;
    const VerifierKey& newest() const {
        return changes_.empty() ? trusted_ : changes_.back().after;
    }
    const std::vector<KeyChange>& changes() const { return changes_; }
    // The key that has to sign beside at(size), if `size` is that of a tree that ends with a
    // change.
    std::optional<VerifierKey> beside(std::uint64_t size) const;

    // open_checkpoint by the key (or both) of its size. More refusals: "proof.unknown_key" (the
    // trusted key is none of this log's), "proof.retired_key" (signed by one that was replaced).
    Result<Checkpoint> open(std::string_view note) const;

  private:
    bool knows(const VerifierKey& key) const;

    VerifierKey trusted_;
    std::vector<KeyChange> changes_;
};

}  // namespace phanbien::audit
