#include "engine/document/standing.hpp"

#include <algorithm>
#include <array>

#include "engine/text/unicode.hpp"

namespace phanbien::document {

Form form_of(const std::vector<Line>& lines, const std::vector<bool>& quoted) {
    bool plan = false;
    int doubtful = 0;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const auto& marker = lines[i].marker;
        if (marker && !quoted[i]) {
            const bool article = marker->kind == ProvisionKind::article;
            doubtful += article && marker->doubtful ? 1 : 0;
            if (article && (!marker->doubtful || doubtful > 1)) {
                return Form::articles;
            }
            plan = plan || (marker->kind <= ProvisionKind::clause && !marker->doubtful);
        }
        plan = plan || read_roman_marker(lines[i].text);
    }
    return plan ? Form::plan : Form::unnumbered;
}

bool follows(const std::optional<Ordinal>& last, const std::optional<Ordinal>& number) {
    return number && (number->base == (last ? last->base : 0) + 1 ||
                      (last && step_between(last, *number) == Step::inserted));
}

bool ends_in_reference(std::string_view text) {
    constexpr std::array<std::string_view, 12> words{" khoản", " điểm",  " Điều", " điều",
                                                     " ngày",  " tháng", " số",   " mục",
                                                     " Mục",   " tại",   " theo", " Chương"};
    return std::ranges::any_of(words, [&](std::string_view word) { return text.ends_with(word); });
}

bool starts_lower(std::string_view text) {
    std::size_t at = 0;
    return !text.empty() && text::is_lower(text::next_code_point(text, at));
}

bool ends_sentence(std::string_view text) {
    return text.ends_with('.') || text.ends_with(';') || text.ends_with(':');
}

bool goes_on_referring(std::string_view rest) {
    constexpr std::array<std::string_view, 7> words{"khoản ", "Khoản ", "Điều ", "điều ",
                                                    "và ",    "hoặc ",  ","};
    return std::ranges::any_of(words,
                               [&](std::string_view word) { return rest.starts_with(word); });
}

bool counts_within(std::string_view line, std::string_view number) {
    if (number.empty() || !line.starts_with(number) ||
        !line.substr(number.size()).starts_with('.')) {
        return false;
    }
    const auto second = line.substr(number.size() + 1);
    const auto end = second.find_first_not_of("0123456789");
    return end > 0 && end != std::string_view::npos && (second[end] == '.' || second[end] == ' ');
}

bool stands_behind(std::string_view point, int last) {
    if (point == "f" || point == "j") {
        const auto before = point == "f" ? "e" : "i";
        return place_of_letter(before, Alphabet::vietnamese) == last;
    }
    const auto first = point.substr(0, point.starts_with("đ") ? 2 : 1);
    return point.size() > first.size() && last > 0 &&
           place_of_letter(first, Alphabet::vietnamese) == last;
}

}  // namespace phanbien::document
