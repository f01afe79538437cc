// Why a Word file was refused, said so that the sender knows what to do. Plain values; any thread.
#pragma once

#include "adapters/office_file/refusals.hpp"

namespace phanbien::docx {

using office_file::damaged;
using office_file::password_protected;

Problem not_zip();
Problem old_word_file();  // .doc, Word 97-2003
Problem not_word();       // a zip that holds no Word document
Problem macros();
Problem no_text();
Problem too_large();

}  // namespace phanbien::docx
