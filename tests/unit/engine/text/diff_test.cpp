#include "engine/text/diff.hpp"

#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <random>

using namespace phanbien::text;

BOOST_AUTO_TEST_SUITE(diff)

namespace {

using Numbers = std::vector<std::uint32_t>;

// How many members two sequences have in common in order, by the table of every prefix.
std::size_t common_by_table(const Numbers& before, const Numbers& after) {
    std::vector<std::size_t> row(after.size() + 1, 0);
    for (const auto left : before) {
        std::size_t diagonal = 0;
        for (std::size_t j = 0; j < after.size(); ++j) {
            const auto above = row[j + 1];
            row[j + 1] = left == after[j] ? diagonal + 1 : std::max(above, row[j]);
            diagonal = above;
        }
    }
    return row.back();
}

// Reads the runs as a person would: both sequences come out of them, and each run says where.
void is_true_of(const std::vector<Run>& runs, const Numbers& before, const Numbers& after) {
    std::size_t i = 0;
    std::size_t j = 0;
    const Run* last = nullptr;
    for (const auto& run : runs) {
        BOOST_REQUIRE(run.count > 0);
        BOOST_REQUIRE(last == nullptr || last->fate != run.fate);
        BOOST_REQUIRE(last == nullptr || last->fate != Fate::added || run.fate == Fate::kept);
        BOOST_REQUIRE_EQUAL(run.before, i);
        BOOST_REQUIRE_EQUAL(run.after, j);
        for (std::size_t n = 0; run.fate == Fate::kept && n < run.count; ++n) {
            BOOST_REQUIRE_EQUAL(before[i + n], after[j + n]);
        }
        i += run.fate == Fate::added ? 0 : run.count;
        j += run.fate == Fate::removed ? 0 : run.count;
        last = &run;
    }
    BOOST_REQUIRE_EQUAL(i, before.size());
    BOOST_REQUIRE_EQUAL(j, after.size());
}

std::size_t kept_by(const std::vector<Run>& runs) {
    std::size_t out = 0;
    for (const auto& run : runs) {
        out += run.fate == Fate::kept ? run.count : 0;
    }
    return out;
}

Numbers drawn(std::mt19937& random, std::size_t length_max, std::uint32_t different) {
    Numbers out(random() % (length_max + 1));
    std::ranges::generate(out, [&] { return static_cast<std::uint32_t>(random() % different); });
    return out;
}

ComparedParagraph kept(const std::string& text) {
    return {ParagraphFate::kept, {{Fate::kept, text}}};
}

}  // namespace

BOOST_AUTO_TEST_CASE(nothing_against_something) {
    BOOST_TEST(differences({}, {}).empty());
    const Numbers some{1, 2};
    BOOST_CHECK((differences(some, {}) == std::vector<Run>{{Fate::removed, 0, 0, 2}}));
    BOOST_CHECK((differences({}, some) == std::vector<Run>{{Fate::added, 0, 0, 2}}));
    BOOST_CHECK((differences(some, some) == std::vector<Run>{{Fate::kept, 0, 0, 2}}));
}

// Every pair of sequences of up to four members of two kinds, then many longer ones by chance.
BOOST_AUTO_TEST_CASE(as_short_as_the_table_says) {
    std::vector<Numbers> all{{}};
    for (std::size_t i = 0; i < all.size(); ++i) {
        for (const std::uint32_t more : {0U, 1U}) {
            if (all[i].size() < 4) {
                auto longer = all[i];
                longer.push_back(more);
                all.push_back(std::move(longer));
            }
        }
    }
    for (const auto& before : all) {
        for (const auto& after : all) {
            const auto runs = differences(before, after);
            is_true_of(runs, before, after);
            BOOST_REQUIRE_EQUAL(kept_by(runs), common_by_table(before, after));
        }
    }
    std::mt19937 random{20261129};
    for (int round = 0; round < 4'000; ++round) {
        const auto different = static_cast<std::uint32_t>(1 + random() % 12);
        const auto before = drawn(random, 60, different);
        const auto after = drawn(random, 60, different);
        const auto runs = differences(before, after);
        is_true_of(runs, before, after);
        BOOST_REQUIRE_EQUAL(kept_by(runs), common_by_table(before, after));
    }
}

// Two long texts with nothing in common are told apart whole, soon, and truly.
BOOST_AUTO_TEST_CASE(past_its_limit_it_is_still_true) {
    Numbers before(3 * edits_max);
    Numbers after(3 * edits_max);
    for (std::size_t i = 0; i < before.size(); ++i) {
        before[i] = static_cast<std::uint32_t>(2 * i);
        after[i] = static_cast<std::uint32_t>(2 * i + 1);
    }
    after[after.size() / 2] = before[before.size() / 2];
    const auto runs = differences(before, after);
    is_true_of(runs, before, after);
    BOOST_TEST(kept_by(runs) == 0U);
}

BOOST_AUTO_TEST_CASE(words_are_marked_in_a_changed_paragraph) {
    const std::vector<std::string> before{"Điều 1. Phạm vi", "1. Mỗi hộ được hỗ trợ 50 triệu đồng.",
                                          "2. Hộ nghèo được thêm."};
    const std::vector<std::string> after{"Điều 1. Phạm vi", "1. Mỗi hộ được hỗ trợ 80 triệu đồng.",
                                         "2. Hộ nghèo được thêm."};
    const std::vector<ComparedParagraph> expected{kept("Điều 1. Phạm vi"),
                                                  {ParagraphFate::changed,
                                                   {{Fate::kept, "1. Mỗi hộ được hỗ trợ "},
                                                    {Fate::removed, "50 "},
                                                    {Fate::added, "80 "},
                                                    {Fate::kept, "triệu đồng."}}},
                                                  kept("2. Hộ nghèo được thêm.")};
    BOOST_CHECK(compared(before, after) == expected);
}

BOOST_AUTO_TEST_CASE(what_is_new_is_not_taken_for_a_change) {
    const std::vector<std::string> before{"Một hai ba bốn năm.", "Giữ nguyên."};
    const std::vector<std::string> after{"Hoàn toàn khác hẳn câu cũ.", "Một hai ba bốn sáu.",
                                         "Giữ nguyên."};
    const auto found = compared(before, after);
    BOOST_REQUIRE_EQUAL(found.size(), 3U);
    BOOST_CHECK(found[0].fate == ParagraphFate::added);
    BOOST_CHECK(found[1].fate == ParagraphFate::changed);
    BOOST_CHECK(found[2].fate == ParagraphFate::kept);
    BOOST_CHECK(compared({"Bỏ đi."}, {}).front().fate == ParagraphFate::removed);
    BOOST_TEST(compared({}, {}).empty());
}

BOOST_AUTO_TEST_CASE(a_paragraph_too_long_to_compare_is_changed_whole) {
    std::string long_one;
    for (std::size_t i = 0; i <= compared_words_max; ++i) {
        long_one += "từ ";
    }
    const auto found = compared({long_one}, {long_one + "nữa"});
    BOOST_REQUIRE_EQUAL(found.size(), 1U);
    BOOST_CHECK(found[0].fate == ParagraphFate::changed);
    BOOST_TEST(found[0].pieces.size() == 2U);
}

BOOST_AUTO_TEST_SUITE_END()
