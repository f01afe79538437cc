#include "engine/calendar/icalendar.hpp"

#include <boost/test/unit_test.hpp>
#include <random>

#include "engine/calendar/content_lines.hpp"

using namespace phanbien;
using namespace phanbien::calendar;

BOOST_AUTO_TEST_SUITE(icalendar)

namespace {

Date day(const char* text) {
    return parse_date(text).value();
}

std::string wrapped(const std::string& inside) {
    return "BEGIN:VCALENDAR\nX-PHANBIEN-YEAR:2026\n" + inside + "END:VCALENDAR\n";
}

std::string event(const std::string& lines) {
    return wrapped("BEGIN:VEVENT\n" + lines + "END:VEVENT\n");
}

const std::string national_day = "DTSTART;VALUE=DATE:20260902\nSUMMARY:Quốc khánh\n";

// "3: reason" of each mistake; empty when the text can be read.
std::vector<std::string> mistakes(std::string_view text) {
    std::vector<std::string> out;
    const auto read = read_icalendar(text, "lich.ics");
    if (!read) {
        const Problem problem = read.error();
        for (const auto& field : problem.fields) {
            BOOST_TEST(!field.vi.empty());
            out.push_back(field.pointer + " " + field.en);
        }
    }
    return out;
}

bool complains(const std::string& text, const std::string& about) {
    for (const auto& mistake : mistakes(text)) {
        if (mistake.find(about) != std::string::npos) {
            return true;
        }
    }
    return false;
}

CalendarYear full_year() {
    CalendarYear year;
    year.year = 2026;
    year.name = "Lịch làm việc năm 2026";
    year.note = "Nguồn: A, B; C\\D\ndòng hai";
    year.tentative = true;
    year.entries = {
        {.first = day("2026-02-16"),
         .last = day("2026-02-20"),
         .kind = DayKind::holiday,
         .name = "Tết Nguyên đán, một cái tên dài để dòng này phải gấp lại giữa chữ ễ ữ ộ",
         .name_en = "Lunar New Year",
         .note = "Thông báo, điều 1; khoản 2",
         .tentative = true,
         .uid = "2026-tet@phanbien"},
        {.first = day("2026-08-22"),
         .last = day("2026-08-22"),
         .kind = DayKind::working_day,
         .name = "Làm bù",
         .name_en = "",
         .note = "",
         .tentative = false,
         .uid = "x"}};
    return year;
}

}  // namespace

BOOST_AUTO_TEST_CASE(what_is_written_is_read_again_as_the_same_value) {
    const auto year = full_year();
    const auto text = write_icalendar(year);
    const auto read = read_icalendar(text, "lich.ics");
    BOOST_REQUIRE_MESSAGE(read.has_value(), text);
    BOOST_TEST((*read == year));
    BOOST_TEST(write_icalendar(*read) == text);
}

BOOST_AUTO_TEST_CASE(lines_are_folded_at_75_bytes_between_letters) {
    const auto text = write_icalendar(full_year());
    std::size_t from = 0;
    bool folded_once = false;
    while (from < text.size()) {
        const auto end = text.find("\r\n", from);
        BOOST_REQUIRE(end != std::string::npos);
        BOOST_TEST(end - from <= 75U);
        const auto first = static_cast<unsigned char>(
            text[from == end ? from : from + (text[from] == ' ' ? 1 : 0)]);
        BOOST_TEST((first & 0xC0U) != 0x80U, "a letter is cut in two");
        folded_once = folded_once || text[from] == ' ';
        from = end + 2;
    }
    BOOST_TEST(folded_once);
}

BOOST_AUTO_TEST_CASE(an_event_of_another_program_is_understood) {
    const auto read = read_icalendar(
        "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VTIMEZONE\r\nTZID:Asia/Ho_Chi_Minh\r\n"
        "BEGIN:STANDARD\r\nDTSTART:19700101T000000\r\nEND:STANDARD\r\nEND:VTIMEZONE\r\n"
        "BEGIN:VEVENT\r\ndtstart;value=date;X-A=\"a:b;c\":20260430\r\n"
        "SUMMARY;LANGUAGE=vi:Ngày\r\n  Chiến\r\n\t thắng\r\nCATEGORIES:Nghỉ, Holiday\r\n"
        "X-UNKNOWN:1\r\nBEGIN:VALARM\r\nSUMMARY:nhắc\r\nEND:VALARM\r\nEND:VEVENT\r\n"
        "END:VCALENDAR",
        "lich.ics");
    BOOST_REQUIRE(read.has_value());
    BOOST_TEST(read->year == 2026);
    BOOST_REQUIRE(read->entries.size() == 1U);
    BOOST_TEST(read->entries[0].name == "Ngày Chiến thắng");
    BOOST_TEST((read->entries[0].last == day("2026-04-30")));
    BOOST_TEST((read->entries[0].kind == DayKind::holiday));
    BOOST_TEST(read->entries[0].uid == "2026-04-30-holiday@calendars.phanbien");
}

