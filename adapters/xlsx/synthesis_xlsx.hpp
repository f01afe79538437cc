// The synthesis table as a spreadsheet: landscape A4, four columns, cells merged per provision and
// per answer, the head row printed on every page. Throws std::runtime_error when the
// library or the system fails; any thread.
#pragma once

#include <string>

#include "engine/dossier/synthesis.hpp"

namespace phanbien::xlsx {

// The bytes of the file. Nothing of the table is cut: what a cell cannot show goes on in the row
// below.
std::string write_synthesis_xlsx(const dossier::SynthesisTable& table);

}  // namespace phanbien::xlsx
