// Roots and proofs out of nodes against the plain recursion over all leaves, for every size up to
// where every shape of a tree has occurred; and that no changed proof passes.
#include "engine/audit/tree.hpp"

#include <boost/test/unit_test.hpp>
#include <string>

#include "growing_log.hpp"

using namespace phanbien::audit;

BOOST_AUTO_TEST_SUITE(tree)

namespace {

constexpr std::uint64_t sizes_tried = 70;

// Everything about a proof that can be changed by one step.
std::vector<Proof> changed(const Proof& proof) {
    std::vector<Proof> out;
    for (std::size_t i = 0; i < proof.size(); ++i) {
        out.push_back(proof);
        out.back()[i][i % sizeof(Hash)] ^= 1U;
        out.push_back(proof);
        out.back().erase(out.back().begin() + static_cast<std::ptrdiff_t>(i));
        if (i > 0 && proof[i] != proof[i - 1]) {
            out.push_back(proof);
            std::swap(out.back()[i], out.back()[i - 1]);
        }
    }
    out.push_back(proof);
    out.back().push_back(leaf_hash("one more"));
    return out;
}

}  // namespace

BOOST_AUTO_TEST_CASE(a_root_out_of_nodes_is_that_of_all_leaves) {
    const GrowingLog log(sizes_tried);
    for (std::uint64_t size = 0; size <= sizes_tried; ++size) {
        BOOST_TEST((tree_root(size, log) == log.root(size)), "size " << size);
    }
}

BOOST_AUTO_TEST_CASE(every_leaf_is_proved_and_only_where_it_is) {
    const GrowingLog log(sizes_tried);
    for (std::uint64_t size = 1; size <= sizes_tried; ++size) {
        for (std::uint64_t index = 0; index < size; ++index) {
            const auto proof = inclusion_proof(index, size, log);
            const auto& leaf = log.leaves()[index];
            BOOST_REQUIRE(proves_inclusion(proof, index, size, leaf, log.root(size)));
            BOOST_REQUIRE(!proves_inclusion(proof, index + 1, size, leaf, log.root(size)));
            BOOST_REQUIRE(!proves_inclusion(proof, index, size, leaf, log.root(size - 1)));
            for (const auto& wrong : changed(proof)) {
                BOOST_REQUIRE(!proves_inclusion(wrong, index, size, leaf, log.root(size)));
            }
        }
    }
}

BOOST_AUTO_TEST_CASE(every_older_tree_is_proved_to_be_the_beginning) {
    const GrowingLog log(sizes_tried);
    for (std::uint64_t newer = 0; newer <= sizes_tried; ++newer) {
        for (std::uint64_t older = 0; older <= newer; ++older) {
            const auto proof = consistency_proof(older, newer, log);
            BOOST_REQUIRE(
                proves_consistency(proof, older, newer, log.root(older), log.root(newer)));
            if (older == 0 || older == newer) {
                continue;
            }
            BOOST_REQUIRE(
                !proves_consistency(proof, older, newer, log.root(older - 1), log.root(newer)));
            for (const auto& wrong : changed(proof)) {
                BOOST_REQUIRE(
                    !proves_consistency(wrong, older, newer, log.root(older), log.root(newer)));
            }
        }
    }
}

BOOST_AUTO_TEST_CASE(a_fork_has_no_proof) {
    const GrowingLog log(40);
    const GrowingLog forked(40, 20);  // the same up to leaf 20
    const auto proof = consistency_proof(30, 40, log);
    BOOST_TEST(!proves_consistency(proof, 30, 40, forked.root(30), log.root(40)));
    BOOST_TEST(!proves_consistency(consistency_proof(30, 40, forked), 30, 40, log.root(30),
                                   forked.root(40)));
    BOOST_TEST(
        proves_consistency(consistency_proof(20, 40, log), 20, 40, forked.root(20), log.root(40)));
}

BOOST_AUTO_TEST_CASE(endless_and_impossible_proofs_are_refused) {
    const GrowingLog log(9);
    BOOST_TEST(!proves_inclusion(Proof(1'000), 3, 9, log.leaves()[3], log.root(9)));
    BOOST_TEST(!proves_inclusion({}, 0, 0, log.leaves()[0], log.root(0)));
    BOOST_TEST(!proves_consistency({}, 9, 5, log.root(9), log.root(5)));
    BOOST_TEST(!proves_consistency({}, 4, 9, log.root(3), log.root(9)));
}

BOOST_AUTO_TEST_SUITE_END()
