// The real converters where they are installed; a line says which were not.
#include "adapters/conversion/conversion.hpp"

#include <boost/test/unit_test.hpp>
#include <cstdlib>
#include <filesystem>
#include <iostream>

#include "adapters/conversion/private_folder.hpp"
#include "tests/unit/adapters/conversion/sample_files.hpp"

using namespace phanbien;
using namespace phanbien::conversion;

BOOST_AUTO_TEST_SUITE(converters)

namespace {

// A PATH without converters, for as long as it lives.
class BarePath {
  public:
    BarePath() { setenv("PATH", "/nowhere", 1); }
    ~BarePath() { setenv("PATH", before_.c_str(), 1); }
    BarePath(const BarePath&) = delete;
    BarePath& operator=(const BarePath&) = delete;

  private:
    std::string before_ = std::getenv("PATH");
};

}  // namespace

BOOST_AUTO_TEST_CASE(a_private_folder_is_private_and_goes) {
    std::filesystem::path path;
    {
        const PrivateFolder folder;
        path = folder.path();
        const auto rights = std::filesystem::status(path).permissions();
        BOOST_TEST((rights == std::filesystem::perms::owner_all));
    }
    BOOST_TEST(!std::filesystem::exists(path));
}

BOOST_AUTO_TEST_CASE(what_is_damaged_is_refused) {
    if (!can_read_pdf()) {
        std::cout << "skipped: poppler-utils is not installed\n";
        return;
    }
    BOOST_TEST(to_page_layout("%PDF-1.4 hỏng").error().code == "draft.conversion_failed");
    BOOST_TEST(to_page_layout("%PDF-1.4 /Encrypt").error().code == "pdf.encrypted");
}

BOOST_AUTO_TEST_CASE(a_pdf_gives_its_words_and_places) {
    if (!can_read_pdf()) {
        std::cout << "skipped: poppler-utils is not installed\n";
        return;
    }
    const auto layout = to_page_layout(tests::small_pdf("1. Mot hai ba"));
    BOOST_REQUIRE_MESSAGE(layout.has_value(), layout.error().en);
    BOOST_TEST(layout->starts_with("<html"));
    BOOST_TEST(layout->find(">hai</word>") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(rich_text_becomes_a_word_file) {
    if (!can_read_old_word()) {
        std::cout << "skipped: LibreOffice is not installed\n";
        return;
    }
    const auto docx = to_docx(tests::small_rtf, "rtf");
    BOOST_REQUIRE_MESSAGE(docx.has_value(), docx.error().en);
    BOOST_TEST(docx->starts_with("PK"));
}

BOOST_AUTO_TEST_CASE(where_a_converter_is_missing_the_refusal_names_it) {
    if (can_read_pdf() || can_read_old_word()) {
        const BarePath bare;
        if (can_read_pdf() || can_read_old_word()) {
            std::cout << "skipped: the converters are in a folder of the system\n";
            return;
        }
    }
    const BarePath bare;
    BOOST_TEST(to_page_layout("%PDF").error().code == "draft.needs_poppler");
    BOOST_TEST(to_page_layout("%PDF").error().vi.find("poppler-utils") != std::string::npos);
    BOOST_TEST(to_docx("", "doc").error().code == "draft.needs_libreoffice");
}

BOOST_AUTO_TEST_SUITE_END()
