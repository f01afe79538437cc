#include "engine/kernel/instant.hpp"

#include <array>
#include <charconv>
#include <cstdint>

namespace phanbien {

namespace {

using namespace std::chrono;

std::optional<int> digits(std::string_view text, std::size_t from, std::size_t count) {
    if (from + count > text.size()) {
        return std::nullopt;
    }
    int value = 0;
    for (char c : text.substr(from, count)) {
        if (c < '0' || c > '9') {
            return std::nullopt;
        }
        value = value * 10 + (c - '0');
    }
    return value;
}

constexpr std::size_t instant_size = std::string_view("2026-11-30T00:00:00.000000Z").size();

// With zeros before it, and all of it where it has more digits: every event and every answer has
// instants in it, and a general formatter took longer than the rest of some.
void append_digits(std::string& text, std::int64_t value, std::ptrdiff_t width) {
    if (value < 0) {
        text += '-';
        value = -value;
        --width;
    }
    std::array<char, 20> buffer{};
    const auto end = std::to_chars(buffer.begin(), buffer.end(), value).ptr;
    for (auto missing = width - (end - buffer.begin()); missing > 0; --missing) {
        text += '0';
    }
    text.append(buffer.begin(), end);
}

std::optional<microseconds> parse_fraction(std::string_view text) {
    if (text.empty()) {
        return microseconds{0};
    }
    if (text.front() != '.' || text.size() < 2 || text.size() > 7) {
        return std::nullopt;
    }
    text.remove_prefix(1);
    auto value = digits(text, 0, text.size());
    if (!value) {
        return std::nullopt;
    }
    int scaled = *value;
    for (std::size_t i = text.size(); i < 6; ++i) {
        scaled *= 10;
    }
    return microseconds{scaled};
}

}  // namespace

std::string to_text(Date day) {
    const year_month_day ymd{day};
    std::string text;
    text.reserve(instant_size);  // for the time behind it
    append_digits(text, static_cast<int>(ymd.year()), 4);
    text += '-';
    append_digits(text, static_cast<int>(static_cast<unsigned>(ymd.month())), 2);
    text += '-';
    append_digits(text, static_cast<int>(static_cast<unsigned>(ymd.day())), 2);
    return text;
}

std::string to_text(Instant at) {
    const auto day = floor<days>(at);
    const hh_mm_ss time{at - day};
    auto text = to_text(day);
    text += 'T';
    append_digits(text, time.hours().count(), 2);
    text += ':';
    append_digits(text, time.minutes().count(), 2);
    text += ':';
    append_digits(text, time.seconds().count(), 2);
    text += '.';
    append_digits(text, time.subseconds().count(), 6);
    text += 'Z';
    return text;
}

std::optional<Date> parse_date(std::string_view text) {
    if (text.size() != 10 || text[4] != '-' || text[7] != '-') {
        return std::nullopt;
    }
    const auto y = digits(text, 0, 4);
    const auto m = digits(text, 5, 2);
    const auto d = digits(text, 8, 2);
    if (!y || !m || !d) {
        return std::nullopt;
    }
    const year_month_day ymd{year{*y}, month{static_cast<unsigned>(*m)},
                             day{static_cast<unsigned>(*d)}};
    if (!ymd.ok()) {
        return std::nullopt;
    }
    return sys_days{ymd};
}

std::optional<Instant> parse_instant(std::string_view text) {
    if (text.size() < 20 || text[10] != 'T' || text[13] != ':' || text[16] != ':' ||
        text.back() != 'Z') {
        return std::nullopt;
    }
    const auto day = parse_date(text.substr(0, 10));
    const auto h = digits(text, 11, 2);
    const auto m = digits(text, 14, 2);
    const auto s = digits(text, 17, 2);
    const auto fraction = parse_fraction(text.substr(19, text.size() - 20));
    if (!day || !h || !m || !s || !fraction || *h > 23 || *m > 59 || *s > 59) {
        return std::nullopt;
    }
    return Instant{*day} + hours{*h} + minutes{*m} + seconds{*s} + *fraction;
}

Date vietnam_day(Instant at) {
    return floor<days>(at + vietnam_offset);
}

Instant start_of_day(Date day) {
    return Instant{day} - vietnam_offset;
}

Instant end_of_day(Date day) {
    return start_of_day(day + days{1});
}

}  // namespace phanbien
