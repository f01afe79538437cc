// Rows that are written together or each by itself: what stands in the table is the same.
#include "adapters/storage/rows.hpp"

#include <boost/test/unit_test.hpp>

#include "tests/contract/stores.hpp"

using namespace phanbien;
using namespace phanbien::storage;

namespace {

struct TableOfRows {
    contract::OnDatabase made;
    std::unique_ptr<Connection> connection = [this] {
        auto beside = contract::beside(made.place);
        beside->execute("CREATE TABLE r (k TEXT NOT NULL PRIMARY KEY, n BIGINT)");
        return beside;
    }();
    Rows<std::string> remove{
        *connection,
        {.one = "DELETE FROM r WHERE k = :k",
         .many = "DELETE FROM r USING " + given_rows(columns_of("k")) + " WHERE r.k = given.k"}};
    Rows<std::string, std::optional<int>> put{*connection, insertion("r", "k n#")};
    Rows<int, std::string> change{*connection,
                                  {.one = "UPDATE r SET n = :n WHERE k = :k",
                                   .many = "UPDATE r SET n = given.n FROM " +
                                           given_rows(columns_of("n# k")) + " WHERE r.k = given.k"},
                                  1,
                                  SameKey::latest};
    Query<std::tuple<std::string, std::optional<int>>()> all{*connection,
                                                             "SELECT k, n FROM r ORDER BY k"};

    using Table = std::vector<std::tuple<std::string, std::optional<int>>>;
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(rows_together, TableOfRows)

BOOST_AUTO_TEST_CASE(every_question_sees_what_was_said_before) {
    put.run("a", 1);
    put.run("b \"quoted\", {braced} \\", std::nullopt);
    BOOST_TEST((all.all() == Table{{"a", 1}, {"b \"quoted\", {braced} \\", std::nullopt}}));
    remove.run("a");
    put.run("a", 2);  // the one that is removed does not wait any more
    BOOST_TEST(all.all().size() == 2U);
    BOOST_TEST((all.all().front() == std::tuple<std::string, std::optional<int>>("a", 2)));
}

BOOST_AUTO_TEST_CASE(of_changes_to_the_same_row_the_latest_stays) {
    put.run("a", 1);
    put.run("b", 1);
    connection->settle();
    change.run(2, "a");
    change.run(3, "b");
    change.run(4, "a");
    BOOST_TEST((all.all() == Table{{"a", 4}, {"b", 3}}));
}

BOOST_AUTO_TEST_CASE(what_waits_is_known_by_its_key) {
    BOOST_TEST(!put.waits_for("a"));
    put.run("a", 1);
    BOOST_TEST(put.waits_for("a") == connection->gathers());
    BOOST_TEST(!put.waits_for("b"));
    connection->settle();
    BOOST_TEST(!put.waits_for("a"));
}

BOOST_AUTO_TEST_CASE(what_was_not_committed_leaves_nothing_that_waits) {
    {
        WriteTransaction transaction(*connection);
        put.run("a", 1);
    }
    WriteTransaction transaction(*connection);
    put.run("b", 1);
    transaction.commit();
    BOOST_TEST((all.all() == Table{{"b", 1}}));
}

BOOST_AUTO_TEST_CASE(a_row_that_is_refused_is_refused_at_the_latest_when_settling) {
    put.run("a", 1);
    const auto once_more = [&] {
        put.run("a", 2);
        connection->settle();
    };
    BOOST_CHECK_THROW(once_more(), std::logic_error);
    put.run("b", 1);
    connection->settle();
    BOOST_TEST((all.all().back() == std::tuple<std::string, std::optional<int>>("b", 1)));
}

BOOST_AUTO_TEST_CASE(more_than_may_wait_are_written_meanwhile) {
    for (std::size_t i = 0; i < rows_waiting_max + 5; ++i) {
        put.run(std::to_string(i), 0);
    }
    BOOST_TEST(put.waits_for("0") == false);
    BOOST_TEST(all.all().size() == rows_waiting_max + 5);
}

BOOST_AUTO_TEST_SUITE_END()
