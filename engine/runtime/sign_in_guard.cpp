#include "engine/runtime/sign_in_guard.hpp"

#include <algorithm>

#include "engine/runtime/accounts.hpp"

namespace phanbien::runtime {
namespace {

constexpr std::chrono::minutes window{1};

// Makes room for one more entry: first what no longer counts, else whatever comes first.
template <class Entries, class Stale>
void make_room(Entries& entries, const Stale& stale) {
    if (entries.size() < SignInGuard::entries_max) {
        return;
    }
    std::erase_if(entries, stale);
    if (entries.size() >= SignInGuard::entries_max) {
        entries.erase(entries.begin());
    }
}

}  // namespace

std::optional<std::chrono::microseconds> SignInGuard::refuse(std::string_view username,
                                                             std::string_view address,
                                                             Instant now) {
    const std::lock_guard lock(mutex_);
    const auto from = std::string(address);
    const auto of_address = count(from, tries_of_address_per_minute_max, now);
    const auto of_name = count(from + " " + std::string(username), tries_per_minute_max, now);
    const auto wait = std::max(of_address, of_name);
    return wait > wait.zero() ? std::optional(wait) : std::nullopt;
}

std::chrono::microseconds SignInGuard::count(const std::string& key, int tries_max, Instant now) {
    auto found = tries_.find(key);
    if (found == tries_.end()) {
        make_room(tries_, [&](const auto& entry) { return now - entry.second.since >= window; });
        found = tries_.emplace(key, Tries{.since = now}).first;
    }
    auto& tries = found->second;
    if (now - tries.since >= window) {
        tries = {.since = now};
    }
    return ++tries.count <= tries_max ? std::chrono::microseconds{0} : tries.since + window - now;
}

void SignInGuard::failed(const std::string& username, Instant now) {
    const std::lock_guard lock(mutex_);
    make_room(failures_, [&](const auto& entry) { return now - entry.second.last >= lock_time; });
    auto& failures = failures_[username];
    failures.last = now;
    ++failures.count;
}

bool SignInGuard::locked(const std::string& username, Instant now, std::chrono::seconds lasts) {
    const std::lock_guard lock(mutex_);
    const auto found = failures_.find(username);
    if (found == failures_.end() || found->second.count < failures_until_lock) {
        return false;
    }
    if (now - found->second.last >= lasts) {
        failures_.erase(found);
        return false;
    }
    return true;
}

void SignInGuard::forget(const std::string& username) {
    const std::lock_guard lock(mutex_);
    failures_.erase(username);
}

}  // namespace phanbien::runtime
