// The lists against the log: every kind of row that differs is found, and a rebuild mends it.
#include "engine/runtime/lists.hpp"

#include <boost/test/unit_test.hpp>
#include <functional>

#include "tests/worlds/live_office.hpp"

using namespace phanbien;
using namespace phanbien::worlds;

namespace {

struct ListedOffice : LiveOffice {
    ListedOffice() { waits_for_answer("d1"); }

    std::vector<std::string> differences() {
        return runtime::compare_lists(*real_store->open_reading(), workflows).differences;
    }
    // Writes that, compares, and mends it: the one difference that was found.
    std::string differs(const std::function<void(runtime::Writing&)>& edit) {
        BOOST_TEST(!runtime::run_and_wait(*committer, edit));
        const auto found = differences();
        office->rebuild();
        BOOST_TEST(differences().empty());
        return found.size() == 1 ? found[0] : std::to_string(found.size()) + " differences";
    }
    // The same with the dossier's rows as `edit` leaves them.
    template <class Edit>
    std::string after(const Edit& edit) {
        return differs([&](runtime::Writing& writing) {
            auto listed = writing.listed(DossierId("d1"));
            edit(listed.projection);
            writing.replace_projection(listed.projection);
        });
    }
    static bool ends(const std::string& text, std::string_view end) { return text.ends_with(end); }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(lists, ListedOffice)

BOOST_AUTO_TEST_CASE(what_was_written_is_what_the_log_says) {
    registers("d2");
    BOOST_TEST(differences().empty());
    BOOST_TEST(runtime::compare_lists(*real_store->open_reading(), workflows).dossiers == 2U);
}

BOOST_AUTO_TEST_CASE(every_list_is_compared) {
    BOOST_TEST(ends(after([](auto& rows) { rows.dossier.title += "!"; }), "in its row"));
    BOOST_TEST(ends(after([](auto& rows) { rows.parties.pop_back(); }), "in its parties"));
    BOOST_TEST(ends(after([](auto& rows) { rows.tasks.clear(); }), "in its tasks"));
    BOOST_TEST(
        ends(after([](auto& rows) { rows.tasks.at(0).due_explanation += " "; }), "in its tasks"));
    BOOST_TEST(ends(after([](auto& rows) { rows.timers.at(0).due_at += std::chrono::hours(1); }),
                    "in its timers"));
    BOOST_TEST(ends(after([](auto& rows) {
                        rows.revoked = {{.register_id = "outgoing",
                                         .year = 2026,
                                         .number = 1,
                                         .revoked_on = *parse_date("2026-12-01")}};
                    }),
                    "in its register numbers"));
}

BOOST_AUTO_TEST_CASE(the_unusual_events_are_compared) {
    clock.pass(std::chrono::hours(24 * 60));
    does("d1", drafter(),
         dossier::GiveAnswer{.recommendation = at_head("d1").recommendations.at(0).made.id,
                             .disposition = "accepted",
                             .text = ""});
    const auto kept = real_store->open_reading()->listed(DossierId("d1")).unusual;
    BOOST_TEST_REQUIRE(!kept.empty());
    BOOST_TEST((kept.back().kind == dossier::UnusualKind::after_due));
    BOOST_TEST(differences().empty());
    const runtime::UnusualRow made_up{
        .position = 0, .kind = dossier::UnusualKind::reopened, .dossier = DossierId("d1")};
    BOOST_TEST(ends(differs([&](runtime::Writing& writing) { writing.add_unusual(made_up); }),
                    "in its unusual things"));
    BOOST_TEST(ends(differs([](runtime::Writing& writing) {
                        writing.add_unusual({.kind = dossier::UnusualKind::clock_jumped});
                    }),
                    "in its unusual things"));
    BOOST_TEST(ends(differs([](runtime::Writing& writing) {
                        writing.add_network({AccountId("nobody"), "203.0.113.0/24"});
                    }),
                    "signed in from"));
    BOOST_TEST((real_store->open_reading()->listed(DossierId("d1")).unusual == kept));
}

BOOST_AUTO_TEST_CASE(the_counts_of_opinions_are_compared) {
    const DossierId id("d1");
    const auto kept = real_store->open_reading()->opinion_counts(id);
    BOOST_TEST(!kept.empty());
    for (const auto& moves : {dossier::OpinionCounts{{{"art_9", "other"}, 1}},
                              dossier::OpinionCounts{{kept.begin()->first, -1}}}) {
        BOOST_TEST(
            ends(differs([&](runtime::Writing& writing) { writing.add_opinion_counts(id, moves); }),
                 "in the counts of its opinions"));
    }
    BOOST_TEST((real_store->open_reading()->opinion_counts(id) == kept));
}

BOOST_AUTO_TEST_CASE(the_index_of_texts_is_compared) {
    const auto after_writing = [&](const dossier::TextChanges& changes) {
        const auto found = differs([&](runtime::Writing& writing) {
            writing.change_texts(DossierId("d1"), changes,
                                 std::vector<std::string>(changes.put.size(), "ai đó"));
        });
        return ends(found, "in the index of its texts");
    };
    office->rebuild();  // says by which rules it is made
    const auto opinion = at_head("d1").opinions.at(0);
    dossier::TextChanges fewer;
    fewer.gone = {{dossier::TextKind::opinion, opinion.given.id.text()}};
    BOOST_TEST(after_writing(fewer));
    dossier::TextChanges more;
    more.put = {{.kind = dossier::TextKind::opinion,
                 .item = "of nobody",
                 .code = "YK-999",
                 .provision = {},
                 .speaker = {},
                 .at = opinion.at,
                 .place = 1,
                 .words = "không ai nói"}};
    BOOST_TEST(after_writing(more));
    dossier::TextChanges readers;
    readers.readers = std::vector<std::string>{"nguoila"};
    BOOST_TEST(after_writing(readers));
}

BOOST_AUTO_TEST_CASE(a_number_or_a_dossier_that_the_log_does_not_know_is_found) {
    BOOST_TEST(!runtime::run_and_wait(*committer, [](runtime::Writing& writing) {
        writing.add_register_entry(front, DossierId("d1"),
                                   {.register_id = "outgoing",
                                    .year = 2026,
                                    .number = 99,
                                    .code = "99",
                                    .given_on = *parse_date("2026-12-01")});
        auto ghost = writing.listed(DossierId("d1")).projection;
        ghost.dossier.id = DossierId("ghost");
        ghost.revoked.clear();
        writing.replace_projection(ghost);
    }));
    const auto found = differences();
    BOOST_TEST_REQUIRE(found.size() == 2U);
    BOOST_TEST(ends(found[0], "in its register numbers"));
    BOOST_TEST(found[1].find("ghost") != std::string::npos);
    office->rebuild();
    BOOST_TEST(differences().empty());
}

BOOST_AUTO_TEST_SUITE_END()
