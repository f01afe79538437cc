// Instants and dates: UTC microseconds inside, Vietnamese calendar days at the edge.
//
// Asia/Ho_Chi_Minh is UTC+7 and has had no daylight saving since 1975, so a fixed offset is exact
// for every date this system can hold. Nothing here reads a clock: time comes in as an argument.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace phanbien {

using Instant = std::chrono::sys_time<std::chrono::microseconds>;
using Date = std::chrono::sys_days;  // a calendar day in Vietnam, without a time

inline constexpr std::chrono::hours vietnam_offset{7};

// "2026-11-23T09:15:00.123456Z", always 27 characters; years 0000 to 9999.
std::string to_text(Instant at);
// Accepts exactly the form above, and with fewer or no fraction digits; nothing else.
std::optional<Instant> parse_instant(std::string_view text);

// "2026-11-23". Accepts only real calendar days.
std::string to_text(Date day);
std::optional<Date> parse_date(std::string_view text);

// The Vietnamese calendar day in which an instant falls.
Date vietnam_day(Instant at);
// 0:00 of that day in Vietnam.
Instant start_of_day(Date day);
// 24:00 of that day in Vietnam, which is when a period ending on it ends (BLDS 2015 Đ.148 kh.6).
Instant end_of_day(Date day);

}  // namespace phanbien
