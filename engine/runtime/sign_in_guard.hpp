// SignInGuard: how often somebody may try to sign in, and the lock after too many failures.
//
// It counts names that exist and names that do not alike, so that no answer tells which do; what it
// counts about real accounts is also stored, because memory ends with the process and other
// processes may serve the office. Bounded; any thread.
#pragma once

#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>

#include "engine/kernel/instant.hpp"

namespace phanbien::runtime {

class SignInGuard {
  public:
    static constexpr int tries_per_minute_max = 10;  // of one name from one address
    static constexpr int tries_of_address_per_minute_max = 120;
    static constexpr std::size_t entries_max = 10'000;  // then the stalest are forgotten

    // Counts a try. Where there were too many in the last minute: how long until the next may be.
    std::optional<std::chrono::microseconds> refuse(std::string_view username,
                                                    std::string_view address, Instant now);
    void failed(const std::string& username, Instant now);
    // By what is counted here, which is forgotten when the last failure is `lasts` ago.
    bool locked(const std::string& username, Instant now, std::chrono::seconds lasts);
    void forget(const std::string& username);

  private:
    struct Tries {
        Instant since;
        int count = 0;
    };
    struct Failures {
        Instant last;
        int count = 0;
    };

    // Zero where one more may be.
    std::chrono::microseconds count(const std::string& key, int tries_max, Instant now);

    std::mutex mutex_;
    std::map<std::string, Tries> tries_;
    std::map<std::string, Failures> failures_;
};

}  // namespace phanbien::runtime
