// Keys for tests, each from a seed of one byte again and again.
#pragma once

#include <string>

#include "engine/audit/checkpoint.hpp"

namespace phanbien::audit {

inline Seed seed_of(unsigned char byte) {
    Seed seed{};
    seed.fill(byte);
    return seed;
}

inline Signer key_of(unsigned char byte, const std::string& name = "mttq.example/log",
                     KeyType type = KeyType::log) {
    return {name, seed_of(byte), type};
}

}  // namespace phanbien::audit
