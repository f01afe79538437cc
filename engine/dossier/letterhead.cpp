#include "engine/dossier/letterhead.hpp"

#include <array>
#include <chrono>

namespace phanbien::dossier {
namespace {

struct UnitKind {
    std::string_view word;     // as it stands inside a name
    std::string_view capital;  // as it begins a place
};

constexpr std::array<UnitKind, 9> unit_kinds{{{" tỉnh ", "Tỉnh "},
                                              {" thành phố ", "Thành phố "},
                                              {" Thành phố ", "Thành phố "},
                                              {" huyện ", "Huyện "},
                                              {" thị xã ", "Thị xã "},
                                              {" xã ", "Xã "},
                                              {" phường ", "Phường "},
                                              {" thị trấn ", "Thị trấn "},
                                              {" đặc khu ", "Đặc khu "}}};

struct FoundUnit {
    std::size_t at = std::string_view::npos;
    const UnitKind* kind = nullptr;
};

// The first unit word: a commune's name may go on with its province's. " thị xã " is met before the
// " xã " inside it.
FoundUnit first_unit(std::string_view name) {
    FoundUnit found;
    for (const UnitKind& kind : unit_kinds) {
        if (const auto at = name.find(kind.word); at < found.at) {
            found = {at, &kind};
        }
    }
    return found;
}

bool keeps_its_kind(std::string_view place) {
    return place == "Hồ Chí Minh" || (!place.empty() && place[0] >= '0' && place[0] <= '9');
}

std::string two_digits(unsigned number) {
    return number < 10 ? "0" + std::to_string(number) : std::to_string(number);
}

}  // namespace

std::string place_of(std::string_view organisation_name) {
    const FoundUnit unit = first_unit(organisation_name);
    if (unit.kind == nullptr) {
        return organisation_name.find("Trung ương") != std::string_view::npos ? "Hà Nội" : "";
    }
    std::string_view place = organisation_name.substr(unit.at + unit.kind->word.size());
    place = place.substr(0, place.find(','));
    place = place.substr(0, first_unit(place).at);
    return keeps_its_kind(place) ? std::string(unit.kind->capital) + std::string(place)
                                 : std::string(place);
}

std::string place_and_date(std::string_view place, std::optional<Date> day, int year) {
    std::string text(place.empty() ? "…………" : place);
    if (!day) {
        return text + ", ngày …… tháng …… năm " + std::to_string(year);
    }
    const std::chrono::year_month_day date(*day);
    const auto month = static_cast<unsigned>(date.month());
    return text + ", ngày " + two_digits(static_cast<unsigned>(date.day())) + " tháng " +
           (month < 3 ? two_digits(month) : std::to_string(month)) + " năm " +
           std::to_string(static_cast<int>(date.year()));
}

std::string short_date(Date day) {
    const std::chrono::year_month_day date(day);
    return two_digits(static_cast<unsigned>(date.day())) + "/" +
           two_digits(static_cast<unsigned>(date.month())) + "/" +
           std::to_string(static_cast<int>(date.year()));
}

std::string time_of_day(Instant at) {
    constexpr std::size_t time_from = 11;
    constexpr std::size_t time_length = 8;
    return to_text(at + vietnam_offset).substr(time_from, time_length);
}

std::string short_time(Instant at) {
    return short_date(vietnam_day(at)) + " " + time_of_day(at);
}

std::string as_draft(std::string_view title) {
    for (const std::string_view word : {"Dự thảo ", "dự thảo ", "DỰ THẢO "}) {
        if (title.starts_with(word)) {
            return "dự thảo " + std::string(title.substr(word.size()));
        }
    }
    return "dự thảo " + std::string(title);
}

}  // namespace phanbien::dossier
