#include "engine/runtime/sign_in_guard.hpp"

#include <boost/test/unit_test.hpp>

using namespace phanbien;
using phanbien::runtime::SignInGuard;
using namespace std::chrono_literals;

namespace {

struct Guarded {
    SignInGuard guard;
    Instant now{std::chrono::hours(1'000)};
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(sign_in_guard, Guarded)

BOOST_AUTO_TEST_CASE(ten_tries_a_minute_of_a_name_from_an_address) {
    for (int i = 0; i < 10; ++i) {
        BOOST_TEST(!guard.refuse("a", "1.1.1.1", now).has_value());
    }
    BOOST_TEST((guard.refuse("a", "1.1.1.1", now + 20s) == 40s));
    BOOST_TEST((guard.refuse("a", "1.1.1.1", now + 60s - 1us) == 1us));
    BOOST_TEST(!guard.refuse("b", "1.1.1.1", now).has_value());
    BOOST_TEST(!guard.refuse("a", "2.2.2.2", now).has_value());
    BOOST_TEST(!guard.refuse("a", "1.1.1.1", now + 60s).has_value());
}

BOOST_AUTO_TEST_CASE(an_address_may_not_try_every_name) {
    for (int i = 0; i < SignInGuard::tries_of_address_per_minute_max; ++i) {
        BOOST_TEST(!guard.refuse("name" + std::to_string(i), "1.1.1.1", now).has_value());
    }
    BOOST_TEST(guard.refuse("another", "1.1.1.1", now).has_value());
    BOOST_TEST(!guard.refuse("another", "2.2.2.2", now).has_value());
}

BOOST_AUTO_TEST_CASE(five_failures_lock_for_twelve_hours) {
    for (int i = 0; i < 5; ++i) {
        BOOST_TEST(!guard.locked("a", now, lock_time));
        guard.failed("a", now);
    }
    BOOST_TEST(guard.locked("a", now + 12h - 1us, lock_time));
    BOOST_TEST(!guard.locked("b", now, lock_time));
    BOOST_TEST(!guard.locked("a", now + 12h, lock_time));
    guard.failed("a", now + 12h);
    BOOST_TEST(!guard.locked("a", now + 12h, lock_time));
}

BOOST_AUTO_TEST_CASE(success_or_release_forgets_failures) {
    for (int i = 0; i < 5; ++i) {
        guard.failed("a", now);
    }
    guard.forget("a");
    BOOST_TEST(!guard.locked("a", now, lock_time));
}

BOOST_AUTO_TEST_CASE(a_flood_of_names_is_bounded_and_does_not_lock_others_out) {
    for (std::size_t i = 0; i < SignInGuard::entries_max + 500; ++i) {
        guard.failed("name" + std::to_string(i), now);
        guard.refuse("name" + std::to_string(i), "address" + std::to_string(i), now);
    }
    BOOST_TEST(!guard.refuse("fresh", "9.9.9.9", now).has_value());
}

BOOST_AUTO_TEST_SUITE_END()
