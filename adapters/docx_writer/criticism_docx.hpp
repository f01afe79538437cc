// The criticism document as a .docx: portrait A4 in the layout of NĐ 30/2020 Phụ lục I, and at its
// end, where the text has one, the proof with its QR code.
// Throws std::runtime_error when the zip library fails; any thread.
#pragma once

#include <string>

#include "engine/dossier/criticism_text.hpp"

namespace phanbien::docx_writer {

// The bytes of the file. Nothing of the text is cut; what XML cannot hold is dropped.
std::string write_criticism_docx(const dossier::CriticismText& text);

}  // namespace phanbien::docx_writer
