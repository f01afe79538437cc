// Timers: each once, in order, never early, also late, after a restart and with a clock that jumps.
#include <boost/test/unit_test.hpp>

#include "tests/worlds/live_office.hpp"

using namespace phanbien;
using namespace phanbien::worlds;

namespace {

struct Waiting : LiveOffice {
    Waiting() { waits_for_answer("d1"); }

    // The moves that a timer made, as "dossier:event".
    std::vector<std::string> fired() {
        std::vector<std::string> fired;
        const auto reading = real_store->open_reading();
        for (const auto& stored : reading->log(0, 100'000)) {
            if (stored.dossier.empty()) {
                continue;  // of the office: the clock went back
            }
            const auto event = runtime::decode_stored(*reading, stored);
            const auto* moved = std::get_if<dossier::Moved>(&event.body);
            if (moved != nullptr && !moved->timer.empty()) {
                fired.push_back(event.dossier.text() + ":" + moved->event);
                BOOST_TEST(event.actor.empty());
                BOOST_TEST((event.organisation == front));
            }
        }
        return fired;
    }
};

using Texts = std::vector<std::string>;

}  // namespace

BOOST_FIXTURE_TEST_SUITE(timers, Waiting)

BOOST_AUTO_TEST_CASE(nothing_fires_early) {
    const auto due = office->tick();
    BOOST_TEST_REQUIRE(due.has_value());
    BOOST_TEST((*due > clock.now()));
    clock.set(*due - std::chrono::microseconds(1));
    BOOST_TEST((office->tick() == due));
    BOOST_TEST((fired() == Texts{}));
}

BOOST_AUTO_TEST_CASE(a_late_timer_fires_once) {
    clock.set(*office->tick() + std::chrono::hours(1'000));
    BOOST_TEST(!office->tick());
    BOOST_TEST(!office->tick());
    BOOST_TEST((fired() == Texts{"d1:due.answer"}));
}

BOOST_AUTO_TEST_CASE(a_restart_before_the_time_loses_nothing) {
    const auto due = *office->tick();
    restart();
    clock.set(due);
    BOOST_TEST(!office->tick());
    restart();
    BOOST_TEST(!office->tick());
    BOOST_TEST((fired() == Texts{"d1:due.answer"}));
}

BOOST_AUTO_TEST_CASE(late_timers_fire_in_order_of_their_due_time) {
    clock.pass(std::chrono::hours(48));
    waits_for_answer("d0");
    clock.pass(std::chrono::hours(24 * 100));
    BOOST_TEST(!office->tick());
    BOOST_TEST((fired() == Texts{"d1:due.answer", "d0:due.answer"}));
}

BOOST_AUTO_TEST_CASE(a_clock_that_jumps_forth_and_back_fires_once) {
    const auto start = clock.now();
    clock.set(*office->tick() + std::chrono::hours(24 * 365));
    BOOST_TEST(!office->tick());
    clock.set(start);
    BOOST_TEST(!office->tick());
    clock.pass(std::chrono::hours(24 * 400));
    BOOST_TEST(!office->tick());
    BOOST_TEST((fired() == Texts{"d1:due.answer"}));
}

BOOST_AUTO_TEST_CASE(a_row_whose_task_is_gone_is_only_removed) {
    const auto due = *office->tick();
    // A row left behind, as by a projection of an older program.
    const auto failure = runtime::run_and_wait(*committer, [&](runtime::Writing& writing) {
        dossier::Projection stale;
        stale.dossier = *writing.dossier_row(DossierId("d1"));
        stale.timers = {{.key = "task:gone", .due_at = due, .event = "due.gone", .data = {}}};
        writing.replace_projection(stale);
    });
    BOOST_TEST(!failure);
    clock.set(due);
    const auto revision = at_head("d1").revision;
    BOOST_TEST(!office->tick());
    BOOST_TEST(at_head("d1").revision == revision);
    BOOST_TEST((fired() == Texts{}));
}

BOOST_AUTO_TEST_CASE(what_cannot_be_written_is_tried_again_later) {
    const auto due = *office->tick();
    clock.set(due);
    std::atomic<bool> full = true;
    store->fault = [&](Step step) {
        if (full && step == Step::before_commit) {
            throw runtime::StoreFailure(runtime::StoreFailure::Kind::full, "full");
        }
    };
    BOOST_TEST((office->tick() == due + std::chrono::minutes(1)));
    full = false;
    BOOST_TEST(!office->tick());
    BOOST_TEST((fired() == Texts{"d1:due.answer"}));
}

BOOST_AUTO_TEST_SUITE_END()
