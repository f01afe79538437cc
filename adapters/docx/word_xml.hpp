// What is particular to the XML of Word: values stand in attributes called val. Any thread.
#pragma once

#include "adapters/office_file/xml.hpp"

namespace phanbien::docx {

using office_file::attribute;
using office_file::child;
using office_file::is_named;
using office_file::local_name;
using office_file::number_or;
using office_file::parse_xml;

// `w:val` of the child element: <w:numId w:val="3"/>. Empty when there is none.
std::string_view value_of(const pugi::xml_node& node, std::string_view local);
// An on/off property: there and not set to 0, false or off.
bool is_on(const pugi::xml_node& properties, std::string_view local);

}  // namespace phanbien::docx
