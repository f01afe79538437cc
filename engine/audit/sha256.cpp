#include "engine/audit/sha256.hpp"

// The EVP interface makes and frees a context for each digest: as long as hashing a leaf itself,
// twice per leaf of a log. These functions run the same code without; that OpenSSL would rather
// have one interface for every algorithm is why it calls them deprecated.
#define OPENSSL_SUPPRESS_DEPRECATED
#include <openssl/sha.h>

#include <memory>
#include <new>
#include <stdexcept>

namespace phanbien::audit {

namespace {

SHA256_CTX* context_in(std::byte* state) {
    return std::launder(reinterpret_cast<SHA256_CTX*>(state));
}

// OpenSSL fails here only when it is broken; going on would write a false proof.
void demand(int success) {
    if (success != 1) {
        throw std::runtime_error("SHA-256 is not available");
    }
}

constexpr unsigned char no_digit = 0xFF;

// The value of each byte as a lower-case hex digit.
constexpr std::array<unsigned char, 256> hex_values = [] {
    std::array<unsigned char, 256> values{};
    values.fill(no_digit);
    for (unsigned char i = 0; i < 10; ++i) {
        values['0' + i] = i;
    }
    for (unsigned char i = 0; i < 6; ++i) {
        values['a' + i] = static_cast<unsigned char>(10 + i);
    }
    return values;
}();

unsigned hex_value(char digit) {
    return hex_values[static_cast<unsigned char>(digit)];
}

}  // namespace

Sha256::Sha256() {
    static_assert(sizeof(SHA256_CTX) == state_bytes);
    std::construct_at(reinterpret_cast<SHA256_CTX*>(state_.data()));
    restart();
}

Sha256& Sha256::restart() {
    demand(SHA256_Init(context_in(state_.data())));
    return *this;
}

Sha256& Sha256::update(std::string_view bytes) {
    demand(SHA256_Update(context_in(state_.data()), bytes.data(), bytes.size()));
    return *this;
}

Sha256& Sha256::update(std::span<const unsigned char> bytes) {
    demand(SHA256_Update(context_in(state_.data()), bytes.data(), bytes.size()));
    return *this;
}

Hash Sha256::finish() {
    Hash hash{};
    demand(SHA256_Final(hash.data(), context_in(state_.data())));
    return hash;
}

Hash sha256(std::string_view bytes) {
    return sha256_of({bytes});
}

Hash sha256_of(std::initializer_list<std::string_view> pieces) {
    Sha256 digest;
    for (const auto piece : pieces) {
        digest.update(piece);
    }
    return digest.finish();
}

std::string sha256_hex(std::string_view bytes) {
    return to_hex(sha256(bytes));
}

std::string to_hex(std::span<const unsigned char> bytes) {
    constexpr std::string_view digits = "0123456789abcdef";
    std::string text(bytes.size() * 2, '\0');
    auto place = text.begin();
    for (const auto byte : bytes) {
        *place++ = digits[byte >> 4U];
        *place++ = digits[byte & 0x0FU];
    }
    return text;
}

std::optional<Hash> hash_from_hex(std::string_view text) {
    Hash hash{};
    if (text.size() != hash.size() * 2) {
        return std::nullopt;
    }
    unsigned worst = 0;
    for (std::size_t i = 0; i < hash.size(); ++i) {
        const auto high = hex_value(text[2 * i]);
        const auto low = hex_value(text[2 * i + 1]);
        worst |= high | low;  // only `no_digit` goes beyond four bits
        hash[i] = static_cast<unsigned char>(high << 4U | low);
    }
    if (worst > 0x0F) {
        return std::nullopt;
    }
    return hash;
}

}  // namespace phanbien::audit
