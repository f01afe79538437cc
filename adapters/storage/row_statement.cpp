#include "adapters/storage/row_statement.hpp"

namespace phanbien::storage {

void RowStatement::Buffer::set(const Cell& cell) {
    null = std::holds_alternative<std::monostate>(cell) ? soci::i_null : soci::i_ok;
    if (null == soci::i_ok && kind == MovedColumn::Kind::number) {
        number = std::get<long long>(cell);
    } else if (null == soci::i_ok) {
        text = std::get<std::string>(cell);
    }
}

Cell RowStatement::Buffer::cell() const {
    if (null != soci::i_ok) {
        return {};
    }
    return kind == MovedColumn::Kind::number ? Cell(number) : Cell(text);
}

RowStatement::RowStatement(Connection& connection, const std::string& sql,
                           const std::vector<MovedColumn>& columns,
                           const std::vector<MovedColumn>& parameters)
    : connection_(connection), statement_(connection.session()) {
    for (const auto& column : columns) {
        columns_.push_back({.kind = column.kind});
    }
    for (const auto& parameter : parameters) {
        parameters_.push_back({.kind = parameter.kind});
    }
    try {
        prepare(sql);
    } catch (const soci::soci_error& error) {
        connection_.fail(error, Moment::statement);
    }
}

void RowStatement::prepare(const std::string& sql) {
    for (auto& it : parameters_) {
        it.kind == MovedColumn::Kind::number ? statement_.exchange(soci::use(it.number, it.null))
                                             : statement_.exchange(soci::use(it.text, it.null));
    }
    for (auto& it : columns_) {
        it.kind == MovedColumn::Kind::number ? statement_.exchange(soci::into(it.number, it.null))
                                             : statement_.exchange(soci::into(it.text, it.null));
    }
    statement_.alloc();
    statement_.prepare(sql);
    statement_.define_and_bind();
}

std::vector<Row> RowStatement::run(std::span<const Cell> parameters) {
    for (std::size_t i = 0; i < parameters_.size(); ++i) {
        parameters_[i].set(parameters[i]);
    }
    std::vector<Row> rows;
    try {
        bool more = statement_.execute(true) && !columns_.empty();
        for (; more; more = statement_.fetch()) {
            rows.push_back(row());
        }
    } catch (const soci::soci_error& error) {
        connection_.fail(error, Moment::statement);
    }
    return rows;
}

Row RowStatement::row() const {
    Row row;
    row.reserve(columns_.size());
    for (const auto& column : columns_) {
        row.push_back(column.cell());
    }
    return row;
}

}  // namespace phanbien::storage
