#include "adapters/conversion/read_any.hpp"

#include <boost/test/unit_test.hpp>
#include <iostream>

#include "adapters/conversion/conversion.hpp"
#include "adapters/draft_reader/draft_reader.hpp"
#include "tests/unit/adapters/conversion/sample_files.hpp"
#include "tests/unit/adapters/office_file/zip_file.hpp"
#include "tests/unit/sanitizer.hpp"

using namespace phanbien;
using conversion::read_any_draft;

BOOST_AUTO_TEST_SUITE(read_any)

namespace {

std::string read(std::string_view name, std::string_view bytes) {
    const auto outline = read_any_draft(name, bytes);
    return outline ? std::to_string(outline->counts.articles) + "/" +
                         std::to_string(outline->counts.clauses)
                   : outline.error().code;
}

}  // namespace

BOOST_AUTO_TEST_CASE(what_needs_no_conversion) {
    if (tests::skipped_by_sanitizer()) {
        return;
    }
    BOOST_TEST(read("a.txt", "Điều 1. Tên\n1. Một") == "1/1");
    BOOST_TEST(read("a.docx", tests::word_file(tests::paragraph("Điều 1. Tên"))) == "1/0");
    BOOST_TEST(read("a.txt", "") == "draft.empty");
    BOOST_TEST(read("a.png", "\x89PNG") == "draft.not_text");
    BOOST_TEST(read("a.txt", std::string(draft_bytes_max + 1, 'a')) == "draft.too_large");
    const auto same = read_draft("a.txt", "Điều 1. Tên\n1. x\n1. y");
    BOOST_TEST((read_any_draft("a.txt", "Điều 1. Tên\n1. x\n1. y")->warnings == same->warnings));
}

BOOST_AUTO_TEST_CASE(what_is_converted_first) {
    if (tests::skipped_by_sanitizer()) {
        return;
    }
    if (conversion::can_read_pdf()) {
        BOOST_TEST(read("a.pdf", tests::small_pdf("1. Mot hai ba bon nam sau")) == "0/1");
        BOOST_TEST(read("a.pdf", tests::small_pdf("")) == "pdf.scanned");
    } else {
        std::cout << "skipped: poppler-utils is not installed\n";
    }
    if (conversion::can_read_old_word()) {
        BOOST_TEST(read("a.rtf", tests::small_rtf) == "1/2");
    } else {
        std::cout << "skipped: LibreOffice is not installed\n";
    }
}

BOOST_AUTO_TEST_SUITE_END()
