// The office over the real store: two at once, numbers, restart, rebuild.
#include "engine/runtime/office.hpp"

#include <boost/test/unit_test.hpp>
#include <set>
#include <thread>

#include "engine/dossier/event_codec.hpp"
#include "engine/runtime/unreadable_dossier.hpp"
#include "tests/worlds/live_office.hpp"

using namespace phanbien;
using namespace phanbien::worlds;

namespace {

std::vector<runtime::StoredEvent> whole_log(LiveOffice& world) {
    return world.real_store->open_reading()->log(0, 100'000);
}

}  // namespace

BOOST_FIXTURE_TEST_SUITE(office, LiveOffice)

BOOST_AUTO_TEST_CASE(a_command_leaves_events_rows_and_a_receipt) {
    const auto receipt = registers("d1");
    BOOST_TEST(receipt.dossier.text() == "d1");
    BOOST_TEST(receipt.revision == at_head("d1").revision);
    BOOST_TEST(receipt.revision > 1U);
    const auto reading = real_store->open_reading();
    const auto row = reading->dossier_row(DossierId("d1"));
    BOOST_TEST_REQUIRE(row.has_value());
    BOOST_TEST(row->code == "PB-2026-0001");
    BOOST_TEST(row->revision == receipt.revision);
    const auto book = reading->register_entries(front, "incoming", 2026);
    BOOST_TEST_REQUIRE(book.size() == 1U);
    BOOST_TEST(book[0].row.number == 1);
    BOOST_TEST(book[0].dossier.id.text() == "d1");
    BOOST_TEST(!reading->inbox(specialist(), 10).empty());
}

BOOST_AUTO_TEST_CASE(a_refusal_leaves_nothing) {
    const auto refused = perform("d1", reviewer(), registration("d1"));
    BOOST_TEST_REQUIRE(!refused);
    BOOST_TEST(whole_log(*this).empty());
    BOOST_TEST(!real_store->open_reading()->dossier_row(DossierId("d1")));
    BOOST_TEST(perform("d9", specialist(), propose_scope()).has_error());
}

// As another process does that makes the lists anew.
BOOST_AUTO_TEST_CASE(rows_that_somebody_else_replaced_are_written_whole) {
    registers("d1");
    BOOST_TEST(!runtime::run_and_wait(
        *committer, [](runtime::Writing& writing) { writing.forget_projections({}); }));
    does("d1", specialist(), propose_scope());
    const auto reading = real_store->open_reading();
    const auto row = reading->dossier_row(DossierId("d1"));
    BOOST_TEST_REQUIRE(row.has_value());
    BOOST_TEST(row->revision == at_head("d1").revision);
    BOOST_TEST(!reading->inbox(committee(), 10).empty());
}

BOOST_AUTO_TEST_CASE(made_things_are_named_in_the_receipt) {
    registers("d1");
    does("d1", specialist(), propose_scope());
    raises("d1", committee(), "scope.accept");
    const auto asked =
        does("d1", specialist(),
             dossier::RequestReviews{.organisations = {women}, .due_on = {}, .message = ""});
    BOOST_TEST_REQUIRE(asked.created.size() == 1U);
    BOOST_TEST(at_head("d1").find(ReviewId(asked.created[0])) != nullptr);
}

BOOST_AUTO_TEST_CASE(the_log_has_no_gap_and_its_times_never_go_back) {
    registers("d1");
    clock.pass(-std::chrono::hours(24 * 365));
    registers("d2");
    restart();
    registers("d3");
    const auto log = whole_log(*this);
    const auto reading = real_store->open_reading();
    const auto times = reading->log_times(0, log.size());
    std::map<std::string, std::uint64_t> sequences;
    std::size_t jumps = 0;
    for (std::size_t i = 0; i < log.size(); ++i) {
        BOOST_TEST(log[i].position == i);
        BOOST_TEST((i == 0 || times[i - 1] < times[i]));
        if (log[i].dossier.empty()) {
            BOOST_TEST(log[i].leaf.find("clock_jumped") != std::string::npos);
            ++jumps;
            continue;
        }
        const auto event = runtime::decode_stored(*reading, log[i]);
        BOOST_TEST((event.at == times[i]));
        BOOST_TEST(event.sequence == ++sequences[event.dossier.text()]);
    }
    BOOST_TEST(jumps == 1U);
    BOOST_TEST(sequences.size() == 3U);
}

BOOST_AUTO_TEST_CASE(each_leaf_names_the_one_before_it) {
    registers("d1");
    does("d1", specialist(), propose_scope());
    auto previous = dossier::no_previous_leaf();
    for (const auto& stored : whole_log(*this)) {
        BOOST_TEST(stored.leaf.find(previous) != std::string::npos);
        previous = stored.hash;
    }
    BOOST_TEST(at_head("d1").head == previous);
}

BOOST_AUTO_TEST_CASE(of_two_at_once_exactly_one_wins) {
    for (int race = 0; race < 200; ++race) {
        const auto id = "d" + std::to_string(race);
        const auto revision = registers(id).revision;
        std::atomic<int> won = 0;
        std::atomic<int> stale = 0;
        const auto try_it = [&] {
            const auto result = perform(id, specialist(), propose_scope(), revision);
            won += result ? 1 : 0;
            stale += !result && result.error().kind == ProblemKind::stale ? 1 : 0;
        };
        std::thread one(try_it);
        std::thread other(try_it);
        one.join();
        other.join();
        BOOST_TEST(won == 1);
        BOOST_TEST(stale == 1);
    }
}

BOOST_AUTO_TEST_CASE(numbers_are_unique_under_load) {
    constexpr int threads = 8;
    constexpr int each = 12;
    std::vector<std::thread> registrars;
    for (int t = 0; t < threads; ++t) {
        registrars.emplace_back([this, t] {
            for (int i = 0; i < each; ++i) {
                static_cast<void>(perform("d" + std::to_string(t) + "-" + std::to_string(i),
                                          registrar(),
                                          registration("d" + std::to_string(t * 100 + i))));
            }
        });
    }
    for (auto& thread : registrars) {
        thread.join();
    }
    const auto reading = real_store->open_reading();
    const auto book = reading->register_entries(front, "incoming", 2026);
    BOOST_TEST(book.size() == threads * each);
    std::set<std::string> codes;
    for (std::size_t i = 0; i < book.size(); ++i) {
        BOOST_TEST(book[i].row.number == static_cast<int>(i) + 1);
        codes.insert(book[i].dossier.code);
    }
    BOOST_TEST(codes.size() == threads * each);
    BOOST_TEST(committer->figures().batches < committer->figures().jobs);
}

BOOST_AUTO_TEST_CASE(a_restart_sees_everything_and_goes_on) {
    waits_for_answer("d1");
    const auto before = at_head("d1");
    restart();
    BOOST_TEST((at_head("d1") == before));
    raises("d1", committee(), "dossier.pause", {{"reason", "Chờ hướng dẫn"}});
    BOOST_TEST(at_head("d1").revision > before.revision);
}

BOOST_AUTO_TEST_CASE(a_rebuild_gives_the_same_rows) {
    waits_for_answer("d1");
    registers("d2");
    const auto snapshot = [this] {
        const auto reading = real_store->open_reading();
        std::string text;
        for (const auto& row : reading->dossiers({.actor = registrar()}).rows) {
            text += row.code + "|" + row.states + "|" + row.arrival_code + "|" + row.issue_code +
                    "|" + std::to_string(row.revision) + "\n";
        }
        for (const auto* book : {"incoming", "outgoing"}) {
            for (const auto& entry : reading->register_entries(front, book, 2026)) {
                text += entry.row.code + "=" + entry.dossier.id.text() + "\n";
            }
        }
        for (const auto& task : reading->inbox(drafter(), 10)) {
            text += task.task.key + "@" + task.dossier.id.text() + "\n";
        }
        return text;
    };
    const auto before = snapshot();
    BOOST_TEST(before.find("PB-2026-0002") != std::string::npos);
    BOOST_TEST(office->rebuild() == 2U);
    BOOST_TEST(snapshot() == before);
}

BOOST_AUTO_TEST_CASE(search_finds_without_marks) {
    registers("d1");
    const auto reading = real_store->open_reading();
    BOOST_TEST(reading->dossiers({.actor = registrar(), .text = "quan ly duong"}).total == 1);
    BOOST_TEST(reading->dossiers({.actor = registrar(), .text = "QUẢN LÝ"}).total == 1);
    BOOST_TEST(reading->dossiers({.actor = registrar(), .text = "khong co"}).total == 0);
}

BOOST_AUTO_TEST_CASE(what_a_failed_batch_taught_is_forgotten) {
    registers("d1");
    std::atomic<int> failures_left = 2;  // the batch, and the command alone
    store->fault = [&](Step step) {
        if (step == Step::before_commit && failures_left-- > 0) {
            throw runtime::StoreFailure(runtime::StoreFailure::Kind::full, "full");
        }
    };
    const auto refused = perform("d1", specialist(), propose_scope());
    BOOST_TEST_REQUIRE(!refused);
    BOOST_TEST((refused.error().kind == ProblemKind::storage_full));
    const auto again = does("d1", specialist(), propose_scope());
    BOOST_TEST(again.revision == at_head("d1").revision);
}

BOOST_AUTO_TEST_CASE(a_tampered_payload_is_not_believed) {
    registers("d1");
    const auto reading = real_store->open_reading();
    auto stored = whole_log(*this).at(0);
    stored.payload.replace(stored.payload.find("12"), 2, "13");
    BOOST_CHECK_THROW(runtime::decode_stored(*reading, stored), runtime::UnreadableDossier);
    stored = whole_log(*this).at(0);
    stored.sequence = 2;
    BOOST_CHECK_THROW(runtime::decode_stored(*reading, stored), runtime::UnreadableDossier);
    stored = whole_log(*this).at(0);
    stored.hash[0] = stored.hash[0] == 'a' ? 'b' : 'a';
    BOOST_CHECK_THROW(runtime::decode_stored(*reading, stored), runtime::UnreadableDossier);
}

BOOST_AUTO_TEST_SUITE_END()
