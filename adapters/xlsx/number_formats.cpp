#include "adapters/xlsx/number_formats.hpp"

#include <array>
#include <charconv>
#include <chrono>
#include <map>
#include <optional>

#include "adapters/office_file/xml.hpp"

namespace phanbien::xlsx {

namespace {

using office_file::attribute;
using office_file::child;

// Formats that every workbook has without writing them down: 14 to 22 are days and times, 27 to 36
// and 50 to 58 those of East Asia.
bool is_built_in_date(int id) {
    return (id >= 14 && id <= 17) || id == 22 || (id >= 27 && id <= 36) || (id >= 50 && id <= 58);
}

std::optional<double> number_in(std::string_view text) {
    double value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    return error == std::errc() && end == text.data() + text.size() && !text.empty()
               ? std::optional(value)
               : std::nullopt;
}

std::string two_digits(unsigned number) {
    return (number < 10 ? "0" : "") + std::to_string(number);
}

// Day 60 of the count from 1900 is a 29 February that never was; days before it are one late.
std::string day_text(double serial, bool counts_from_1904) {
    using namespace std::chrono;
    const auto whole = static_cast<int>(serial);
    const int shift = !counts_from_1904 && whole < 60 ? 1 : 0;
    const sys_days origin = counts_from_1904 ? sys_days(year(1904) / January / 1)
                                             : sys_days(year(1899) / December / 30);
    const year_month_day day(origin + days(whole + shift));
    return two_digits(unsigned(day.day())) + "/" + two_digits(unsigned(day.month())) + "/" +
           std::to_string(int(day.year()));
}

}  // namespace

bool shows_a_day(std::string_view format_code) {
    bool quoted = false;
    bool bracketed = false;
    for (std::size_t at = 0; at < format_code.size(); ++at) {
        const char sign = format_code[at];
        if (quoted || bracketed) {
            quoted = quoted && sign != '"';
            bracketed = bracketed && sign != ']';
        } else if (sign == '"') {
            quoted = true;
        } else if (sign == '[') {
            bracketed = true;
        } else if (sign == '\\') {
            ++at;
        } else if (sign == 'd' || sign == 'y' || sign == 'D' || sign == 'Y') {
            return true;
        }
    }
    return false;
}

NumberFormats::NumberFormats(const pugi::xml_node& styles, bool counts_from_1904)
    : counts_from_1904_(counts_from_1904) {
    std::map<int, bool> own;
    for (const auto& format : child(styles, "numFmts").children()) {
        const int id = office_file::number_or(attribute(format, "numFmtId"), -1);
        own[id] = shows_a_day(attribute(format, "formatCode"));
    }
    for (const auto& style : child(styles, "cellXfs").children()) {
        const int id = office_file::number_or(attribute(style, "numFmtId"), 0);
        const auto found = own.find(id);
        is_date_.push_back(found == own.end() ? is_built_in_date(id) : found->second);
    }
}

std::string NumberFormats::text_of(std::string_view number, std::size_t style) const {
    constexpr double last_day = 2'958'465;  // 31 December 9999
    const auto value = number_in(number);
    if (!value) {
        return std::string(number);
    }
    if (style < is_date_.size() && is_date_[style] && *value >= 0 && *value <= last_day) {
        return day_text(*value, counts_from_1904_);
    }
    // 0.30000000000000004 was 0.3 to whoever typed it.
    std::array<char, 32> digits;
    const auto written = std::to_chars(digits.data(), digits.data() + digits.size(), *value,
                                       std::chars_format::general, 15);
    return std::string(digits.data(), written.ptr);
}

}  // namespace phanbien::xlsx
