// Places: how many of one thing there may be at once, shared between clients. Whoever has its share
// may have more as long as that leaves `kept` places free, which are only for those who have less:
// alone a client uses nearly all there is, and one that floods cannot keep another out. Never
// waits; any thread.
#pragma once

#include <cstddef>
#include <map>
#include <mutex>
#include <string>
#include <utility>

namespace phanbien::server {

struct PlaceLimits {
    std::size_t all = 1;
    std::size_t share = 1;  // of one client, while others want places too
    std::size_t kept = 0;   // for those who have less than their share
};

// So many places with a share of one in sixteen, a quarter of them kept.
constexpr PlaceLimits shared_fairly(std::size_t all) {
    return {.all = all, .share = all < 16 ? 1 : all / 16, .kept = all / 4};
}

class Places {
  public:
    explicit Places(PlaceLimits limits) : limits_(limits) {}

    // False when there is none for this client now; a place that was got must be given back.
    [[nodiscard]] bool take(const std::string& client);
    void give_back(const std::string& client);
    std::size_t taken() const;

  private:
    const PlaceLimits limits_;
    mutable std::mutex mutex_;
    std::size_t taken_ = 0;
    std::map<std::string, std::size_t> by_client_;  // none with zero
};

// One place, if there is one, for as long as it lives.
class TakenPlace {
  public:
    TakenPlace(Places& places, std::string client)
        : places_(places), client_(std::move(client)), granted_(places.take(client_)) {}
    ~TakenPlace() {
        if (granted_) {
            places_.give_back(client_);
        }
    }
    TakenPlace(const TakenPlace&) = delete;
    TakenPlace& operator=(const TakenPlace&) = delete;
    bool granted() const { return granted_; }

  private:
    Places& places_;
    std::string client_;
    bool granted_;
};

}  // namespace phanbien::server
