#include "engine/document/marker.hpp"

#include <algorithm>
#include <array>

#include "engine/document/numbering.hpp"
#include "engine/text/unicode.hpp"

namespace phanbien::document {

namespace {

constexpr std::size_t inline_heading_max = 300;  // bytes; a longer rest is a sentence
constexpr std::size_t bare_heading_max = 150;    // bytes; a heading that no sign announces
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
    // "Phần một", but "Chương thứ nhất": "Mục hai" alone may be a sentence.
    const auto rest = line.substr(at);
    if (kind == ProvisionKind::part || rest.starts_with("thứ ") || rest.starts_with("THỨ ")) {
        return end_of_words(line, at);
    }
    const bool letter = kind == ProvisionKind::section && !rest.empty() && rest.front() >= 'A' &&
                        rest.front() <= 'H' && !letter_follows(line, at + 1);
    return letter ? at + 1 : at;
}

// Words after the number that make it a reference to a provision instead of its heading.
bool starts_like_reference(std::string_view rest) {
    constexpr auto words = std::to_array<std::string_view>(
        {"Luật",        "Bộ luật",   "Nghị định", "Nghị quyết",   "Thông tư",
         "Quyết định",  "Pháp lệnh", "Hiến pháp", "Quy định này", "Quy định số",
         "Quy chế này", "Điều lệ",   "Phụ lục",   "Điều",         "Phần",
         "Chương",      "Mục",       "Chỉ thị",   "Hiệp định",    "Công ước"});
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

// "Điều 5 Phạm vi điều chỉnh" in a file that tells nothing of bold letters.
bool may_be_heading(std::string_view rest) {
    std::size_t at = 0;
    return !rest.empty() && text::is_upper(text::next_code_point(rest, at)) &&
           rest.size() <= bare_heading_max && !starts_like_reference(rest) &&
           std::string_view(".;,").find(rest.back()) == std::string_view::npos;
}

// What stands behind a unit's number.
struct Behind {
    std::size_t rest_at = 0;
    bool doubtful = false;
};

// A separating sign and/or a heading, or nullopt when the line merely speaks of the provision.
std::optional<Behind> behind_number(std::string_view line, std::size_t at, Look look) {
    auto rest = skip_space(line, at);
    for (const std::string_view sign : {".", ":", "–", "—", "-", "/"}) {
        if (!line.substr(rest).starts_with(sign)) {
            continue;
        }
        rest += sign.size();
        if (rest < line.size() && (line[rest] == '.' || (sign == "/" && is_digit(line[rest])))) {
            return std::nullopt;  // "Điều 5..." is a hole in a form
        }
        for (const std::string_view second : {"-", "–", "—"}) {  // "Điều 4.- Tên"
            if (sign == "." && line.substr(rest).starts_with(second)) {
                rest += second.size();
                break;
            }
        }
        return Behind{skip_space(line, rest)};
    }
    if (rest >= line.size() || (rest > at && is_inline_heading(line.substr(rest), look))) {
        return Behind{rest};
    }
    return rest > at && may_be_heading(line.substr(rest)) ? std::optional(Behind{rest, true})
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
    const auto behind = behind_number(line, end, look);
    if (!behind) {
        return std::nullopt;
    }
    auto number = std::string(line.substr(start, end - start));
    if (!read_ordinal(number) && number.size() > 1) {
        return std::nullopt;
    }
    if (number.size() > 1 && !is_digit(number.front()) && end_of_roman(line, start) != end) {
        number = text::to_lower(number);  // "THỨ NHẤT"
    }
    return Marker{.kind = keyword->kind,
                  .number = number,
                  .label = std::string(keyword->title_case) + " " + number,
                  .rest_at = behind->rest_at,
                  .doubtful = behind->doubtful};
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

// The sign behind the number of a clause and where the text begins.
struct Sign {
    char shown = '.';
    std::size_t rest_at = 0;
    bool doubtful = false;
};

// "1." for certain; "1 .", "1)", "1).", "1-", "1–", "1/" in doubt, and never before a digit: "1/7",
// "5-10" and "1.500" are dates, spans and amounts.
std::optional<Sign> sign_behind_clause(std::string_view line, std::size_t end) {
    const auto at = skip_space(line, end);
    for (const std::string_view sign : {".", ")", "-", "–", "/"}) {
        if (!line.substr(at).starts_with(sign)) {
            continue;
        }
        auto rest = at + sign.size();
        const bool certain = sign == "." && at == end;
        if (rest < line.size() && (is_digit(line[rest]) || (certain && line[rest] == '.'))) {
            return std::nullopt;
        }
        const auto second = line.substr(rest, 1);
        if ((sign == "." && second == "-") || (sign == ")" && second == ".")) {
            ++rest;
        }
        rest = skip_space(line, rest);
        if (!certain && (rest >= line.size() || is_digit(line[rest]))) {
            return std::nullopt;
        }
        return Sign{sign == "–" ? '-' : sign.front(), rest, !certain};
    }
    return std::nullopt;
}

std::optional<Marker> read_clause(std::string_view line) {
    const bool word = line.starts_with("Khoản ");
    const auto start = word ? std::string_view("Khoản ").size() : 0;
    const auto end = end_of_arabic(line, start);
    if (end == start || end >= line.size()) {
        return std::nullopt;
    }
    auto sign = sign_behind_clause(line, end);
    if (word && !sign && line[end] == ':') {
        sign = Sign{'.', skip_space(line, end + 1), true};
    }
    const auto digits = static_cast<std::size_t>(
        std::ranges::count_if(line.substr(start, end - start), [](char c) { return is_digit(c); }));
    if (!sign || (word && sign->shown != '.') || digits > clause_digits_max ||
        is_broken_number(line.substr(sign->rest_at))) {
        return std::nullopt;
    }
    auto number = std::string(line.substr(start, end - start));
    number.erase(0, std::min(number.find_first_not_of('0'), number.size() - 1));
    return Marker{.kind = ProvisionKind::clause,
                  .number = number,
                  .label = "Khoản " + number,
                  .rest_at = sign->rest_at,
                  .sign = sign->shown,
                  .doubtful = word || sign->doubtful};
}

// "a)", "đ)", "aa)", "a1)"; also "a )", "a.", "a/" and "a-", which some offices write.
std::optional<Marker> read_point(std::string_view line) {
    const bool word = line.starts_with("Điểm ");
    const auto start = word ? std::string_view("Điểm ").size() : 0;
    const auto one = start + letter_length(line, start);
    auto end = one;
    if (end == start) {
        return std::nullopt;
    }
    end += letter_length(line, end);
    while (end < line.size() && is_digit(line[end]) && end < start + 4) {
        ++end;
    }
    const auto at = skip_space(line, end);
    if (at >= line.size()) {
        return std::nullopt;
    }
    const bool bracket = line[at] == ')' && (at == end || end == one);
    const bool other = std::string_view("./-").find(line[at]) != std::string_view::npos &&
                       end == one && at + 1 < line.size() && line[at + 1] == ' ' &&
                       (at == end || line[at] == '.');
    const bool named = word && line[at] == ':';
    if (!bracket && !other && !named) {
        return std::nullopt;
    }
    auto number = std::string(line.substr(start, end - start));
    return Marker{.kind = ProvisionKind::point,
                  .number = number,
                  .label = "Điểm " + number,
                  .rest_at = skip_space(line, at + 1),
                  .sign = bracket ? ')' : line[at],
                  .doubtful = word};
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
    const auto at = skip_space(line, end);
    if (end == 0 || at >= line.size() ||
        std::string_view("./-").find(line[at]) == std::string_view::npos) {
        return std::nullopt;
    }
    const auto rest = skip_space(line, at + 1);
    const auto number = std::string(line.substr(0, end));
    const bool upper = rest < line.size() && text::is_all_upper(line.substr(rest));
    if (rest >= line.size() || (line[at] != '.' && !upper) || (rest == at + 1 && !upper) ||
        !read_ordinal(number)) {
        return std::nullopt;
    }
    return Marker{.kind = ProvisionKind::section,
                  .number = number,
                  .label = "Mục " + number,
                  .rest_at = rest};
}

std::optional<Marker> read_letter_marker(std::string_view line) {
    const bool shaped = line.size() > 3 && line[0] >= 'A' && line[0] <= 'H' &&
                        (line[1] == '.' || line[1] == '/') && text::is_all_upper(line);
    if (!shaped) {
        return std::nullopt;
    }
    const std::string number(line.substr(0, 1));
    return Marker{.kind = ProvisionKind::part,
                  .number = number,
                  .label = "Phần " + number,
                  .rest_at = skip_space(line, 2)};
}

std::optional<Marker> read_annex_marker(std::string_view line, Look look) {
    const auto* keyword = keyword_at(line);
    if (keyword == nullptr || keyword->kind != ProvisionKind::annex) {
        return std::nullopt;
    }
    const auto start = skip_space(line, keyword->title_case.size());
    auto end = end_of_arabic(line, start);
    end = end > start ? end : end_of_roman(line, start);
    const auto behind = behind_number(line, end, look);
    const bool bare = end == start && start < line.size();
    if (!behind || behind->doubtful || (bare && !text::is_all_upper(line) && look == Look::plain)) {
        return std::nullopt;
    }
    auto number = std::string(line.substr(start, end - start));
    return Marker{.kind = ProvisionKind::annex,
                  .number = number,
                  .label = number.empty() ? "Phụ lục" : "Phụ lục " + number,
                  .rest_at = behind->rest_at};
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
        if (marker && !marker->doubtful &&
            (at + marker->rest_at >= line.size() || marker->kind == ProvisionKind::article)) {
            return GluedMarker{at, *marker};
        }
    }
    return std::nullopt;
}

std::size_t find_run_on(std::string_view line, const Marker& marker, int due) {
    const auto number = read_ordinal(marker.number);
    const bool article = marker.kind == ProvisionKind::article;
    if (!number || marker.sign != '.' || !(article || marker.kind == ProvisionKind::clause)) {
        return std::string_view::npos;
    }
    const auto starts_here = [&](std::size_t at, const std::string& wanted) {
        std::size_t behind = at + wanted.size();
        return line.substr(at).starts_with(wanted) && behind < line.size() &&
               text::is_upper(text::next_code_point(line, behind));
    };
    const auto next = std::to_string(number->base + 1) + ". ";
    const auto article_due = "Điều " + std::to_string(due) + ". ";
    for (auto space = line.find(' ', marker.rest_at); space != std::string_view::npos;
         space = line.find(' ', space + 1)) {
        const bool ended = std::string_view(".;:").find(line[space - 1]) != std::string_view::npos;
        const bool heading = article && space < inline_heading_max &&
                             line.substr(0, space).find_last_of(".;:") < marker.rest_at;
        if ((ended &&
             (starts_here(space + 1, article_due) || (!article && starts_here(space + 1, next)))) ||
            (article && (heading || ended) && starts_here(space + 1, "1. "))) {
            return space + 1;
        }
    }
    return std::string_view::npos;
}

}  // namespace phanbien::document
