#include "adapters/storage/given_rows.hpp"

#include <boost/test/unit_test.hpp>

using namespace phanbien::storage;

BOOST_AUTO_TEST_SUITE(given_rows_of_arrays)

BOOST_AUTO_TEST_CASE(an_array_for_each_column) {
    const std::vector<Row> rows{{1LL, std::string("a"), {}},
                                {-2LL, std::string("b \"c\" \\ {,} NULL"), std::string()}};
    const auto arrays = arrays_of(rows);
    BOOST_TEST_REQUIRE(arrays.size() == 3U);
    BOOST_TEST(std::get<std::string>(arrays[0]) == "{1,-2}");
    BOOST_TEST(std::get<std::string>(arrays[1]) == R"({"a","b \"c\" \\ {,} NULL"})");
    BOOST_TEST(std::get<std::string>(arrays[2]) == R"({NULL,""})");
}

BOOST_AUTO_TEST_CASE(a_table_of_the_columns) {
    BOOST_TEST(given_rows(columns_of("id# name")) ==
               "unnest(CAST(:c0 AS BIGINT[]), CAST(:c1 AS TEXT[])) AS given (id, name)");
}

BOOST_AUTO_TEST_SUITE_END()
