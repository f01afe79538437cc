// Ed25519 signatures (RFC 8032, the pure variant), by OpenSSL: deterministic, so that the same key
// and message give the same 64 bytes always. Keys are their 32-byte forms. Any thread.
#pragma once

#include <array>
#include <memory>
#include <string_view>

namespace phanbien::audit {

using Seed = std::array<unsigned char, 32>;  // the private key; comes from the system's randomness
using PublicKey = std::array<unsigned char, 32>;
using Signature = std::array<unsigned char, 64>;

class SigningKey {
  public:
    explicit SigningKey(const Seed& seed);

    const PublicKey& public_key() const { return public_key_; }
    Signature sign(std::string_view message) const;

  private:
    struct Closer {
        void operator()(void* key) const;
    };
    std::unique_ptr<void, Closer> key_;
    PublicKey public_key_{};
};

bool verifies(const PublicKey& key, std::string_view message, const Signature& signature);

}  // namespace phanbien::audit
