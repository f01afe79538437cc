#include "web/server/handler_pool.hpp"

#include <atomic>
#include <boost/test/unit_test.hpp>
#include <latch>
#include <memory>
#include <thread>

using phanbien::server::HandlerPool;
using phanbien::server::Pace;

BOOST_AUTO_TEST_SUITE(handler_pool)

BOOST_AUTO_TEST_CASE(all_work_is_done) {
    std::latch done{100};
    HandlerPool pool{2};
    for (int i = 0; i < 100; ++i) {
        BOOST_TEST(pool.run({}, [&done] { done.count_down(); }));
    }
    done.wait();
    BOOST_TEST(done.try_wait());
}

BOOST_AUTO_TEST_CASE(stopping_finishes_what_runs_and_drops_what_waits) {
    std::atomic<int> done{0};
    std::latch begun{1};
    std::latch released{1};
    HandlerPool pool{1};
    BOOST_TEST(pool.run({}, [&] {
        begun.count_down();
        released.wait();
        ++done;
    }));
    begun.wait();
    const auto held = std::make_shared<int>(0);
    for (int i = 0; i < 100; ++i) {
        BOOST_TEST(pool.run({}, [&done, held] { ++done; }));
    }
    std::thread releasing{[&] {
        while (held.use_count() > 1) {  // stop() has let the queue go
            std::this_thread::yield();
        }
        released.count_down();
    }};
    pool.stop();
    releasing.join();
    BOOST_TEST(done == 1);
    BOOST_TEST(!pool.run({}, [&done] { ++done; }));
    pool.stop();
    BOOST_TEST(done == 1);
}

BOOST_AUTO_TEST_CASE(quick_work_is_done_while_readers_have_all_the_threads_they_may_have) {
    std::atomic<int> begun{0};
    std::latch released{1};
    std::latch held{3};
    std::latch done{1};
    HandlerPool pool{4};
    for (int i = 0; i < 50; ++i) {
        BOOST_TEST(pool.run({"reader", Pace::usual}, [&] {
            if (begun++ < 3) {
                held.count_down();
            }
            released.wait();
        }));
    }
    held.wait();
    BOOST_TEST(pool.run({"writer", Pace::quick}, [&] { done.count_down(); }));
    done.wait();  // for ever, had the readers taken the last thread too
    released.count_down();
    pool.stop();
}

BOOST_AUTO_TEST_SUITE_END()
