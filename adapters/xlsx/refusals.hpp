// Why a spreadsheet was refused, said so that the sender knows what to do. Plain values; any
// thread.
#pragma once

#include "engine/kernel/problem.hpp"

namespace phanbien::xlsx {

Problem not_a_spreadsheet();   // no zip, or a zip without a workbook
Problem old_excel_file();      // .xls, Excel 97-2003
Problem locked_spreadsheet();  // under a password
Problem damaged_spreadsheet();
Problem swollen_spreadsheet();  // inflates or spreads beyond the limits
Problem hostile_spreadsheet();  // a DOCTYPE, or XML deeper or larger than the limits
Problem spreadsheet_with_macros();
Problem spreadsheet_too_large();

// What the shared reader of zip and XML parts (adapters/office_file) refused, in a spreadsheet's
// words.
Problem as_spreadsheet(const Problem& of_a_part);

}  // namespace phanbien::xlsx
