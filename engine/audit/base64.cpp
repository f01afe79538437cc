#include "engine/audit/base64.hpp"

#include <algorithm>

#include <openssl/evp.h>

#include <stdexcept>
#include <vector>

namespace phanbien::audit {

std::string to_base64(std::span<const unsigned char> bytes) {
    std::vector<unsigned char> text(4 * ((bytes.size() + 2) / 3) +
                                    1);  // OpenSSL ends it with a zero
    const int length = EVP_EncodeBlock(text.data(), bytes.data(), static_cast<int>(bytes.size()));
    return {text.begin(), text.begin() + length};
}

std::string to_base64(std::string_view bytes) {
    const std::vector<unsigned char> copy(bytes.begin(), bytes.end());
    return to_base64(std::span<const unsigned char>(copy));
}

std::optional<std::string> from_base64(std::string_view text) {
    if (text.size() % 4 != 0) {
        return std::nullopt;
    }
    const std::vector<unsigned char> copy(text.begin(), text.end());
    std::vector<unsigned char> bytes(text.size() / 4 * 3 + 1);
    const int length = EVP_DecodeBlock(bytes.data(), copy.data(), static_cast<int>(copy.size()));
    if (length < 0) {
        return std::nullopt;
    }
    // OpenSSL counts padding as bytes and forgives white space at the ends and leftover bits: what
    // is not written again as it was read was not written by the rules.
    const std::size_t padding = text.ends_with("==") ? 2 : text.ends_with('=') ? 1 : 0;
    const auto end = bytes.begin() + (length - static_cast<std::ptrdiff_t>(padding));
    std::string out(bytes.begin(), end);
    if (to_base64(out) != text) {
        return std::nullopt;
    }
    return out;
}

std::optional<Hash> hash_from_base64(std::string_view text) {
    const auto bytes = from_base64(text);
    Hash hash{};
    if (!bytes || bytes->size() != hash.size()) {
        return std::nullopt;
    }
    std::ranges::copy(*bytes, hash.begin());
    return hash;
}

}  // namespace phanbien::audit
