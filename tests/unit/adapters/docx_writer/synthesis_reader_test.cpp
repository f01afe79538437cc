#include "adapters/docx_writer/synthesis_reader.hpp"

#include <algorithm>
#include <boost/test/unit_test.hpp>

#include "adapters/docx/properties.hpp"
#include "adapters/docx_writer/synthesis_docx.hpp"
#include "tests/unit/adapters/office_file/zip_file.hpp"
#include "tests/unit/adapters/ooxml/office_program.hpp"
#include "tests/unit/adapters/ooxml/sample_table.hpp"

using namespace phanbien;

namespace {

testing::Replacement words(const std::string& from, const std::string& to) {
    return {.part = "word/document.xml", .from = from, .to = to};
}

dossier::FilledTable read(const std::string& bytes) {
    auto table = docx_writer::read_filled_docx(bytes);
    BOOST_REQUIRE(table.has_value());
    return *std::move(table);
}

// LibreOffice sorts the properties of a file.
dossier::TableSeal in_order_of_keys(dossier::TableSeal seal) {
    std::ranges::sort(seal.rows, {}, &dossier::RowSeal::key);
    return seal;
}

void check_untouched(const dossier::SynthesisTable& table, const dossier::FilledTable& filled) {
    BOOST_TEST((in_order_of_keys(filled.seal) == in_order_of_keys(table.seal)));
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

BOOST_AUTO_TEST_SUITE(synthesis_reader_docx)

BOOST_AUTO_TEST_CASE(an_exported_table_reads_back_as_it_was) {
    check_untouched(testing::small_table(),
                    read(docx_writer::write_synthesis_docx(testing::small_table())));
    const auto large = testing::large_table(300);
    check_untouched(large, read(docx_writer::write_synthesis_docx(large)));
}

BOOST_AUTO_TEST_CASE(what_was_filled_in_is_read) {
    const auto bytes = docx_writer::write_synthesis_docx(testing::small_table());
    const auto table =
        read(testing::altered(bytes, {words(">Tiếp thu một phần</w:t>", ">Không tiếp thu</w:t>"),
                                      words(">Đã nâng lên 30%.</w:t>", ">Trái Luật.</w:t>")}));
    BOOST_REQUIRE_EQUAL(table.rows.size(), 1U);
    BOOST_TEST(table.rows[0].disposition == "Không tiếp thu");
    BOOST_TEST(table.rows[0].text == "Trái Luật.");
}

BOOST_AUTO_TEST_CASE(a_file_of_somebody_elses_is_refused) {
    const auto other = tests::word_file(tests::paragraph("Kính gửi"));
    BOOST_TEST(docx_writer::read_filled_docx(other).error().code == "answers.not_ours");
    BOOST_TEST(docx::read_properties(other)->empty());
    BOOST_TEST(docx_writer::read_filled_docx("x").error().code == "docx.not_zip");
}

BOOST_AUTO_TEST_CASE(libreoffice_opens_and_saves_it_and_nothing_is_lost) {
    const auto table = testing::large_table(60);
    const auto saved =
        testing::saved_by_libreoffice(docx_writer::write_synthesis_docx(table), "docx", "docx");
    if (!saved) {
        BOOST_TEST_MESSAGE("LibreOffice is not installed: its round trip was not tried");
        return;
    }
    check_untouched(table, read(*saved));
}

BOOST_AUTO_TEST_SUITE_END()
