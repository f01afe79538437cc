#include "adapters/xlsx/layout.hpp"

#include <boost/test/unit_test.hpp>

#include "tests/unit/adapters/ooxml/sample_table.hpp"

using namespace phanbien;

BOOST_AUTO_TEST_SUITE(xlsx_layout)

namespace {

constexpr xlsx::ColumnWidths widths{
    .provision = 20, .speaker = 25, .content = 51, .disposition = 15, .answer = 40};

std::string joined(const std::vector<std::string>& pieces) {
    std::string text;
    for (const std::string& piece : pieces) {
        text += piece;
    }
    return text;
}

std::string without_spaces(const std::string& text) {
    std::string kept;
    for (const char letter : text) {
        if (letter != ' ' && letter != '\n') {
            kept += letter;
        }
    }
    return kept;
}

}  // namespace

BOOST_AUTO_TEST_CASE(lines_are_counted_by_breaks_and_by_width) {
    BOOST_TEST(xlsx::lines_in("", 20) == 1U);
    BOOST_TEST(xlsx::lines_in("một", 20) == 1U);
    BOOST_TEST(xlsx::lines_in("một\nhai\n", 20) == 3U);
    BOOST_TEST(xlsx::lines_in("aaaa bbbb cccc dddd", 11) == 2U);
    BOOST_TEST(xlsx::lines_in(std::string(100, 'a'), 21.5) == 5U);
    BOOST_TEST(xlsx::lines_in(std::string(40'000, ' '), 20) > 900U);
    BOOST_TEST(xlsx::lines_in("😀😀😀", 1) == 3U);  // too wide for the column, still one a line
}

BOOST_AUTO_TEST_CASE(pieces_are_cut_between_words_and_lose_none) {
    const auto pieces = xlsx::pieces_of("aaaa bbbb cccc dddd eeee", 11, 1);
    const std::vector<std::string> expected{"aaaa bbbb", "cccc dddd", "eeee"};
    BOOST_CHECK_EQUAL_COLLECTIONS(pieces.begin(), pieces.end(), expected.begin(), expected.end());
}

BOOST_AUTO_TEST_CASE(a_word_without_end_is_cut_between_letters) {
    std::string word;
    for (int i = 0; i < 500; ++i) {
        word += "đ";
    }
    const auto pieces = xlsx::pieces_of(word, 21, 2);
    BOOST_TEST(pieces.size() > 10U);
    BOOST_TEST(joined(pieces) == word);
    BOOST_TEST(pieces[0].size() % 2 == 0U);  // whole letters
}

BOOST_AUTO_TEST_CASE(an_empty_text_is_one_empty_piece) {
    BOOST_TEST(xlsx::pieces_of("", 20, 3).size() == 1U);
}

BOOST_AUTO_TEST_CASE(no_row_is_higher_than_the_limit_and_no_word_is_lost) {
    std::string text;
    for (int i = 0; i < 4'000; ++i) {
        text += "chữ" + std::to_string(i) + (i % 50 == 0 ? "\n" : " ");
    }
    auto table = testing::table_saying(text);
    const auto laid = xlsx::laid_out(table.groups[0].items[0], widths);
    std::string content;
    for (const auto& row : laid.rows) {
        BOOST_TEST(row.lines <= xlsx::row_lines_max);
        content += row.content;
    }
    BOOST_TEST(without_spaces(content).find(without_spaces(text)) != std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_long_answer_gets_the_height_it_needs) {
    dossier::SynthesisItem item{.rows = {{.code = "YK-001",
                                          .speaker = "A",
                                          .caption = "B",
                                          .about = "",
                                          .text = "ngắn",
                                          .proposal = ""}},
                                .answer = {.code = "KN-001", .label = "Tiếp thu", .text = ""}};
    BOOST_TEST(xlsx::laid_out(item, widths).rows.size() == 1U);
    for (int i = 0; i < 600; ++i) {
        item.answer.text += "giải trình ";
    }
    const auto laid = xlsx::laid_out(item, widths);
    std::size_t lines = 0;
    for (const auto& row : laid.rows) {
        lines += row.lines;
    }
    BOOST_REQUIRE_EQUAL(laid.answers.size(), 1U);
    BOOST_TEST(laid.answers[0].rows == laid.rows.size());
    BOOST_TEST(lines >= xlsx::lines_in(laid.answers[0].text, widths.answer));
    BOOST_TEST(laid.rows[0].opens);
    BOOST_TEST(!laid.rows[1].opens);
}

BOOST_AUTO_TEST_CASE(an_answer_too_long_for_one_cell_goes_on_in_the_next) {
    dossier::SynthesisItem item{.rows = {{.code = "YK-001",
                                          .speaker = "A",
                                          .caption = "B",
                                          .about = "",
                                          .text = "ngắn",
                                          .proposal = ""}},
                                .answer = {.code = "", .label = "L", .text = ""}};
    item.answer.text = std::string(40'000, 'x');
    const auto laid = xlsx::laid_out(item, widths);
    BOOST_TEST(laid.answers.size() > 1U);
    std::size_t rows = 0;
    std::string text;
    for (const auto& answer : laid.answers) {
        BOOST_TEST(answer.text.size() <= xlsx::cell_code_points_max);
        rows += answer.rows;
        text += answer.text;
    }
    BOOST_TEST(rows == laid.rows.size());
    BOOST_TEST(text.find(item.answer.text) != std::string::npos);
}

BOOST_AUTO_TEST_SUITE_END()
