// Delayed sends of a definition: each once, in the order asked for, never early; also after a
// restart, after a time without a server, and with a clock that jumps.
#include <boost/test/unit_test.hpp>

#include "tests/worlds/live_office.hpp"

using namespace phanbien;
using namespace phanbien::worlds;
using namespace std::chrono_literals;

namespace {

// Three sends of one time whose ids sort otherwise than they are asked for, one of a later time
// with a value, and a stop that cancels one. What is heard is written down in `heard`.
const std::string reminding = R"xml(<?xml version="1.0" encoding="UTF-8"?>
<scxml xmlns="http://www.w3.org/2005/07/scxml" xmlns:pb="urn:phanbien:workflow:1" version="1.0"
       name="small" datamodel="ecmascript" initial="waiting"
       pb:version="1" pb:vi="Thử" pb:en="Trial" pb:code="TR">
  <pb:role id="registrar" vi="Văn thư" en="Registrar"/>
  <pb:see of="host" role="registrar" what="documents history"/>
  <pb:create event="trial.begin" role="registrar" of="host" draft="none" counterpart="none"
             vi="Bắt đầu" en="Begin"/>
  <datamodel><data id="heard" expr="''"/></datamodel>
  <state id="waiting" pb:vi="Chờ" pb:en="Waiting">
    <onentry>
      <send event="remind" id="c" delay="864000s"><param name="who" expr="'c'"/></send>
      <send event="remind" id="a" delay="864000s"><param name="who" expr="'a'"/></send>
      <send event="remind" id="b" delay="864000s"><param name="who" expr="'b'"/></send>
      <send event="value" id="v" delay="1728000s"><content>[4, 2]</content></send>
    </onentry>
    <pb:action event="trial.stop" role="registrar" of="host" vi="Dừng" en="Stop"/>
    <transition event="remind"><assign location="heard" expr="heard + _event.data.who"/></transition>
    <transition event="value"><assign location="heard" expr="heard + _event.data[0]"/></transition>
    <transition event="trial.stop" target="stopped"><cancel sendid="a"/></transition>
  </state>
  <state id="stopped" pb:vi="Dừng" pb:en="Stopped">
    <pb:action event="trial.go" role="registrar" of="host" vi="Tiếp" en="Go"/>
    <transition event="trial.go" target="listening"/>
  </state>
  <state id="listening" pb:vi="Nghe" pb:en="Listening">
    <pb:action event="trial.stop" role="registrar" of="host" vi="Dừng" en="Stop"/>
    <transition event="remind value"><assign location="heard" expr="heard + '!'"/></transition>
    <transition event="trial.stop" target="stopped"/>
  </state>
</scxml>
)xml";

std::vector<dossier::Workflow> reminding_only() {
    std::vector<dossier::Workflow> out;
    out.push_back(dossier::Workflow::read(reminding, "reminding.scxml", "hash-r").value());
    return out;
}

struct Reminding : LiveOffice {
    Reminding() {
        work_by(shelf);
        dossier::Register begin;
        begin.event = "trial.begin";
        begin.procedure = "small";
        begin.facts.title = "Hồ sơ thử";
        does("d1", registrar(), std::move(begin));
        began = clock.now();
    }

    void starts_again() {
        restart();
        work_by(shelf);
    }
    std::string heard() { return at_head("d1").instance.data.at("heard").as_string().c_str(); }

    runtime::WorkflowShelf shelf{reminding_only()};
    Instant began;
};

constexpr auto first_due = 240h;
constexpr auto second_due = 480h;

}  // namespace

BOOST_FIXTURE_TEST_SUITE(delayed_sends, Reminding)

BOOST_AUTO_TEST_CASE(none_is_early_and_each_is_heard_once_in_order) {
    clock.set(began + first_due - 1h);
    office->tick();
    BOOST_TEST(heard() == "");
    clock.set(began + first_due + 1h);
    office->tick();
    office->tick();
    BOOST_TEST(heard() == "cab");
    clock.set(began + second_due + 1h);
    BOOST_TEST(!office->tick());
    BOOST_TEST(heard() == "cab4");
    BOOST_TEST(at_head("d1").sends.empty());
    BOOST_TEST(at_head("d1").instance.pending.empty());
}

BOOST_AUTO_TEST_CASE(a_server_that_was_down_at_the_time_hears_them_late_once_in_order) {
    starts_again();
    clock.set(began + 1'000h);
    starts_again();
    BOOST_TEST(!office->tick());
    starts_again();
    BOOST_TEST(!office->tick());
    BOOST_TEST(heard() == "cab4");
}

BOOST_AUTO_TEST_CASE(a_restart_between_two_loses_none) {
    clock.set(began + first_due + 1h);
    office->tick();
    starts_again();
    BOOST_TEST(heard() == "cab");
    clock.set(began + second_due + 1h);
    office->tick();
    BOOST_TEST(heard() == "cab4");
}

BOOST_AUTO_TEST_CASE(a_clock_that_jumps_there_and_back_fires_once) {
    clock.set(began + 1'000h);
    office->tick();
    clock.set(began);
    office->tick();
    clock.set(began + 2'000h);
    office->tick();
    BOOST_TEST(heard() == "cab4");
}

BOOST_AUTO_TEST_CASE(a_lost_acknowledgement_fires_once) {
    clock.set(began + 1'000h);
    std::atomic<int> losses = 2;
    store->fault = [&](Step step) {
        if (step == Step::before_commit && losses-- > 0) {
            throw runtime::StoreFailure(runtime::StoreFailure::Kind::busy, "not written");
        }
    };
    office->tick();
    store->fault = [](Step) {};
    clock.pass(2min);
    office->tick();
    BOOST_TEST(heard() == "cab4");
}

BOOST_AUTO_TEST_CASE(what_is_cancelled_never_comes_and_what_nobody_hears_is_over) {
    raises("d1", registrar(), "trial.stop");
    BOOST_TEST(at_head("d1").sends.size() == 3U);
    clock.set(began + first_due + 1h);
    office->tick();
    BOOST_TEST(heard() == "");
    BOOST_TEST(at_head("d1").sends.size() == 1U);
    // A state that would hear it comes too late; the one that is still due is heard there.
    raises("d1", registrar(), "trial.go");
    office->tick();
    BOOST_TEST(heard() == "");
    clock.set(began + second_due + 1h);
    office->tick();
    BOOST_TEST(heard() == "!");
}

BOOST_AUTO_TEST_CASE(the_lists_made_anew_hold_the_same_timers) {
    BOOST_TEST(office->rebuild() == 1U);
    clock.set(began + 1'000h);
    office->tick();
    BOOST_TEST(heard() == "cab4");
}

BOOST_AUTO_TEST_SUITE_END()
