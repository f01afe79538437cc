// Files of opinions as this program writes them, and as minutes; what they hold comes back as
// tables.
#include "adapters/draft_reader/table_reader.hpp"

#include <boost/test/unit_test.hpp>

#include "adapters/docx_writer/table_docx.hpp"
#include "adapters/xlsx/table_xlsx.hpp"
#include "engine/intake/columns.hpp"

using namespace phanbien;
using intake::Table;

namespace {

Table sample_opinion_table() {
    return {.name = "Ý kiến",
            .rows = {{.number = 1, .cells = {"Điều, khoản", "Chủ thể góp ý", "Nội dung góp ý"}},
                     {.number = 2, .cells = {"Điều 5", "Bà A", "Dòng một\nDòng hai"}},
                     {.number = 3, .cells = {"Điều 6", "", "=1+1"}}}};
}

// From the head on, whatever stands above it.
std::vector<std::vector<std::string>> cells_from_head(const Table& table) {
    std::vector<std::vector<std::string>> out;
    for (auto i = intake::head_row_of(table).value(); i < table.rows.size(); ++i) {
        auto cells = table.rows[i].cells;
        cells.resize(3);
        out.push_back(std::move(cells));
    }
    return out;
}

void check_same_cells(const Table& read) {
    const auto wanted = sample_opinion_table();
    const auto cells = cells_from_head(read);
    BOOST_REQUIRE(cells.size() == wanted.rows.size());
    for (std::size_t i = 0; i < cells.size(); ++i) {
        BOOST_TEST(cells[i] == wanted.rows[i].cells, boost::test_tools::per_element());
    }
}

}  // namespace

BOOST_AUTO_TEST_SUITE(table_reader)

BOOST_AUTO_TEST_CASE(a_spreadsheet_comes_back_as_it_was_written) {
    const auto bytes =
        xlsx::write_table_xlsx(sample_opinion_table(), "Ý kiến", parse_date("2026-11-29").value());
    const auto tables = read_tables("Ý KIẾN.XLSX", bytes);
    BOOST_REQUIRE(tables.has_value());
    BOOST_REQUIRE(tables->size() == 1U);
    check_same_cells(tables->front());
    BOOST_TEST(tables->front().rows[intake::head_row_of(tables->front()).value()].number == 3);
}

BOOST_AUTO_TEST_CASE(a_document_comes_back_as_it_was_written) {
    const auto tables =
        read_tables("y-kien.docx", docx_writer::write_table_docx(sample_opinion_table(), "Ý kiến"));
    BOOST_REQUIRE(tables.has_value());
    check_same_cells(tables->front());
}

BOOST_AUTO_TEST_CASE(a_provision_over_several_rows_is_that_of_each) {
    auto table = sample_opinion_table();
    table.rows[2].cells = {"", "Ông B", "Ý khác"};
    const auto tables = read_tables("a.docx", docx_writer::write_table_docx(table, "Ý kiến"));
    BOOST_REQUIRE(tables.has_value());
    BOOST_TEST(cells_from_head(tables->front()).at(2).at(0) == "Điều 5");
}

BOOST_AUTO_TEST_CASE(text_is_read_as_minutes_or_refused) {
    const auto minutes = read_tables("bien-ban.txt", "Biên bản\nÔng A (Hội B): Nhất trí.\n");
    BOOST_REQUIRE(minutes.has_value());
    BOOST_TEST(minutes->front().rows.back().cells.at(0) == "Ông A, Hội B");
    const auto nobody = read_tables("a.txt", "Không có ai phát biểu.");
    BOOST_REQUIRE(!nobody.has_value());
    BOOST_TEST(nobody.error().code == "table.none");
    BOOST_TEST(!read_tables("a.xlsx", "PK\x03\x04 hỏng").has_value());
}

BOOST_AUTO_TEST_SUITE_END()
