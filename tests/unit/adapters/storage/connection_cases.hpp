// What holds of a connection to either database.
#pragma once

#include <boost/test/unit_test.hpp>
#include <limits>

#include "adapters/storage/query.hpp"

namespace phanbien::storage {

// The connection has an empty table t (a BIGINT, b TEXT).
inline void check_numbers_of_64_bits_and_nulls(Connection& connection) {
    Query<void(std::int64_t, std::optional<std::string>)> put(connection,
                                                              "INSERT INTO t VALUES (:a, :b)");
    put.run(std::numeric_limits<std::int64_t>::min(), std::nullopt);
    put.run(std::numeric_limits<std::int64_t>::max(), "");
    Query<std::tuple<std::int64_t, std::optional<std::string>>()> rows(
        connection, "SELECT a, b FROM t ORDER BY a");
    const auto all = rows.all();
    BOOST_TEST_REQUIRE(all.size() == 2U);
    BOOST_TEST(std::get<0>(all[0]) == std::numeric_limits<std::int64_t>::min());
    BOOST_TEST(!std::get<1>(all[0]));
    BOOST_TEST(std::get<0>(all[1]) == std::numeric_limits<std::int64_t>::max());
    BOOST_TEST((std::get<1>(all[1]) == ""));
}

}  // namespace phanbien::storage
