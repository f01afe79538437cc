// HourlyLimit: how often one account may do something costly in any sixty minutes. Kept in memory:
// a restart forgives. Any thread.
#pragma once

#include <deque>
#include <map>
#include <mutex>
#include <optional>

#include "engine/kernel/id.hpp"
#include "engine/kernel/instant.hpp"
#include "engine/kernel/problem.hpp"

namespace phanbien::api {

inline constexpr int uploads_per_hour = 30;
// Higher than the baseline's 5: before a meeting the table is drawn again after each answer, and
// one export costs the server some milliseconds.
inline constexpr int exports_per_hour = 60;

class HourlyLimit {
  public:
    explicit HourlyLimit(int count_max) : count_max_(count_max) {}

    // Counts one use; the refusal when there were too many.
    std::optional<Problem> use(const AccountId& account, Instant now);

  private:
    Problem too_many(std::chrono::microseconds wait) const;

    int count_max_;
    std::mutex mutex_;
    std::map<AccountId, std::deque<Instant>> uses_;
};

}  // namespace phanbien::api
