// Work that takes too much is stopped, and what it was stopped by is known.
#include "adapters/host/confined.hpp"

#include <atomic>
#include <boost/test/unit_test.hpp>
#include <csignal>
#include <memory>
#include <thread>
#include <vector>

using namespace phanbien::host;
using namespace std::chrono_literals;

BOOST_AUTO_TEST_SUITE(confined)

BOOST_AUTO_TEST_CASE(what_ends_says_how) {
    const auto outcome = run_confined({}, [] { return 7; });
    BOOST_TEST((outcome.ending == Ending::finished));
    BOOST_TEST(outcome.status == 7);
}

BOOST_AUTO_TEST_CASE(a_loop_without_end_is_stopped) {
    const auto began = std::chrono::steady_clock::now();
    std::atomic<bool> ended = false;
    const auto outcome = run_confined({.cpu = 100ms}, [&] {
        while (!ended) {
        }
        return 0;
    });
    BOOST_TEST((outcome.ending == Ending::out_of_time));
    BOOST_TEST((std::chrono::steady_clock::now() - began < 100ms * confined_wall_per_cpu_max + 1s));
}

BOOST_AUTO_TEST_CASE(a_process_that_only_waits_is_stopped) {
    const auto outcome = run_confined({.cpu = 20ms}, [] {
        std::this_thread::sleep_for(60s);
        return 0;
    });
    BOOST_TEST((outcome.ending == Ending::out_of_time));
}

BOOST_AUTO_TEST_CASE(too_much_memory_is_refused) {
#ifdef __SANITIZE_ADDRESS__
    BOOST_TEST_MESSAGE("skipped: the address sanitizer needs terabytes of address space itself");
    return;
#endif
    const auto outcome = run_confined({.memory_bytes = 16u << 20}, [] {
        std::vector<std::unique_ptr<std::vector<char>>> blocks;
        for (int i = 0; i < 100; ++i) {
            blocks.push_back(std::make_unique<std::vector<char>>(1u << 20, 'x'));
        }
        return static_cast<int>(blocks.size() % 2);
    });
    BOOST_TEST((outcome.ending == Ending::out_of_memory));
    BOOST_TEST((run_confined({.memory_bytes = 64u << 20}, [] {
                    return static_cast<int>(std::vector<char>(16u << 20, 'x').size() % 2);
                }).ending == Ending::finished));
}

BOOST_AUTO_TEST_CASE(a_crash_is_no_answer) {
    BOOST_TEST((run_confined({}, [] { return raise(SIGSEGV); }).ending == Ending::crashed));
    BOOST_TEST((run_confined({}, []() -> int { throw std::runtime_error("no"); }).ending ==
                Ending::crashed));
}

BOOST_AUTO_TEST_SUITE_END()
