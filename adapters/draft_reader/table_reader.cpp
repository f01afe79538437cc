#include "adapters/draft_reader/table_reader.hpp"

#include <algorithm>

#include "adapters/docx/docx.hpp"
#include "adapters/draft_reader/draft_reader.hpp"
#include "adapters/plaintext/plaintext.hpp"
#include "adapters/xlsx/reader.hpp"
#include "engine/intake/columns.hpp"
#include "engine/intake/minutes.hpp"

namespace phanbien {

namespace {

using intake::Table;

Problem no_table() {
    return {ProblemKind::invalid, "table.none",
            "Tệp không có bảng ý kiến nào, cũng không có lời phát biểu nào dạng “Ông/Bà … (đơn "
            "vị): …”. Hãy kiểm tra lại tệp.",
            "The file has no table of opinions, and nobody speaks in it as in “Ông/Bà … (unit): "
            "…”. Check the file."};
}

Result<std::vector<Table>> tables_of_workbook(std::string_view bytes) {
    TRY(auto sheets, xlsx::read_sheets(bytes));
    std::vector<Table> out;
    for (auto& sheet : sheets) {
        if (sheet.hidden || sheet.rows.empty() || out.size() == intake::tables_max) {
            continue;
        }
        Table table{.name = sheet.name, .rows = {}};
        for (std::size_t row = 0; row < sheet.rows.size(); ++row) {
            std::vector<std::string> cells;
            // A provision's cell goes over all of its rows: each of them is about it.
            const auto width = std::min(intake::table_columns_max, sheet.rows[row].size());
            for (std::size_t column = 0; column < width; ++column) {
                cells.emplace_back(sheet.merged_at(row, column));
            }
            table.rows.push_back({.number = static_cast<int>(row) + 1, .cells = std::move(cells)});
        }
        out.push_back(std::move(table));
    }
    return out;
}

// An empty first cell under a filled one goes on with it, as where cells are merged.
void fill_merged_cells(Table& table) {
    const auto head = intake::head_row_of(table);
    const auto column =
        head ? intake::columns_from(table.rows[*head]).place(intake::Column::provision)
             : std::nullopt;
    std::string above;
    for (std::size_t i = head ? *head + 1 : 0; column && i < table.rows.size(); ++i) {
        auto& cells = table.rows[i].cells;
        if (*column < cells.size() && cells[*column].empty()) {
            cells[*column] = above;
        } else if (*column < cells.size()) {
            above = cells[*column];
        }
    }
}

std::vector<Table> tables_of_flow(const document::Flow& flow) {
    std::vector<Table> out;
    std::vector<intake::MinutesParagraph> paragraphs;
    for (const auto& item : flow.items) {
        if (const auto* paragraph = std::get_if<document::Paragraph>(&item)) {
            paragraphs.push_back({.number = paragraph->position, .text = paragraph->text});
            continue;
        }
        Table table;
        for (const auto& cells : std::get<document::Table>(item).rows) {
            table.rows.push_back(
                {.number = static_cast<int>(table.rows.size()) + 1, .cells = cells});
        }
        if (intake::head_row_of(table) && out.size() < intake::tables_max) {
            fill_merged_cells(table);
            out.push_back(std::move(table));
        }
    }
    if (out.empty()) {
        if (auto minutes = intake::table_of_minutes(paragraphs); !minutes.rows.empty()) {
            out.push_back(std::move(minutes));
        }
    }
    return out;
}

}  // namespace

Result<std::vector<Table>> read_tables(std::string_view file_name, std::string_view bytes) {
    std::vector<Table> tables;
    if (has_ending(file_name, ".xlsx")) {
        TRY(tables, tables_of_workbook(bytes));
    } else if (docx::is_zip(bytes) || docx::is_ole(bytes)) {
        TRY(const auto flow, docx::read_flow(bytes));
        tables = tables_of_flow(flow);
    } else {
        TRY(const auto flow, plaintext::read_flow(bytes));
        tables = tables_of_flow(flow);
    }
    if (tables.empty()) {
        return no_table();
    }
    return tables;
}

}  // namespace phanbien
