// Styles of a Word file, as far as they tell what a paragraph is: outline level, centring, bold
// and automatic numbering, each inherited along w:basedOn. Read once; then const, any thread.
#pragma once

#include <optional>
#include <pugixml.hpp>
#include <string>
#include <string_view>
#include <unordered_map>

namespace phanbien::docx {

// A reference to a list and a level in it; list 0 means "none" and takes an inherited one away.
struct ListPlace {
    std::optional<int> list;
    std::optional<int> level;
};

// What a style or a paragraph itself says; empty where it says nothing.
struct Format {
    std::optional<int> outline_level;  // 1 to 9
    std::optional<bool> centred;
    std::optional<bool> bold;
    ListPlace numbering;
};

// Reads w:pPr (and the w:rPr that a style has beside it).
Format format_of(const pugi::xml_node& paragraph_properties, const pugi::xml_node& run_properties);
// `own` where it speaks, else `inherited`.
Format over(const Format& own, const Format& inherited);

class Styles {
  public:
    Styles() = default;
    explicit Styles(const pugi::xml_node& root);

    // The style with all it inherits; for "" or an unknown id the default paragraph style.
    Format find(std::string_view id) const;

  private:
    struct Style {
        Format format;
        std::string based_on;
    };
    std::unordered_map<std::string, Style> styles_;
    std::string default_;
};

}  // namespace phanbien::docx