BOOST_AUTO_TEST_CASE(the_end_is_the_first_day_after_it) {
    const auto read = read_icalendar(
        event(national_day + "DTEND;VALUE=DATE:20260904\nCATEGORIES:holiday\n"), "lich.ics");
    BOOST_REQUIRE(read.has_value());
    BOOST_TEST((read->entries[0].last == day("2026-09-03")));
}

BOOST_AUTO_TEST_CASE(our_own_kind_goes_before_a_category) {
    for (const auto* order : {"CATEGORIES:holiday\nX-PHANBIEN-KIND:made-up-day-off\n",
                              "X-PHANBIEN-KIND:made-up-day-off\nCATEGORIES:holiday\n"}) {
        const auto read = read_icalendar(event(national_day + order), "lich.ics");
        BOOST_REQUIRE(read.has_value());
        BOOST_TEST((read->entries[0].kind == DayKind::made_up_day_off));
    }
}

BOOST_AUTO_TEST_CASE(a_cancelled_event_is_passed_over) {
    const auto read =
        read_icalendar(event(national_day + "CATEGORIES:holiday\nSTATUS:CANCELLED\n"), "lich.ics");
    BOOST_REQUIRE(read.has_value());
    BOOST_TEST(read->entries.empty());
}

BOOST_AUTO_TEST_CASE(broken_lines_are_refused_by_their_number) {
    BOOST_TEST(mistakes(wrapped("không có dấu hai chấm\n")).at(0).starts_with("lich.ics:3 "));
    BOOST_TEST(mistakes(wrapped("A:1\n\nDTSTART;VALUE:1\n")).at(0).starts_with("lich.ics:5 "));
    BOOST_TEST(complains(wrapped("TÊN:1\n"), "NAME:value"));
    BOOST_TEST(complains(wrapped("A;B=\"x:1\n"), "NAME:value"));
    BOOST_TEST(complains(wrapped(std::string("A:\x01\n")), "NAME:value"));
    BOOST_TEST(complains(wrapped(std::string("A:\0b\n", 5)), "NAME:value"));
    BOOST_TEST(complains(wrapped("A:\xC3\n"), "not UTF-8"));
    BOOST_TEST(complains(wrapped("A:\xED\xA0\x80\n"), "not UTF-8"));
    BOOST_TEST(complains(wrapped("A:\xF4\x90\x80\x80\n"), "not UTF-8"));
    BOOST_TEST(complains(wrapped("A:\xC0\x80\n"), "not UTF-8"));
    BOOST_TEST(mistakes(wrapped("A:Ố ễ 🇻🇳\n")).empty());
}

