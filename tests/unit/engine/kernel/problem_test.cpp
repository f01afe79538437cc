#include "engine/kernel/problem.hpp"

#include <boost/test/unit_test.hpp>
#include <set>

using namespace phanbien;

BOOST_AUTO_TEST_SUITE(problem)

BOOST_AUTO_TEST_CASE(every_kind_has_its_own_name) {
    std::set<std::string_view> names;
    for (int kind = 0; kind <= static_cast<int>(ProblemKind::storage_full); ++kind) {
        names.insert(name_of(static_cast<ProblemKind>(kind)));
    }
    BOOST_TEST(names.size() == 12U);
    BOOST_TEST(name_of(ProblemKind::too_large) == "too_large");
}

BOOST_AUTO_TEST_SUITE_END()
