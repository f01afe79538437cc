#include "engine/runtime/network.hpp"

#include <boost/test/unit_test.hpp>

using phanbien::runtime::network_of;

BOOST_AUTO_TEST_CASE(addresses_of_one_network_have_one_name) {
    BOOST_TEST(network_of("203.0.113.9") == "203.0.113.0/24");
    BOOST_TEST(network_of("203.0.113.250") == network_of("203.0.113.9"));
    BOOST_TEST(network_of("203.0.114.9") != network_of("203.0.113.9"));
    BOOST_TEST(network_of("::ffff:203.0.113.9") == "203.0.113.0/24");
    BOOST_TEST(network_of("2001:db8:7:1::9") == "2001:db8:7::/48");
    BOOST_TEST(network_of("2001:0DB8:0007:2:3:4:5:6") == "2001:db8:7::/48");
    BOOST_TEST(network_of("2001:db8::9") == "2001:db8:0::/48");
    BOOST_TEST(network_of("::1") == "0:0:0::/48");
    BOOST_TEST(network_of("fe80::1%eth0") == "fe80:0:0::/48");
}

BOOST_AUTO_TEST_CASE(what_is_no_address_is_its_own_network) {
    for (const auto* text : {"", "unix", "1.2.3", "1.2.3.256", "1:2:3", "g::1"}) {
        BOOST_TEST(network_of(text) == text);
    }
}
