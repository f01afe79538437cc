#include "adapters/storage/moved_tables.hpp"

#include <boost/test/unit_test.hpp>
#include <set>

#include "adapters/storage/query.hpp"
#include "tests/contract/stores.hpp"

using namespace phanbien;
using namespace phanbien::storage;

namespace {

// What the migrations made, as the database itself tells it.
struct Migrated {
    contract::OnDatabase made;
    std::unique_ptr<Connection> connection = contract::beside(made.place);
    bool on_sqlite = made.place.database.empty();

    std::set<std::string> texts(const std::string& sql) const {
        Query<std::string()> query(*connection, sql);
        const auto all = query.all();
        return {all.begin(), all.end()};
    }
    // Without those that FTS5 keeps for itself.
    std::set<std::string> tables() const {
        return texts(on_sqlite ? "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT "
                                 "LIKE 'text\\_word\\_%' ESCAPE '\\' AND name NOT LIKE 'sqlite%'"
                               : "SELECT relname FROM pg_class WHERE relkind IN ('r', 'p') AND NOT "
                                 "relispartition AND relnamespace = CAST(current_schema() AS "
                                 "regnamespace)");
    }
    // "name kind", the kind by the first letter of its type.
    std::set<std::string> columns(const std::string& table) const {
        return texts(on_sqlite ? "SELECT name || ' ' || lower(substr(type, 1, 1)) FROM "
                                 "pragma_table_info('" +
                                     table + "')"
                               : "SELECT column_name || ' ' || substr(data_type, 1, 1) FROM "
                                 "information_schema.columns WHERE table_name = '" +
                                     table + "' AND table_schema = current_schema()");
    }
    // "place name" of each column of the primary key.
    std::set<std::string> key(const std::string& table) const {
        return texts(on_sqlite ? "SELECT pk || ' ' || name FROM pragma_table_info('" + table +
                                     "') WHERE pk > 0"
                               : "SELECT ordinal_position || ' ' || column_name FROM "
                                 "information_schema.key_column_usage WHERE constraint_name = '" +
                                     table + "_pkey'");
    }
};

std::set<std::string> columns_listed(const MovedTable& table) {
    std::set<std::string> names;
    for (const auto& column : columns_of(table)) {
        names.insert(column.name + (column.kind == MovedColumn::Kind::number ? " b" : " t"));
    }
    return names;
}

std::set<std::string> key_listed(const MovedTable& table) {
    std::set<std::string> names;
    for (const auto& column : columns_of(table.key)) {
        names.insert(std::to_string(names.size() + 1) + " " + column.name);
    }
    return names;
}

}  // namespace

BOOST_FIXTURE_TEST_SUITE(moved_tables_of_the_database, Migrated)

BOOST_AUTO_TEST_CASE(no_table_is_forgotten) {
    std::set<std::string> listed(own_tables().begin(), own_tables().end());
    for (const auto& table : moved_tables()) {
        BOOST_TEST(listed.insert(std::string(table.name)).second, table.name << " stands twice");
    }
    BOOST_TEST((listed == tables()), "tables of the migrations and of moved_tables.cpp differ");
}

BOOST_AUTO_TEST_CASE(no_column_is_forgotten) {
    for (const auto& table : moved_tables()) {
        auto there = columns(std::string(table.name));
        if (table.name == "text_word" && on_sqlite) {
            there = {"rowid b", "exact t", "folded t", "who t", "marks t"};
        }
        if (there.erase("id i") != 0) {
            there.insert("id b");  // SQLite's own name of a row's number is an INTEGER
        }
        BOOST_TEST((columns_listed(table) == there), table.name);
    }
}

BOOST_AUTO_TEST_CASE(rows_are_ordered_by_the_primary_key) {
    for (const auto& table : moved_tables()) {
        const bool has_key =
            table.name != "text_index" && (table.name != "text_word" || !on_sqlite);
        if (has_key) {
            auto there = key(std::string(table.name));
            auto listed = key_listed(table);
            BOOST_TEST((listed == there), table.name);
        }
    }
}

BOOST_AUTO_TEST_SUITE_END()

BOOST_AUTO_TEST_SUITE(moved_tables_list)

BOOST_AUTO_TEST_CASE(names_say_their_kind) {
    const auto columns = columns_of("a b# c");
    BOOST_TEST_REQUIRE(columns.size() == 3U);
    BOOST_TEST((columns[0].kind == MovedColumn::Kind::text));
    BOOST_TEST((columns[1].kind == MovedColumn::Kind::number));
    BOOST_TEST(listed(columns) == "a, b, c");
    BOOST_TEST(columns_of("").empty());
}

BOOST_AUTO_TEST_SUITE_END()
