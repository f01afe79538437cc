#include "engine/people/validity.hpp"

#include <boost/test/unit_test.hpp>
#include <vector>

using namespace phanbien;
using namespace phanbien::people;

namespace {

Date day(int number) {
    return Date{std::chrono::days{number}};
}

// Every validity with its ends in 1 … 4 or open, those that end before they start as well.
std::vector<Validity> all() {
    std::vector<Validity> made;
    for (int from = 0; from <= 4; ++from) {
        for (int until = 0; until <= 4; ++until) {
            made.push_back({from == 0 ? std::nullopt : std::optional(day(from)),
                            until == 0 ? std::nullopt : std::optional(day(until))});
        }
    }
    return made;
}

// The days on which it holds, as seen from outside its ends.
std::vector<int> days_of(const Validity& it) {
    std::vector<int> days;
    for (int number = -1; number <= 6; ++number) {
        if (it.holds_on(day(number))) {
            days.push_back(number);
        }
    }
    return days;
}

}  // namespace

BOOST_AUTO_TEST_CASE(both_ends_are_included) {
    const Validity it{day(2), day(3)};
    BOOST_TEST((days_of(it) == std::vector{2, 3}));
    BOOST_TEST(days_of({}).size() == 8U);
}

BOOST_AUTO_TEST_CASE(every_small_pair_agrees_with_its_days) {
    for (const auto& one : all()) {
        BOOST_TEST(one.is_empty() == days_of(one).empty());
        for (const auto& other : all()) {
            std::vector<int> both;
            std::ranges::set_intersection(days_of(one), days_of(other), std::back_inserter(both));
            BOOST_TEST((days_of(one.within(other)) == both));
            BOOST_TEST(one.overlaps(other) == !both.empty());
            if (!one.is_empty() && !other.is_empty()) {
                const auto a = days_of(one);
                const auto b = days_of(other);
                const bool before = one.until && other.from && a.back() < b.front();
                BOOST_TEST(one.ends_before(other) == before);
            }
        }
    }
}
