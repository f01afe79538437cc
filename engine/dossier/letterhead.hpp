// Letterhead: what stands at the head of every paper the Front issues (NĐ 30/2020 Phụ lục I): the
// body's name on the left, the national title, place and date on the right.
//
// Both the synthesis table and the criticism document begin with it; how it looks is the writers'.
// Pure; any thread.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "engine/kernel/id.hpp"
#include "engine/kernel/instant.hpp"

namespace phanbien::dossier {

inline constexpr std::string_view national_title = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM";
inline constexpr std::string_view national_motto = "Độc lập - Tự do - Hạnh phúc";

// How organisations are called, for a paper. Events hold their ids only.
class Names {
  public:
    virtual ~Names() = default;
    // The full Vietnamese name. An unknown id must still give a text a reader can act on.
    virtual std::string organisation(const OrganisationId& id) const = 0;
};

struct Letterhead {
    std::string body;            // as people write it; writers set it in capitals
    std::string place_and_date;  // "Sơn La, ngày 05 tháng 02 năm 2026"

    bool operator==(const Letterhead&) const = default;
};

// Where a body signs, read from its name: "… tỉnh Sơn La" → "Sơn La". A place named after a person
// or a number keeps its kind ("Thành phố Hồ Chí Minh", "Phường 7"), central bodies sign in Hà Nội
// (NĐ 30/2020 Phụ lục I, mục II.4). Empty when the name does not tell.
std::string place_of(std::string_view organisation_name);

// Days under 10 and months 1 and 2 get a leading zero. Without a day: dotted room for a pen, as on
// a paper that is not issued yet; `year` is then the one printed.
std::string place_and_date(std::string_view place, std::optional<Date> day, int year);

// "ngày 05/02/2026" is written with these digits inside running text.
std::string short_date(Date day);

// "09:05:07", in Vietnam.
std::string time_of_day(Instant at);
// "05/02/2026 09:05:07", in Vietnam.
std::string short_time(Instant at);

// "dự thảo Nghị quyết …": the title with the word in front exactly once.
std::string as_draft(std::string_view title);

}  // namespace phanbien::dossier
