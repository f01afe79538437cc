// The rows of one table, in pages by its key, out of one database and into another. Reading and
// writing belong to one connection each; one thread at a time.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "adapters/storage/row_statement.hpp"

namespace phanbien::storage {

class RowReader {
  public:
    RowReader(Connection& connection, const MovedTable& table);

    std::uint64_t count();
    // The rows behind this one, or from the first; at most the table's page_rows.
    std::vector<Row> behind(const std::optional<Row>& row);
    // The last row's key; nothing in an empty table.
    std::optional<Row> last_key();

  private:
    Connection& connection_;
    const MovedTable& table_;
    std::size_t key_size_;
    RowStatement first_;
    RowStatement next_;
};

// The table of words holds in each database what that one finds them by (text_index.hpp).
enum class DatabaseKind { sqlite, postgresql };

class RowWriter {
  public:
    RowWriter(Connection& connection, const MovedTable& table, DatabaseKind kind);

    // On PostgreSQL in one statement. In the caller's transaction.
    void write(std::vector<Row> rows);

  private:
    Connection& connection_;
    DatabaseKind kind_;
    bool is_log_;
    RowStatement insert_;
};

}  // namespace phanbien::storage
