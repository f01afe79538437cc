#include "engine/text/usual_letters.hpp"

#include <boost/test/unit_test.hpp>
#include <string>

#include "engine/text/fold.hpp"
#include "engine/text/space.hpp"
#include "engine/text/unicode.hpp"

using namespace phanbien::text;

namespace {

// Beyond all stretches of the table; surrogates are no text.
constexpr char32_t looked_at_max = 0x2200;

std::string between_letters(char32_t code_point) {
    std::string text = "x";
    append_code_point(text, code_point);
    return text + "x";
}

}  // namespace

BOOST_AUTO_TEST_SUITE(letters_in_tables)

BOOST_AUTO_TEST_CASE(every_letter_folds_as_icu_folds_it) {
    for (char32_t c = 1; c < looked_at_max; ++c) {
        const auto text = between_letters(c);
        BOOST_TEST(fold_spelling(text) == to_nfc(to_lower(to_nfc(collapse_spaces(text)))));
        BOOST_TEST((without_marks(c) == base_letter(c)));
    }
}

BOOST_AUTO_TEST_CASE(vietnamese_is_usual_and_what_joins_or_decomposes_is_not) {
    const std::string letters = "aăâbcdđeêghiklmnoôơpqrstuưvxyỳỹỵỷýẮẦẨẪẬĐ0 \n.,–“”…";
    for (std::size_t at = 0; at < letters.size();) {
        BOOST_TEST(usual_letters()[next_code_point(letters, at)].is_usual);
    }
    BOOST_TEST(!usual_letters()[0x0300].is_usual);  // a mark of its own
    BOOST_TEST(!usual_letters()[0x0130].is_usual);  // becomes two
    BOOST_TEST(!usual_letters()[0x4E00].is_usual);
    BOOST_TEST(!usual_letters()[0x1F600].is_usual);
}

BOOST_AUTO_TEST_CASE(one_unusual_letter_makes_all_of_a_text_go_by_icu) {
    BOOST_TEST(fold_spelling("Hoa\u0300 BÌNH İ") == "hòa bình i\u0307");
}

BOOST_AUTO_TEST_SUITE_END()
