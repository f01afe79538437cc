// Styles of an OpenDocument text, as far as they tell what a paragraph is. Read once; then const,
// any thread.
#pragma once

#include <optional>
#include <pugixml.hpp>
#include <string>
#include <string_view>
#include <unordered_map>

namespace phanbien::odt {

struct Looks {
    std::optional<bool> bold;
    std::optional<bool> centred;
    std::optional<int> outline_level;  // 1 to 9
    bool hidden = false;
};

class Styles {
  public:
    // Adds the styles below office:styles or office:automatic-styles.
    void add(const pugi::xml_node& styles);

    // The style of a family ("paragraph", "text") with all it inherits.
    Looks find(std::string_view family, std::string_view name) const;

  private:
    struct Style {
        Looks looks;
        std::string parent;
    };
    std::unordered_map<std::string, Style> styles_;
};

}  // namespace phanbien::odt
