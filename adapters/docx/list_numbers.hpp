// Automatic numbering as Word shows it (ECMA-376 part 1, 17.9).
//
// A number that Word counts is not in the paragraph's text; without it "Điều 5." is only a title.
// Lists share the counters of their abstract definition; an override restarts them the first time
// the list is used. One reading, one thread: label() counts.
#pragma once

#include <array>
#include <map>
#include <pugixml.hpp>
#include <set>
#include <string>
#include <string_view>

namespace phanbien::docx {

inline constexpr int list_levels = 9;

class ListNumbers {
  public:
    ListNumbers() = default;
    explicit ListNumbers(const pugi::xml_node& root);

    // The label of the next paragraph of this list and level: "1.", "a)", "Điều 5.", "-" for a
    // bullet; empty for an unknown list or a level that shows nothing.
    std::string label(int list, int level);
    // The level that a paragraph of this style has in the list when it names none: the one linked
    // to the style, else the first.
    int level_of_style(int list, std::string_view style) const;

  private:
    struct Level {
        int start = 1;
        std::string format = "decimal";
        std::string text = {};   // "%1.%2." with the numbers of the levels in it
        int restart_after = -1;  // level whose step restarts this one; -1: any above; 0: none
        bool arabic_above = false;
        std::string style = {};  // whose paragraphs stand at this level
    };
    struct Abstract {
        std::array<Level, list_levels> levels = {};
        std::array<int, list_levels> counters = {};
        std::array<bool, list_levels> begun = {};
        std::string style_link = {};
    };
    struct List {
        int abstract = -1;
        std::map<int, int> start_overrides = {};
        std::map<int, Level> level_overrides = {};
    };

    static Level read_level(const pugi::xml_node& node);
    void read_abstract(const pugi::xml_node& node);
    void read_list(const pugi::xml_node& node);
    static const Level& level_of(const List& list, const Abstract& abstract, int level);
    void step(int id, const List& list, Abstract& abstract, int level);

    std::map<int, Abstract> abstracts_;
    std::map<int, List> lists_;
    std::map<std::string, int> defined_styles_;
    std::set<std::pair<int, int>> overridden_;
};

// What is counted behind this number; a file may begin a list at the largest there is.
int counted_on(int number);

// `number` in a w:numFmt: decimal, decimalZero, upperRoman, lowerRoman, upperLetter, lowerLetter,
// vietnameseCounting ("một", "hai"); others as decimal, "none" as nothing.
std::string formatted(int number, std::string_view format);

}  // namespace phanbien::docx
