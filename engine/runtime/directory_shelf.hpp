// DirectoryShelf: the office's directory, read from the store once and again when it has changed.
//
// Which directory is in force is asked of the same snapshot or transaction as everything else, so
// who may act and the directory it was judged by always fit together. One per thread.
#pragma once

#include <optional>
#include <string>

#include "engine/people/directory.hpp"
#include "engine/runtime/store.hpp"

namespace phanbien::runtime {

class DirectoryShelf {
  public:
    // Nobody at all where the office has none. The reference holds until the next call. Throws
    // StoreFailure for a directory that cannot be read any more.
    const people::Directory& at_head(Reading& reading);
    // Of the text in force at the last call; empty where the office has none.
    const std::string& hash() const { return hash_; }
    // When it came into force, and who saw to it.
    Instant at() const { return at_; }
    const AccountId& actor() const { return actor_; }

  private:
    std::optional<std::string> mark_;  // of what is on the shelf
    std::string hash_;
    Instant at_;
    AccountId actor_;
    people::Directory directory_;
};

}  // namespace phanbien::runtime
