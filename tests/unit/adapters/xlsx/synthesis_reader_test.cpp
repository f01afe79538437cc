#include "adapters/xlsx/synthesis_reader.hpp"

#include <boost/test/unit_test.hpp>

#include "adapters/xlsx/synthesis_xlsx.hpp"
#include "tests/unit/adapters/ooxml/office_program.hpp"
#include "tests/unit/adapters/ooxml/sample_table.hpp"

using namespace phanbien;

namespace {

constexpr const char* sheet = "xl/worksheets/sheet1.xml";

testing::Replacement cell(const std::string& name, const std::string& words) {
    return {.part = sheet,
            .from = "<c r=\"" + name + "\"[^>]*?(/>|>.*?</c>)",
            .to = "<c r=\"" + name + "\" t=\"inlineStr\"><is><t>" + words + "</t></is></c>"};
}

dossier::FilledTable read(const std::string& bytes) {
    auto table = xlsx::read_filled_xlsx(bytes);
    BOOST_REQUIRE(table.has_value());
    return *std::move(table);
}

// Every recommendation's row comes back as the one that was exported.
void check_untouched(const dossier::SynthesisTable& table, const dossier::FilledTable& filled) {
    BOOST_TEST((filled.seal == table.seal));
    BOOST_REQUIRE_EQUAL(filled.rows.size(), table.seal.rows.size());
    for (std::size_t i = 0; i < filled.rows.size(); ++i) {
        const auto& row = filled.rows[i];
        const auto& seal = table.seal.rows[i];
        BOOST_TEST(row.key == seal.key);
        BOOST_TEST(dossier::seal_of(row.content) == seal.content);
        BOOST_TEST(dossier::answer_seal(row.disposition, row.text) == seal.answer);
    }
}

}  // namespace

BOOST_AUTO_TEST_SUITE(synthesis_reader_xlsx)

BOOST_AUTO_TEST_CASE(an_exported_table_reads_back_as_it_was) {
    check_untouched(testing::small_table(),
                    read(xlsx::write_synthesis_xlsx(testing::small_table())));
    const auto large = testing::large_table(300);
    check_untouched(large, read(xlsx::write_synthesis_xlsx(large)));
}

BOOST_AUTO_TEST_CASE(what_was_filled_in_is_read) {
    const auto bytes = xlsx::write_synthesis_xlsx(testing::small_table());
    const auto table =
        read(testing::altered(bytes, {cell("D14", "Không tiếp thu"), cell("E14", "Trái Luật.")}));
    BOOST_REQUIRE_EQUAL(table.rows.size(), 1U);
    BOOST_TEST(table.rows[0].disposition == "Không tiếp thu");
    BOOST_TEST(table.rows[0].text == "Trái Luật.");
    BOOST_TEST(table.rows[0].line == 14);
}

BOOST_AUTO_TEST_CASE(a_row_whose_hidden_key_is_gone_is_known_by_its_text) {
    const auto bytes = xlsx::write_synthesis_xlsx(testing::small_table());
    const auto table = read(testing::altered(
        bytes, {cell("F13", ""), cell("F14", ""), cell("F15", ""), cell("F16", "")}));
    BOOST_REQUIRE_EQUAL(table.rows.size(), 1U);
    BOOST_TEST(table.rows[0].key == "KN-001");
    BOOST_TEST(table.rows[0].text == "Đã nâng lên 30%.");
}

BOOST_AUTO_TEST_CASE(an_altered_recommendation_no_longer_fits_its_seal) {
    const auto bytes = xlsx::write_synthesis_xlsx(testing::small_table());
    const auto table = read(testing::altered(
        bytes, {cell("C14", "KN-001. Kiến nghị tổng hợp từ 2 ý kiến&#10;Giữ mức hỗ trợ.")}));
    BOOST_REQUIRE_EQUAL(table.rows.size(), 1U);
    BOOST_TEST(dossier::seal_of(table.rows[0].content) != table.seal.rows[0].content);
}

BOOST_AUTO_TEST_CASE(a_file_of_somebody_elses_is_refused) {
    const auto bytes = xlsx::write_synthesis_xlsx(testing::small_table());
    const auto nameless = testing::altered(
        bytes, {{.part = "xl/workbook.xml", .from = "name=\"phanbien\"", .to = "name=\"Khác\""}});
    BOOST_TEST(xlsx::read_filled_xlsx(nameless).error().code == "answers.not_ours");
    BOOST_TEST(xlsx::read_filled_xlsx("a,b").error().code == "xlsx.not_xlsx");
}

BOOST_AUTO_TEST_CASE(libreoffice_opens_and_saves_it_and_nothing_is_lost) {
    const auto table = testing::large_table(60);
    // One line of summary and not three: its first row stands two higher.
    const auto bytes = testing::altered(xlsx::write_synthesis_xlsx(table),
                                        {cell("D12", "Không tiếp thu"), cell("E12", "Trái Luật.")});
    const auto saved = testing::saved_by_libreoffice(bytes, "xlsx", "xlsx");
    if (!saved) {
        BOOST_TEST_MESSAGE("LibreOffice is not installed: its round trip was not tried");
        return;
    }
    auto filled = read(*saved);
    BOOST_REQUIRE_EQUAL(filled.rows.size(), table.seal.rows.size());
    BOOST_TEST(filled.rows[0].disposition == "Không tiếp thu");
    BOOST_TEST(filled.rows[0].text == "Trái Luật.");
    const auto exported = read(xlsx::write_synthesis_xlsx(table));
    filled.rows[0].disposition = exported.rows[0].disposition;
    filled.rows[0].text = exported.rows[0].text;
    check_untouched(table, filled);
}

BOOST_AUTO_TEST_SUITE_END()
