#include "engine/audit/leaf_sequence.hpp"

#include <boost/test/unit_test.hpp>
#include <deque>

using namespace phanbien::audit;

BOOST_AUTO_TEST_SUITE(leaf_sequence)

namespace {

const Hash nothing{};
const Hash some = leaf_hash("some");

// What a leaf's members are views of: as long as the test.
std::string_view kept(std::string text) {
    static std::deque<std::string> texts;
    return texts.emplace_back(std::move(text));
}

LeafMembers leaf(const std::string& second, std::optional<std::string_view> dossier = {},
                 std::int64_t sequence = 0, const Hash& previous = nothing) {
    return {.id = kept("e" + second),
            .at = kept("2026-11-23T01:00:" + second + ".000000Z"),
            .organisation = {},
            .actor = {},
            .act = "moved",
            .dossier = dossier,
            .sequence = sequence,
            .previous = kept(to_hex(previous)),
            .files = {},
            .payload_hash = {}};
}

}  // namespace

BOOST_AUTO_TEST_CASE(times_grow_and_dossiers_go_on_one_by_one) {
    LeafSequence sequence;
    BOOST_TEST(!sequence.add(leaf("01", "d", 1), some));
    BOOST_TEST(!sequence.add(leaf("02"), nothing));
    BOOST_TEST(!sequence.add(leaf("03", "d", 2, some), nothing));
    BOOST_TEST(sequence.add(leaf("03"), nothing).has_value());
    BOOST_TEST(sequence.add(leaf("04", "d", 4, nothing), nothing).has_value());
    BOOST_TEST(sequence.add(leaf("05", "d", 3, some), nothing).has_value());
    BOOST_TEST(sequence.dossiers() == 1U);
}

BOOST_AUTO_TEST_CASE(it_may_begin_in_the_middle) {
    LeafSequence sequence;
    BOOST_TEST(!sequence.knows("d"));
    sequence.continue_from("d", 7, some);
    BOOST_TEST(sequence.knows("d"));
    BOOST_TEST(!sequence.add(leaf("01", "d", 8, some), nothing));
}

BOOST_AUTO_TEST_SUITE_END()
