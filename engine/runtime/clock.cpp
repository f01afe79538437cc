#include "engine/runtime/clock.hpp"

namespace phanbien::runtime {
namespace {

constexpr std::uint32_t counter_max = 0xfff;  // 12 bits: rand_a, RFC 9562 §6.2 method 1

}  // namespace

std::string UuidSource::next_id() {
    std::array<unsigned char, 16> bytes;
    random_.fill(bytes);
    const auto now = std::chrono::floor<std::chrono::milliseconds>(clock_.now().time_since_epoch());
    if (now.count() > last_ms_) {
        last_ms_ = now.count();
        counter_ = (static_cast<std::uint32_t>(bytes[6]) << 8 | bytes[7]) & (counter_max >> 1);
    } else if (++counter_ > counter_max) {
        ++last_ms_;  // ahead of the clock rather than out of order
        counter_ = 0;
    }
    for (std::size_t i = 0; i < 6; ++i) {
        bytes[i] = static_cast<unsigned char>(last_ms_ >> (40 - 8 * i));
    }
    bytes[6] = static_cast<unsigned char>(0x70 | counter_ >> 8);
    bytes[7] = static_cast<unsigned char>(counter_);
    bytes[8] = static_cast<unsigned char>((bytes[8] & 0x3f) | 0x80);

    constexpr std::string_view digits = "0123456789abcdef";
    std::string text;
    text.reserve(36);  // 32 digits and four dashes
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        if (i == 4 || i == 6 || i == 8 || i == 10) {
            text += '-';
        }
        text += digits[bytes[i] >> 4];
        text += digits[bytes[i] & 0xf];
    }
    return text;
}

}  // namespace phanbien::runtime
