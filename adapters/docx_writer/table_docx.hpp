// A plain table as a .docx: title, a head row on every page, landscape A4.
// Throws std::runtime_error when the zip library fails; any thread.
#pragma once

#include <string>

#include "engine/intake/table.hpp"

namespace phanbien::docx_writer {

// The first row of the table is its head.
std::string write_table_docx(const intake::Table& table, const std::string& title);

}  // namespace phanbien::docx_writer
