#include "engine/audit/ed25519.hpp"

#include <openssl/evp.h>

#include <stdexcept>
#include <vector>

namespace phanbien::audit {

namespace {

struct CloseContext {
    void operator()(EVP_MD_CTX* context) const { EVP_MD_CTX_free(context); }
};
struct CloseKey {
    void operator()(EVP_PKEY* key) const { EVP_PKEY_free(key); }
};

std::vector<unsigned char> bytes_of(std::string_view text) {
    return {text.begin(), text.end()};
}

// OpenSSL fails here only when it is broken or out of memory.
void demand_signing(bool success) {
    if (!success) {
        throw std::runtime_error("Ed25519 is not available");
    }
}

}  // namespace

void SigningKey::Closer::operator()(void* key) const {
    EVP_PKEY_free(static_cast<EVP_PKEY*>(key));
}

SigningKey::SigningKey(const Seed& seed)
    : key_(EVP_PKEY_new_raw_private_key(EVP_PKEY_ED25519, nullptr, seed.data(), seed.size())) {
    std::size_t length = public_key_.size();
    demand_signing(key_ != nullptr);
    demand_signing(EVP_PKEY_get_raw_public_key(static_cast<EVP_PKEY*>(key_.get()),
                                               public_key_.data(), &length) == 1);
}

Signature SigningKey::sign(std::string_view message) const {
    const std::unique_ptr<EVP_MD_CTX, CloseContext> context(EVP_MD_CTX_new());
    const auto bytes = bytes_of(message);
    Signature signature{};
    std::size_t length = signature.size();
    demand_signing(context != nullptr);
    demand_signing(EVP_DigestSignInit(context.get(), nullptr, nullptr, nullptr,
                                      static_cast<EVP_PKEY*>(key_.get())) == 1);
    demand_signing(
        EVP_DigestSign(context.get(), signature.data(), &length, bytes.data(), bytes.size()) == 1);
    return signature;
}

bool verifies(const PublicKey& key, std::string_view message, const Signature& signature) {
    const std::unique_ptr<EVP_PKEY, CloseKey> opened(
        EVP_PKEY_new_raw_public_key(EVP_PKEY_ED25519, nullptr, key.data(), key.size()));
    const std::unique_ptr<EVP_MD_CTX, CloseContext> context(EVP_MD_CTX_new());
    demand_signing(context != nullptr);
    if (opened == nullptr ||
        EVP_DigestVerifyInit(context.get(), nullptr, nullptr, nullptr, opened.get()) != 1) {
        return false;
    }
    const auto bytes = bytes_of(message);
    return EVP_DigestVerify(context.get(), signature.data(), signature.size(), bytes.data(),
                            bytes.size()) == 1;
}

}  // namespace phanbien::audit
