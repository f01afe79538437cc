// A small log as files, and every way to change them by one step.
#include "engine/audit/log_verifier.hpp"

#include <boost/test/unit_test.hpp>
#include <map>
#include <random>

#include "log_files.hpp"
#include "test_keys.hpp"

using namespace phanbien;
using namespace phanbien::audit;

BOOST_AUTO_TEST_SUITE(log_verifier)

namespace {

Signer office() {
    return key_of(7);
}

// Leaves as schemas/event.md has them: seven dossiers whose events take turns with the office's.
std::vector<std::string> some_leaves(std::uint64_t count) {
    std::vector<std::string> leaves;
    std::map<std::string, std::pair<int, std::string>> last;
    for (std::uint64_t i = 0; i < count; ++i) {
        const auto number = std::to_string(100'000 + i);
        auto leaf = R"({"v":1,"id":"e)" + number + R"(","ts":"2026-11-23T01:00:00.)" + number +
                    R"(Z","act":"moved")";
        if (i % 8 != 0) {
            auto& [sequence, hash] = last["d" + std::to_string(i % 8)];
            leaf += R"(,"doc":"d)" + std::to_string(i % 8) + R"(","doc_seq":)" +
                    std::to_string(++sequence) + R"(,"doc_prev":")" +
                    (hash.empty() ? std::string(64, '0') : hash) + R"("})";
            hash = to_hex(leaf_hash(leaf));
        } else {
            leaf += "}";
        }
        leaves.push_back(std::move(leaf));
    }
    return leaves;
}

std::string checkpoint_over(const std::vector<std::string>& leaves, std::uint64_t size) {
    return sign({.origin = "mttq.example/log", .size = size, .root = root_over(leaves, size)},
                office());
}

Files files_of(const std::vector<std::string>& leaves) {
    return audit::files_of(leaves, checkpoint_over(leaves, leaves.size()));
}

LogFinding verified(const Files& files, std::string_view older = {}) {
    return verify_files(files, office().verifier(), older);
}

}  // namespace

BOOST_AUTO_TEST_CASE(a_log_that_was_left_alone_holds) {
    for (const std::uint64_t size : {1U, 5U, 255U, 256U, 257U, 700U, 1'024U}) {
        const auto leaves = some_leaves(size);
        const auto finding = verified(files_of(leaves), checkpoint_over(leaves, size / 2 + 1));
        BOOST_TEST(finding.holds(), "size " << size);
        BOOST_TEST(finding.entries == size);
        BOOST_TEST(finding.older.value() == size / 2 + 1);
    }
}

BOOST_AUTO_TEST_CASE(a_thousand_single_changes_are_each_found) {
    const auto files = files_of(some_leaves(700));
    std::mt19937 random(20261129);
    for (int i = 0; i < 1'000; ++i) {
        auto changed = files;
        auto at = changed.begin();
        std::advance(at, random() % changed.size());
        switch (random() % 4) {
            case 0: {
                auto& byte = at->second[random() % at->second.size()];
                byte = static_cast<char>(byte ^ static_cast<char>(1U << random() % 7));
                break;
            }
            case 1:
                at->second.resize(random() % at->second.size());
                break;
            case 2:
                at->second.insert(random() % at->second.size(), 1, 'x');
                break;
            default:
                changed.erase(at);
        }
        BOOST_TEST(!verified(changed).holds(), "change " << i);
    }
}

BOOST_AUTO_TEST_CASE(a_rewritten_log_is_told_by_an_older_checkpoint) {
    auto leaves = some_leaves(700);
    const auto kept = checkpoint_over(leaves, 300);
    leaves[200].insert(leaves[200].size() - 1, R"(,"more":1)");
    BOOST_TEST(!verified(files_of(leaves), kept).holds());
    // Rewritten with care: it holds on its own, signed by its own key, but not beside the old one.
    std::vector<std::string> forged = some_leaves(700);
    forged[696].insert(forged[696].size() - 1,
                       R"(,"more":1)");  // of the office, so no chain breaks
    BOOST_TEST(verified(files_of(forged)).holds());
    BOOST_TEST(verified(files_of(forged), kept).holds());
    BOOST_TEST(!verified(files_of(forged), checkpoint_over(leaves, 700)).holds());
}

BOOST_AUTO_TEST_CASE(a_cut_tail_is_told_by_an_older_checkpoint) {
    const auto leaves = some_leaves(700);
    const auto cut = files_of(some_leaves(600));
    BOOST_TEST(verified(cut).holds());
    const auto finding = verified(cut, checkpoint_over(leaves, 650));
    BOOST_REQUIRE(finding.doubts.size() == 1U);
    BOOST_TEST(finding.doubts[0].what.en.find("cut") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(events_out_of_their_order_are_named) {
    auto leaves = some_leaves(40);
    std::swap(leaves[9], leaves[17]);  // the same dossier's
    const auto finding = verified(files_of(leaves));
    BOOST_REQUIRE(!finding.holds());
    BOOST_TEST(finding.doubts.front().where == "entry 9");
    auto twice = some_leaves(40);
    twice.push_back(twice.back());
    BOOST_TEST(verified(files_of(twice)).doubts.front().where == "entry 40");
}

BOOST_AUTO_TEST_SUITE_END()
