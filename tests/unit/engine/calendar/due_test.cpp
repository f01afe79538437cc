#include "engine/calendar/due.hpp"

#include <boost/test/unit_test.hpp>

namespace calendar = phanbien::calendar;
using phanbien::parse_date;
using phanbien::to_text;
using std::chrono::days;

namespace {

phanbien::Date day(const char* text) {
    return parse_date(text).value();
}

}  // namespace

BOOST_AUTO_TEST_SUITE(due)

BOOST_AUTO_TEST_CASE(the_first_day_is_not_counted) {
    // 7 September 2026 is a Monday.
    BOOST_TEST(to_text(calendar::due_after(day("2026-09-07"), days{2}).on) == "2026-09-09");
    BOOST_TEST(to_text(calendar::due_after(day("2026-09-07"), days{1}).on) == "2026-09-08");
}

BOOST_AUTO_TEST_CASE(a_last_day_on_a_weekend_moves_to_monday) {
    BOOST_TEST(to_text(calendar::due_after(day("2026-09-07"), days{5}).on) == "2026-09-14");
    BOOST_TEST(to_text(calendar::due_after(day("2026-09-07"), days{6}).on) == "2026-09-14");
    BOOST_TEST(to_text(calendar::due_after(day("2026-09-07"), days{4}).on) == "2026-09-11");
}

BOOST_AUTO_TEST_CASE(the_explanation_says_from_what_how_many_and_why_moved) {
    const auto moved = calendar::due_after(day("2026-09-07"), days{5});
    BOOST_TEST(moved.explanation_vi ==
               "5 ngày kể từ ngày 07/09/2026 (không tính ngày đầu); ngày 12/09/2026 là thứ Bảy, "
               "chuyển sang thứ Hai 14/09/2026");
    BOOST_TEST(moved.explanation_en ==
               "5 days from 07/09/2026 (the first day is not counted); 12/09/2026 is a Saturday, "
               "moved to Monday 14/09/2026");
    const auto kept = calendar::due_after(day("2026-09-07"), days{2});
    BOOST_TEST(kept.explanation_en == "2 days from 07/09/2026 (the first day is not counted)");
}

BOOST_AUTO_TEST_CASE(counting_back_moves_earlier) {
    // 15 days before Monday 5 October 2026 is Sunday 20 September: the Friday before it.
    BOOST_TEST(to_text(calendar::last_day_before(day("2026-10-05"), days{15}).on) == "2026-09-18");
    BOOST_TEST(to_text(calendar::last_day_before(day("2026-10-02"), days{15}).on) == "2026-09-17");
}

BOOST_AUTO_TEST_CASE(days_before_counts_the_last_day_and_not_the_first) {
    BOOST_TEST(calendar::days_before(day("2026-09-07"), day("2026-09-22")).count() == 15);
    BOOST_TEST(calendar::days_before(day("2026-09-07"), day("2026-09-07")).count() == 0);
    BOOST_TEST(calendar::days_before(day("2026-09-08"), day("2026-09-07")).count() == -1);
}

BOOST_AUTO_TEST_CASE(a_period_is_at_least_one_day_and_bounded) {
    BOOST_TEST(to_text(calendar::due_after(day("2026-09-07"), days{0}).on) == "2026-09-08");
    BOOST_TEST((calendar::due_after(day("2026-09-07"), days{1'000'000}).on <=
                day("2026-09-07") + calendar::period_max + days{2}));
}

BOOST_AUTO_TEST_SUITE_END()
