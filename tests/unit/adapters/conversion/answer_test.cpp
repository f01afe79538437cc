#include "adapters/conversion/answer.hpp"

#include <boost/test/unit_test.hpp>

#include "adapters/draft_reader/draft_reader.hpp"

using namespace phanbien;
using namespace phanbien::conversion;

BOOST_AUTO_TEST_SUITE(answer)

BOOST_AUTO_TEST_CASE(an_outline_comes_through) {
    const auto read = read_draft("a.txt", "Điều 1. Tên\n1. Một\n1. Lặp");
    const auto again = outline_from(answer_text(read));
    BOOST_REQUIRE(again.has_value());
    BOOST_TEST(again->counts.clauses == 2);
    BOOST_TEST((again->warnings == read->warnings));
}

BOOST_AUTO_TEST_CASE(a_refusal_comes_through) {
    const auto refused = read_draft("a.txt", "");
    const auto again = outline_from(answer_text(refused));
    BOOST_TEST((again.error() == refused.error()));
}

BOOST_AUTO_TEST_CASE(anything_else_is_a_refusal) {
    for (const auto* text :
         {"", "{", "[]", "{}", "{\"read\":{}}", "{\"problem\":{}}",
          "{\"problem\":{\"kind\":99,\"code\":\"a\",\"vi\":\"b\",\"en\":\"c\"}}"}) {
        BOOST_TEST(outline_from(text).error().code == "draft.reading_failed", text);
    }
}

BOOST_AUTO_TEST_CASE(a_filled_table_comes_through) {
    const dossier::FilledTable filled{
        .seal = {.dossier = DossierId("d1"), .code = "PB-2026-0001", .revision = 7, .version = 2},
        .rows = {{.key = "KN-001",
                  .content = "Nâng mức",
                  .disposition = "Tiếp thu",
                  .text = "Đã sửa\nở Điều 4.",
                  .line = 14}}};
    const auto again = filled_table_from(answer_text(Result<dossier::FilledTable>(filled)));
    BOOST_REQUIRE(again.has_value());
    BOOST_TEST((again->seal == filled.seal));
    BOOST_REQUIRE(again->rows.size() == 1U);
    BOOST_TEST(again->rows[0].key == "KN-001");
    BOOST_TEST(again->rows[0].text == "Đã sửa\nở Điều 4.");
    BOOST_TEST(again->rows[0].line == 14);
    BOOST_TEST(filled_table_from("{\"read\":{}}").error().code == "answers.not_ours");
}

BOOST_AUTO_TEST_CASE(what_was_looked_through_comes_through) {
    BOOST_TEST(answer_from(answer_text(Result<void>())).has_value());
}

BOOST_AUTO_TEST_SUITE_END()
