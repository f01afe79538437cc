#include "adapters/odt/odt.hpp"

#include <boost/test/unit_test.hpp>

#include "tests/unit/adapters/office_file/zip_file.hpp"

using namespace phanbien;
using tests::Parts;
using tests::zip_of;

BOOST_AUTO_TEST_SUITE(odt_drafts)

namespace {

const std::string text_type = "application/vnd.oasis.opendocument.text";

std::string content(const std::string& body, const std::string& styles = "") {
    return "<?xml version='1.0'?><o:document-content xmlns:o='o' xmlns:text='t' xmlns:table='b' "
           "xmlns:style='s' xmlns:fo='f' xmlns:draw='d'><o:automatic-styles>" +
           styles + "</o:automatic-styles><o:body><o:text>" + body +
           "</o:text></o:body></o:document-content>";
}

Parts parts(const std::string& body, const std::string& styles = "") {
    return {{"mimetype", text_type}, {"content.xml", content(body, styles)}};
}

std::string texts(const document::Flow& flow) {
    std::string out;
    for (const auto& item : flow.items) {
        const auto* paragraph = std::get_if<document::Paragraph>(&item);
        out += (out.empty() ? "" : "|");
        out += paragraph ? paragraph->label + paragraph->text : "[table]";
    }
    return out;
}

document::Flow flow_of(const std::string& body, const std::string& styles = "") {
    const auto flow = odt::read_flow(zip_of(parts(body, styles)));
    BOOST_REQUIRE_MESSAGE(flow.has_value(), flow.error().en);
    return *flow;
}

std::string refused(const Parts& of) {
    const auto flow = odt::read_flow(zip_of(of));
    return flow ? "ok" : flow.error().code;
}

}  // namespace

BOOST_AUTO_TEST_CASE(words_spaces_and_breaks) {
    BOOST_TEST(texts(flow_of("<text:p>Điều<text:s text:c='2'/>1<text:tab/>x<text:line-break/>"
                             "<text:span>y</text:span><text:a>z</text:a></text:p><text:p> </text:p>"
                             "<text:section><text:p>hai</text:p></text:section>")) ==
               "Điều  1\tx\nyz|hai");
}

BOOST_AUTO_TEST_CASE(tracked_changes_notes_comments_and_boxes) {
    const auto flow = flow_of(
        "<text:tracked-changes><text:changed-region><text:deletion><text:p>đã xóa</text:p>"
        "</text:deletion></text:changed-region></text:tracked-changes><text:p>a<text:change/>b"
        "<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>chú thích"
        "</text:p></text:note-body></text:note><o:annotation><text:p>bình luận</text:p>"
        "</o:annotation><draw:frame><draw:text-box><text:p>khung</text:p></draw:text-box>"
        "</draw:frame></text:p><text:p>c</text:p>");
    BOOST_TEST(texts(flow) == "ab|khung|c");
    BOOST_REQUIRE(flow.notes.size() == 1U);
    BOOST_TEST(flow.notes[0] == "chú thích");
    BOOST_REQUIRE(flow.warnings.size() == 1U);
    BOOST_TEST(flow.warnings[0].code == "odt.text_boxes");
}

BOOST_AUTO_TEST_CASE(lists_are_numbered) {
    const std::string styles =
        "<text:list-style style:name='L'><text:list-level-style-number text:level='1' "
        "style:num-format='1' style:num-suffix='. '/><text:list-level-style-number text:level='2' "
        "style:num-format='a' style:num-suffix=') '/></text:list-style>";
    const auto item = [](const std::string& inside) {
        return "<text:list-item>" + inside + "</text:list-item>";
    };
    const auto flow = flow_of(
        "<text:list text:style-name='L'>" + item("<text:p>một</text:p><text:p>thêm</text:p>") +
            item("<text:p>hai</text:p><text:list>" + item("<text:p>con</text:p>") +
                 "</text:list>") +
            item("<text:list>" + item("<text:p>con nữa</text:p>") + "</text:list>") +
            "<text:list-header><text:p>đầu</text:p></text:list-header></text:list>",
        styles);
    BOOST_TEST(texts(flow) == "1. một|thêm|2. hai|a) con|b) con nữa|đầu");
}

BOOST_AUTO_TEST_CASE(looks_and_headings) {
    const std::string styles =
        "<style:style style:name='P' style:family='paragraph' style:parent-style-name='Q'>"
        "<style:paragraph-properties fo:text-align='center'/></style:style><style:style "
        "style:name='Q' style:family='paragraph'><style:text-properties fo:font-weight='bold'/>"
        "</style:style><style:style style:name='T' style:family='text'><style:text-properties "
        "fo:font-weight='normal'/></style:style>";
    const auto flow = flow_of(
        "<text:p text:style-name='P'>a</text:p><text:p text:style-name='P'>a<text:span "
        "text:style-name='T'>b</text:span></text:p><text:h text:outline-level='2'>c</text:h>",
        styles);
    const auto& first = std::get<document::Paragraph>(flow.items[0]);
    BOOST_TEST(first.bold);
    BOOST_TEST(first.centred);
    BOOST_TEST(!std::get<document::Paragraph>(flow.items[1]).bold);
    BOOST_TEST(std::get<document::Paragraph>(flow.items[2]).outline_level == 2);
}

BOOST_AUTO_TEST_CASE(tables_keep_their_columns) {
    const auto cell = [](const std::string& inside) {
        return "<table:table-cell><text:p>" + inside + "</text:p></table:table-cell>";
    };
    const auto flow =
        flow_of("<table:table><table:table-header-rows><table:table-row>" + cell("đầu") +
                "<table:covered-table-cell/>" + cell("ba") +
                "</table:table-row></table:table-header-rows><table:table-row>" + cell("a") +
                "<table:table-cell><table:table><table:table-row>" + cell("trong") +
                "</table:table-row></table:table></table:table-cell><table:table-cell "
                "table:number-columns-repeated='2'/></table:table-row></table:table>");
    const std::vector<std::vector<std::string>> expected{{"đầu", "", "ba"}, {"a", "trong", "", ""}};
    BOOST_TEST((std::get<document::Table>(flow.items.at(0)).rows == expected));
}

BOOST_AUTO_TEST_CASE(refusals) {
    BOOST_TEST(refused(parts("<text:p>a</text:p>")) == "ok");
    BOOST_TEST(refused(parts("")) == "odt.no_text");
    BOOST_TEST(refused({{"mimetype", "application/vnd.oasis.opendocument.spreadsheet"}}) ==
               "odt.not_text");
    BOOST_TEST(refused({{"mimetype", text_type}}) == "draft.damaged");
    BOOST_TEST(refused({{"mimetype", text_type}, {"content.xml", "<!DOCTYPE a><a/>"}}) ==
               "draft.hostile_xml");
    auto encrypted = parts("<text:p>a</text:p>");
    encrypted.emplace_back("META-INF/manifest.xml", "<m><encryption-data/></m>");
    BOOST_TEST(refused(encrypted) == "draft.encrypted");
    auto macros = parts("<text:p>a</text:p>");
    macros.emplace_back("Basic/Standard/Module1.xml", "<x/>");
    BOOST_TEST(refused(macros) == "odt.macros");
}

BOOST_AUTO_TEST_SUITE_END()
