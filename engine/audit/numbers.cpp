#include "engine/audit/numbers.hpp"

#include <charconv>

namespace phanbien::audit {

std::string big_endian(std::uint64_t value, std::size_t bytes) {
    std::string out(bytes, '\0');
    for (auto place = out.rbegin(); place != out.rend(); ++place) {
        *place = static_cast<char>(value & 0xFFU);
        value >>= 8U;
    }
    return out;
}

std::uint64_t from_big_endian(std::string_view bytes) {
    std::uint64_t value = 0;
    for (const char byte : bytes) {
        value = value << 8U | static_cast<unsigned char>(byte);
    }
    return value;
}

std::optional<std::uint64_t> decimal(std::string_view digits) {
    std::uint64_t number = 0;
    const auto* const end = digits.data() + digits.size();
    const auto [stop, error] = std::from_chars(digits.data(), end, number);
    return digits.empty() || error != std::errc{} || stop != end ? std::nullopt
                                                                 : std::optional(number);
}

}  // namespace phanbien::audit
