// Compiles executable content from XML into Blocks. Mistakes go to the XmlSource.
// One thread at a time; used only while a Chart is read.
#pragma once

#include <pugixml.hpp>

#include "engine/statechart/chart.hpp"
#include "engine/statechart/xml_source.hpp"

namespace phanbien::statechart {

// The children of an onentry, onexit, transition, if-branch or foreach.
Block read_block(XmlSource& source, pugi::xml_node parent, const ReadOptions& options);

// The <param> and <content> children of a send, an invoke or a donedata.
Payload read_payload(XmlSource& source, pugi::xml_node parent, const ReadOptions& options);

// Refused unless the options allow it.
Invoke read_invoke(XmlSource& source, pugi::xml_node element, const ReadOptions& options);

// The whole content of <script>, or what its src names; refused unless the options allow scripts.
Script read_script(XmlSource& source, pugi::xml_node element, const ReadOptions& options);

// The text inside <data>, <assign> or <content>, or the XML there where the options allow it.
std::string read_inline_content(XmlSource& source, pugi::xml_node element,
                                const ReadOptions& options);

// What the src attribute names; refused when the options cannot fetch it.
std::string read_fetched(XmlSource& source, pugi::xml_node element, const ReadOptions& options);

}  // namespace phanbien::statechart
