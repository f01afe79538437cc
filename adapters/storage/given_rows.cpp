#include "adapters/storage/given_rows.hpp"

namespace phanbien::storage {
namespace {

void append_element(std::string& array, const Cell& cell) {
    array += array.size() == 1 ? "" : ",";
    if (const auto* number = std::get_if<long long>(&cell)) {
        array += std::to_string(*number);
    } else if (const auto* text = std::get_if<std::string>(&cell)) {
        array += '"';
        for (const char c : *text) {
            if (c == '"' || c == '\\') {
                array += '\\';
            }
            array += c;
        }
        array += '"';
    } else {
        array += "NULL";
    }
}

}  // namespace

std::string given_rows(const std::vector<MovedColumn>& columns) {
    std::string arrays;
    for (std::size_t i = 0; i < columns.size(); ++i) {
        const bool is_number = columns[i].kind == MovedColumn::Kind::number;
        arrays += (i == 0 ? "CAST(:c" : ", CAST(:c") + std::to_string(i) +
                  (is_number ? " AS BIGINT[])" : " AS TEXT[])");
    }
    return "unnest(" + arrays + ") AS given (" + listed(columns) + ")";
}

Row arrays_of(std::span<const Row> rows) {
    Row arrays;
    for (std::size_t column = 0; !rows.empty() && column < rows.front().size(); ++column) {
        std::string array = "{";
        for (const auto& row : rows) {
            append_element(array, row[column]);
        }
        arrays.emplace_back(array + '}');
    }
    return arrays;
}

}  // namespace phanbien::storage
