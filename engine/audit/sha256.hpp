// SHA-256, by OpenSSL, as values: a digest of 32 bytes and its form of 64 lower-case hex digits.
// A digest object belongs to one thread; the functions may be called from any.
#pragma once

#include <array>
#include <cstddef>
#include <initializer_list>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace phanbien::audit {

using Hash = std::array<unsigned char, 32>;

// Digests what comes in pieces, e.g. an upload as it arrives. A value: it allocates nothing, and a
// copy goes on from what was given so far.
class Sha256 {
  public:
    Sha256();

    // Forgets what it was given, as if it were new.
    Sha256& restart();
    Sha256& update(std::string_view bytes);
    Sha256& update(std::span<const unsigned char> bytes);
    Hash finish();  // once; afterwards the object is spent until it is restarted

  private:
    static constexpr std::size_t state_bytes = 112;  // OpenSSL's SHA256_CTX
    alignas(std::max_align_t) std::array<std::byte, state_bytes> state_;
};

Hash sha256(std::string_view bytes);
// Of pieces that stand one behind the other.
Hash sha256_of(std::initializer_list<std::string_view> pieces);
std::string sha256_hex(std::string_view bytes);

std::string to_hex(std::span<const unsigned char> bytes);
// Exactly 64 lower-case hex digits; anything else is none.
std::optional<Hash> hash_from_hex(std::string_view text);

}  // namespace phanbien::audit
