// The change of a log's key: what leads from one key to the next, in a whole log and alone.
#include "engine/audit/log_keys.hpp"

#include <boost/test/unit_test.hpp>
#include <random>

#include "log_files.hpp"
#include "test_keys.hpp"

using namespace phanbien;
using namespace phanbien::audit;

BOOST_AUTO_TEST_SUITE(log_keys)

namespace {

const std::string log_name = "mttq.example/log";
const std::vector<unsigned char> all_keys{1, 2, 3};

std::string refused(LogKeys keys, const std::string& leaf, std::uint64_t index) {
    const auto why = keys.add(leaf, index);
    return why ? why->en : "";
}

// Keys 1, 2 and 3 one after the other: at entries 5 and 9 of twelve, or of 300 in two bundles.
constexpr std::uint64_t first_change = 5;
constexpr std::uint64_t second_change = 9;

std::vector<std::string> leaves_with_changes(std::uint64_t size) {
    std::vector<std::string> leaves;
    for (std::uint64_t i = 0; i < size; ++i) {
        leaves.push_back(i == first_change    ? key_change_leaf(i, key_of(1), key_of(2))
                         : i == second_change ? key_change_leaf(i, key_of(2), key_of(3))
                                              : leaf_at(i, "session_opened"));
    }
    return leaves;
}

std::string signed_over(const std::vector<std::string>& leaves, std::uint64_t size,
                        const std::vector<unsigned char>& by) {
    Note note{.text = to_text(
                  Checkpoint{.origin = log_name, .size = size, .root = root_over(leaves, size)}),
              .signatures = {}};
    for (const auto number : by) {
        note.signatures.push_back(signed_by(key_of(number), note.text));
    }
    return to_text(note);
}

Files files_of(const std::vector<std::string>& leaves, const std::vector<unsigned char>& by = {3}) {
    return audit::files_of(leaves, signed_over(leaves, leaves.size(), by));
}

LogFinding verified(const Files& files, unsigned char trusted, std::string_view older = {}) {
    return verify_files(files, key_of(trusted).verifier(), older);
}

std::string told(const LogFinding& finding) {
    return finding.holds() ? ""
                           : finding.doubts.front().where + ": " + finding.doubts.front().what.en;
}

}  // namespace

BOOST_AUTO_TEST_CASE(the_statement_names_the_log_its_size_and_both_keys) {
    const KeyChange change{
        .index = 5, .before = key_of(1).verifier(), .after = key_of(2).verifier()};
    BOOST_TEST(statement_of(change) == "phanbien/log-key-change@v1\nmttq.example/log\n5\n" +
                                           to_text(change.before) + "\n" + to_text(change.after) +
                                           "\n");
}

BOOST_AUTO_TEST_CASE(each_size_has_the_key_that_signs_it) {
    LogKeys keys(key_of(1).verifier());
    BOOST_TEST((keys.at(100) == key_of(1).verifier()));
    BOOST_TEST(!keys.add(key_change_leaf(5, key_of(1), key_of(2)), 5).has_value());
    BOOST_TEST(!keys.add(key_change_leaf(9, key_of(2), key_of(3)), 9).has_value());
    BOOST_TEST((keys.at(5) == key_of(1).verifier()));
    BOOST_TEST((keys.at(6) == key_of(2).verifier()));
    BOOST_TEST((keys.at(9) == key_of(2).verifier()));
    BOOST_TEST((keys.at(10) == key_of(3).verifier()));
    BOOST_TEST((keys.newest() == key_of(3).verifier()));
    BOOST_TEST((keys.beside(6) == key_of(1).verifier()));
    BOOST_TEST((keys.beside(10) == key_of(2).verifier()));
    BOOST_TEST(!keys.beside(5).has_value());
}

BOOST_AUTO_TEST_CASE(a_change_that_does_not_hold_is_refused) {
    const LogKeys keys(key_of(1).verifier());
    const auto good = key_change_leaf(5, key_of(1), key_of(2));
    BOOST_TEST(refused(keys, good, 5) == "");
    BOOST_TEST(refused(keys, good, 6) == "the old key did not sign this change of key");
    BOOST_TEST(refused(keys, leaf_at(5, "log_key_changed"), 5) ==
               "it is no well-formed change of the log's key");
    BOOST_TEST(refused(keys, key_change_leaf(5, key_of(1), key_of(1)), 5) ==
               "the new key was used before");
    const auto other = "other.example/log";
    BOOST_TEST(refused(keys, key_change_leaf(5, key_of(1, other), key_of(2, other)), 5) ==
               "it changes the key of another log");
    // Signed by one of the two only.
    auto members = key_change_members(5, key_of(1), key_of(2));
    const auto theirs = key_change_members(5, key_of(3), key_of(4));
    members["signature_after"] = theirs.at("signature_after");
    BOOST_TEST(refused(keys, leaf_at(5, "log_key_changed", members), 5) ==
               "the new key did not sign this change of key");
    members = key_change_members(5, key_of(1), key_of(2));
    members["signature_before"] = theirs.at("signature_before");
    BOOST_TEST(refused(keys, leaf_at(5, "log_key_changed", members), 5) ==
               "the old key did not sign this change of key");
    // A second one has to go on from the first, and not back.
    LogKeys changed(key_of(1).verifier());
    BOOST_REQUIRE(!changed.add(good, 5).has_value());
    BOOST_TEST(refused(changed, key_change_leaf(9, key_of(1), key_of(3)), 9) ==
               "it does not go on from the key in force");
    BOOST_TEST(refused(changed, key_change_leaf(9, key_of(2), key_of(1)), 9) ==
               "the new key was used before");
}

