// RowStatement: a statement whose columns and parameters are known when the program runs, for rows
// that are carried from one database to another without being understood. Every type that decides
// something is read by Query instead. Never moves; one thread at a time.
#pragma once

#include <deque>
#include <span>
#include <string>
#include <vector>

#include "adapters/storage/cell.hpp"
#include "adapters/storage/connection.hpp"
#include "adapters/storage/moved_tables.hpp"

namespace phanbien::storage {

class RowStatement {
  public:
    // `sql` gives `columns`, none where it changes rows, and takes one `:name` for each of
    // `parameters`.
    RowStatement(Connection& connection, const std::string& sql,
                 const std::vector<MovedColumn>& columns,
                 const std::vector<MovedColumn>& parameters);
    RowStatement(const RowStatement&) = delete;
    RowStatement& operator=(const RowStatement&) = delete;

    // All rows. Requires a cell of its kind, or NULL, for each parameter.
    std::vector<Row> run(std::span<const Cell> parameters);

  private:
    struct Buffer {
        MovedColumn::Kind kind;
        std::string text{};
        long long number = 0;
        soci::indicator null = soci::i_ok;

        void set(const Cell& cell);
        Cell cell() const;
    };

    void prepare(const std::string& sql);
    Row row() const;

    Connection& connection_;
    std::deque<Buffer> columns_;  // their addresses are the statement's
    std::deque<Buffer> parameters_;
    soci::statement statement_;
};

}  // namespace phanbien::storage
