// The body of an OpenDocument text as paragraphs, tables and notes. Any thread.
#pragma once

#include <pugixml.hpp>

#include "engine/document/flow.hpp"

namespace phanbien::odt {

// Of the documents styles.xml and content.xml; the first may be empty.
document::Flow read_body(const pugi::xml_node& styles, const pugi::xml_node& content);

}  // namespace phanbien::odt
