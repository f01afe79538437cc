// The parts of a file that should be a .docx. One thread per archive; the bytes must outlive it.
#pragma once

#include <string_view>

#include "adapters/office_file/archive.hpp"
#include "engine/kernel/result.hpp"

namespace phanbien::docx {

// Refusals: see refusals.hpp, for a file that is too large, old, under a password or no zip.
Result<office_file::Archive> open_word_archive(std::string_view bytes);

}  // namespace phanbien::docx
