#include "engine/audit/merkle.hpp"

#include <boost/test/unit_test.hpp>
#include <string>
#include <vector>

namespace audit = phanbien::audit;

BOOST_AUTO_TEST_SUITE(merkle)

BOOST_AUTO_TEST_CASE(fifteen_words_give_the_known_root) {
    std::vector<audit::Hash> leaves;
    for (const auto* word : {"one", "two", "three", "four", "five", "six", "seven", "eit", "nain",
                             "ten", "ileven", "twelf", "threeten", "fourten", "fivten"}) {
        leaves.push_back(audit::leaf_hash(word));
    }
    // rKbDipCvhuX1GZ7g5BBe8sA6BbJ7ja/1nk427v383cs= in base64.
    BOOST_TEST(audit::to_hex(audit::root_of(leaves)) ==
               "aca6c38a90af86e5f5199ee0e4105ef2c03a05b27b8daff59e4e36eefdfcddcb");
}

BOOST_AUTO_TEST_CASE(a_log_of_nothing_and_of_one) {
    BOOST_TEST(audit::to_hex(audit::root_of({})) == audit::sha256_hex(""));
    const std::vector<audit::Hash> one{audit::leaf_hash("one")};
    BOOST_TEST((audit::root_of(one) == one.front()));
}

BOOST_AUTO_TEST_CASE(leaves_and_nodes_are_told_apart) {
    const auto left = audit::leaf_hash("a");
    const auto right = audit::leaf_hash("b");
    std::string both;
    for (const auto& half : {left, right}) {
        for (const auto byte : half) {
            both += static_cast<char>(byte);
        }
    }
    BOOST_TEST((audit::node_hash(left, right) != audit::leaf_hash(both)));
    BOOST_TEST((audit::node_hash(left, right) != audit::node_hash(right, left)));
    BOOST_TEST(audit::to_hex(audit::leaf_hash("")) ==
               "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d");
}

BOOST_AUTO_TEST_SUITE_END()
