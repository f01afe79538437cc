#include "web/server/handler_pool.hpp"

#include <atomic>
#include <boost/test/unit_test.hpp>

using phanbien::server::HandlerPool;

BOOST_AUTO_TEST_SUITE(handler_pool)

BOOST_AUTO_TEST_CASE(what_waits_is_finished_before_it_stops) {
    std::atomic<int> done{0};
    HandlerPool pool{2};
    for (int i = 0; i < 100; ++i) {
        pool.run([&done] { ++done; });
    }
    pool.stop();
    BOOST_TEST(done == 100);
    pool.run([&done] { ++done; });
    pool.stop();
    BOOST_TEST(done == 100);
}

BOOST_AUTO_TEST_SUITE_END()
