#include "adapters/docx_writer/comparison_docx.hpp"

#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <set>

#include "tests/unit/adapters/ooxml/opened_package.hpp"
#include "tests/unit/engine/document/sample_law.hpp"
#include "tests/unit/engine/document/two_versions.hpp"

using namespace phanbien;
using testing::nodes_below;
using testing::OpenedPackage;

BOOST_AUTO_TEST_SUITE(comparison_docx)

namespace {

enum class Marks { accepted, rejected };

bool is_inside(pugi::xml_node node, std::string_view name) {
    for (; node; node = node.parent()) {
        if (node.name() == name) {
            return true;
        }
    }
    return false;
}

// What Word would leave once all marks are accepted or rejected.
std::string text_of(const OpenedPackage& package, Marks marks) {
    std::string out;
    for (const auto run : nodes_below(package.root("word/document.xml"), "w:r")) {
        const bool added = is_inside(run, "w:ins");
        const bool removed = is_inside(run, "w:del");
        if (marks == Marks::accepted ? removed : added) {
            continue;
        }
        for (const auto words : run.children()) {
            const std::string_view name = words.name();
            out += name == "w:t" || name == "w:delText" ? words.text().get() : "";
        }
    }
    return out;
}

OpenedPackage written(const document::TwoTexts& texts) {
    return OpenedPackage(docx_writer::write_comparison_docx(
        {.title = "dự thảo Luật Cây xanh",
         .subject = "Bản dự thảo lần 1 và lần 2",
         .author = "Sở Xây dựng",
         .made_at = "2026-09-07T02:00:00Z",
         .rows = document::comparison_of(texts.before, texts.after, texts.alignment)}));
}

}  // namespace

BOOST_AUTO_TEST_CASE(accepting_the_marks_leaves_the_newer_words_and_rejecting_the_older) {
    auto now = document::sample_law;
    now.replace(now.find("bảy ngày"), std::string("bảy ngày").size(), "mười ngày");
    const document::TwoTexts texts(document::sample_law, now);
    const auto package = written(texts);
    const auto accepted = text_of(package, Marks::accepted);
    const auto rejected = text_of(package, Marks::rejected);
    BOOST_TEST(accepted.find("trước mười ngày.") != std::string::npos);
    BOOST_TEST(accepted.find("trước bảy ngày.") == std::string::npos);
    BOOST_TEST(rejected.find("trước bảy ngày.") != std::string::npos);
    BOOST_TEST(rejected.find("trước mười ngày.") == std::string::npos);
    for (const auto& it : texts.after) {
        BOOST_TEST(accepted.find(it.provision->text) != std::string::npos);
    }
    for (const auto& it : texts.before) {
        BOOST_TEST(rejected.find(it.provision->text) != std::string::npos);
    }
}

BOOST_AUTO_TEST_CASE(new_numbers_are_marked_and_each_mark_has_a_number_of_its_own) {
    const document::TwoTexts texts(
        document::sample_law,
        document::article(1, document::sample_scope) +
            document::article(2, "Giải thích từ ngữ\nCây cổ thụ là cây trăm năm tuổi.\n") +
            document::article(3, document::sample_rights) +
            document::article(4, document::sample_duties));
    const auto package = written(texts);
    BOOST_TEST(text_of(package, Marks::accepted).find("Điều 4. Trách nhiệm") != std::string::npos);
    BOOST_TEST(text_of(package, Marks::rejected).find("Điều 3. Trách nhiệm") != std::string::npos);
    std::set<std::string> ids;
    std::size_t marks = 0;
    for (const char* name : {"w:ins", "w:del"}) {
        for (const auto mark : nodes_below(package.root("word/document.xml"), name)) {
            ids.insert(mark.attribute("w:id").value());
            BOOST_TEST(mark.attribute("w:author").value() == std::string("Sở Xây dựng"));
            ++marks;
        }
    }
    BOOST_TEST(marks > 0U);
    BOOST_TEST(ids.size() == marks);
}

BOOST_AUTO_TEST_SUITE_END()
