// Automatic numbers of lists and headings as OpenDocument counts them (ODF 1.3 part 3, 5.3 and
// 16.30): per list and level, going on where a list says that it continues another.
// One reading, one thread: next() counts.
#pragma once

#include <array>
#include <memory>
#include <pugixml.hpp>
#include <string>
#include <string_view>
#include <unordered_map>

namespace phanbien::odt {

inline constexpr int list_levels = 10;

// The counters of one list, shared by the lists that continue it.
struct Counters {
    std::array<int, list_levels> at = {};
    std::array<bool, list_levels> begun = {};
};

class ListLabels {
  public:
    // Adds text:list-style and text:outline-style below office:styles or office:automatic-styles.
    void add(const pugi::xml_node& styles);

    // The counters for a text:list on the first level.
    std::shared_ptr<Counters> counters_of(const pugi::xml_node& list);

    // Counts one up at `level` (0-based), or sets it where the item says `start`, and gives the
    // label: "1.", "a)", "Điều 5.", "-" for a bullet; empty for a level that shows nothing.
    std::string next(std::string_view style, Counters& counters, int level, int start) const;

    // The number of a heading outside of lists; `level` 1-based. Empty where headings have none.
    std::string next_heading(int level);

  private:
    struct Level {
        std::string format = {};  // "1", "a", "A", "i", "I"; empty for none
        std::string prefix = {};
        std::string suffix = {};
        std::string pattern = {};  // "%1%.%2%." of newer files, else empty
        int shown_levels = 1;
        int start = 1;
        bool bullet = false;
    };
    using Levels = std::array<Level, list_levels>;

    static Level read_level(const pugi::xml_node& node);
    static std::string label(const Levels& levels, Counters& counters, int level);

    std::unordered_map<std::string, Levels> styles_;
    std::unordered_map<std::string, std::shared_ptr<Counters>> by_id_;
    std::unordered_map<std::string, std::shared_ptr<Counters>> last_of_style_;
    Levels outline_;
    Counters headings_;
};

}  // namespace phanbien::odt
