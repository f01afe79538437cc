// Source: one XML text of a namespace of ours with what pugixml lacks: line numbers, limits on
// depth and number, valid UTF-8, no DOCTYPE, attributes once and known, and what they may say. One
// thread at a time; used only while a file is read.
#pragma once

#include <cstddef>
#include <initializer_list>
#include <optional>
#include <pugixml.hpp>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "engine/xml/mistakes.hpp"

namespace phanbien::xml {

inline constexpr std::size_t attributes_max = 20;  // of one element

// What an attribute may say, and what each word stands for.
template <class Value>
using Words = std::initializer_list<std::pair<std::string_view, Value>>;

class Source {
  public:
    // Whoever calls has limited the size. When the text is none of the mistakes' kind of file,
    // root() is empty and there is a mistake. No entity is expanded but the five of XML.
    Source(std::string_view xml, Mistakes& mistakes);

    pugi::xml_node root() const { return root_; }
    Line line_of(pugi::xml_node element) const;
    // Whether it is this element of our namespace.
    bool is(pugi::xml_node element, std::string_view name) const;

    // Complains about what else stands in the element: other attributes, other elements, text.
    void allow(pugi::xml_node element, std::initializer_list<std::string_view> attributes,
               std::initializer_list<std::string_view> children);

    // Empty when it is not there.
    static std::string text(pugi::xml_node element, const char* name) {
        return element.attribute(name).value();
    }
    // The value of one of the words, of `absent` where the attribute is missing and may be;
    // complains about every other one and gives the first.
    template <class Value>
    Value word(pugi::xml_node element, const char* name, Words<Value> words,
               std::optional<Value> absent = {});
    // "This value cannot be used: days=“x”. Write <allowed>."
    void complain_of_value(pugi::xml_node element, const char* name, const std::string& allowed);

  private:
    const FileKind& kind() const { return mistakes_.kind(); }
    bool parse(std::string_view xml);
    bool check_shape();
    bool check_root();
    void allow_attributes(pugi::xml_node element,
                          std::initializer_list<std::string_view> attributes);
    void complain_of_shape(Line line);
    Sentence see_schema(const std::string& vi, const std::string& en) const;
    Line line_at(std::ptrdiff_t offset) const;

    Mistakes& mistakes_;
    pugi::xml_document document_;
    pugi::xml_node root_;
    std::string prefix_;  // of our namespace, with its colon, or empty
    std::vector<std::size_t> line_starts_;
};

template <class Value>
Value Source::word(pugi::xml_node element, const char* name, Words<Value> words,
                   std::optional<Value> absent) {
    const auto attribute = element.attribute(name);
    if (!attribute && absent) {
        return *absent;
    }
    std::string allowed;
    for (const auto& [said, value] : words) {
        if (attribute && said == attribute.value()) {
            return value;
        }
        allowed += (allowed.empty() ? "" : " | ") + std::string(said);
    }
    complain_of_value(element, name, allowed);
    return words.begin()->second;
}

}  // namespace phanbien::xml
