// Sheet: one worksheet of one workbook, made in memory; the only place that knows libxlsxwriter.
//
// The library writes to a file name. The name given to it is that of an anonymous file in memory,
// so that what a dossier says is never found on the disk under a name. Every text is a string cell:
// "=1+1" is shown, never reckoned. Rows and columns count from 0. Throws std::runtime_error when
// the library or the system fails. One owner, one thread.
#pragma once

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "adapters/xlsx/area.hpp"
#include "engine/kernel/instant.hpp"

struct lxw_workbook;
struct lxw_worksheet;
struct lxw_format;

namespace phanbien::xlsx {

enum class Look {
    plain,         // no border: the head
    bold_centred,  // no border
    italic_centred,
    caption,     // bordered, bold, centred: the head row
    label,       // bordered, bold
    text,        // bordered
    bottomless,  // bordered but below: the next row goes on
    middle,      // bordered at the sides only
    topless,     // bordered but above: goes on from the row above
    choice,      // bordered, to be chosen from a list
};

class Sheet {
  public:
    Sheet(const std::string& title, Date made_on);
    ~Sheet();
    Sheet(const Sheet&) = delete;
    Sheet& operator=(const Sheet&) = delete;

    void set_width(unsigned column, double units);
    // Up to the height that a row may have.
    void set_height(unsigned row, double points);
    // One cell, or several merged into one.
    void write(const Area& area, const std::string& text, Look look);
    // Landscape A4, as wide as the page, the head rows repeated on every page. Nothing is frozen on
    // the screen: the head above the table would be, too, and fill a small one.
    void lay_out_page(unsigned head_row, unsigned last_head_row);
    // A second sheet that office programs keep but do not show: names and values, one a row.
    void add_hidden(const std::string& name,
                    const std::vector<std::pair<std::string, std::string>>& entries);
    // Lets people choose in the cell from a list, and write something else nevertheless. Excel
    // takes no choice with a comma, and 255 characters of choices and commas: beyond that, none is
    // offered.
    void offer(unsigned row, unsigned column, std::vector<std::string> choices);
    void hide_column(unsigned column);

    // The bytes of the file. Call once, last.
    std::string finish();

  private:
    struct Parts;
    lxw_format* format_of(Look look);

    std::unique_ptr<Parts> parts_;
};

}  // namespace phanbien::xlsx
