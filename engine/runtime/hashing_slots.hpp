// HashingSlots: how many password hashes are computed at once. Each takes 19 MiB and a core for
// about 33 ms, so that a flood of sign-ins must queue here and not exhaust the machine. Any thread.
#pragma once

#include <condition_variable>
#include <mutex>

namespace phanbien::runtime {

class HashingSlots {
  public:
    static constexpr int at_once_max = 2;

    template <class Work>
    auto with_slot(const Work& work) {
        const Slot slot(*this);
        return work();
    }

  private:
    struct Slot {
        explicit Slot(HashingSlots& slots) : slots_(slots) {
            std::unique_lock lock(slots_.mutex_);
            slots_.freed_.wait(lock, [this] { return slots_.free_ > 0; });
            --slots_.free_;
        }
        ~Slot() {
            const std::lock_guard lock(slots_.mutex_);
            ++slots_.free_;
            slots_.freed_.notify_one();
        }
        Slot(const Slot&) = delete;
        Slot& operator=(const Slot&) = delete;

        HashingSlots& slots_;
    };

    std::mutex mutex_;
    std::condition_variable freed_;
    int free_ = at_once_max;
};

}  // namespace phanbien::runtime
