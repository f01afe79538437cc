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
    const auto refused = limit.use(one, start + minutes{58} + std::chrono::milliseconds{500});
    BOOST_TEST(refused->code == "limit.hourly");
    BOOST_CHECK(refused->kind == ProblemKind::too_many);
    BOOST_CHECK(refused->wait == std::chrono::seconds{120});
    BOOST_TEST(refused->vi.find("sau 2 phút") != std::string::npos);
    BOOST_CHECK(!limit.use(AccountId{"two"}, start + minutes{59}));
    BOOST_CHECK(!limit.use(one, start + minutes{60}));
    BOOST_CHECK(limit.use(one, start + minutes{61}));
}

BOOST_AUTO_TEST_SUITE_END()
