// The precondition of tests that are about PostgreSQL (tests/postgresql/with_server).
#pragma once

#include <boost/test/unit_test.hpp>

#include "tests/contract/temporary_data.hpp"

namespace phanbien::contract {

inline boost::test_tools::assertion_result has_server(boost::unit_test::test_unit_id) {
    boost::test_tools::assertion_result answer(!test_server().empty());
    answer.message() << "no PostgreSQL server was given";
    return answer;
}

}  // namespace phanbien::contract
