// The world outside, as ports: time, randomness, passwords. Implemented in adapters/host; tests and
// simulations bring their own.
#pragma once

#include <array>
#include <span>
#include <string>
#include <string_view>

#include "engine/dossier/decide.hpp"
#include "engine/kernel/instant.hpp"

namespace phanbien::runtime {

// Wall-clock time. Any thread.
class Clock {
  public:
    virtual ~Clock() = default;
    virtual Instant now() = 0;
};

// Cryptographically strong randomness. Any thread.
class Random {
  public:
    virtual ~Random() = default;
    virtual void fill(std::span<unsigned char> bytes) = 0;
};

// Slow on purpose (Argon2id, t=2, m=19 MiB, p=1: about 33 ms). Any thread; the caller bounds how
// many run at once.
class PasswordHasher {
  public:
    virtual ~PasswordHasher() = default;
    virtual std::string hash(std::string_view password) = 0;
    virtual bool matches(std::string_view password, std::string_view hash) = 0;
    // Made at once: a hash that takes matches() as long as any other and that no password has.
    virtual std::string hash_of_nothing() = 0;
};

// UUIDv7 (RFC 9562 §5.7): ordered by the clock's milliseconds and a counter, then random. One
// thread.
class UuidSource final : public dossier::IdSource {
  public:
    UuidSource(Clock& clock, Random& random) : clock_(clock), random_(random) {}
    std::string next_id() override;

  private:
    Clock& clock_;
    Random& random_;
    std::int64_t last_ms_ = 0;
    std::uint32_t counter_ = 0;
};

}  // namespace phanbien::runtime
