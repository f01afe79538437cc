#include "engine/document/anchor/placement.hpp"

#include <boost/test/unit_test.hpp>

#include "tests/unit/engine/document/sample_law.hpp"
#include "tests/unit/engine/document/two_versions.hpp"

using namespace phanbien::document;

BOOST_AUTO_TEST_SUITE(placement)

namespace {

const std::string divided =
    replaced(sample_law, "trước mùa mưa bão và thông báo lịch cắt tỉa trước bảy ngày.",
             "trước mùa mưa bão.\n3. Thông báo lịch cắt tỉa trước bảy ngày.");

Placement placed(const std::string& before, const std::string& after, const Anchor& anchor) {
    const TwoTexts texts(before, after);
    return Placer(texts.before, texts.after, texts.alignment).place(anchor);
}

}  // namespace

BOOST_AUTO_TEST_CASE(the_whole_draft_is_the_whole_draft) {
    const auto there = placed(sample_law, divided, {});
    BOOST_TEST(there.certain);
    BOOST_TEST(there.eid.empty());
    BOOST_TEST((there.outcome == Outcome::unchanged));
}

BOOST_AUTO_TEST_CASE(nobody_knows_an_unknown_provision) {
    const auto there = placed(sample_law, divided, {.eid = "art_99"});
    BOOST_TEST(!there.certain);
    BOOST_TEST((there.outcome == Outcome::unplaced));
}

BOOST_AUTO_TEST_CASE(the_quote_says_which_part_of_a_split_one_is_meant) {
    const auto first = placed(sample_law, divided,
                              {.eid = "art_3__para_2", .quote = "cành khô trước mùa mưa bão"});
    BOOST_TEST(first.certain);
    BOOST_TEST(first.eid == "art_3__para_2");
    BOOST_TEST((first.method == Method::quote));
    const auto second =
        placed(sample_law, divided, {.eid = "art_3__para_2", .quote = "trước bảy ngày"});
    BOOST_TEST(second.certain);
    BOOST_TEST(second.eid == "art_3__para_3");
    const auto both =
        placed(sample_law, divided, {.eid = "art_3__para_2", .quote = "mưa bão và thông báo lịch"});
    BOOST_TEST(!both.certain);
    const auto none = placed(sample_law, divided, {.eid = "art_3__para_2"});
    BOOST_TEST(!none.certain);
    BOOST_TEST(none.choices.size() >= 2U);
}

// "cắt tỉa" stands in both halves; what stands beside it tells them apart.
BOOST_AUTO_TEST_CASE(what_stands_around_a_quote_tells_equal_words_apart) {
    const Anchor bare{.eid = "art_3__para_2", .quote = "cắt tỉa cành"};
    BOOST_TEST(placed(sample_law, divided, bare).eid == "art_3__para_2");
    const Anchor later{.eid = "art_3__para_2",
                       .quote = "lịch cắt tỉa trước",
                       .prefix = "thông báo ",
                       .suffix = " bảy ngày."};
    const auto there = placed(sample_law, divided, later);
    BOOST_TEST(there.certain);
    BOOST_TEST(there.eid == "art_3__para_3");
}

// The heading has the same words, so that they tell nothing of the clause.
BOOST_AUTO_TEST_CASE(a_quote_that_stood_elsewhere_too_does_not_say_which_part) {
    const std::string words = "thông báo lịch cắt tỉa";
    const auto headed = [&](const std::string& law) {
        return replaced(law, "Trách nhiệm của đơn vị quản lý", "Trách nhiệm " + words);
    };
    const Anchor anchor{.eid = "art_3__para_2", .quote = words};
    BOOST_TEST(placed(sample_law, divided, anchor).certain);
    BOOST_TEST(!placed(headed(sample_law), headed(divided), anchor).certain);
}

// A part has taken words of another provision in; an opinion on the divided one does not mean them.
BOOST_AUTO_TEST_CASE(a_quote_that_stood_in_another_provision_only_does_not_say_which_part) {
    const auto after = replaced(divided, "3. Thông báo lịch cắt tỉa trước bảy ngày.",
                                "3. Thông báo lịch cắt tỉa trước bảy ngày, xử lý trong ngày.");
    const auto own =
        placed(sample_law, after, {.eid = "art_3__para_2", .quote = "cắt tỉa trước bảy ngày"});
    BOOST_TEST(own.certain);
    BOOST_TEST(own.eid == "art_3__para_3");
    const auto foreign =
        placed(sample_law, after, {.eid = "art_3__para_2", .quote = "xử lý trong ngày"});
    BOOST_TEST((foreign.outcome == Outcome::split));
    BOOST_TEST(!foreign.certain);
    BOOST_TEST(foreign.choices.size() >= 2U);
}

// What is left of a divided clause holds the second of two equal phrases; which was meant?
BOOST_AUTO_TEST_CASE(only_words_that_stood_once_confirm_what_was_likely) {
    const std::string once = "cành khô trước mùa mưa bão";
    const std::string twice = "sau khi báo cho người dân ven đường";
    const auto law = replaced(sample_law, once, once + " " + twice + ", đốn cây " + twice);
    TwoTexts texts(law, replaced(law, ", đốn cây " + twice, ""));
    auto& fate = texts.alignment.before[place_of(texts.before, "art_3__para_2")];
    BOOST_REQUIRE((fate.outcome == Outcome::edited));
    fate.certain = false;
    fate.others.clear();
    Placer placer(texts.before, texts.after, texts.alignment);
    BOOST_TEST(placer.place({.eid = "art_3__para_2", .quote = once}).certain);
    BOOST_TEST(!placer.place({.eid = "art_3__para_2", .quote = twice}).certain);
}

BOOST_AUTO_TEST_CASE(words_found_elsewhere_cast_doubt) {
    const std::string sentence = " và thông báo lịch cắt tỉa trước bảy ngày";
    const auto elsewhere = replaced(replaced(sample_law, sentence, ""), "xử lý trong ngày.",
                                    "xử lý trong ngày" + sentence + ".");
    const auto quoted = placed(sample_law, elsewhere,
                               {.eid = "art_3__para_2", .quote = "lịch cắt tỉa trước bảy ngày"});
    BOOST_TEST(!quoted.certain);
}

BOOST_AUTO_TEST_CASE(what_is_gone_is_said_to_be_gone) {
    const auto gone = placed(sample_law, article(1, sample_scope) + article(2, sample_rights),
                             {.eid = "art_3__para_1"});
    BOOST_TEST(gone.certain);
    BOOST_TEST((gone.outcome == Outcome::deleted));
    BOOST_TEST(gone.eid.empty());
}

BOOST_AUTO_TEST_SUITE_END()
