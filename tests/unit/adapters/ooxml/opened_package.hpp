// OpenedPackage: an Office file read again with nothing of the writers, so that a test sees what an
// office program would see.
#pragma once

#include <map>
#include <pugixml.hpp>
#include <string>
#include <string_view>
#include <vector>

namespace phanbien::testing {

class OpenedPackage {
  public:
    // Throws std::runtime_error when the bytes are no zip or a part is not well-formed XML.
    explicit OpenedPackage(const std::string& bytes);

    std::vector<std::string> names() const;
    bool has(const std::string& part) const { return parts_.contains(part); }
    pugi::xml_node root(const std::string& part) const;

  private:
    std::map<std::string, pugi::xml_document> parts_;
};

// Every text below a node, elements named `element`, in order; `separator` between them.
std::string text_below(pugi::xml_node node, std::string_view element,
                       std::string_view separator = "");
std::vector<pugi::xml_node> nodes_below(pugi::xml_node node, std::string_view element);

}  // namespace phanbien::testing
