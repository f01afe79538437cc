// Rows<Params…>: a statement that puts one row into a table, changes one or takes one out.
//
// Where each statement is a round trip (Connection::gathers()), rows wait, and all that wait are
// written by one statement. Every other statement of the connection is behind all that wait, as is
// the commit; those that wait are written in the order in which their statements were made, not in
// that in which they were given. So whoever takes rows out of a table makes that statement before
// the one that puts rows in, and settles the connection where one that waits would be taken out.
// Never moves; one thread at a time.
#pragma once

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "adapters/storage/given_rows.hpp"
#include "adapters/storage/query.hpp"
#include "adapters/storage/row_statement.hpp"

namespace phanbien::storage {

inline constexpr std::size_t rows_waiting_max = 1'000;  // of one statement, for the memory's sake

struct RowSql {
    std::string one;   // for a row at a time, as a Query's
    std::string many;  // for those of a table called `given` (given_rows.hpp)
};

// INSERT, with a value for each of the columns; names as in MovedTable.
RowSql insertion(std::string_view table, std::string_view columns);
RowSql insertion(std::string_view table, const std::vector<MovedColumn>& columns);

// What becomes of a row that waits when another one has the same key.
enum class SameKey { both, latest };

// The rows of one statement that wait; the connection has them written.
class WaitingRows {
  public:
    WaitingRows(Connection& connection, std::string sql, std::size_t key, SameKey same_key);
    WaitingRows(const WaitingRows&) = delete;
    WaitingRows& operator=(const WaitingRows&) = delete;

    void add(Row row);
    void write();
    void forget() { rows_.clear(); }
    // Whether a row waits that has this text in its key's column.
    bool has(std::string_view key) const;

  private:
    std::vector<Row>::const_iterator with_key(const Cell& key) const;

    Connection& connection_;
    std::string sql_;
    std::size_t key_;  // a column's place
    SameKey same_key_;
    std::vector<Row> rows_;
    std::optional<RowStatement> statement_;
};

template <class... Params>
class Rows {
  public:
    Rows(Connection& connection, RowSql sql, std::size_t key = 0, SameKey same_key = SameKey::both)
        : gathers_(connection.gathers()),
          one_(connection, std::move(sql.one)),
          waiting_(connection, std::move(sql.many), key, same_key) {}

    void run(const Params&... params) {
        if (!gathers_) {
            one_.run(params...);
            return;
        }
        slots_.set(params...);
        Row row;
        slots_.append_to(row);
        waiting_.add(std::move(row));
    }
    bool waits_for(std::string_view key) const { return gathers_ && waiting_.has(key); }

  private:
    bool gathers_;
    Query<void(Params...)> one_;
    Slot<std::tuple<Params...>> slots_;
    WaitingRows waiting_;
};

}  // namespace phanbien::storage