BOOST_AUTO_TEST_CASE(a_log_holds_by_every_key_it_ever_had_and_by_no_other) {
    for (const std::uint64_t size : {12U, 300U}) {
        const auto leaves = leaves_with_changes(size);
        const auto files = files_of(leaves);
        for (const auto number : all_keys) {
            const auto finding = verified(files, number, signed_over(leaves, 4, {1}));
            BOOST_TEST(told(finding) == "", "key " << int{number});
            BOOST_TEST(finding.older.value() == 4U);
            BOOST_TEST(finding.keys.changes().size() == 2U);
            BOOST_TEST((finding.keys.newest() == key_of(3).verifier()));
        }
        BOOST_TEST(told(verified(files, 4)).find("none of this log's") != std::string::npos);
    }
}

BOOST_AUTO_TEST_CASE(a_checkpoint_by_a_key_that_was_replaced_is_refused) {
    const auto leaves = leaves_with_changes(12);
    for (const auto stolen : {all_keys[0], all_keys[1]}) {
        for (const auto trusted : all_keys) {
            BOOST_TEST(told(verified(files_of(leaves, {stolen}), trusted)).find("replaced") !=
                       std::string::npos);
        }
    }
    // One that was signed in its time is right.
    BOOST_TEST(told(verified(files_of(leaves), 1, signed_over(leaves, 8, {2}))) == "");
    BOOST_TEST(told(verified(files_of(leaves), 3, signed_over(leaves, 8, {1}))).find("replaced") !=
               std::string::npos);
}

BOOST_AUTO_TEST_CASE(right_behind_a_change_both_keys_sign) {
    const auto leaves = leaves_with_changes(second_change + 1);
    for (const auto trusted : all_keys) {
        BOOST_TEST(told(verified(files_of(leaves, {2, 3}), trusted)) == "");
        BOOST_TEST(told(verified(files_of(leaves, {3, 2}), trusted)) == "");
        BOOST_TEST(!verified(files_of(leaves, {3}), trusted).holds());
        BOOST_TEST(!verified(files_of(leaves, {2}), trusted).holds());
        BOOST_TEST(!verified(files_of(leaves, {1, 3}), trusted).holds());
    }
}

BOOST_AUTO_TEST_CASE(a_change_signed_by_nobody_ends_the_way_and_is_named) {
    auto leaves = leaves_with_changes(12);
    auto members = key_change_members(second_change, key_of(2), key_of(3));
    const auto signature = members.at("signature_after");
    members["signature_before"] = signature;
    leaves[second_change] = leaf_at(second_change, key_change_act, members);
    for (const auto trusted : all_keys) {
        BOOST_TEST(told(verified(files_of(leaves), trusted)) ==
                   "entry 9: the old key did not sign this change of key");
    }
    leaves = leaves_with_changes(12);
    leaves[first_change] = leaf_at(first_change, "session_opened");
    BOOST_TEST(!verified(files_of(leaves), 1).holds());
    BOOST_TEST(told(verified(files_of(leaves), 2)) == "");  // its history begins with key 2
}

BOOST_AUTO_TEST_CASE(single_changes_in_a_log_with_changed_keys_are_each_found) {
    const auto files = files_of(leaves_with_changes(300));
    std::mt19937 random(20261130);
    for (int i = 0; i < 500; ++i) {
        auto changed = files;
        auto at = changed.begin();
        std::advance(at, random() % changed.size());
        // Half of them in the events that change the key.
        const auto within = i % 2 == 0 ? at->second.size() : std::size_t{2'400};
        auto& bytes = i % 2 == 0 ? at->second : changed.at("tile/entries/000");
        auto& byte = bytes[random() % within];
        byte = static_cast<char>(byte ^ static_cast<char>(1U << random() % 7));
        const auto trusted = static_cast<unsigned char>(1 + random() % 3);
        BOOST_TEST(!verified(changed, trusted).holds(), "change " << i);
    }
}

BOOST_AUTO_TEST_SUITE_END()
