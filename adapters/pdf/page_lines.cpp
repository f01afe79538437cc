#include "adapters/pdf/page_lines.hpp"

#include <algorithm>
#include <charconv>

#include "adapters/office_file/xml.hpp"
#include "engine/text/space.hpp"

namespace phanbien::pdf {

namespace {

using office_file::attribute;
using office_file::is_named;

constexpr double space_per_height_min = 0.09;  // a smaller gap is no space
constexpr double margin_share = 0.1;           // of the page, where its number may stand

double number_in(const pugi::xml_node& node, std::string_view name) {
    const auto text = attribute(node, name);
    double value = 0;
    std::from_chars(text.data(), text.data() + text.size(), value);
    return value;
}

PageLine line_of(const pugi::xml_node& node, int page) {
    PageLine line{.left = number_in(node, "xMin"),
                  .right = number_in(node, "xMax"),
                  .top = number_in(node, "yMin"),
                  .bottom = number_in(node, "yMax"),
                  .page = page};
    double end = 0;
    bool first = true;
    for (const auto& word : node.children()) {
        if (!is_named(word, "word")) {
            continue;
        }
        const double start = number_in(word, "xMin");
        const bool joined = start - end < space_per_height_min * (line.bottom - line.top);
        line.text += line.text.empty() || joined ? "" : " ";
        line.text += text::trim(word.text().get());
        end = number_in(word, "xMax");
        first = first && (joined || line.first_word == 0);
        line.first_word = first ? end - line.left : line.first_word;
    }
    return line;
}

bool is_page_number(const PageLine& line, double page_height) {
    const bool digits =
        line.text.find_first_not_of("0123456789-–/ ") == std::string::npos && line.text.size() <= 9;
    return digits && (line.bottom < margin_share * page_height ||
                      line.top > (1 - margin_share) * page_height);
}

void add_lines(const pugi::xml_node& parent, double page_height, Pages& pages) {
    for (const auto& node : parent.children()) {
        if (!is_named(node, "line")) {
            add_lines(node, page_height, pages);
            continue;
        }
        auto line = line_of(node, pages.count);
        pages.letters += line.text.size();
        if (!line.text.empty() && !is_page_number(line, page_height)) {
            pages.lines.push_back(std::move(line));
        }
    }
}

}  // namespace

Pages lines_of(const pugi::xml_node& html) {
    Pages pages;
    const auto body = office_file::child(office_file::child(html, "body"), "doc");
    for (const auto& page : body.children()) {
        if (is_named(page, "page")) {
            ++pages.count;
            add_lines(page, number_in(page, "height"), pages);
        }
    }
    return pages;
}

}  // namespace phanbien::pdf
