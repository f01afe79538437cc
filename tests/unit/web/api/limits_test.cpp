#include "web/api/limits.hpp"

#include <boost/test/unit_test.hpp>

using namespace phanbien;
using std::chrono::minutes;

BOOST_AUTO_TEST_SUITE(limits)

BOOST_AUTO_TEST_CASE(an_account_may_so_often_within_any_hour) {
    api::HourlyLimit limit{2};
    const AccountId one{"one"};
    const Instant start{};
    BOOST_CHECK(!limit.use(one, start));
    BOOST_CHECK(!limit.use(one, start + minutes{30}));
    BOOST_TEST(limit.use(one, start + minutes{59})->code == "limit.hourly");
    BOOST_CHECK(!limit.use(AccountId{"two"}, start + minutes{59}));
    BOOST_CHECK(!limit.use(one, start + minutes{60}));
    BOOST_CHECK(limit.use(one, start + minutes{61}));
}

BOOST_AUTO_TEST_SUITE_END()
