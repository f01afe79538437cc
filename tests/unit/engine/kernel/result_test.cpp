#include "engine/kernel/result.hpp"

#include <boost/test/unit_test.hpp>
#include <memory>

using namespace phanbien;

BOOST_AUTO_TEST_SUITE(result)

namespace {

const Problem odd{.kind = ProblemKind::conflict, .code = "test.odd", .vi = "Lẻ.", .en = "Odd."};

Result<int> half(int number) {
    if (number % 2 != 0) {
        return odd;
    }
    return number / 2;
}

Result<void> even(int number) {
    if (number % 2 != 0) {
        return odd;
    }
    return {};
}

Result<std::string> quarter(int number) {
    CHECK_THAT(even(number));
    TRY(const int once, half(number));
    TRY(const int twice, half(once));
    return std::to_string(twice);
}

Result<std::unique_ptr<int>> boxed(int number) {
    TRY(auto value, half(number));
    return std::make_unique<int>(value);
}

Result<int> unboxed(int number) {
    TRY(const auto box, boxed(number));
    return *box;
}

}  // namespace

BOOST_AUTO_TEST_CASE(a_value_passes_through_try) {
    const auto eight = quarter(32);
    BOOST_REQUIRE(eight.has_value());
    BOOST_TEST(*eight == "8");
}

BOOST_AUTO_TEST_CASE(the_first_problem_ends_the_function) {
    BOOST_CHECK(quarter(7).error() == odd);  // refused by CHECK_THAT
    BOOST_CHECK(quarter(6).error() == odd);  // refused by the second TRY
}

BOOST_AUTO_TEST_CASE(a_value_that_only_moves_is_moved) {
    BOOST_TEST(unboxed(10).value() == 5);
    BOOST_CHECK(unboxed(5).error() == odd);
}

BOOST_AUTO_TEST_CASE(reading_a_value_that_is_not_there_is_a_defect) {
    BOOST_CHECK_EXCEPTION((void)half(1).value(), std::logic_error, [](const std::logic_error& e) {
        return std::string_view(e.what()) == "unchecked refusal: test.odd: Odd.";
    });
}

BOOST_AUTO_TEST_SUITE_END()
