#include "adapters/storage/rows.hpp"

namespace phanbien::storage {

RowSql insertion(std::string_view table, std::string_view columns) {
    const auto all = columns_of(columns);
    const auto names = listed(all);
    const auto into = "INSERT INTO " + std::string(table) + " (" + names + ") ";
    std::string values;
    for (const auto& column : all) {
        values += (values.empty() ? ":" : ", :") + column.name;
    }
    return {.one = into + "VALUES (" + values + ")",
            .many = into + "SELECT " + names + " FROM " + given_rows(all)};
}

WaitingRows::WaitingRows(Connection& connection, std::string sql, std::size_t key, SameKey same_key)
    : connection_(connection), sql_(std::move(sql)), key_(key), same_key_(same_key) {
    connection_.gather(*this);
}

void WaitingRows::add(Row row) {
    if (rows_.size() >= rows_waiting_max) {
        connection_.settle();
    }
    const auto same = same_key_ == SameKey::latest ? with_key(row[key_]) : rows_.end();
    if (same != rows_.end()) {
        *same = std::move(row);
        return;
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
    return std::ranges::any_of(rows_, [&](const Row& row) {
        const auto* text = std::get_if<std::string>(&row[key_]);
        return text != nullptr && *text == key;
    });
}

std::vector<Row>::iterator WaitingRows::with_key(const Cell& key) {
    return std::ranges::find(rows_, key,
                             [this](const Row& row) -> const Cell& { return row[key_]; });
}

}  // namespace phanbien::storage
