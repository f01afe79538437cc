// The network an address belongs to, as coarse as "a place": of IPv4 the first 24 bits, of IPv6 the
// first 48, what an office or a provider's customer usually is given (RFC 6177). Pure.
#pragma once

#include <string>
#include <string_view>

namespace phanbien::runtime {

// "203.0.113.0/24", "2001:db8:7::/48"; an IPv4 address written as IPv6 ("::ffff:203.0.113.9") is
// one of IPv4. What is no address is its own network.
std::string network_of(std::string_view address);

}  // namespace phanbien::runtime
