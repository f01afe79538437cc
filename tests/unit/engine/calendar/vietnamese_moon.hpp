// The Vietnamese lunar calendar from the moon and the sun themselves: an independent witness for
// the dates of Tết and Giỗ Tổ in the calendars that are shipped. A lunar day begins at midnight of
// UTC+7, so these dates can differ from the Chinese ones by a day or a month.
#pragma once

#include "engine/kernel/instant.hpp"

namespace phanbien::calendar {

struct LunarDate {
    int year = 0;  // in which its Tết falls
    int month = 1;
    int day = 1;
};

// Of a month that is not a leap one, in the years 1976 to 2100.
Date solar_date(const LunarDate& lunar);

}  // namespace phanbien::calendar
