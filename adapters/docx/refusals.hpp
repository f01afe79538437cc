// Why a Word file was refused, said so that the sender knows what to do. Plain values; any thread.
#pragma once

#include "engine/kernel/problem.hpp"

namespace phanbien::docx {

Problem not_zip();
Problem old_word_file();       // .doc, Word 97-2003
Problem password_protected();  // an encrypted .docx is an OLE file, too
Problem not_word();            // a zip that holds no Word document
Problem damaged();
Problem bomb();         // inflates beyond the limits
Problem hostile_xml();  // a DOCTYPE, or deeper or larger than the limits
Problem macros();
Problem no_text();
Problem too_large();

}  // namespace phanbien::docx
