#include "engine/audit/sha256.hpp"

#include <boost/test/unit_test.hpp>
#include <string>

namespace audit = phanbien::audit;

BOOST_AUTO_TEST_SUITE(sha256)

BOOST_AUTO_TEST_CASE(the_vectors_of_fips_180) {
    BOOST_TEST(audit::sha256_hex("") ==
               "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    BOOST_TEST(audit::sha256_hex("abc") ==
               "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

BOOST_AUTO_TEST_CASE(pieces_give_the_digest_of_the_whole) {
    audit::Sha256 digest;
    digest.update("a").update("").update("bc");
    BOOST_TEST(audit::to_hex(digest.finish()) == audit::sha256_hex("abc"));
}

BOOST_AUTO_TEST_CASE(hex_is_read_back_and_only_in_lower_case_and_full_length) {
    const auto text = audit::sha256_hex("abc");
    BOOST_REQUIRE(audit::hash_from_hex(text).has_value());
    BOOST_TEST(audit::to_hex(*audit::hash_from_hex(text)) == text);
    BOOST_TEST(!audit::hash_from_hex(std::string(64, 'A')).has_value());
    BOOST_TEST(!audit::hash_from_hex(std::string(64, 'g')).has_value());
    BOOST_TEST(!audit::hash_from_hex(text.substr(1)).has_value());
    BOOST_TEST(!audit::hash_from_hex(text + "0").has_value());
}

BOOST_AUTO_TEST_SUITE_END()
