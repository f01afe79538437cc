#include "adapters/cli/embedded_text.hpp"

#include <algorithm>
#include <stdexcept>
#include <string>

namespace phanbien::cli {

std::string_view embedded_text(std::string_view name) {
    const auto texts = embedded_texts();
    const auto found = std::ranges::find(texts, name, &EmbeddedText::name);
    if (found == texts.end()) {
        throw std::logic_error("no embedded text " + std::string{name});
    }
    return found->text;
}

std::vector<std::string_view> embedded_calendars() {
    std::vector<std::string_view> calendars;
    for (const auto& text : embedded_texts()) {
        if (text.name.ends_with(".ics")) {
            calendars.push_back(text.text);
        }
    }
    return calendars;
}

}  // namespace phanbien::cli
