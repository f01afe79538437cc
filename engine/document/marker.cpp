#include "engine/document/marker.hpp"

#include <algorithm>
#include <array>

#include "engine/document/numbering.hpp"
#include "engine/text/unicode.hpp"

namespace phanbien::document {

namespace {

constexpr std::size_t inline_heading_max = 300;  // bytes; a longer rest is a sentence
constexpr std::size_t clause_digits_max = 3;

// A word that opens a structural unit, in the two ways it is written.
struct Keyword {
    std::string_view title_case;
    std::string_view upper_case;
    ProvisionKind kind;
};

constexpr std::array<Keyword, 6> keywords{{
    {"Tiểu mục", "TIỂU MỤC", ProvisionKind::subsection},
    {"Phần", "PHẦN", ProvisionKind::part},
    {"Chương", "CHƯƠNG", ProvisionKind::chapter},
    {"Mục", "MỤC", ProvisionKind::section},
    {"Điều", "ĐIỀU", ProvisionKind::article},
    {"Phụ lục", "PHỤ LỤC", ProvisionKind::annex},
}};

const Keyword* keyword_at(std::string_view line) {
    const auto* found = std::ranges::find_if(keywords, [&](const Keyword& keyword) {
        return line.starts_with(keyword.title_case) || line.starts_with(keyword.upper_case);
    });
    return found == keywords.end() ? nullptr : found;
}

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

std::size_t skip_space(std::string_view line, std::size_t at) {
    return at < line.size() && line[at] == ' ' ? at + 1 : at;
}

// Length of a lower-case letter of Vietnamese points at `at` (đ has two bytes), else 0.
std::size_t letter_length(std::string_view line, std::size_t at) {
    if (at < line.size() && line[at] >= 'a' && line[at] <= 'z') {
        return 1;
    }
    return line.substr(at).starts_with("đ") ? std::string_view("đ").size() : 0;
}

bool letter_follows(std::string_view line, std::size_t at) {
    return at < line.size() && text::is_letter(text::next_code_point(line, at));
}

// "12", "146đ", "30aa": digits and up to two inserted letters; the end of it, or `at` when none.
std::size_t end_of_arabic(std::string_view line, std::size_t at) {
    const auto start = at;
    while (at < line.size() && is_digit(line[at])) {
        ++at;
    }
    if (at == start || at - start > 4) {
        return start;
    }
    auto end = at;
    for (int letters = 0; letters < 2; ++letters) {
        end += letter_length(line, end);
    }
    return letter_follows(line, end) ? (letter_follows(line, at) ? start : at) : end;
}

std::size_t end_of_roman(std::string_view line, std::size_t at) {
    const auto start = at;
    while (at < line.size() && std::string_view("IVXLC").find(line[at]) != std::string_view::npos) {
        ++at;
    }
    if (at == start) {
        return start;
    }
    const auto end = at + letter_length(line, at);
    return letter_follows(line, end) ? start : end;
}

// "thứ nhất", "THỨ MƯỜI HAI": the longest ordinal in words.
std::size_t end_of_words(std::string_view line, std::size_t at) {
    auto best = at;
    auto end = at;
    for (int words = 0; words < 3 && end < line.size(); ++words) {
        const auto space = line.find_first_of(" .:", end);
        end = space == std::string_view::npos ? line.size() : space;
        const auto number = line.substr(at, end - at);
        if (!is_digit(number.empty() ? '0' : number.front()) && read_ordinal(number)) {
            best = end;
        }
        if (end >= line.size() || line[end] != ' ') {
            break;
        }
        ++end;
    }
    return best;
}

// Codified texts (Pháp lệnh 03/2012) number articles "35.4.LQ.31".
std::size_t end_of_codified(std::string_view line, std::size_t at) {
    const auto end = std::min(line.find(' ', at), line.size());
    auto number = line.substr(at, end - at);
    if (number.ends_with('.')) {
        number.remove_suffix(1);
    }
    const auto dots = std::ranges::count(number, '.');
    const bool shaped = std::ranges::all_of(
        number, [](char c) { return is_digit(c) || c == '.' || (c >= 'A' && c <= 'Z'); });
    const bool letters = std::ranges::any_of(number, [](char c) { return c >= 'A' && c <= 'Z'; });
    return shaped && letters && dots >= 3 && is_digit(number.front()) ? at + number.size() : at;
}

std::size_t end_of_number(std::string_view line, std::size_t at, ProvisionKind kind) {
    if (kind == ProvisionKind::article) {
        const auto codified = end_of_codified(line, at);
        return codified > at ? codified : end_of_arabic(line, at);
    }
    for (const auto end : {end_of_arabic(line, at), end_of_roman(line, at)}) {
        if (end > at) {
            return end;
        }
    }
    return kind == ProvisionKind::part ? end_of_words(line, at) : at;
}

// Words after the number that make it a reference to a provision instead of its heading.
bool starts_like_reference(std::string_view rest) {
    constexpr std::array<std::string_view, 16> words{
        "Luật",      "Bộ luật",   "Nghị định", "Nghị quyết", "Thông tư", "Quyết định",
        "Pháp lệnh", "Hiến pháp", "Quy định",  "Quy chế",    "Điều lệ",  "Phụ lục",
        "Điều",      "Phần",      "Chương",    "Mục"};
    return std::ranges::any_of(words,
                               [&](std::string_view word) { return rest.starts_with(word); });
}

// The rest of a line "Chương II …" when no sign stands behind the number.
bool is_inline_heading(std::string_view rest, Look look) {
    if (rest.empty() || text::is_all_upper(rest)) {
        return true;
    }
    std::size_t at = 0;
    return text::is_upper(text::next_code_point(rest, at)) && rest.size() <= inline_heading_max &&
           look == Look::emphasised && !starts_like_reference(rest) && rest.back() != ';';
}

// Behind the number: a separating sign and/or a heading. The place of the rest, or nullopt when
// the line merely speaks of the provision.
std::optional<std::size_t> end_of_separator(std::string_view line, std::size_t at, Look look) {
    auto rest = skip_space(line, at);
    for (const std::string_view sign : {".", ":", "–", "—", "-"}) {
        if (line.substr(rest).starts_with(sign)) {
            rest += sign.size();
            if (rest < line.size() && line[rest] == '.') {
                return std::nullopt;  // "Điều 5..." is a hole in a form
            }
            return skip_space(line, rest);
        }
    }
    return rest >= line.size() || (rest > at && is_inline_heading(line.substr(rest), look))
               ? std::optional(rest)
               : std::nullopt;
}

std::optional<Marker> read_unit(std::string_view line, Look look) {
    const auto* keyword = keyword_at(line);
    if (keyword == nullptr || keyword->kind == ProvisionKind::annex) {
        return std::nullopt;
    }
    const auto start = skip_space(line, keyword->title_case.size());
    const auto end = end_of_number(line, start, keyword->kind);
    if (end == start) {
        return std::nullopt;
    }
    const auto rest = end_of_separator(line, end, look);
    if (!rest) {
        return std::nullopt;
    }
    auto number = std::string(line.substr(start, end - start));
    if (!read_ordinal(number)) {
        return std::nullopt;
    }
    if (!is_digit(number.front()) && end_of_roman(line, start) != end) {
        number = text::to_lower(number);  // "THỨ NHẤT"
    }
    return Marker{keyword->kind, number, std::string(keyword->title_case) + " " + number, *rest};
}

// "30. 4. 1975" and "2. 500.000 đồng" are a date and an amount, "2. 02 ngày" is a clause.
bool is_broken_number(std::string_view rest) {
    std::size_t at = 0;
    while (at < rest.size() && is_digit(rest[at])) {
        ++at;
    }
    const auto behind = skip_space(rest, at);
    return at > 0 && behind < rest.size() && (rest[behind] == '.' || rest[behind] == '/');
}

std::optional<Marker> read_clause(std::string_view line) {
    const auto end = end_of_arabic(line, 0);
    if (end == 0 || end >= line.size() || line[end] != '.') {
        return std::nullopt;
    }
    const auto digits = static_cast<std::size_t>(
        std::ranges::count_if(line.substr(0, end), [](char c) { return is_digit(c); }));
    const auto rest = skip_space(line, end + 1);
    const auto behind = line.substr(end + 1);
    const bool separated = behind.empty() || behind.front() == ' ' ||
                           (!is_digit(behind.front()) && behind.front() != '.');
    if (digits > clause_digits_max || !separated || is_broken_number(line.substr(rest))) {
        return std::nullopt;
    }
    auto number = std::string(line.substr(0, end));
    number.erase(0, std::min(number.find_first_not_of('0'), number.size() - 1));
    return Marker{ProvisionKind::clause, number, "Khoản " + number, rest};
}

// "a)", "đ)", "aa)", "a1)"; also "a." and "a/", which some offices write.
std::optional<Marker> read_point(std::string_view line) {
    auto end = letter_length(line, 0);
    if (end == 0) {
        return std::nullopt;
    }
    end += letter_length(line, end);
    while (end < line.size() && is_digit(line[end]) && end < 4) {
        ++end;
    }
    if (end >= line.size()) {
        return std::nullopt;
    }
    const bool bracket = line[end] == ')';
    const bool other = (line[end] == '.' || line[end] == '/') && end <= 2 &&
                       end == letter_length(line, 0) && end + 1 < line.size() &&
                       line[end + 1] == ' ';
    if (!bracket && !other) {
        return std::nullopt;
    }
    auto number = std::string(line.substr(0, end));
    return Marker{ProvisionKind::point, number, "Điểm " + number, skip_space(line, end + 1)};
}

}  // namespace

std::optional<Marker> read_marker(std::string_view line, Look look) {
    if (auto unit = read_unit(line, look)) {
        return unit;
    }
    if (auto clause = read_clause(line)) {
        return clause;
    }
    return read_point(line);
}

std::optional<Marker> read_roman_marker(std::string_view line) {
    const auto end = end_of_roman(line, 0);
    if (end == 0 || end >= line.size() || line[end] != '.') {
        return std::nullopt;
    }
    const auto rest = skip_space(line, end + 1);
    const auto number = std::string(line.substr(0, end));
    if (rest >= line.size() || rest == end + 1 || !read_ordinal(number)) {
        return std::nullopt;
    }
    return Marker{ProvisionKind::section, number, "Mục " + number, rest};
}

std::optional<Marker> read_annex_marker(std::string_view line, Look look) {
    const auto* keyword = keyword_at(line);
    if (keyword == nullptr || keyword->kind != ProvisionKind::annex) {
        return std::nullopt;
    }
    const auto start = skip_space(line, keyword->title_case.size());
    auto end = end_of_arabic(line, start);
    end = end > start ? end : end_of_roman(line, start);
    const auto rest = end_of_separator(line, end, look);
    const bool bare = end == start && start < line.size();
    if (!rest || (bare && !text::is_all_upper(line) && look == Look::plain)) {
        return std::nullopt;
    }
    auto number = std::string(line.substr(start, end - start));
    return Marker{ProvisionKind::annex, number, number.empty() ? "Phụ lục" : "Phụ lục " + number,
                  *rest};
}

std::optional<GluedMarker> find_glued_marker(std::string_view line) {
    // The last byte of each sign that ends a paragraph: full stop, semicolon and ”.
    constexpr std::string_view ends(".;\x9D");
    for (auto sign = line.find_first_of(ends); sign != std::string_view::npos;
         sign = line.find_first_of(ends, sign + 1)) {
        const auto at = sign + 1;
        if (keyword_at(line.substr(at)) == nullptr) {
            continue;
        }
        const auto marker = read_unit(line.substr(at), Look::plain);
        if (marker &&
            (at + marker->rest_at >= line.size() || marker->kind == ProvisionKind::article)) {
            return GluedMarker{at, *marker};
        }
    }
    return std::nullopt;
}

}  // namespace phanbien::document