BOOST_AUTO_TEST_CASE(events_that_say_too_little_or_too_much_are_refused) {
    BOOST_TEST(complains(event("SUMMARY:x\nCATEGORIES:holiday\n"), "no usable DTSTART"));
    BOOST_TEST(complains(event(national_day), "which kind of day"));
    BOOST_TEST(complains(event(national_day + "CATEGORIES:birthday\n"), "which kind of day"));
    BOOST_TEST(complains(event("DTSTART;VALUE=DATE:20260902\nCATEGORIES:holiday\n"), "no SUMMARY"));
    BOOST_TEST(complains(event("DTSTART:20260902T000000Z\n"), "without a time"));
    BOOST_TEST(complains(event("DTSTART;VALUE=DATE:20260230\n"), "real day"));
    BOOST_TEST(complains(event(national_day + "RRULE:FREQ=YEARLY\nCATEGORIES:holiday\n"), "RRULE"));
    BOOST_TEST(complains(event(national_day + "DTEND;VALUE=DATE:20260902\nCATEGORIES:holiday\n"),
                         "after DTSTART"));
    BOOST_TEST(complains(event("DTSTART;VALUE=DATE:20270101\nSUMMARY:x\nCATEGORIES:holiday\n"),
                         "not in the year 2026"));
    BOOST_TEST(complains(
        event(national_day + "CATEGORIES:holiday\nDESCRIPTION:" + std::string(1'001, 'a') + "\n"),
        "Longer than 1000"));
}

BOOST_AUTO_TEST_CASE(a_day_is_not_both_of_rest_and_of_work) {
    const std::string both = "BEGIN:VEVENT\n" + national_day +
                             "CATEGORIES:holiday\nEND:VEVENT\nBEGIN:VEVENT\n" + national_day +
                             "CATEGORIES:working-day\nEND:VEVENT\n";
    BOOST_TEST(mistakes(wrapped(both)) ==
                   std::vector<std::string>{
                       "lich.ics:8 2026-09-02 is both a day of rest and of work (see line 3)."},
               boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(the_frame_has_to_be_whole) {
    BOOST_TEST(complains("", "no iCalendar"));
    BOOST_TEST(complains("BEGIN:VCALENDAR\n", "lacks END"));
    BOOST_TEST(complains("BEGIN:VCALENDAR\nEND:VCALENDAR\n", "X-PHANBIEN-YEAR"));
    BOOST_TEST(complains("BEGIN:VCALENDAR\nX-PHANBIEN-YEAR:99999\nEND:VCALENDAR\n", "not a year"));
    // Nor may the first day of a calendar that names no year lie outside the years that can be
    // named.
    BOOST_TEST(
        complains("BEGIN:VCALENDAR\nBEGIN:VEVENT\nSUMMARY:x\nDTSTART;VALUE=DATE:74531019\n"
                  "CATEGORIES:holiday\nEND:VEVENT\nEND:VCALENDAR\n",
                  "not a year"));
    BOOST_TEST(complains("BEGIN:VEVENT\nEND:VEVENT\n", "exactly one"));
    BOOST_TEST(complains(wrapped("") + wrapped(""), "exactly one"));
    BOOST_TEST(complains(wrapped("END:VEVENT\n"), "closes nothing"));
    BOOST_TEST(complains("A:1\n" + wrapped(""), "outside"));
    BOOST_TEST(mistakes("\xEF\xBB\xBF" + wrapped("")).empty());
}

BOOST_AUTO_TEST_CASE(limits_hold) {
    const auto large = read_icalendar(std::string(icalendar_bytes_max + 1, 'a'), "lich.ics");
    BOOST_REQUIRE(!large.has_value());
    BOOST_TEST((large.error().kind == ProblemKind::too_large));
    BOOST_TEST(complains(wrapped("A:" + std::string(icalendar_line_bytes_max, 'a') + "\n"),
                         "longer than is allowed"));
    std::string many;
    for (std::size_t i = 0; i <= entries_max; ++i) {
        many += "BEGIN:VEVENT\n" + national_day + "CATEGORIES:holiday\nEND:VEVENT\n";
    }
    BOOST_TEST(complains(wrapped(many), "too many days"));
    std::string broken;
    for (int i = 0; i < 100; ++i) {
        broken += "x\n";
    }
    BOOST_TEST(mistakes(wrapped(broken)).size() == mistakes_listed_max);
}

BOOST_AUTO_TEST_CASE(damaged_files_never_do_harm) {
    const auto whole = write_icalendar(full_year());
    std::mt19937 random(7);
    for (int round = 0; round < 2'000; ++round) {
        auto text = whole;
        for (int i = 0; i < 3; ++i) {
            const auto at = random() % text.size();
            switch (random() % 3) {
                case 0:
                    text[at] = static_cast<char>(random() % 256);
                    break;
                case 1:
                    text.erase(at, random() % 20);
                    break;
                default:
                    text.insert(at, text.substr(random() % text.size(), random() % 40));
            }
        }
        const auto read = read_icalendar(text, "lich.ics");
        if (read) {
            const auto again = read_icalendar(write_icalendar(*read), "lich.ics");
            BOOST_REQUIRE_MESSAGE(again.has_value(), text);
        } else {
            BOOST_REQUIRE(!read.error().fields.empty());
        }
    }
}

BOOST_AUTO_TEST_CASE(texts_keep_commas_semicolons_backslashes_and_new_lines) {
    const std::string text = "a, b; c\\d\ne";
    BOOST_TEST(escaped(text) == R"(a\, b\; c\\d\ne)");
    BOOST_TEST(unescaped(escaped(text)) == text);
    BOOST_TEST(unescaped("a\\") == "a\\");
    BOOST_TEST(unescaped("\\N") == "\n");
}

BOOST_AUTO_TEST_SUITE_END()
