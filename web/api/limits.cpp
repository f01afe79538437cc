#include "web/api/limits.hpp"

#include <chrono>

namespace phanbien::api {

Problem HourlyLimit::too_many(std::chrono::microseconds wait) const {
    const auto count = std::to_string(count_max_);
    const auto minutes = std::to_string(std::chrono::ceil<std::chrono::minutes>(wait).count());
    return {.kind = ProblemKind::too_many,
            .code = "limit.hourly",
            .vi = "Thao tác này chỉ được làm " + count + " lần trong một giờ. Hãy thử lại sau " +
                  minutes + " phút.",
            .en = "This may be done " + count + " times an hour. Try again in " + minutes + " min.",
            .wait = std::chrono::ceil<std::chrono::seconds>(wait)};
}

std::optional<Problem> HourlyLimit::use(const AccountId& account, Instant now) {
    const std::scoped_lock lock{mutex_};
    std::erase_if(uses_, [&](const auto& entry) {
        return entry.second.back() + std::chrono::hours{1} <= now;
    });
    auto& times = uses_[account];
    while (!times.empty() && times.front() + std::chrono::hours{1} <= now) {
        times.pop_front();
    }
    if (times.size() >= static_cast<std::size_t>(count_max_)) {
        return too_many(times.front() + std::chrono::hours{1} - now);
    }
    times.push_back(now);
    return std::nullopt;
}

}  // namespace phanbien::api
