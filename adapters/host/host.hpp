// The machine behind the engine's ports: its clock, OpenSSL's random generator, libargon2. Any
// thread.
#pragma once

#include "engine/runtime/clock.hpp"

namespace phanbien::host {

class SystemClock final : public runtime::Clock {
  public:
    Instant now() override;
};

class OpensslRandom final : public runtime::Random {
  public:
    // Ends the process when the generator fails: nothing may go on with predictable secrets.
    void fill(std::span<unsigned char> bytes) override;
};

// Argon2id, t=2, m=19 MiB, p=1 (OWASP ASVS 5.0, reliability section 4), as PHC strings
// "$argon2id$v=19$…", so that parameters can be raised later.
class Argon2Hasher final : public runtime::PasswordHasher {
  public:
    explicit Argon2Hasher(runtime::Random& random) : random_(random) {}
    std::string hash(std::string_view password) override;
    // False also for a text that is no such hash.
    bool matches(std::string_view password, std::string_view hash) override;
    // Random bytes in the place of a hash: 256 bits that a password would have to come to by
    // chance.
    std::string hash_of_nothing() override;

  private:
    runtime::Random& random_;
};

}  // namespace phanbien::host
