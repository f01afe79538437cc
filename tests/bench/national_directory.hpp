// A national organisation, made up: one central office, 34 provinces, 3,321 communes and 100,000
// people (the number of offices is that of the Front since 1/7/2025; the people are a round
// figure). The same text every time. For benchmarks.
#pragma once

#include <string>

namespace phanbien::bench {

inline constexpr int provinces = 34;
inline constexpr int communes = 3'321;
inline constexpr int people_count = 100'000;

// As XML of schemas/organisation.xsd, without a mistake. Ids: "tw", "tinh-1" …, "xa-1" … for the
// offices; "<office>-chair", "<office>-<unit>-head" and so on for the posts; "n1" … for the people.
std::string national_directory();

}  // namespace phanbien::bench
