#include "adapters/draft_reader/draft_reader.hpp"

#include <boost/test/unit_test.hpp>

#include "tests/unit/adapters/office_file/zip_file.hpp"

using namespace phanbien;

BOOST_AUTO_TEST_SUITE(draft_reader)

namespace {

std::string read(std::string_view name, std::string_view bytes) {
    const auto outline = read_draft(name, bytes);
    return outline ? std::to_string((*outline).counts.articles) : outline.error().code;
}

}  // namespace

BOOST_AUTO_TEST_CASE(the_content_decides) {
    const auto word = tests::word_file(tests::paragraph("Điều 1. Tên"));
    BOOST_TEST(read("a.docx", word) == "1");
    BOOST_TEST(read("a.txt", word) == "1");
    BOOST_TEST(read("a.txt", "Điều 1. Tên") == "1");
    BOOST_TEST(read("../../a", "Điều 1. Tên") == "1");
}

BOOST_AUTO_TEST_CASE(refusals) {
    BOOST_TEST(read("a.DOCX", "Điều 1. Tên") == "docx.not_zip");
    BOOST_TEST(read("a.txt", "\xD0\xCF\x11\xE0") == "docx.old_word_file");
    BOOST_TEST(read("a.docx", "%PDF-1.7") == "draft.not_text");
    BOOST_TEST(read("a.rtf", "{\\rtf1") == "draft.not_text");
    BOOST_TEST(read("a.txt", "") == "draft.empty");
    BOOST_TEST(read("a.txt", std::string(draft_bytes_max + 1, 'a')) == "draft.too_large");
    BOOST_TEST(read("a.txt", "C\xE9ng h\xDF") == "text.encoding");
}

BOOST_AUTO_TEST_SUITE_END()
