// Source: J. Meeus, Astronomical Algorithms, 2nd edition: new moons from chapter 49 (the periodic
// terms down to 0.0002 days, about a minute in sum), the sun's longitude from chapter 25 (0.01
// degree, a quarter of an hour). The rule of the months: the winter solstice is in the eleventh;
// where thirteen begin between two of them, the first in which the sun enters no sign is the leap
// one.
#include "vietnamese_moon.hpp"

#include <cmath>
#include <numbers>
#include <stdexcept>
#include <vector>

namespace phanbien::calendar {

namespace {

constexpr double days_between_moons = 29.530588861;
constexpr double first_moon = 2451550.09766;  // Julian ephemeris day, 6 January 2000
constexpr double unix_epoch = 2440587.5;      // Julian day
constexpr double delta_t_days = 72.0 / 86400;
constexpr double offset_days = 7.0 / 24;

double sine(double degrees) {
    return std::sin(degrees * std::numbers::pi / 180);
}

// The calendar day in Vietnam in which the k-th new moon after that of January 2000 falls.
Date new_moon(int k) {
    const double n = k;
    const double t = n / 1236.85;
    const double e = 1 - 0.002516 * t - 0.0000074 * t * t;
    const double sun = 2.5534 + 29.10535670 * n - 0.0000014 * t * t;
    const double moon = 201.5643 + 385.81693528 * n + 0.0107582 * t * t;
    const double latitude = 160.7108 + 390.67050284 * n - 0.0016118 * t * t;
    const double node = 124.7746 - 1.56375588 * n + 0.0020672 * t * t;
    const double terms = -0.40720 * sine(moon) + 0.17241 * e * sine(sun) +
                         0.01608 * sine(2 * moon) + 0.01039 * sine(2 * latitude) +
                         0.00739 * e * sine(moon - sun) - 0.00514 * e * sine(moon + sun) +
                         0.00208 * e * e * sine(2 * sun) - 0.00111 * sine(moon - 2 * latitude) -
                         0.00057 * sine(moon + 2 * latitude) + 0.00056 * e * sine(2 * moon + sun) -
                         0.00042 * sine(3 * moon) + 0.00042 * e * sine(sun + 2 * latitude) +
                         0.00038 * e * sine(sun - 2 * latitude) -
                         0.00024 * e * sine(2 * moon - sun) - 0.00017 * sine(node);
    const double at =
        first_moon + days_between_moons * n + 0.00015437 * t * t + terms - delta_t_days;
    return Date(
        std::chrono::days(static_cast<std::int64_t>(std::floor(at - unix_epoch + offset_days))));
}

// In which twelfth of the zodiac the sun stands when the day begins in Vietnam; 9: it has passed
// the winter solstice.
int sign(Date day) {
    const double at =
        static_cast<double>(day.time_since_epoch().count()) + unix_epoch - offset_days;
    const double t = (at - 2451545) / 36525;
    const double anomaly = 357.52911 + 35999.05029 * t;
    const double centre = (1.914602 - 0.004817 * t) * sine(anomaly) +
                          (0.019993 - 0.000101 * t) * sine(2 * anomaly) +
                          0.000289 * sine(3 * anomaly);
    const double longitude =
        280.46646 + 36000.76983 * t + centre - 0.00569 - 0.00478 * sine(125.04 - 1934.136 * t);
    return static_cast<int>(std::floor(longitude / 30)) % 12;
}

// The number of the moon that begins the eleventh month of the lunar year ending in early year + 1.
int eleventh_month(int year) {
    const Date newest{std::chrono::year(year) / 12 / 31};
    const Date origin = new_moon(0);
    auto k =
        static_cast<int>(static_cast<double>((newest - origin).count()) / days_between_moons) + 1;
    while (new_moon(k) > newest || sign(new_moon(k)) == 9 || sign(new_moon(k + 1)) == 8) {
        --k;
    }
    return k;
}

}  // namespace

Date solar_date(const LunarDate& lunar) {
    const int begin = eleventh_month(lunar.year - 1);
    const int end = eleventh_month(lunar.year);
    bool leap_to_come = end - begin == 13;
    int month = 11;
    for (int k = begin; k < end; ++k) {
        const bool no_sign = k > begin && sign(new_moon(k)) == sign(new_moon(k + 1));
        if (leap_to_come && no_sign) {
            leap_to_come = false;
            continue;
        }
        if (month == lunar.month && (month > 10 || k > begin + 1)) {
            return new_moon(k) + std::chrono::days(lunar.day - 1);
        }
        month = month % 12 + 1;
    }
    throw std::logic_error("no such lunar month");
}

}  // namespace phanbien::calendar
