#include "adapters/host/host.hpp"

#include <argon2.h>
#include <openssl/rand.h>

#include <cstdio>
#include <cstdlib>
#include <stdexcept>

#include "engine/audit/base64.hpp"

namespace phanbien::host {
namespace {

constexpr std::uint32_t passes = 2;
constexpr std::uint32_t memory_kib = 19 * 1024;
constexpr std::uint32_t lanes = 1;
constexpr std::size_t salt_bytes = 16;
constexpr std::size_t hash_bytes = 32;

// As PHC strings have it: without padding.
template <std::size_t Size>
std::string random_base64(runtime::Random& random) {
    std::array<unsigned char, Size> bytes;
    random.fill(bytes);
    auto text = audit::to_base64(bytes);
    text.resize(text.find_last_not_of('=') + 1);
    return text;
}

}  // namespace

Instant SystemClock::now() {
    return std::chrono::floor<std::chrono::microseconds>(std::chrono::system_clock::now());
}

void OpensslRandom::fill(std::span<unsigned char> bytes) {
    if (RAND_bytes(bytes.data(), static_cast<int>(bytes.size())) != 1) {
        std::fputs("phanbien: the random generator failed\n", stderr);
        std::abort();
    }
}

std::string Argon2Hasher::hash(std::string_view password) {
    std::array<unsigned char, salt_bytes> salt;
    random_.fill(salt);
    std::string encoded(
        argon2_encodedlen(passes, memory_kib, lanes, salt_bytes, hash_bytes, Argon2_id), '\0');
    const int error =
        argon2id_hash_encoded(passes, memory_kib, lanes, password.data(), password.size(),
                              salt.data(), salt.size(), hash_bytes, encoded.data(), encoded.size());
    if (error != ARGON2_OK) {
        throw std::runtime_error(std::string("password hashing: ") + argon2_error_message(error));
    }
    encoded.resize(encoded.find('\0'));
    return encoded;
}

bool Argon2Hasher::matches(std::string_view password, std::string_view hash) {
    return argon2id_verify(std::string(hash).c_str(), password.data(), password.size()) ==
           ARGON2_OK;
}

std::string Argon2Hasher::hash_of_nothing() {
    return "$argon2id$v=" + std::to_string(ARGON2_VERSION_13) + "$m=" + std::to_string(memory_kib) +
           ",t=" + std::to_string(passes) + ",p=" + std::to_string(lanes) + "$" +
           random_base64<salt_bytes>(random_) + "$" + random_base64<hash_bytes>(random_);
}

}  // namespace phanbien::host
