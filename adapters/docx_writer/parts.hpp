// The parts of a .docx that are the same whatever it says: content types, relations, styles, the
// page number in the head (NĐ 30/2020 Phụ lục I: centred at the top, not on the first page). Pure;
// any thread.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "adapters/docx_writer/package.hpp"

namespace phanbien::docx_writer {

// A whole .docx around the given word/document.xml. `title` goes into its properties.
// `hidden`: names and values that office programs keep with the file and show in its properties
// only; none: no such part.
using HiddenProperties = std::vector<std::pair<std::string, std::string>>;
std::string docx_of(std::string document_xml, std::string_view title,
                    const HiddenProperties& hidden = {});
// All of its parts but word/document.xml.
std::vector<Part> parts_around(std::string_view title, const HiddenProperties& hidden = {});

// Relation ids that the section properties of the document name.
inline constexpr const char* header_relation = "rIdHeader";
inline constexpr const char* first_header_relation = "rIdFirstHeader";

}  // namespace phanbien::docx_writer
