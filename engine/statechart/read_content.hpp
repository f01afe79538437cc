// Compiles executable content from XML into Blocks. Mistakes go to the XmlSource.
// One thread at a time; used only while a Chart is read.
#pragma once

#include <pugixml.hpp>

#include "engine/statechart/chart.hpp"
#include "engine/statechart/xml_source.hpp"

namespace phanbien::statechart {

// The children of an onentry, onexit, transition, if-branch or foreach.
Block read_block(XmlSource& source, pugi::xml_node parent, const ReadOptions& options);

// The <param> and <content> children of a send or donedata.
Payload read_payload(XmlSource& source, pugi::xml_node parent);

// The whole content of <script>, refused unless the options allow scripts.
Script read_script(XmlSource& source, pugi::xml_node element, const ReadOptions& options);

// The text inside <data>, <assign> or <content>.
std::string read_inline_content(XmlSource& source, pugi::xml_node element);

}  // namespace phanbien::statechart
