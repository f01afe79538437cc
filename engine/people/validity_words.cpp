#include "engine/people/validity_words.hpp"

#include <chrono>

namespace phanbien::people {

std::string vietnamese(Date day) {
    const std::chrono::year_month_day parts{day};
    return std::to_string(static_cast<unsigned>(parts.day())) + "/" +
           std::to_string(static_cast<unsigned>(parts.month())) + "/" +
           std::to_string(static_cast<int>(parts.year()));
}

std::string text_of(const std::optional<Date>& day) {
    return day ? to_text(*day) : "";
}

Sentence said(const Validity& validity) {
    const auto& [from, until] = validity;
    if (from && until) {
        return {"từ " + vietnamese(*from) + " đến " + vietnamese(*until),
                "from " + to_text(*from) + " to " + to_text(*until)};
    }
    if (from) {
        return {"từ " + vietnamese(*from), "from " + to_text(*from)};
    }
    if (until) {
        return {"đến " + vietnamese(*until), "until " + to_text(*until)};
    }
    return {"luôn luôn", "always"};
}

}  // namespace phanbien::people
