// Area: cells of a sheet from one corner to the other, both included. Rows and columns count from
// 0. Plain value; any thread.
#pragma once

namespace phanbien::xlsx {

struct Area {
    unsigned row = 0;
    unsigned column = 0;
    unsigned last_row = 0;
    unsigned last_column = 0;

    bool operator==(const Area&) const = default;
};

}  // namespace phanbien::xlsx
