// Which column holds what: guessed from the words of the head row, to be corrected by a person.
// Pure; any thread.
#pragma once

#include <array>
#include <optional>
#include <string_view>
#include <utility>

#include "engine/intake/table.hpp"

namespace phanbien::intake {

enum class Column { provision, speaker, heading, stance, text, proposal, source };
inline constexpr std::array all_columns{Column::provision, Column::speaker, Column::heading,
                                        Column::stance,    Column::text,    Column::proposal,
                                        Column::source};
std::string_view name_of(Column column);  // "provision"

// The place of each column in a row, where there is one.
class Columns {
  public:
    std::optional<std::size_t> place(Column column) const {
        return places_[static_cast<std::size_t>(column)];
    }
    void put(Column column, std::optional<std::size_t> place) {
        places_[static_cast<std::size_t>(column)] = place;
    }
    std::size_t known() const;
    bool operator==(const Columns&) const = default;

  private:
    std::array<std::optional<std::size_t>, all_columns.size()> places_{};
};

// Words of a head are known with or without their marks, in Vietnamese or English; of two cells
// that could be the same column the one that says it more exactly is it.
Columns columns_from(const TableRow& head);

// The row whose cells name most columns, at least the text and one more, among the first rows; an
// index into table.rows. Nothing where there is none.
std::optional<std::size_t> head_row_of(const Table& table);

// The table that most probably holds opinions: of those with a head the one with most rows, else
// the longest. Requires at least one.
std::size_t best_table(const std::vector<Table>& tables);

}  // namespace phanbien::intake
