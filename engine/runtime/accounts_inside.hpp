// What Accounts keeps, and the words its two source files share. Private to them.
#pragma once

#include <map>
#include <mutex>

#include "engine/runtime/accounts.hpp"
#include "engine/runtime/hashing_slots.hpp"
#include "engine/runtime/journal.hpp"
#include "engine/runtime/sign_in_guard.hpp"

namespace phanbien::runtime {

// After so long a failure is stored, and what is stored counts: another process may have unlocked
// the account.
inline constexpr std::chrono::seconds noting_time_max{10};

struct Accounts::Inside {
    explicit Inside(const Parts& parts)
        : journal(parts.clock, parts.random), reading(parts.store.open_reading()) {}

    SignInGuard guard;
    HashingSlots slots;
    std::string nobodys_hash;  // compared with when the name is unknown
    Journal journal;           // the committer's thread only
    std::mutex reading_mutex;
    std::unique_ptr<Reading> reading;
    std::mutex remembered_mutex;
    std::map<std::string, Session> remembered;  // by token hash; Sessions::remembered only
};

Problem missing_account();
Problem too_often(std::chrono::microseconds wait);
Problem locked_account();
// 256 random bits as 64 hex digits.
std::string fresh_secret(Random& random);
std::string lower_ascii(std::string_view text);

}  // namespace phanbien::runtime
