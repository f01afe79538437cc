// A plain table as a spreadsheet: title, head row, rows with borders; landscape A4.
// Throws std::runtime_error when the library fails; any thread.
#pragma once

#include <string>

#include "engine/intake/table.hpp"
#include "engine/kernel/instant.hpp"

namespace phanbien::xlsx {

// The first row of the table is its head. No text of an opinion is too long for a cell of a
// spreadsheet (32,767 characters).
std::string write_table_xlsx(const intake::Table& table, const std::string& title, Date made_on);

}  // namespace phanbien::xlsx
