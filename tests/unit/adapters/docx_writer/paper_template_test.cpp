#include "adapters/docx_writer/paper_template.hpp"

#include <boost/test/unit_test.hpp>

#include "adapters/docx/docx.hpp"
#include "adapters/docx_writer/template_words.hpp"
#include "tests/unit/adapters/office_file/zip_file.hpp"

using namespace phanbien;
using namespace phanbien::docx_writer;

namespace {

dossier::PaperValues some_values() {
    dossier::PaperValues values;
    values.texts = {{"host", "Ủy ban Mặt trận"}, {"draft", "dự thảo <Nghị quyết> & khác"}};
    values.lists["recommendations"] = {{{"code", "KN-001"}, {"text", "Nâng mức"}},
                                       {{"code", "KN-002"}, {"text", "dòng một\ndòng hai"}}};
    return values;
}

// The paragraphs and rows of the filled file, as people read them.
std::vector<std::string> filled(const std::string& body) {
    const auto bytes = fill_paper_template(tests::word_file(body), some_values());
    BOOST_REQUIRE(bytes.has_value());
    const auto flow = docx::read_flow(*bytes);
    BOOST_REQUIRE(flow.has_value());
    std::vector<std::string> out;
    for (const auto& item : flow->items) {
        if (const auto* paragraph = std::get_if<document::Paragraph>(&item)) {
            out.push_back(paragraph->text);
        } else {
            for (const auto& row : std::get<document::Table>(item).rows) {
                std::string line;
                for (const auto& cell : row) {
                    line += (line.empty() ? "" : "|") + cell;
                }
                out.push_back(line);
            }
        }
    }
    return out;
}

std::string run(const std::string& words, const std::string& look = "") {
    return "<w:r>" + look + "<w:t>" + words + "</w:t></w:r>";
}

std::string row(const std::string& first, const std::string& second) {
    return "<w:tr><w:tc>" + tests::paragraph(first) + "</w:tc><w:tc>" + tests::paragraph(second) +
           "</w:tc></w:tr>";
}

std::string code_of(const std::string& body) {
    const auto checked = check_paper_template(tests::word_file(body));
    return checked ? "" : checked.error().code;
}

using Lines = std::vector<std::string>;

}  // namespace

BOOST_AUTO_TEST_SUITE(paper_template)

BOOST_AUTO_TEST_CASE(a_placeholder_over_split_runs_is_filled) {
    const auto lines = filled("<w:p>" + run("Kính gửi {") + run("{ho", "<w:rPr><w:b/></w:rPr>") +
                              run("st}") + run("} và {{draft}}.") + "</w:p>");
    BOOST_TEST(lines == Lines{"Kính gửi Ủy ban Mặt trận và dự thảo <Nghị quyết> & khác."});
}

BOOST_AUTO_TEST_CASE(a_block_of_paragraphs_is_repeated) {
    const auto lines = filled(tests::paragraph("Trước") + tests::paragraph("{{#recommendations}}") +
                              tests::paragraph("{{code}}: {{text}} ({{host}})") +
                              tests::paragraph("{{/recommendations}}") + tests::paragraph("Sau"));
    BOOST_TEST(lines == (Lines{"Trước", "KN-001: Nâng mức (Ủy ban Mặt trận)",
                               "KN-002: dòng một\ndòng hai (Ủy ban Mặt trận)", "Sau"}));
}

BOOST_AUTO_TEST_CASE(a_block_of_table_rows_is_repeated) {
    const auto lines =
        filled("<w:tbl>" + row("Mã", "Nội dung") + row("{{#recommendations}}", "") +
               row("{{code}}", "{{text}}") + row("{{/recommendations}}", "") + "</w:tbl>");
    BOOST_TEST(lines == (Lines{"Mã|Nội dung", "KN-001|Nâng mức", "KN-002|dòng một\ndòng hai"}));
}

BOOST_AUTO_TEST_CASE(an_empty_list_leaves_nothing) {
    const auto lines = filled(tests::paragraph("a") + tests::paragraph("{{#asked}}") +
                              tests::paragraph("{{name}}") + tests::paragraph("{{/asked}}"));
    BOOST_TEST(lines == Lines{"a"});
}

