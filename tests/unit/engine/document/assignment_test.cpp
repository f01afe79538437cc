#include "engine/document/assignment.hpp"

#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <random>
#include <set>

using namespace phanbien::document;

BOOST_AUTO_TEST_SUITE(assignment)

namespace {

double worth_of(const std::vector<Candidate>& candidates, const std::vector<std::size_t>& chosen) {
    double sum = 0;
    for (const auto it : chosen) {
        sum += candidates[it].worth;
    }
    return sum;
}

// By trying everything.
double best_worth(const std::vector<Candidate>& candidates, std::size_t from,
                  std::set<std::size_t>& left, std::set<std::size_t>& right) {
    if (from == candidates.size()) {
        return 0;
    }
    auto best = best_worth(candidates, from + 1, left, right);
    const auto& it = candidates[from];
    if (!left.contains(it.left) && !right.contains(it.right)) {
        left.insert(it.left);
        right.insert(it.right);
        best = std::max(best, it.worth + best_worth(candidates, from + 1, left, right));
        left.erase(it.left);
        right.erase(it.right);
    }
    return best;
}

}  // namespace

BOOST_AUTO_TEST_CASE(the_greatest_worth_together_is_chosen_not_the_greatest_one) {
    const std::vector<Candidate> candidates{{1, 1, 0.9}, {1, 2, 0.8}, {2, 1, 0.8}};
    const auto chosen = best_assignment(candidates);
    BOOST_TEST(worth_of(candidates, chosen) == 1.6, boost::test_tools::tolerance(1e-9));
}

BOOST_AUTO_TEST_CASE(random_ones_are_as_good_as_trying_everything) {
    std::mt19937 random(7);
    for (int round = 0; round < 200; ++round) {
        std::vector<Candidate> candidates;
        std::set<std::pair<std::size_t, std::size_t>> known;
        for (int k = 0; k < 12; ++k) {
            const std::size_t left = random() % 5;
            const std::size_t right = random() % 6;
            if (known.emplace(left, right).second) {
                candidates.push_back({left, right, 0.1 + static_cast<double>(random() % 90) / 100});
            }
        }
        const auto chosen = best_assignment(candidates);
        std::set<std::size_t> left;
        std::set<std::size_t> right;
        for (const auto it : chosen) {
            BOOST_TEST(left.insert(candidates[it].left).second);
            BOOST_TEST(right.insert(candidates[it].right).second);
        }
        left.clear();
        right.clear();
        BOOST_TEST(worth_of(candidates, chosen) == best_worth(candidates, 0, left, right),
                   boost::test_tools::tolerance(1e-9));
    }
}

// A chain of more than exact_part_max is served best pair first.
BOOST_AUTO_TEST_CASE(a_large_part_is_served_too) {
    std::vector<Candidate> candidates;
    for (std::size_t i = 0; i < 2 * exact_part_max; ++i) {
        candidates.push_back({i, i, 0.9});
        candidates.push_back({i, i + 1, 0.2});
    }
    BOOST_TEST(best_assignment(candidates).size() == 2 * exact_part_max);
}

BOOST_AUTO_TEST_SUITE_END()
