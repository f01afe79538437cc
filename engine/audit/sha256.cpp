#include "engine/audit/sha256.hpp"

#include <openssl/evp.h>

#include <stdexcept>

namespace phanbien::audit {

namespace {

EVP_MD_CTX* as_context(void* context) {
    return static_cast<EVP_MD_CTX*>(context);
}

// OpenSSL fails here only when it is broken or out of memory; going on would write a false proof.
void demand(int success) {
    if (success != 1) {
        throw std::runtime_error("SHA-256 is not available");
    }
}

// Looked up once: each look-up by name costs more than hashing a leaf. Lives as long as the
// program.
const EVP_MD* sha256_method() {
    static const EVP_MD* const found = EVP_MD_fetch(nullptr, "SHA256", nullptr);
    demand(found != nullptr ? 1 : 0);
    return found;
}

int hex_value(char digit) {
    if (digit >= '0' && digit <= '9') {
        return digit - '0';
    }
    return digit >= 'a' && digit <= 'f' ? digit - 'a' + 10 : -1;
}

}  // namespace

void Sha256::Closer::operator()(void* context) const {
    EVP_MD_CTX_free(as_context(context));
}

Sha256::Sha256() : context_(EVP_MD_CTX_new()) {
    restart();
}
Sha256::~Sha256() = default;
Sha256::Sha256(Sha256&&) noexcept = default;
Sha256& Sha256::operator=(Sha256&&) noexcept = default;

Sha256& Sha256::restart() {
    demand(EVP_DigestInit_ex(as_context(context_.get()), sha256_method(), nullptr));
    return *this;
}

Sha256& Sha256::update(std::string_view bytes) {
    demand(EVP_DigestUpdate(as_context(context_.get()), bytes.data(), bytes.size()));
    return *this;
}

Sha256& Sha256::update(std::span<const unsigned char> bytes) {
    demand(EVP_DigestUpdate(as_context(context_.get()), bytes.data(), bytes.size()));
    return *this;
}

Hash Sha256::finish() {
    Hash hash{};
    demand(EVP_DigestFinal_ex(as_context(context_.get()), hash.data(), nullptr));
    return hash;
}

Hash sha256(std::string_view bytes) {
    return sha256_of({bytes});
}

Hash sha256_of(std::initializer_list<std::string_view> pieces) {
    thread_local Sha256 kept;
    kept.restart();
    for (const auto piece : pieces) {
        kept.update(piece);
    }
    return kept.finish();
}

std::string sha256_hex(std::string_view bytes) {
    return to_hex(sha256(bytes));
}

std::string to_hex(std::span<const unsigned char> bytes) {
    constexpr std::string_view digits = "0123456789abcdef";
    std::string text;
    text.reserve(bytes.size() * 2);
    for (const auto byte : bytes) {
        text += digits[byte >> 4U];
        text += digits[byte & 0x0FU];
    }
    return text;
}

std::optional<Hash> hash_from_hex(std::string_view text) {
    Hash hash{};
    if (text.size() != hash.size() * 2) {
        return std::nullopt;
    }
    for (std::size_t i = 0; i < hash.size(); ++i) {
        const int high = hex_value(text[2 * i]);
        const int low = hex_value(text[2 * i + 1]);
        if (high < 0 || low < 0) {
            return std::nullopt;
        }
        hash[i] = static_cast<unsigned char>(high * 16 + low);
    }
    return hash;
}

}  // namespace phanbien::audit
