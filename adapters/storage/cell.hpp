// Cells and rows of a table that are carried about without being understood: on their way from one
// database to another, or together with others of their kind to where they are written.
#pragma once

#include <string>
#include <variant>
#include <vector>

namespace phanbien::storage {

using Cell = std::variant<std::monostate, long long, std::string>;  // NULL, BIGINT, TEXT
using Row = std::vector<Cell>;

}  // namespace phanbien::storage
