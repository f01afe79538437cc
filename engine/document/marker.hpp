// Marker: the number with which a line opens a provision, if it does.
//
// Looks at one line only; whether a provision may stand there is decided by the tree builder.
// The forms are those of NĐ 78/2025 and NĐ 30/2020 Phụ lục I and what people make of them: "Điều
// 5.", "ĐIỀU 5:", "1.", "1a.", "a)", "đ)", "Chương II", "Mục 1. QUY ĐỊNH CHUNG", "Phần thứ nhất".
// A reference ("Điều 5 của Luật này …", "Khoản 2 Điều 3"), a date or an amount is none.
// Pure; any thread.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "engine/document/outline.hpp"

namespace phanbien::document {

struct Marker {
    ProvisionKind kind = ProvisionKind::block;
    std::string number = {};
    std::string label = {};   // as it is cited: "Điều 5", "Phần thứ nhất"
    std::size_t rest_at = 0;  // where the heading or text begins in the line
    char sign = '.';          // behind a clause's or point's number: . ) - /
    bool doubtful = false;    // a number only where it is the next one due

    bool operator==(const Marker&) const = default;
};

// How the line looks on the page; a heading on the number's own line is believed more readily when
// it is bold, centred or has an outline level.
enum class Look { plain, emphasised };

// Requires NFC text with collapsed spaces.
std::optional<Marker> read_marker(std::string_view line, Look look);

// "I. MỤC ĐÍCH, YÊU CẦU": the first level of plans and reports, which have no điều; "A. PHẦN MỞ
// ĐẦU" above it.
std::optional<Marker> read_roman_marker(std::string_view line);
std::optional<Marker> read_letter_marker(std::string_view line);

// "PHỤ LỤC II", "Phụ lục" as a heading.
std::optional<Marker> read_annex_marker(std::string_view line, Look look);

// A heading run onto the end of another paragraph by a bad copy: "…theo luật định.Chương V", or
// "….Điều 7. Tên điều". `at` is where it begins.
struct GluedMarker {
    std::size_t at = 0;
    Marker marker;
};
std::optional<GluedMarker> find_glued_marker(std::string_view line);

// Where inside the line of the clause or article `marker` the next one of its kind begins behind a
// full stop, semicolon or colon: "1. Một. 2. Hai.", or the article `due` next. Behind the heading
// of an article its clause 1 may follow at once. npos when there is none.
std::size_t find_run_on(std::string_view line, const Marker& marker, int due);

}  // namespace phanbien::document
