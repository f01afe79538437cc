#include "engine/document/provision_lines.hpp"

#include <algorithm>
#include <string_view>

namespace phanbien::document {

namespace {

constexpr std::string_view between_cells = " | ";

}  // namespace

void add_lines(const std::string& text, std::vector<std::string>& out) {
    for (std::size_t at = 0; at < text.size();) {
        const auto end = std::min(text.find('\n', at), text.size());
        if (end > at) {
            out.push_back(text.substr(at, end - at));
        }
        at = end + 1;
    }
}

std::string head_of(const Provision& provision) {
    const bool both = !provision.label.empty() && !provision.heading.empty();
    return provision.label + (both ? ". " : "") + provision.heading;
}

std::string row_line(const std::vector<std::string>& cells) {
    std::string line;
    for (const auto& cell : cells) {
        line += (line.empty() ? "" : between_cells);
        line += cell;
    }
    std::ranges::replace(line, '\n', ' ');
    return line;
}

}  // namespace phanbien::document
