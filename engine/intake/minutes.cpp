#include "engine/intake/minutes.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>

#include "engine/text/fold.hpp"
#include "engine/text/space.hpp"

namespace phanbien::intake {

namespace {

// By what a speaker is introduced; without marks and in small letters.
constexpr std::array<std::string_view, 10> titles{"ong ",        "ba ",       "dong chi ", "d/c ",
                                                  "dai bieu ",   "dai dien ", "anh ",      "chi ",
                                                  "y kien ong ", "y kien ba "};
constexpr std::size_t introduction_bytes_max = 300;

// Without "1.", "2)", "-", "+" and the like at the beginning.
std::string_view without_bullet(std::string_view line) {
    auto at = line.find_first_not_of("0123456789.)-+*• \t");
    at = at == std::string_view::npos ? line.size() : at;
    // The bullet "–" has three bytes.
    constexpr std::string_view dash = "–";
    auto rest = line.substr(at);
    return rest.starts_with(dash) ? text::trim(rest.substr(dash.size())) : rest;
}

struct Speech {
    std::string speaker;
    std::string words;
};

// "Ông A (Hội Nông dân xã)" as "Ông A, Hội Nông dân xã".
std::string tidy_speaker(std::string_view introduction) {
    std::string out;
    for (const char c : introduction) {
        if (c == '(') {
            while (out.ends_with(' ')) {
                out.pop_back();
            }
            out += ", ";
        } else if (c != ')') {
            out += c;
        }
    }
    constexpr std::array<std::string_view, 3> verbs{" phát biểu", " có ý kiến", " góp ý"};
    for (const auto verb : verbs) {
        if (out.ends_with(verb)) {
            out.resize(out.size() - verb.size());
        }
    }
    return text::collapse_spaces(out);
}

// Nothing when the paragraph introduces nobody.
std::optional<Speech> speech_in(std::string_view paragraph) {
    const auto line = without_bullet(paragraph);
    const auto colon = line.find(':');
    if (colon == std::string_view::npos || colon > introduction_bytes_max) {
        return std::nullopt;
    }
    const auto folded = text::fold_for_search(line.substr(0, colon));
    const bool is_introduced = std::ranges::any_of(
        titles, [&](std::string_view title) { return folded.starts_with(title); });
    if (!is_introduced) {
        return std::nullopt;
    }
    return Speech{.speaker = tidy_speaker(line.substr(0, colon)),
                  .words = std::string(text::trim(line.substr(colon + 1)))};
}

}  // namespace

Table table_of_minutes(const std::vector<MinutesParagraph>& paragraphs) {
    Table out;
    for (const auto& paragraph : paragraphs) {
        if (auto speech = speech_in(paragraph.text)) {
            out.rows.push_back({.number = paragraph.number,
                                .cells = {std::move(speech->speaker), std::move(speech->words)}});
        } else if (!out.rows.empty() && !text::trim(paragraph.text).empty()) {
            auto& words = out.rows.back().cells.at(1);
            words += (words.empty() ? "" : "\n") + std::string(text::trim(paragraph.text));
        }
    }
    if (!out.rows.empty()) {
        out.rows.insert(out.rows.begin(),
                        {.number = 0, .cells = {"Người phát biểu", "Nội dung góp ý"}});
    }
    return out;
}

}  // namespace phanbien::intake
