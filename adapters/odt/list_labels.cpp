#include "adapters/odt/list_labels.hpp"

#include <algorithm>

#include "adapters/docx/list_numbers.hpp"
#include "adapters/office_file/xml.hpp"

namespace phanbien::odt {

namespace {

using office_file::attribute;
using office_file::is_named;
using office_file::number_or;

// The names that Word gives to the same ways of counting.
std::string_view word_format(std::string_view format) {
    if (format == "a") {
        return "lowerLetter";
    }
    if (format == "A") {
        return "upperLetter";
    }
    if (format == "i") {
        return "lowerRoman";
    }
    return format == "I" ? "upperRoman" : "decimal";
}

}  // namespace

ListLabels::Level ListLabels::read_level(const pugi::xml_node& node) {
    Level level;
    level.bullet = is_named(node, "list-level-style-bullet");
    level.format = attribute(node, "num-format");
    level.prefix = attribute(node, "num-prefix");
    level.suffix = attribute(node, "num-suffix");
    level.pattern = attribute(node, "num-list-format");
    level.shown_levels =
        std::clamp(number_or(attribute(node, "display-levels"), 1), 0, list_levels);
    level.start = number_or(attribute(node, "start-value"), 1);
    return level;
}

void ListLabels::add(const pugi::xml_node& styles) {
    for (const auto& node : styles.children()) {
        const bool outline = is_named(node, "outline-style");
        if (!outline && !is_named(node, "list-style")) {
            continue;
        }
        Levels levels;
        for (const auto& below : node.children()) {
            const int level = number_or(attribute(below, "level"), 0);
            if (level >= 1 && level <= list_levels) {
                levels[static_cast<std::size_t>(level - 1)] = read_level(below);
            }
        }
        if (outline) {
            outline_ = std::move(levels);
        } else {
            styles_[std::string(attribute(node, "name"))] = std::move(levels);
        }
    }
}

std::shared_ptr<Counters> ListLabels::counters_of(const pugi::xml_node& list) {
    const std::string style(attribute(list, "style-name"));
    std::shared_ptr<Counters> counters;
    if (const auto found = by_id_.find(std::string(attribute(list, "continue-list")));
        found != by_id_.end()) {
        counters = found->second;
    } else if (const auto last = last_of_style_.find(style);
               attribute(list, "continue-numbering") == "true" && last != last_of_style_.end()) {
        counters = last->second;
    } else {
        counters = std::make_shared<Counters>();
    }
    if (const auto id = attribute(list, "id"); !id.empty()) {
        by_id_[std::string(id)] = counters;
    }
    last_of_style_[style] = counters;
    return counters;
}

std::string ListLabels::label(const Levels& levels, Counters& counters, int level) {
    const auto& shown = levels[static_cast<std::size_t>(level)];
    if (shown.bullet) {
        return "-";
    }
    const auto number_at = [&](int at) {
        const auto place = static_cast<std::size_t>(at);
        const auto& form = levels[place];
        const int number = counters.begun[place] ? counters.at[place] : form.start;
        return form.format.empty() ? std::string()
                                   : docx::formatted(number, word_format(form.format));
    };
    if (shown.format.empty()) {
        return {};
    }
    if (!shown.pattern.empty()) {
        auto out = shown.pattern;
        for (int at = 0; at < list_levels; ++at) {
            const auto wanted = "%" + std::to_string(at + 1) + "%";
            if (const auto place = out.find(wanted); place != std::string::npos) {
                out.replace(place, wanted.size(), number_at(at));
            }
        }
        return out;
    }
    std::string out = shown.prefix;
    for (int at = std::max(0, level - shown.shown_levels + 1); at <= level; ++at) {
        out += number_at(at);
        out += at < level ? "." : "";
    }
    return out + shown.suffix;
}

std::string ListLabels::next(std::string_view style, Counters& counters, int level,
                             int start) const {
    const auto found = styles_.find(std::string(style));
    if (found == styles_.end() || level < 0 || level >= list_levels) {
        return {};
    }
    const auto at = static_cast<std::size_t>(level);
    if (start >= 0) {
        counters.at[at] = start;
    } else {
        counters.at[at] =
            counters.begun[at] ? docx::counted_on(counters.at[at]) : found->second[at].start;
    }
    counters.begun[at] = true;
    std::fill(counters.begun.begin() + level + 1, counters.begun.end(), false);
    return label(found->second, counters, level);
}

std::string ListLabels::next_heading(int level) {
    if (level < 1 || level > list_levels) {
        return {};
    }
    const auto at = static_cast<std::size_t>(level - 1);
    headings_.at[at] =
        headings_.begun[at] ? docx::counted_on(headings_.at[at]) : outline_[at].start;
    headings_.begun[at] = true;
    std::fill(headings_.begun.begin() + level, headings_.begun.end(), false);
    return label(outline_, headings_, level - 1);
}

}  // namespace phanbien::odt
