#include "engine/runtime/network.hpp"

#include <algorithm>
#include <charconv>
#include <optional>
#include <vector>

namespace phanbien::runtime {
namespace {

constexpr std::size_t ipv6_groups = 8;

std::vector<std::string_view> parts_of(std::string_view text, char between) {
    std::vector<std::string_view> parts;
    while (true) {
        const auto end = text.find(between);
        parts.push_back(text.substr(0, end));
        if (end == std::string_view::npos) {
            return parts;
        }
        text.remove_prefix(end + 1);
    }
}

std::optional<unsigned> number_in(std::string_view digits, int base, unsigned max) {
    unsigned value = 0;
    const auto [end, error] =
        std::from_chars(digits.data(), digits.data() + digits.size(), value, base);
    const bool whole = error == std::errc() && end == digits.data() + digits.size();
    return whole && value <= max ? std::optional(value) : std::nullopt;
}

std::optional<std::string> ipv4_network(std::string_view address) {
    const auto parts = parts_of(address, '.');
    const bool sound = parts.size() == 4 && std::ranges::all_of(parts, [](std::string_view part) {
                           return number_in(part, 10, 255).has_value();
                       });
    if (!sound) {
        return std::nullopt;
    }
    return std::string(address.substr(0, address.rfind('.'))) + ".0/24";
}

std::string hexadecimal(unsigned value) {
    char digits[8];
    const auto [end, error] = std::to_chars(std::begin(digits), std::end(digits), value, 16);
    return std::string(std::begin(digits), end);
}

// The first three groups, "::" filled up with zeros.
std::optional<std::string> ipv6_network(std::string_view address) {
    const auto gap = address.find("::");
    auto groups = parts_of(address.substr(0, gap), ':');
    if (gap == 0) {
        groups.clear();
    }
    if (gap == std::string_view::npos && groups.size() != ipv6_groups) {
        return std::nullopt;
    }
    groups.resize(std::max<std::size_t>(groups.size(), 3), "0");
    std::string network;
    for (std::size_t i = 0; i < 3; ++i) {
        const auto value = number_in(groups[i], 16, 0xffff);
        if (!value) {
            return std::nullopt;
        }
        network += hexadecimal(*value) + ":";
    }
    return network + ":/48";
}

}  // namespace

std::string network_of(std::string_view address) {
    constexpr std::string_view mapped = "::ffff:";
    const auto plain = address.starts_with(mapped) ? address.substr(mapped.size()) : address;
    if (auto network = ipv4_network(plain)) {
        return *std::move(network);
    }
    const auto without_zone = address.substr(0, address.find('%'));
    return ipv6_network(without_zone).value_or(std::string(address));
}

}  // namespace phanbien::runtime
