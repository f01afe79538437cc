// Akoma Ntoso 3.0 (OASIS LegalDocML), the XML of legal texts: an outline out and in.
//
// phần, chương, mục, tiểu mục, điều, khoản, điểm become part, chapter, section, subsection,
// article, paragraph, point; the head becomes preface and preamble with its căn cứ as citations;
// signature and nơi nhận the conclusions; annexes the attachments; a quoted provision of an
// amending law a quotedStructure; what has no counterpart an hcontainer or container that names it.
// What is written validates against the schema and reads back as the same outline, positions apart.
// Pure; any thread.
#pragma once

#include <string>
#include <string_view>

#include "engine/document/outline.hpp"
#include "engine/kernel/instant.hpp"
#include "engine/kernel/result.hpp"

namespace phanbien::akn {

// What identifies the text beyond its own words (FRBR).
struct Identity {
    std::string work = "du-thao";  // the work's name in its address: [a-z0-9-]
    int version = 1;
    Date date = {};           // of this version
    std::string author = {};  // the body whose draft it is; may be empty
};

std::string write_akn(const document::Outline& outline, const Identity& identity);

// Any Akoma Ntoso document with a body, ours or another's; ids are given anew. Refusals:
// "akn.not_a_text" (no body), and those of adapters/office_file.
Result<document::Outline> read_akn(std::string_view xml);

}  // namespace phanbien::akn
