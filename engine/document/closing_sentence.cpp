#include "engine/document/closing_sentence.hpp"

#include <algorithm>

#include "engine/document/numbering.hpp"
#include "engine/text/unicode.hpp"

namespace phanbien::document {

namespace {

constexpr std::size_t lines_ahead_max = 200;

bool starts_sentence(std::string_view line) {
    std::size_t at = 0;
    return !line.empty() && text::is_upper(text::next_code_point(line, at));
}

bool names(std::string_view line, std::string_view words) {
    return line.find(words) != std::string_view::npos;
}

// Behind its first paragraph, which is the item itself.
bool has_sentences(const Provision& item) {
    for (auto at = item.text.find('\n'); at != std::string::npos;
         at = item.text.find('\n', at + 1)) {
        if (starts_sentence(std::string_view(item.text).substr(at + 1))) {
            return true;
        }
    }
    return false;
}

bool item_follows(std::span<const Line> ahead, const Provision& item) {
    const auto near = ahead.first(std::min(ahead.size(), lines_ahead_max));
    const auto next = std::ranges::find_if(
        near, [](const Line& line) { return line.marker || line.table != nullptr; });
    if (next == near.end() || !next->marker || next->marker->kind != item.kind) {
        return false;
    }
    if (item.kind == ProvisionKind::clause) {
        const auto before = read_ordinal(item.number);
        const auto after = read_ordinal(next->marker->number);
        return before && after && after->base > before->base;
    }
    // "a)" begins another list.
    return next->marker->number != "a";
}

}  // namespace

bool closes_list(std::string_view line, const Provision& item, const Provision& parent,
                 std::span<const Line> ahead) {
    if (!starts_sentence(line) || !item.children.empty() || !item.text.ends_with('.') ||
        names(line, "điểm này") || item_follows(ahead, item)) {
        return false;
    }
    if (item.kind == ProvisionKind::clause) {
        const auto before = std::ranges::find_if(
            parent.children.rbegin(), parent.children.rend(),
            [](const Provision& other) { return other.kind == ProvisionKind::clause; });
        return parent.text.ends_with(':') && before != parent.children.rend() &&
               before->text.ends_with(';') && !names(line, "khoản này");
    }
    const bool said = names(line, "khoản này") || names(line, "Khoản này") ||
                      names(line, "Điều này") || names(line, "điều này");
    // Asked in this order since an item may take in thousands of paragraphs, each asked about.
    const bool one_paragraph = item.text.find('\n') == std::string::npos;
    return said ||
           (one_paragraph && std::ranges::none_of(parent.children, [](const Provision& other) {
                return other.kind == ProvisionKind::point && has_sentences(other);
            }));
}

}  // namespace phanbien::document
