#include "adapters/storage/postgresql_failure.hpp"

#include <soci/postgresql/soci-postgresql.h>

#include <boost/test/unit_test.hpp>

using namespace phanbien::storage;
using phanbien::runtime::StoreFailure;

BOOST_AUTO_TEST_SUITE(postgresql_failure)

namespace {

void fails(const char* state, Link link, Moment moment) {
    throw_postgresql_failure(soci::postgresql_soci_error("ERROR: why\nDETAIL: data", state), link,
                             moment);
}

StoreFailure::Kind kind_of(const char* state, Link link, Moment moment) {
    try {
        fails(state, link, moment);
    } catch (const StoreFailure& failure) {
        BOOST_TEST(std::string_view(failure.what()).find("DETAIL") == std::string_view::npos);
        return failure.kind();
    }
    return {};
}

}  // namespace

BOOST_AUTO_TEST_CASE(a_code_says_what_the_engine_asks) {
    using Kind = StoreFailure::Kind;
    const struct {
        const char* state;
        Kind in_statement;
        Kind in_commit;
    } cases[] = {{"53100", Kind::full, Kind::full},       // disk_full
                 {"40001", Kind::busy, Kind::busy},       // serialization_failure
                 {"40P01", Kind::busy, Kind::busy},       // deadlock_detected
                 {"55P03", Kind::busy, Kind::busy},       // lock_not_available
                 {"57014", Kind::busy, Kind::busy},       // query_canceled
                 {"53300", Kind::busy, Kind::busy},       // too_many_connections
                 {"57P01", Kind::busy, Kind::unknown},    // admin_shutdown
                 {"08006", Kind::busy, Kind::unknown},    // connection_failure
                 {"40003", Kind::busy, Kind::unknown},    // statement_completion_unknown
                 {"XX001", Kind::broken, Kind::broken},   // data_corrupted
                 {"42P01", Kind::broken, Kind::broken}};  // undefined_table
    for (const auto& it : cases) {
        BOOST_TEST_CONTEXT(it.state) {
            BOOST_TEST((kind_of(it.state, Link::up, Moment::statement) == it.in_statement));
            BOOST_TEST((kind_of(it.state, Link::up, Moment::commit) == it.in_commit));
        }
    }
}

BOOST_AUTO_TEST_CASE(a_rows_mistake_harms_one_job_but_for_a_commit) {
    for (const auto* state : {"23505", "22021", "54000"}) {
        BOOST_CHECK_THROW(fails(state, Link::up, Moment::statement), std::logic_error);
        BOOST_CHECK_THROW(fails(state, Link::up, Moment::commit), StoreFailure);
    }
}

BOOST_AUTO_TEST_CASE(a_link_that_is_down_is_lost_whatever_was_said_last) {
    const soci::soci_error unsaid("no answer");
    BOOST_CHECK_THROW(throw_postgresql_failure(unsaid, Link::down, Moment::statement),
                      ConnectionLost);
    BOOST_CHECK_THROW(throw_postgresql_failure(unsaid, Link::down, Moment::commit), StoreFailure);
    BOOST_TEST((kind_of("42P01", Link::down, Moment::commit) == StoreFailure::Kind::unknown));
}

BOOST_AUTO_TEST_SUITE_END()
