#include "adapters/docx/word_xml.hpp"

namespace phanbien::docx {

std::string_view value_of(const pugi::xml_node& node, std::string_view local) {
    return attribute(child(node, local), "val");
}

bool is_on(const pugi::xml_node& properties, std::string_view local) {
    const auto property = child(properties, local);
    const auto value = attribute(property, "val");
    return !property.empty() && value != "0" && value != "false" && value != "off";
}

}  // namespace phanbien::docx