BOOST_AUTO_TEST_CASE(what_is_not_known_is_dotted_room) {
    BOOST_TEST(filled(tests::paragraph("Số: {{number}}")) == Lines{"Số: ……"});
}

BOOST_AUTO_TEST_CASE(unknown_placeholders_are_named) {
    const auto checked =
        check_paper_template(tests::word_file(tests::paragraph("{{hots}} {{host}} {{code}}")));
    BOOST_REQUIRE(!checked.has_value());
    BOOST_TEST(checked.error().code == "template.unknown_placeholder");
    BOOST_TEST(checked.error().vi.find("{{code}}, {{hots}}") != std::string::npos);
    BOOST_TEST(checked.error().vi.find("{{host}}") == std::string::npos);
}

BOOST_AUTO_TEST_CASE(broken_blocks_are_refused) {
    BOOST_TEST(code_of(tests::paragraph("{{#recommendations}}")) == "template.block");
    BOOST_TEST(code_of(tests::paragraph("{{/recommendations}}")) == "template.block");
    BOOST_TEST(code_of(tests::paragraph("{{#asked}}") + tests::paragraph("{{/bases}}")) ==
               "template.block");
    const auto closing_row = "<w:tbl>" + row("{{/recommendations}}", "") + "</w:tbl>";
    BOOST_TEST(code_of(tests::paragraph("{{#recommendations}}") + closing_row) == "template.block");
    BOOST_TEST(code_of(tests::paragraph("{{#recommendations}}") + closing_row +
                       tests::paragraph("{{/recommendations}}")) == "template.block");
    BOOST_TEST(code_of(tests::paragraph("{{#friends}}") + tests::paragraph("{{/friends}}")) ==
               "template.unknown_placeholder");
    BOOST_TEST(check_paper_template("no zip").error().code == "docx.not_zip");
}

BOOST_AUTO_TEST_CASE(blocks_in_blocks_are_repeated_only_so_often) {
    std::string body = tests::paragraph("{{code}}");
    for (int depth = 0; depth < 24; ++depth) {
        body = "<w:tbl>" + row("{{#recommendations}}", "") + "<w:tr><w:tc>" + body +
               "</w:tc></w:tr>" + row("{{/recommendations}}", "") + "</w:tbl>";
        if (depth == 1) {
            BOOST_TEST(fill_paper_template(tests::word_file(body), some_values()).has_value());
        }
    }
    BOOST_TEST(code_of(body).empty());
    const auto made = fill_paper_template(tests::word_file(body), some_values());
    BOOST_REQUIRE(!made.has_value());
    BOOST_TEST(made.error().code == "draft.bomb");
}

BOOST_AUTO_TEST_CASE(every_built_in_template_is_sound_and_can_be_filled) {
    for (const auto& kind : dossier::paper_kinds()) {
        const auto bytes = write_paper_template(kind);
        BOOST_TEST_CONTEXT(kind.id) {
            BOOST_TEST(check_paper_template(bytes).has_value());
            const auto made = fill_paper_template(bytes, some_values());
            BOOST_REQUIRE(made.has_value());
            const auto flow = docx::read_flow(*made);
            BOOST_REQUIRE(flow.has_value());
            for (const auto& item : flow->items) {
                if (const auto* paragraph = std::get_if<document::Paragraph>(&item)) {
                    BOOST_TEST(paragraph->text.find("{{") == std::string::npos);
                }
            }
        }
    }
}

BOOST_AUTO_TEST_CASE(names_are_found_where_they_are) {
    const auto names = names_in("a {{ host }} b {{}} {{draft}} {{");
    BOOST_REQUIRE_EQUAL(names.size(), 2U);
    BOOST_TEST(names[0].name == "host");
    BOOST_TEST(names[0].begin == 2U);
    BOOST_TEST(names[1].name == "draft");
}

BOOST_AUTO_TEST_SUITE_END()
