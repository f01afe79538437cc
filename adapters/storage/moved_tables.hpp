// Every table of an office's data with its columns, for a move from one database to another
// (office_move.hpp). A test compares the list with what the migrations make, so that a table or
// column that is new cannot be forgotten. Rows of a table stand behind those they refer to. Pure;
// any thread.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace phanbien::storage {

struct MovedTable {
    std::string_view name;
    std::string_view key;   // the columns by which its rows are ordered, each row by its own
    std::string_view rest;  // the others; names are joined by a space, that of a number ends in '#'
    int page_rows;          // read, written and kept in memory at once
};

struct MovedColumn {
    enum class Kind { text, number };
    std::string name;
    Kind kind;
};

std::span<const MovedTable> moved_tables();

// Those that are not moved, since each database has its own.
std::span<const std::string_view> own_tables();

// Of a list of columns as in MovedTable.
std::vector<MovedColumn> columns_of(std::string_view names);

// The key first.
std::vector<MovedColumn> columns_of(const MovedTable& table);

// The names, joined by ", ".
std::string listed(const std::vector<MovedColumn>& columns);

}  // namespace phanbien::storage
