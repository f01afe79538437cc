#include "web/api/limits.hpp"

#include <chrono>

namespace phanbien::api {

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
        const std::string count = std::to_string(count_max_);
        return Problem{
            ProblemKind::busy, "limit.hourly",
            "Thao tác này chỉ được làm " + count + " lần trong một giờ. Hãy thử lại sau ít phút.",
            "This may be done " + count + " times an hour. Try again in some minutes."};
    }
    times.push_back(now);
    return std::nullopt;
}

}  // namespace phanbien::api
