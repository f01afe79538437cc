// The head of an Akoma Ntoso document: identity (FRBR), notes, and in a place of our own the
// warnings of reading. Pure; any thread.
#pragma once

#include <pugixml.hpp>

#include "adapters/akn/akn.hpp"

namespace phanbien::akn {

// Adds `meta`; `component` is empty for the text itself and names an attachment otherwise.
void write_meta(pugi::xml_node document, const document::Outline& outline, const Identity& identity,
                const std::string& component);

// Title, notes and warnings back from it.
void read_meta(const pugi::xml_node& meta, document::Outline& outline);

// Text as XML 1.0 may hold it: control characters, U+FFFE and U+FFFF, which it may not, become
// spaces. (ooxml::xml_text drops them; here an outline has to come back with its words apart.)
std::string xml_text(std::string_view text);

}  // namespace phanbien::akn
