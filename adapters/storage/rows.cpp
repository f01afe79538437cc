#include "adapters/storage/rows.hpp"

namespace phanbien::storage {

RowSql insertion(std::string_view table, std::string_view columns) {
    return insertion(table, columns_of(columns));
}

RowSql insertion(std::string_view table, const std::vector<MovedColumn>& columns) {
    const auto names = listed(columns);
    const auto into = "INSERT INTO " + std::string(table) + " (" + names + ") ";
    std::string values;
    for (const auto& column : columns) {
        values += (values.empty() ? ":" : ", :") + column.name;
    }
    return {.one = into + "VALUES (" + values + ")",
            .many = into + "SELECT " + names + " FROM " + given_rows(columns)};
}

WaitingRows::WaitingRows(Connection& connection, std::string sql, std::size_t key, SameKey same_key)
    : connection_(connection), sql_(std::move(sql)), key_(key), same_key_(same_key) {
    connection_.gather(*this);
}

void WaitingRows::add(Row row) {
    if (rows_.size() >= rows_waiting_max) {
        connection_.settle();
    }
    if (same_key_ == SameKey::latest) {
        if (const auto same = with_key(row[key_]); same != rows_.end()) {
            rows_.erase(same);
        }
    }
    rows_.push_back(std::move(row));
    connection_.expect_settling();
}

void WaitingRows::write() {
    if (rows_.empty()) {
        return;
    }
    const auto arrays = arrays_of(rows_);
    rows_.clear();
    try {
        if (!statement_) {
            statement_.emplace(
                connection_, sql_, std::vector<MovedColumn>{},
                std::vector<MovedColumn>(arrays.size(), {"", MovedColumn::Kind::text}));
        }
        statement_->run(arrays);
    } catch (...) {
        statement_.reset();
        throw;
    }
}

bool WaitingRows::has(std::string_view key) const {
    return with_key(Cell(std::string(key))) != rows_.end();
}

std::vector<Row>::const_iterator WaitingRows::with_key(const Cell& key) const {
    return std::ranges::find(rows_, key,
                             [this](const Row& row) -> const Cell& { return row[key_]; });
}

}  // namespace phanbien::storage
