#include "adapters/storage/moved_rows.hpp"

#include "adapters/storage/rows.hpp"
#include "adapters/storage/text_index.hpp"

namespace phanbien::storage {
namespace {

constexpr std::string_view word_table = "text_word";
constexpr std::string_view log_table = "event";

std::vector<MovedColumn> key_of(const MovedTable& table) {
    return columns_of(table.key);
}

std::string parameter(std::size_t place) {
    return ":c" + std::to_string(place);
}

std::string parameters(std::size_t count) {
    std::string text;
    for (std::size_t i = 0; i < count; ++i) {
        text += (i == 0 ? "" : ", ") + parameter(i);
    }
    return text;
}

std::string page_of(const MovedTable& table, const std::string& condition) {
    return "SELECT " + listed(columns_of(table)) + " FROM " + std::string(table.name) + condition +
           " ORDER BY " + listed(key_of(table)) + " LIMIT " + std::to_string(table.page_rows);
}

std::string behind_key(const MovedTable& table) {
    const auto key = key_of(table);
    return " WHERE (" + listed(key) + ") > (" + parameters(key.size()) + ")";
}

std::string insertion_of(const MovedTable& table, DatabaseKind kind) {
    auto sql = insertion(table.name, columns_of(table));
    return kind == DatabaseKind::postgresql ? std::move(sql.many) : std::move(sql.one);
}

std::vector<MovedColumn> insertion_parameters(const MovedTable& table, DatabaseKind kind) {
    return kind == DatabaseKind::postgresql
               ? std::vector<MovedColumn>(columns_of(table).size(), {"", MovedColumn::Kind::text})
               : columns_of(table);
}

TextWords words_of(const Row& row) {
    const auto text = [&row](std::size_t at) { return std::get<std::string>(row.at(at)); };
    return {.exact = text(1), .folded = text(2), .who = text(3), .marks = text(4)};
}

// A database of a program before this one may keep more than the words.
void keep_words_alone(Row& row) {
    const auto words = words_alone(words_of(row));
    row = {row.front(), words.exact, words.folded, words.who, words.marks};
}

}  // namespace

RowReader::RowReader(Connection& connection, const MovedTable& table)
    : connection_(connection),
      table_(table),
      key_size_(key_of(table).size()),
      first_(connection, page_of(table, ""), columns_of(table), {}),
      next_(connection, page_of(table, behind_key(table)), columns_of(table), key_of(table)) {}

std::uint64_t RowReader::count() {
    return std::stoull(
        connection_.ask("SELECT CAST(COUNT(*) AS TEXT) FROM " + std::string(table_.name)));
}

std::vector<Row> RowReader::behind(const std::optional<Row>& row) {
    auto rows = row ? next_.run(std::span(*row).first(key_size_)) : first_.run({});
    if (table_.name == word_table) {
        for (auto& words : rows) {
            keep_words_alone(words);
        }
    }
    return rows;
}

std::optional<Row> RowReader::last_key() {
    const auto key = key_of(table_);
    std::string backwards;
    for (const auto& column : key) {
        backwards += (backwards.empty() ? "" : ", ") + column.name + " DESC";
    }
    RowStatement last(connection_,
                      "SELECT " + listed(key) + " FROM " + std::string(table_.name) + " ORDER BY " +
                          backwards + " LIMIT 1",
                      key, {});
    auto rows = last.run({});
    return rows.empty() ? std::nullopt : std::optional(std::move(rows.front()));
}

RowWriter::RowWriter(Connection& connection, const MovedTable& table, DatabaseKind kind)
    : connection_(connection),
      kind_(kind),
      is_log_(table.name == log_table),
      insert_(connection, insertion_of(table, kind), {}, insertion_parameters(table, kind)) {}

void RowWriter::write(std::vector<Row> rows) {
    if (kind_ != DatabaseKind::postgresql) {
        for (const auto& row : rows) {
            insert_.run(row);
        }
        return;
    }
    if (rows.empty()) {
        return;
    }
    if (is_log_) {
        connection_.make_room(static_cast<std::uint64_t>(std::get<long long>(rows.back().front())));
    }
    insert_.run(arrays_of(rows));
}

}  // namespace phanbien::storage
