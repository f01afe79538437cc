#include "web/api/uploads.hpp"

#include <boost/test/unit_test.hpp>

using namespace phanbien;
using document::Provision;
using document::ProvisionKind;
using namespace std::string_view_literals;

BOOST_AUTO_TEST_SUITE(uploads)

BOOST_AUTO_TEST_CASE(a_files_kind_is_told_by_its_content) {
    BOOST_TEST(api::media_type_of_bytes("%PDF-1.7 x") == "application/pdf");
    BOOST_TEST(api::media_type_of_bytes("\x89PNG\r\n\x1A\n...") == "image/png");
    BOOST_TEST(api::media_type_of_bytes("\xFF\xD8\xFF\xE0") == "image/jpeg");
    BOOST_TEST(api::media_type_of_bytes("PK\x03\x04....word/document.xml"sv) ==
               api::docx_media_type);
    BOOST_TEST(api::media_type_of_bytes("PK\x03\x04....a.txt"sv) == api::unknown_media_type);
    BOOST_TEST(api::media_type_of_bytes("Điều 1. Phạm vi\n") == "text/plain");
    BOOST_TEST(api::media_type_of_bytes("a\0b"sv) == api::unknown_media_type);
    BOOST_TEST(api::media_type_of_bytes("<script>alert(1)</script>") == "text/plain");
}

BOOST_AUTO_TEST_CASE(provisions_are_called_as_people_cite_them) {
    Provision point{.id = "p", .eid = "p", .kind = ProvisionKind::point, .label = "Điểm đ"};
    Provision clause{.id = "c", .eid = "c", .kind = ProvisionKind::clause, .label = "Khoản 2"};
    clause.children = {point};
    Provision article{.id = "a", .eid = "a", .kind = ProvisionKind::article, .label = "Điều 5"};
    article.children = {clause};
    Provision section{.id = "s", .eid = "s", .kind = ProvisionKind::section, .label = "Mục 1"};
    section.children = {article};
    Provision chapter{.id = "h", .eid = "h", .kind = ProvisionKind::chapter, .label = "Chương II"};
    chapter.children = {section};
    document::Outline outline;
    outline.provisions = {chapter};
    std::vector<std::string> labels;
    for (const auto& provision : api::cited_provisions(outline)) {
        labels.push_back(provision.label);
    }
    const std::vector<std::string> wanted{"Chương II", "Mục 1 Chương II", "Điều 5",
                                          "Khoản 2 Điều 5", "Điểm đ khoản 2 Điều 5"};
    BOOST_TEST(labels == wanted, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_SUITE_END()
