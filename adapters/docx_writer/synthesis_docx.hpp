// The synthesis table as a .docx: landscape A4, four columns, the head row on every page.
// Throws std::runtime_error when the zip library fails; any thread.
#pragma once

#include <string>

#include "engine/dossier/synthesis.hpp"

namespace phanbien::docx_writer {

// The bytes of the file. Nothing of the table is cut; what XML cannot hold is dropped.
std::string write_synthesis_docx(const dossier::SynthesisTable& table);

}  // namespace phanbien::docx_writer
