// Query<Row(Params…)>: one SQL statement, prepared on first use and kept on its connection.
//
// Parameters are bound by position: each `:name` stands once in the text, in the order of Params.
// Every call reads all rows before it returns, because a statement left in the middle of its rows
// pins the read snapshot on SQLite: stale answers, and a WAL that never shrinks. Never moves; one
// thread at a time.
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "adapters/storage/connection.hpp"
#include "adapters/storage/slot.hpp"

namespace phanbien::storage {

// What both kinds of statement share: the parameters' buffers and the statement kept after its
// first use. After any failure the statement is thrown away, and with it whatever it held open.
template <class... Params>
class Prepared {
  public:
    Prepared(Connection& connection, std::string sql)
        : connection_(connection), sql_(std::move(sql)) {}
    Prepared(const Prepared&) = delete;
    Prepared& operator=(const Prepared&) = delete;

  protected:
    // `define` adds the columns' buffers; `use` runs with the bound statement.
    template <class Define, class Use>
    void run_with(const Define& define, const Use& use, const Params&... params) {
        params_.set(params...);
        connection_.settle();
        try {
            if (!statement_) {
                prepare(define);
            }
            use(*statement_);
        } catch (const soci::soci_error& error) {
            statement_.reset();
            connection_.fail(error, Moment::statement);
        } catch (...) {
            statement_.reset();
            throw;
        }
    }

  private:
    template <class Define>
    void prepare(const Define& define) {
        statement_.emplace(connection_.session());
        params_.bind(*statement_);
        define(*statement_);
        statement_->alloc();
        statement_->prepare(sql_);
        statement_->define_and_bind();
    }

    Connection& connection_;
    std::string sql_;
    Slot<std::tuple<Params...>> params_;
    std::optional<soci::statement> statement_;
};

template <class Signature>
class Query;

template <class Row, class... Params>
class Query<Row(Params...)> : public Prepared<Params...> {
  public:
    using Prepared<Params...>::Prepared;

    std::vector<Row> all(const Params&... params) {
        std::vector<Row> rows;
        this->run_with([this](soci::statement& statement) { row_.define(statement); },
                       [&](soci::statement& statement) {
                           for (bool more = statement.execute(true); more;
                                more = statement.fetch()) {
                               rows.push_back(row_.value());
                           }
                       },
                       params...);
        return rows;
    }

    // For questions with at most one answer.
    std::optional<Row> first(const Params&... params) {
        auto rows = all(params...);
        return rows.empty() ? std::nullopt : std::optional<Row>(std::move(rows.front()));
    }

  private:
    Slot<Row> row_;
};

// A statement that changes rows and gives none.
template <class... Params>
class Query<void(Params...)> : public Prepared<Params...> {
  public:
    using Prepared<Params...>::Prepared;

    void run(const Params&... params) {
        this->run_with([](soci::statement&) {},
                       [](soci::statement& statement) { statement.execute(true); }, params...);
    }
};

}  // namespace phanbien::storage
