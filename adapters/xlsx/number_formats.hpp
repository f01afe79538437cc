// Number formats: which stored numbers of a workbook are days, and how a number reads as text.
//
// A spreadsheet keeps a day as a count of days; only the cell's format says so (ECMA-376 part 1,
// 18.8.30). Read once; then const, any thread.
#pragma once

#include <pugixml.hpp>
#include <string>
#include <string_view>
#include <vector>

namespace phanbien::xlsx {

class NumberFormats {
  public:
    NumberFormats() = default;
    // `styles`: the root of xl/styles.xml. `counts_from_1904`: workbookPr's date1904.
    NumberFormats(const pugi::xml_node& styles, bool counts_from_1904);

    // The number of a cell with that style as a person reads it: "17", "0.5", and "05/02/2026" for
    // a day. A text that is no number comes back as it is.
    std::string text_of(std::string_view number, std::size_t style) const;

  private:
    std::vector<bool> is_date_;  // by style
    bool counts_from_1904_ = false;
};

// Whether a format code such as "dd/mm/yyyy" shows a day; quoted words and [conditions] do not
// count.
bool shows_a_day(std::string_view format_code);

}  // namespace phanbien::xlsx
