// Rows given to PostgreSQL as one parameter for each column, an array: many are written in one
// round trip. Pure; any thread.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "adapters/storage/cell.hpp"
#include "adapters/storage/moved_tables.hpp"

namespace phanbien::storage {

// What stands behind FROM or USING: a table called `given` with these columns, made of the
// parameters :c0, :c1 …
std::string given_rows(const std::vector<MovedColumn>& columns);

// The parameters: arrays in PostgreSQL's text form. Requires as many cells in each row.
Row arrays_of(std::span<const Row> rows);

}  // namespace phanbien::storage
