// DirectorySource: one XML text of our namespace with what pugixml lacks: line numbers, limits on
// size, depth and number, valid UTF-8, no DOCTYPE, attributes once and known. One thread at a
// time; used only while a directory is read.
#pragma once

#include <cstddef>
#include <initializer_list>
#include <pugixml.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "engine/people/mistakes.hpp"

namespace phanbien::people {

inline constexpr std::size_t attributes_max = 20;  // of one element

class DirectorySource {
  public:
    // When the text is none that we read, root() is empty and there is a mistake.
    DirectorySource(std::string_view xml, Mistakes& mistakes);

    pugi::xml_node root() const { return root_; }
    Line line_of(pugi::xml_node element) const;
    // Whether it is this element of our namespace.
    bool is(pugi::xml_node element, std::string_view name) const;

    // Complains about what else stands in the element: other attributes, other elements, text.
    void allow(pugi::xml_node element, std::initializer_list<std::string_view> attributes,
               std::initializer_list<std::string_view> children);

  private:
    bool parse(std::string_view xml);
    bool check_shape();
    bool check_root();
    void allow_attributes(pugi::xml_node element,
                          std::initializer_list<std::string_view> attributes);
    void complain_of_shape(Line line);
    Line line_at(std::ptrdiff_t offset) const;

    Mistakes& mistakes_;
    pugi::xml_document document_;
    pugi::xml_node root_;
    std::string prefix_;  // of our namespace, with its colon, or empty
    std::vector<std::size_t> line_starts_;
};

}  // namespace phanbien::people
