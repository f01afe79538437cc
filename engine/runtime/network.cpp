#include "engine/runtime/network.hpp"

#include <arpa/inet.h>

#include <array>
#include <cstdio>

namespace phanbien::runtime {
namespace {

constexpr std::size_t ipv4_bytes_in_ipv6 = 12;  // of a mapped address: behind ten zeros and 0xFFFF

std::string ipv4_network(const unsigned char* bytes) {
    return std::to_string(bytes[0]) + "." + std::to_string(bytes[1]) + "." +
           std::to_string(bytes[2]) + ".0/24";
}

std::string ipv6_network(const unsigned char* bytes) {
    std::array<char, sizeof "ffff:ffff:ffff::/48"> text{};
    const auto group = [&](int i) {
        return static_cast<unsigned>(bytes[2 * i] << 8 | bytes[2 * i + 1]);
    };
    std::snprintf(text.data(), text.size(), "%x:%x:%x::/48", group(0), group(1), group(2));
    return text.data();
}

}  // namespace

std::string network_of(std::string_view address) {
    const std::string plain(address.substr(0, address.find('%')));  // without an interface
    in_addr four{};
    if (::inet_pton(AF_INET, plain.c_str(), &four) == 1) {
        return ipv4_network(reinterpret_cast<const unsigned char*>(&four));
    }
    in6_addr six{};
    if (::inet_pton(AF_INET6, plain.c_str(), &six) != 1) {
        return std::string(address);
    }
    return IN6_IS_ADDR_V4MAPPED(&six) ? ipv4_network(six.s6_addr + ipv4_bytes_in_ipv6)
                                      : ipv6_network(six.s6_addr);
}

}  // namespace phanbien::runtime
