// Table: opinions as people send them, before anything is understood of them: rows of cells with
// the numbers by which the sender knows them. An adapter makes it of a spreadsheet, of a table in a
// document or of minutes; the rest of this room says what the rows mean. Plain data; any thread.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace phanbien::intake {

struct TableRow {
    int number = 0;  // in the file, from 1: row of a sheet or table, paragraph of minutes
    std::vector<std::string> cells;

    // Empty where there is none.
    std::string cell(std::size_t index) const {
        return index < cells.size() ? cells[index] : std::string();
    }
    bool operator==(const TableRow&) const = default;
};

struct Table {
    std::string name;  // of a sheet; empty where there is none
    std::vector<TableRow> rows;

    bool operator==(const Table&) const = default;
};

inline constexpr std::size_t tables_max = 50;
inline constexpr std::size_t table_columns_max = 60;

}  // namespace phanbien::intake
