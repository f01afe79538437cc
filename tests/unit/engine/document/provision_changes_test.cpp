#include "engine/document/provision_changes.hpp"

#include <boost/test/unit_test.hpp>

#include "sample_law.hpp"
#include "two_versions.hpp"

using namespace phanbien;
using namespace phanbien::document;

BOOST_AUTO_TEST_SUITE(provision_changes)

namespace {

std::vector<PlaceOfChange> places_of(const TwoTexts& texts, std::string_view eid,
                                     std::optional<std::string_view> settled = std::nullopt) {
    return changes_of(eid, texts.before, texts.after, texts.alignment, settled);
}

// The words with one fate, a slash between the places they stand at.
std::string words(const PlaceOfChange& place, text::Fate fate) {
    std::string out;
    for (const auto& paragraph : place.paragraphs) {
        for (const auto& piece : paragraph.pieces) {
            if (piece.fate == fate) {
                out += (out.empty() ? "" : "/") + piece.text;
            }
        }
    }
    while (out.ends_with(' ')) {
        out.pop_back();
    }
    return out;
}

const std::string renumbered_duties =
    article(1, sample_scope) + article(2, sample_rights) +
    article(3, "Giải thích từ ngữ\nCây cổ thụ là cây trăm tuổi.\n") + article(4, sample_duties);

}  // namespace

BOOST_AUTO_TEST_CASE(a_renumbered_clause_is_held_against_its_own_words) {
    const TwoTexts texts(sample_law, replaced(renumbered_duties, "bảy ngày", "mười ngày"));
    const auto places = places_of(texts, "art_3__para_2");
    BOOST_REQUIRE(places.size() == 1U);
    BOOST_TEST((places[0].outcome == Outcome::renumbered));
    BOOST_TEST(places[0].certain);
    BOOST_TEST(places[0].provision->eid == "art_4__para_2");
    BOOST_TEST(words(places[0], text::Fate::removed) == "bảy");
    BOOST_TEST(words(places[0], text::Fate::added) == "mười");
    // The number alone is no change.
    BOOST_TEST(places_of(texts, "art_3__para_1").front().paragraphs.empty());
}

BOOST_AUTO_TEST_CASE(what_is_inside_a_provision_is_held_with_it) {
    const TwoTexts texts(sample_law, replaced(renumbered_duties, "bảy ngày", "mười ngày"));
    const auto places = places_of(texts, "art_3");
    BOOST_REQUIRE(places.size() == 1U);
    BOOST_TEST(places[0].provision->eid == "art_4");
    BOOST_REQUIRE(places[0].paragraphs.size() == 1U);
    BOOST_TEST(words(places[0], text::Fate::added) == "mười");
}

BOOST_AUTO_TEST_CASE(a_divided_clause_shows_in_each_part_what_is_new_there) {
    const TwoTexts texts(sample_law,
                         replaced(sample_law, "mưa bão và thông báo lịch cắt tỉa trước bảy ngày.\n",
                                  "mưa bão.\n3. Thông báo lịch cắt tỉa trước mười ngày.\n"));
    BOOST_REQUIRE((texts.fate("art_3__para_2").outcome == Outcome::split));
    const auto places = places_of(texts, "art_3__para_2");
    BOOST_REQUIRE(places.size() == 2U);
    std::string added;
    for (const auto& place : places) {
        BOOST_TEST((place.outcome == Outcome::split));
        BOOST_TEST(!place.certain);
        if (place.provision->eid == "art_3__para_3") {
            added = words(place, text::Fate::added);
            BOOST_TEST(words(place, text::Fate::removed).find("bảy") != std::string::npos);
        }
    }
    BOOST_TEST(added.find("mười") != std::string::npos);
    BOOST_TEST(added.find("lịch cắt tỉa") == std::string::npos);
}

BOOST_AUTO_TEST_CASE(clauses_that_became_one_are_held_against_it_together) {
    const TwoTexts texts(sample_law, replaced(sample_law, "xử lý trong ngày.\n2. Được tham gia",
                                              "xử lý trong tuần. Được tham gia"));
    BOOST_REQUIRE((texts.fate("art_2__para_2").outcome == Outcome::merged));
    for (const auto* eid : {"art_2__para_1", "art_2__para_2"}) {
        const auto places = places_of(texts, eid);
        BOOST_REQUIRE(places.size() == 1U);
        BOOST_TEST((places[0].outcome == Outcome::merged));
        BOOST_TEST(places[0].provision->eid == "art_2__para_1");
        BOOST_TEST(words(places[0], text::Fate::removed) == "ngày.");
        BOOST_TEST(words(places[0], text::Fate::added) == "tuần.");
    }
}

BOOST_AUTO_TEST_CASE(where_the_office_placed_it_counts_before_the_alignment) {
    const TwoTexts texts(sample_law, sample_law);
    const auto moved = places_of(texts, "art_1__para_2", "art_3__para_1");
    BOOST_REQUIRE(moved.size() == 1U);
    BOOST_TEST((moved[0].outcome == Outcome::moved));
    BOOST_TEST(moved[0].certain);
    BOOST_TEST(moved[0].provision->eid == "art_3__para_1");
    BOOST_TEST(!moved[0].paragraphs.empty());
    const auto gone = places_of(texts, "art_1__para_2", "");
    BOOST_REQUIRE(gone.size() == 1U);
    BOOST_TEST((gone[0].outcome == Outcome::deleted));
    BOOST_TEST(gone[0].provision == nullptr);
}

BOOST_AUTO_TEST_CASE(what_the_older_version_has_not_is_nowhere) {
    const TwoTexts texts(sample_law, renumbered_duties);
    BOOST_TEST(places_of(texts, "art_9").empty());
    BOOST_TEST(places_of(texts, "").empty());
}

BOOST_AUTO_TEST_SUITE_END()
