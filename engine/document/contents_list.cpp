#include "engine/document/contents_list.hpp"

#include <algorithm>

#include "engine/document/surroundings.hpp"

namespace phanbien::document {

namespace {

constexpr std::size_t entry_bytes_max = 400;
constexpr int articles_listed_min = 2;

bool is_listed_unit(const Line& line) {
    return line.marker && line.marker->kind <= ProvisionKind::article;
}

// A heading with or without its page, or the rest of one in the next line; no sentence, and nothing
// of what ends a text: then the second one begins an attached regulation.
bool may_be_entry(const Line& line) {
    return line.table == nullptr && line.text.size() <= entry_bytes_max &&
           !line.text.ends_with('.') && !line.text.ends_with(';') &&
           (!line.marker || is_listed_unit(line)) && !opens_signature(line.text) &&
           !opens_recipients(line.text) && !says_attached(line.text);
}

}  // namespace

bool opens_contents_list(std::string_view line) {
    return line == "MỤC LỤC" || line == "Mục lục" || line == "MỤC LỤC:";
}

LineRange find_contents_list(const std::vector<Line>& lines) {
    const auto first = std::ranges::find_if(lines, is_listed_unit);
    if (first == lines.end()) {
        return {};
    }
    int articles = 0;
    for (auto line = first; line != lines.end() && may_be_entry(*line); ++line) {
        const bool again = line != first && is_listed_unit(*line) &&
                           line->marker->kind == first->marker->kind &&
                           line->marker->number == first->marker->number;
        if (again && articles >= articles_listed_min) {
            return {static_cast<std::size_t>(first - lines.begin()),
                    static_cast<std::size_t>(line - lines.begin())};
        }
        articles += is_listed_unit(*line) && line->marker->kind == ProvisionKind::article ? 1 : 0;
    }
    return {};
}

}  // namespace phanbien::document
