#include "adapters/storage/moved_rows.hpp"

#include "adapters/storage/text_index.hpp"
#include "adapters/storage/tsvector_match.hpp"

namespace phanbien::storage {
namespace {

constexpr std::string_view word_table = "text_word";

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

bool has_tsvector(const MovedTable& table, DatabaseKind kind) {
    return kind == DatabaseKind::postgresql && table.name == word_table;
}

// Rows come as an array for each column: one round trip for all of them.
std::string insertion_of_arrays(const MovedTable& table) {
    const auto columns = columns_of(table);
    const bool with_tsvector = has_tsvector(table, DatabaseKind::postgresql);
    std::string arrays;
    for (std::size_t i = 0; i < columns.size(); ++i) {
        const bool is_number = columns[i].kind == MovedColumn::Kind::number;
        arrays += (i == 0 ? "CAST(" : ", CAST(") + parameter(i) +
                  (is_number ? " AS BIGINT[])" : " AS TEXT[])");
    }
    auto values = listed(columns);
    if (with_tsvector) {
        arrays += ", CAST(" + parameter(columns.size()) + " AS TEXT[])";
        values += ", CAST(found_by AS TSVECTOR)";
    }
    const auto names = listed(columns) + (with_tsvector ? ", found_by" : "");
    return "INSERT INTO " + std::string(table.name) + " (" + names + ") SELECT " + values +
           " FROM unnest(" + arrays + ") AS moved (" + names + ")";
}

std::string insertion(const MovedTable& table, DatabaseKind kind) {
    if (kind == DatabaseKind::postgresql) {
        return insertion_of_arrays(table);
    }
    const auto columns = columns_of(table);
    return "INSERT INTO " + std::string(table.name) + " (" + listed(columns) + ") VALUES (" +
           parameters(columns.size()) + ")";
}

std::vector<MovedColumn> insertion_parameters(const MovedTable& table, DatabaseKind kind) {
    auto columns = columns_of(table);
    if (kind == DatabaseKind::postgresql) {
        for (auto& column : columns) {
            column.kind = MovedColumn::Kind::text;
        }
        if (has_tsvector(table, kind)) {
            columns.push_back({"found_by", MovedColumn::Kind::text});
        }
    }
    return columns;
}

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
    : kind_(kind),
      columns_(columns_of(table).size()),
      with_tsvector_(has_tsvector(table, kind)),
      insert_(connection, insertion(table, kind), {}, insertion_parameters(table, kind)) {}

void RowWriter::write(const std::vector<Row>& rows) {
    if (kind_ == DatabaseKind::postgresql) {
        write_arrays(rows);
        return;
    }
    for (const auto& row : rows) {
        insert_.run(row);
    }
}

void RowWriter::write_arrays(const std::vector<Row>& rows) {
    std::vector<std::string> arrays(columns_ + (with_tsvector_ ? 1 : 0), "{");
    for (const auto& row : rows) {
        for (std::size_t i = 0; i < columns_; ++i) {
            append_element(arrays[i], row[i]);
        }
        if (with_tsvector_) {
            append_element(arrays.back(), tsvector_of(words_of(row)));
        }
    }
    Row whole;
    for (auto& array : arrays) {
        array += '}';
        whole.emplace_back(std::move(array));
    }
    insert_.run(whole);
}

}  // namespace phanbien::storage
