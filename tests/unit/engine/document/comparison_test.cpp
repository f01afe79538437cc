#include "engine/document/comparison.hpp"

#include <algorithm>
#include <boost/test/unit_test.hpp>

#include "sample_law.hpp"
#include "two_versions.hpp"

using namespace phanbien;
using namespace phanbien::document;

BOOST_AUTO_TEST_SUITE(comparison_rows)

namespace {

std::vector<ComparedProvision> comparison(const TwoTexts& texts) {
    return comparison_of(texts.before, texts.after, texts.alignment);
}

const ComparedProvision& row(const std::vector<ComparedProvision>& rows, std::string_view eid) {
    const auto found = std::ranges::find_if(rows, [&](const ComparedProvision& it) {
        return !it.trace && it.after != nullptr && it.after->eid == eid;
    });
    BOOST_REQUIRE(found != rows.end());
    return *found;
}

// The newer text as the pieces have it.
std::string words(const std::vector<text::ComparedParagraph>& paragraphs, text::Fate left_out) {
    std::string out;
    for (const auto& paragraph : paragraphs) {
        for (const auto& piece : paragraph.pieces) {
            out += piece.fate == left_out ? "" : piece.text;
        }
    }
    return out;
}

}  // namespace

BOOST_AUTO_TEST_CASE(the_newer_text_stands_whole_and_in_order) {
    const TwoTexts texts(sample_law, article(1, sample_duties) + article(2, sample_scope));
    const auto rows = comparison(texts);
    std::vector<std::string> shown;
    for (const auto& it : rows) {
        if (!it.trace && it.after != nullptr) {
            shown.push_back(it.after->eid);
            BOOST_TEST(words(it.paragraphs, text::Fate::removed) == it.after->text);
        }
    }
    std::vector<std::string> expected;
    for (const auto& it : texts.after) {
        expected.push_back(it.provision->eid);
    }
    BOOST_TEST(shown == expected, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(changed_words_are_marked) {
    auto now = sample_law;
    now.replace(now.find("bảy ngày"), std::string("bảy ngày").size(), "mười ngày");
    const TwoTexts texts(sample_law, now);
    const auto rows = comparison(texts);
    const auto& changed = row(rows, "art_3__para_2");
    BOOST_TEST(changed.reworded);
    BOOST_REQUIRE(changed.paragraphs.size() == 1U);
    BOOST_TEST(words(changed.paragraphs, text::Fate::added) == changed.before->text);
    BOOST_TEST(words(changed.paragraphs, text::Fate::removed) == changed.after->text);
    BOOST_TEST(!row(rows, "art_3__para_1").reworded);
    BOOST_TEST(!row(rows, "art_3").reworded);  // its own words; what is inside has its own row
}

BOOST_AUTO_TEST_CASE(what_is_gone_or_has_moved_leaves_a_trace_where_it_stood) {
    const TwoTexts texts(sample_law, article(1, sample_duties) + article(2, sample_rights));
    const auto rows = comparison(texts);
    const auto gone = std::ranges::find_if(rows, [](const ComparedProvision& it) {
        return it.before != nullptr && it.before->eid == "art_1";
    });
    BOOST_REQUIRE(gone != rows.end());
    BOOST_TEST((gone->outcome == Outcome::deleted));
    BOOST_TEST(!gone->trace);
    BOOST_TEST(gone->after == nullptr);
    const auto moved = std::ranges::count_if(
        rows, [](const ComparedProvision& it) { return it.outcome == Outcome::moved; });
    const auto traces = std::ranges::count_if(rows, [](const ComparedProvision& it) {
        return it.outcome == Outcome::moved && it.trace && it.after != nullptr;
    });
    BOOST_TEST(moved == 2 * traces);
    BOOST_TEST(traces >= 1);
}

BOOST_AUTO_TEST_SUITE_END()
