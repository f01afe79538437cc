#include "adapters/docx/list_numbers.hpp"

#include <algorithm>
#include <limits>
#include <utility>

#include "adapters/docx/word_xml.hpp"

namespace phanbien::docx {

namespace {

constexpr int roman_max = 3999;
constexpr int letters_max = 26 * 10;

std::string roman(int number) {
    constexpr std::array<std::pair<int, const char*>, 13> steps{{{1000, "M"},
                                                                 {900, "CM"},
                                                                 {500, "D"},
                                                                 {400, "CD"},
                                                                 {100, "C"},
                                                                 {90, "XC"},
                                                                 {50, "L"},
                                                                 {40, "XL"},
                                                                 {10, "X"},
                                                                 {9, "IX"},
                                                                 {5, "V"},
                                                                 {4, "IV"},
                                                                 {1, "I"}}};
    std::string out;
    for (const auto& [value, sign] : steps) {
        for (; number >= value; number -= value) {
            out += sign;
        }
    }
    return out;
}

// Word goes a … z, aa, bb … zz, aaa.
std::string letters(int number) {
    const auto times = static_cast<std::size_t>((number - 1) / 26 + 1);
    return std::string(times, static_cast<char>('a' + (number - 1) % 26));
}

// Số đếm: một … chín mươi chín.
std::string counted_in_words(int number) {
    constexpr std::array<const char*, 10> digits{"không", "một", "hai", "ba",  "bốn",
                                                 "năm",   "sáu", "bảy", "tám", "chín"};
    const auto ones = static_cast<std::size_t>(number % 10);
    const auto tens = static_cast<std::size_t>(number / 10);
    if (tens == 0) {
        return digits[ones];
    }
    std::string out = tens == 1 ? "mười" : std::string(digits[tens]) + " mươi";
    if (ones > 0) {
        const char* last = ones == 5 ? "lăm" : (ones == 1 && tens > 1 ? "mốt" : digits[ones]);
        out += std::string(" ") + last;
    }
    return out;
}

std::string upper(std::string text) {
    std::ranges::transform(text, text.begin(), [](char c) {
        return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    });
    return text;
}

std::string lower(std::string text) {
    std::ranges::transform(text, text.begin(), [](char c) {
        return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    });
    return text;
}

}  // namespace

int counted_on(int number) {
    return number < std::numeric_limits<int>::max() ? number + 1 : number;
}

std::string formatted(int number, std::string_view format) {
    const bool roman_fits = number > 0 && number <= roman_max;
    const bool letter_fits = number > 0 && number <= letters_max;
    if (format == "none") {
        return {};
    }
    if (format == "upperRoman" && roman_fits) {
        return roman(number);
    }
    if (format == "lowerRoman" && roman_fits) {
        return lower(roman(number));
    }
    if (format == "lowerLetter" && letter_fits) {
        return letters(number);
    }
    if (format == "upperLetter" && letter_fits) {
        return upper(letters(number));
    }
    if (format == "vietnameseCounting" && number > 0 && number < 100) {
        return counted_in_words(number);
    }
    const bool zero = format == "decimalZero" && number >= 0 && number < 10;
    return (zero ? "0" : "") + std::to_string(number);
}

ListNumbers::ListNumbers(const pugi::xml_node& root) {
    for (const auto& node : root.children()) {
        if (is_named(node, "abstractNum")) {
            read_abstract(node);
        } else if (is_named(node, "num")) {
            read_list(node);
        }
    }
    for (auto& [id, list] : lists_) {  // a definition may only point to the one of a list style
        const auto found = abstracts_.find(list.abstract);
        if (found != abstracts_.end() && !found->second.style_link.empty()) {
            const auto style = defined_styles_.find(found->second.style_link);
            list.abstract = style == defined_styles_.end() ? list.abstract : style->second;
        }
    }
}

ListNumbers::Level ListNumbers::read_level(const pugi::xml_node& node) {
    Level level;
    level.start = number_or(value_of(node, "start"), 0);
    if (const auto format = value_of(node, "numFmt"); !format.empty()) {
        level.format = format;
    }
    level.text = value_of(node, "lvlText");
    level.restart_after = number_or(value_of(node, "lvlRestart"), -1);
    level.arabic_above = is_on(node, "isLgl");
    level.style = value_of(node, "pStyle");
    return level;
}

void ListNumbers::read_abstract(const pugi::xml_node& node) {
    const int id = number_or(attribute(node, "abstractNumId"), -1);
    Abstract abstract;
    for (const auto& below : node.children()) {
        const int level = number_or(attribute(below, "ilvl"), -1);
        if (is_named(below, "lvl") && level >= 0 && level < list_levels) {
            abstract.levels[static_cast<std::size_t>(level)] = read_level(below);
        }
    }
    abstract.style_link = value_of(node, "numStyleLink");
    if (const auto style = value_of(node, "styleLink"); !style.empty()) {
        defined_styles_[std::string(style)] = id;
    }
    abstracts_[id] = std::move(abstract);
}

void ListNumbers::read_list(const pugi::xml_node& node) {
    List list{.abstract = number_or(value_of(node, "abstractNumId"), -1)};
    for (const auto& below : node.children()) {
        const int level = number_or(attribute(below, "ilvl"), -1);
        if (!is_named(below, "lvlOverride") || level < 0 || level >= list_levels) {
            continue;
        }
        if (const auto start = child(below, "startOverride"); !start.empty()) {
            list.start_overrides[level] = number_or(attribute(start, "val"), 1);
        }
        if (const auto own = child(below, "lvl"); !own.empty()) {
            list.level_overrides[level] = read_level(own);
        }
    }
    lists_[number_or(attribute(node, "numId"), -1)] = std::move(list);
}

const ListNumbers::Level& ListNumbers::level_of(const List& list, const Abstract& abstract,
                                                int level) {
    const auto own = list.level_overrides.find(level);
    return own != list.level_overrides.end() ? own->second
                                             : abstract.levels[static_cast<std::size_t>(level)];
}

int ListNumbers::level_of_style(int list, std::string_view style) const {
    const auto found = lists_.find(list);
    const auto abstract =
        found == lists_.end() ? abstracts_.end() : abstracts_.find(found->second.abstract);
    if (abstract == abstracts_.end() || style.empty()) {
        return 0;
    }
    const auto& levels = abstract->second.levels;
    const auto* level = std::ranges::find(levels, style, &Level::style);
    return level == levels.end() ? 0 : static_cast<int>(level - levels.begin());
}

// Counts one up at `level` and restarts the levels below it.
void ListNumbers::step(int id, const List& list, Abstract& abstract, int level) {
    const auto at = static_cast<std::size_t>(level);
    const auto start_override = list.start_overrides.find(level);
    const bool override_now =
        start_override != list.start_overrides.end() && overridden_.insert({id, level}).second;
    if (override_now) {
        abstract.counters[at] = start_override->second;
    } else if (!abstract.begun[at]) {
        abstract.counters[at] = level_of(list, abstract, level).start;
    } else {
        abstract.counters[at] = counted_on(abstract.counters[at]);
    }
    abstract.begun[at] = true;
    for (int below = level + 1; below < list_levels; ++below) {
        const int after = level_of(list, abstract, below).restart_after;
        if (after < 0 || (after > 0 && level < after)) {
            abstract.begun[static_cast<std::size_t>(below)] = false;
        }
    }
}

std::string ListNumbers::label(int id, int level) {
    const auto list = lists_.find(id);
    if (list == lists_.end() || level < 0 || level >= list_levels) {
        return {};
    }
    const auto abstract = abstracts_.find(list->second.abstract);
    if (abstract == abstracts_.end()) {
        return {};
    }
    step(id, list->second, abstract->second, level);
    const auto& shown = level_of(list->second, abstract->second, level);
    if (shown.format == "bullet") {
        return "-";
    }
    std::string out;
    for (std::size_t i = 0; i < shown.text.size(); ++i) {
        const bool place = shown.text[i] == '%' && i + 1 < shown.text.size() &&
                           shown.text[i + 1] >= '1' && shown.text[i + 1] <= '9';
        if (!place) {
            out += shown.text[i];
            continue;
        }
        const int other = shown.text[++i] - '1';
        const auto& form = level_of(list->second, abstract->second, other);
        const auto at = static_cast<std::size_t>(other);
        const int number = abstract->second.begun[at] ? abstract->second.counters[at] : form.start;
        out += formatted(number, shown.arabic_above ? "decimal" : form.format);
    }
    return out;
}

}  // namespace phanbien::docx
