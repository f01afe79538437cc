// What every store promises about projections: lists, inboxes, registers, numbers, timers.
#include <boost/json/serialize.hpp>
#include <boost/test/unit_test.hpp>

#include "tests/contract/stores.hpp"

using namespace phanbien;
using namespace phanbien::contract;

BOOST_AUTO_TEST_SUITE(store_lists)

namespace {

const OrganisationId front("front");
const OrganisationId body("body");
const OrganisationId women("women");

people::Actor actor(const OrganisationId& organisation,
                    std::vector<std::string> roles = {"leader", "drafter", "reviewer"}) {
    return {.account = AccountId("a1"), .organisation = organisation, .roles = std::move(roles)};
}

std::vector<std::string> ids(const std::vector<dossier::DossierRow>& rows) {
    std::vector<std::string> ids;
    for (const auto& row : rows) {
        ids.push_back(row.id.text());
    }
    return ids;
}

std::vector<std::string> keys(const std::vector<runtime::InboxTask>& tasks) {
    std::vector<std::string> keys;
    for (const auto& task : tasks) {
        keys.push_back(task.dossier.id.text() + "/" + task.task.key);
    }
    return keys;
}

using Texts = std::vector<std::string>;

dossier::TaskRow task(const std::string& key, const OrganisationId& organisation,
                      const std::string& role, std::optional<Date> due) {
    return {.key = key,
            .task_id = key,
            .organisation = organisation,
            .role = role,
            .due_on = due,
            .opened_at = at(1)};
}

dossier::TimerRow timer(const std::string& key, std::int64_t due) {
    return {.key = key, .due_at = at(due), .event = "due." + key, .data = {{"task", key}}};
}

}  // namespace

BOOST_AUTO_TEST_CASE_TEMPLATE(a_row_comes_back_whole, Place, Stores) {
    Place place;
    auto whole = projection("d1", 100);
    auto& row = whole.dossier;
    row.arrival_code = "16";
    row.issue_code = "07/MTTQ-BTT";
    row.received_on = parse_date("2026-02-28");
    row.stage = 4;
    row.ended = true;
    row.due_on = parse_date("2026-03-01");
    write(*place.store, [&](runtime::Writing& writing) {
        writing.replace_projection(projection("d1", 100));
        writing.replace_projection(whole);
    });
    const auto found = place.store->open_reading()->dossier_row(DossierId("d1"));
    BOOST_TEST_REQUIRE(found.has_value());
    BOOST_TEST(found->revision == 3U);
    BOOST_TEST(found->title == row.title);
    BOOST_TEST(found->issue_code == "07/MTTQ-BTT");
    BOOST_TEST((found->received_on == row.received_on));
    BOOST_TEST(!found->planned_submission_on);
    BOOST_TEST((found->stage == 4));
    BOOST_TEST(found->ended);
    BOOST_TEST((found->due_on == row.due_on));
    BOOST_TEST((found->created_at == at(100)));
    BOOST_TEST((found->changed_at == at(105)));
}

BOOST_AUTO_TEST_CASE_TEMPLATE(each_party_lists_its_own_newest_first, Place, Stores) {
    Place place;
    write(*place.store, [](runtime::Writing& writing) {
        auto second = projection("d2", 200);
        second.parties.push_back({women, "reviewer"});
        second.parties.push_back({women, "leader"});
        for (const auto& it : {projection("d1", 100), second, projection("d3", 300)}) {
            writing.replace_projection(it);
        }
    });
    const auto reading = place.store->open_reading();
    const auto list = [&](runtime::DossierFilter filter) {
        return ids(reading->dossiers(filter).rows);
    };
    BOOST_TEST((list({.actor = actor(front)}) == Texts{"d3", "d2", "d1"}));
    BOOST_TEST((list({.actor = actor(women)}) == Texts{"d2"}));
    BOOST_TEST((list({.actor = actor(OrganisationId("stranger"))}) == Texts{}));
    BOOST_TEST((list({.actor = actor(OrganisationId("auditors")), .sees_all = true}) ==
                Texts{"d3", "d2", "d1"}));
    BOOST_TEST(reading->dossiers({.actor = actor(women)}).total == 1);
}

BOOST_AUTO_TEST_CASE_TEMPLATE(pages_follow_each_other_without_gap_or_repeat, Place, Stores) {
    Place place;
    write(*place.store, [](runtime::Writing& writing) {
        for (int i = 0; i < 7; ++i) {
            writing.replace_projection(projection("d" + std::to_string(i), 100 + i / 2));
        }
    });
    const auto reading = place.store->open_reading();
    for (const bool sees_all : {false, true}) {
        runtime::DossierFilter filter{.actor = actor(front), .sees_all = sees_all, .limit = 3};
        Texts seen;
        int pages = 0;
        do {
            const auto page = reading->dossiers(filter);
            BOOST_TEST(page.total == 7);
            for (const auto& id : ids(page.rows)) {
                seen.push_back(id);
            }
            filter.cursor = page.next_cursor;
            ++pages;
        } while (!filter.cursor.empty());
        BOOST_TEST(pages == 3);
        BOOST_TEST((seen == Texts{"d6", "d5", "d4", "d3", "d2", "d1", "d0"}));
    }
}

BOOST_AUTO_TEST_CASE_TEMPLATE(search_needs_no_marks_and_every_word, Place, Stores) {
    Place place;
    write(*place.store, [](runtime::Writing& writing) {
        auto percent = projection("d2", 200);
        percent.dossier.search_text = "100% von dau_tu";
        writing.replace_projection(projection("d1", 100));
        writing.replace_projection(percent);
    });
    const auto reading = place.store->open_reading();
    const auto found = [&](const std::string& text) {
        return ids(reading->dossiers({.actor = actor(front), .text = text}).rows);
    };
    BOOST_TEST((found("duong") == Texts{"d1"}));
    BOOST_TEST((found("ĐƯỜNG  nghị") == Texts{"d1"}));
    BOOST_TEST((found("đường sắt") == Texts{}));
    BOOST_TEST((found("%") == Texts{"d2"}));
    BOOST_TEST((found("u_t") == Texts{"d2"}));
    BOOST_TEST((found("a b c d e f g h i") == Texts{}));
    BOOST_TEST(reading->dossiers({.actor = actor(front), .text = "duong"}).total == 1);
}

BOOST_AUTO_TEST_CASE_TEMPLATE(filters_narrow_the_list, Place, Stores) {
    Place place;
    const auto new_year_in_vietnam = *parse_instant("2025-12-31T17:00:00Z");
    write(*place.store, [&](runtime::Writing& writing) {
        auto old = projection("old", 0);
        old.dossier.created_at = new_year_in_vietnam - std::chrono::microseconds(1);
        old.dossier.ended = true;
        old.dossier.states = "closed";
        auto young = projection("young", 0);
        young.dossier.created_at = new_year_in_vietnam;
        young.dossier.due_on = parse_date("2026-01-10");
        young.dossier.draft_kind = "plan";
        young.dossier.drafting_body = women;
        writing.replace_projection(old);
        writing.replace_projection(young);
    });
    const auto reading = place.store->open_reading();
    const auto list = [&](runtime::DossierFilter filter) {
        filter.actor = actor(front);
        return ids(reading->dossiers(filter).rows);
    };
    BOOST_TEST((list({.year = 2025}) == Texts{"old"}));
    BOOST_TEST((list({.year = 2026}) == Texts{"young"}));
    BOOST_TEST((list({.year = 2024}) == Texts{}));
    BOOST_TEST((list({.ended = true}) == Texts{"old"}));
    BOOST_TEST((list({.ended = false}) == Texts{"young"}));
    BOOST_TEST((list({.draft_kind = "plan"}) == Texts{"young"}));
    BOOST_TEST((list({.drafting_body = body}) == Texts{"old"}));
    BOOST_TEST((list({.state = "review.written"}) == Texts{"young"}));
    BOOST_TEST((list({.state = "review"}) == Texts{}));
    BOOST_TEST((list({.state = "reviewXwritten"}) == Texts{}));
    const auto on = [](const char* day) { return *parse_date(day); };
    BOOST_TEST((list({.overdue = true, .today = on("2026-01-11")}) == Texts{"young"}));
    BOOST_TEST((list({.overdue = true, .today = on("2026-01-10")}) == Texts{}));
    BOOST_TEST((list({.overdue = false, .today = on("2026-01-10")}) == Texts{"young", "old"}));
    BOOST_TEST((list({.overdue = false, .today = on("2026-01-11")}) == Texts{"old"}));
}

BOOST_AUTO_TEST_CASE_TEMPLATE(the_inbox_is_mine_soonest_first, Place, Stores) {
    Place place;
    const auto due = [](const char* day) { return parse_date(day); };
    write(*place.store, [&](runtime::Writing& writing) {
        auto first = projection("d1", 100);
        first.tasks = {task("check", front, "registrar", std::nullopt),
                       task("check", front, "leader", std::nullopt),
                       task("answer", body, "drafter", due("2026-05-01"))};
        auto second = projection("d2", 200);
        second.tasks = {task("issue", front, "leader", due("2026-04-01")),
                        task("sign", front, "standing", due("2026-03-01"))};
        writing.replace_projection(first);
        writing.replace_projection(second);
    });
    const auto reading = place.store->open_reading();
    const auto both = actor(front, {"registrar", "leader"});
    BOOST_TEST((keys(reading->inbox(both, 10)) == Texts{"d2/issue", "d1/check"}));
    BOOST_TEST((keys(reading->inbox(both, 1)) == Texts{"d2/issue"}));
    BOOST_TEST((keys(reading->inbox(actor(front, {}), 10)) == Texts{}));
    BOOST_TEST((keys(reading->inbox(actor(body, {"leader"}), 10)) == Texts{}));
    BOOST_TEST((keys(reading->waiting_for_others(both, 10)) == Texts{"d2/sign", "d1/answer"}));
    BOOST_TEST((keys(reading->waiting_for_others(actor(women), 10)) == Texts{}));
    BOOST_TEST((keys(reading->waiting_for_others(actor(body, {"drafter"}), 10)) ==
                Texts{"d2/sign", "d2/issue", "d1/check"}));
}

BOOST_AUTO_TEST_CASE_TEMPLATE(what_others_do_comes_soonest_first_whatever_it_is_open_to, Place,
                              Stores) {
    Place place;
    const auto due = [](const char* day) { return parse_date(day); };
    write(*place.store, [&](runtime::Writing& writing) {
        auto open_to_leaders = projection("d1", 100);
        open_to_leaders.parties = {{front, "leader"}, {body, "drafter"}};
        open_to_leaders.tasks = {task("answer", body, "drafter", due("2026-05-03")),
                                 task("sign", body, "drafter", std::nullopt)};
        auto open_to_both = projection("d2", 200);
        open_to_both.tasks = {task("answer", body, "drafter", due("2026-05-02")),
                              task("send", body, "drafter", due("2026-05-04"))};
        auto open_to_registrars = projection("d3", 300);
        open_to_registrars.parties = {{front, "registrar"}};
        open_to_registrars.tasks = {task("answer", body, "drafter", due("2026-05-01"))};
        auto closed = projection("d4", 400);
        closed.parties.clear();
        closed.tasks = {task("answer", body, "drafter", due("2026-04-01"))};
        for (const auto& it : {open_to_leaders, open_to_both, open_to_registrars, closed}) {
            writing.replace_projection(it);
        }
    });
    const auto reading = place.store->open_reading();
    const auto seen = [&](Texts roles, std::size_t limit) {
        return keys(reading->waiting_for_others(actor(front, std::move(roles)), limit));
    };
    BOOST_TEST((seen({"leader"}, 10) == Texts{"d2/answer", "d1/answer", "d2/send", "d1/sign"}));
    BOOST_TEST((seen({"registrar"}, 10) == Texts{"d3/answer", "d2/answer", "d2/send"}));
    BOOST_TEST((seen({"leader", "registrar"}, 3) == Texts{"d3/answer", "d2/answer", "d1/answer"}));
    BOOST_TEST((seen({"administrator"}, 10) == Texts{}));
    BOOST_TEST((seen({}, 10) == Texts{}));
}

BOOST_AUTO_TEST_CASE_TEMPLATE(a_task_of_several_roles_waits_for_others_once_or_for_me, Place,
                              Stores) {
    Place place;
    write(*place.store, [](runtime::Writing& writing) {
        auto shared = projection("d1", 100);
        shared.tasks = {task("check", front, "registrar", std::nullopt),
                        task("check", front, "specialist", std::nullopt)};
        auto own_draft = projection("d2", 200);
        own_draft.dossier.drafting_body = front;
        own_draft.parties = {{front, "leader"}};
        own_draft.tasks = {task("answer", front, "specialist", std::nullopt),
                           task("review:r1", women, "reviewer", std::nullopt)};
        writing.replace_projection(shared);
        writing.replace_projection(own_draft);
    });
    const auto reading = place.store->open_reading();
    const auto seen = [&](const OrganisationId& organisation, Texts roles) {
        return keys(reading->waiting_for_others(actor(organisation, std::move(roles)), 10));
    };
    BOOST_TEST((seen(front, {"leader"}) == Texts{"d1/check", "d2/answer", "d2/review:r1"}));
    BOOST_TEST((seen(front, {"leader", "specialist"}) == Texts{"d2/review:r1"}));
    BOOST_TEST((seen(front, {"registrar"}) == Texts{}));
    BOOST_TEST((seen(body, {"drafter"}) == Texts{"d1/check"}));
    BOOST_TEST((seen(women, {"reviewer"}) == Texts{}));
    BOOST_TEST((keys(reading->inbox(actor(front, {"specialist", "registrar"}), 10)) ==
                Texts{"d1/check", "d2/answer"}));
    BOOST_TEST(
        (keys(reading->inbox(actor(front, {"specialist", "registrar"}), 1)) == Texts{"d1/check"}));
}

BOOST_AUTO_TEST_CASE_TEMPLATE(a_restricted_dossier_is_waited_for_by_whoever_has_a_part, Place,
                              Stores) {
    Place place;
    write(*place.store, [](runtime::Writing& writing) {
        auto restricted = projection("d1", 100);
        restricted.dossier.restricted = true;
        restricted.parties = {{front, dossier::own_role_of(AccountId("a1"))}, {front, "leader"}};
        restricted.tasks = {task("answer", body, "drafter", std::nullopt)};
        writing.replace_projection(restricted);
    });
    const auto reading = place.store->open_reading();
    auto participant = actor(front, {"specialist"});
    BOOST_TEST((keys(reading->waiting_for_others(participant, 10)) == Texts{"d1/answer"}));
    participant.account = AccountId("a11");
    BOOST_TEST((keys(reading->waiting_for_others(participant, 10)) == Texts{}));
    participant.account = {};
    BOOST_TEST((keys(reading->waiting_for_others(participant, 10)) == Texts{}));
    BOOST_TEST(
        (keys(reading->waiting_for_others(actor(front, {"leader"}), 10)) == Texts{"d1/answer"}));
    BOOST_TEST((keys(reading->waiting_for_others(actor(body, {"drafter"}), 10)) == Texts{}));
}

BOOST_AUTO_TEST_CASE_TEMPLATE(only_roles_that_it_names_open_a_dossier, Place, Stores) {
    Place place;
    write(*place.store, [](runtime::Writing& writing) {
        auto reviewed = projection("d1", 100);
        reviewed.parties.push_back({women, "reviewer"});
        auto own = projection("d2", 200);
        own.parties = {{women, "leader"}, {women, "drafter"}};
        writing.replace_projection(reviewed);
        writing.replace_projection(own);
    });
    const auto reading = place.store->open_reading();
    const auto seen = [&](Texts roles) {
        const runtime::DossierFilter filter{.actor = actor(women, std::move(roles)), .limit = 1};
        const auto page = reading->dossiers(filter);
        BOOST_TEST(page.next_cursor.empty() == (page.total <= 1));
        return std::pair{ids(page.rows), page.total};
    };
    BOOST_TEST((seen({"leader", "drafter", "reviewer"}) == std::pair{Texts{"d2"}, 2L}));
    BOOST_TEST((seen({"reviewer"}) == std::pair{Texts{"d1"}, 1L}));
    BOOST_TEST((seen({"drafter"}) == std::pair{Texts{"d2"}, 1L}));
    BOOST_TEST((seen({}) == std::pair{Texts{}, 0L}));
}

BOOST_AUTO_TEST_CASE_TEMPLATE(who_reviews_is_waited_for_by_the_host_only, Place, Stores) {
    Place place;
    write(*place.store, [](runtime::Writing& writing) {
        auto one = projection("d1", 100);
        one.tasks = {task("review:r1", women, "reviewer", std::nullopt),
                     task("sign", front, "standing", std::nullopt)};
        writing.replace_projection(one);
    });
    const auto reading = place.store->open_reading();
    BOOST_TEST(reading->waiting_for_others(actor(front, {"registrar"}), 10).size() == 2U);
    BOOST_TEST(
        (keys(reading->waiting_for_others(actor(body, {"drafter"}), 10)) == Texts{"d1/sign"}));
}

BOOST_AUTO_TEST_CASE_TEMPLATE(a_new_projection_replaces_the_old_one, Place, Stores) {
    Place place;
    write(*place.store, [](runtime::Writing& writing) {
        auto first = projection("d1", 100);
        first.tasks = {task("check", front, "registrar", std::nullopt)};
        first.timers = {timer("check", 50)};
        first.parties.push_back({women, "reviewer"});
        writing.replace_projection(first);
        writing.replace_projection(projection("d1", 100));
        BOOST_TEST(writing.inbox(actor(front, {"registrar"}), 10).empty());
        BOOST_TEST(!writing.next_timer());
        runtime::DossierFilter of_women;  // by name: g++ 12 fails on a braced one in a template
        of_women.actor = actor(women);
        BOOST_TEST(writing.dossiers(of_women).rows.empty());
    });
}

BOOST_AUTO_TEST_CASE_TEMPLATE(timers_come_in_order_of_due_and_key, Place, Stores) {
    Place place;
    write(*place.store, [](runtime::Writing& writing) {
        auto first = projection("d1", 100);
        first.timers = {timer("b", 20), timer("c", 10)};
        auto second = projection("d2", 100);
        second.timers = {timer("a", 20), timer("d", 21)};
        writing.replace_projection(first);
        writing.replace_projection(second);
        const auto due = writing.timers_due(at(20), 10);
        BOOST_TEST_REQUIRE(due.size() == 3U);
        BOOST_TEST(due[0].second.key == "c");
        BOOST_TEST(due[1].second.key == "a");
        BOOST_TEST(due[1].first.text() == "d2");
        BOOST_TEST((due[1].second.data == boost::json::object{{"task", "a"}}));
        BOOST_TEST(writing.timers_due(at(20), 2).size() == 2U);
        BOOST_TEST(writing.timers_due(at(9), 2).empty());
        BOOST_TEST((writing.next_timer() == at(10)));
        writing.remove_timer(DossierId("d1"), "c");
        BOOST_TEST((writing.next_timer() == at(20)));
    });
}

BOOST_AUTO_TEST_CASE_TEMPLATE(numbers_follow_within_a_transaction_and_are_given_once, Place,
                              Stores) {
    Place place;
    const auto row = [](int year, int number) {
        return dossier::RegisterRow{.register_id = "incoming",
                                    .year = year,
                                    .number = number,
                                    .code = std::to_string(number),
                                    .given_on = *parse_date("2026-01-02")};
    };
    write(*place.store, [&](runtime::Writing& writing) {
        BOOST_TEST(writing.next_number(front, "incoming", 2026) == 1);
        writing.replace_projection(projection("d1", 100));
        writing.add_register_entry(front, DossierId("d1"), row(2026, 1));
        writing.add_register_entry(front, DossierId("d1"), row(2026, 9));
        writing.add_register_entry(front, DossierId("d1"), row(2026, 10));
        BOOST_TEST(writing.next_number(front, "incoming", 2026) == 11);
        BOOST_TEST(writing.next_number(front, "incoming", 2027) == 1);
        BOOST_TEST(writing.next_number(front, "outgoing", 2026) == 1);
        BOOST_TEST(writing.next_number(body, "incoming", 2026) == 1);
    });
    BOOST_CHECK_THROW(write(*place.store,
                            [&](runtime::Writing& writing) {
                                writing.add_register_entry(front, DossierId("d1"), row(2026, 9));
                            }),
                      std::logic_error);
    const auto reading = place.store->open_reading();
    const auto entries = reading->register_entries(front, "incoming", 2026);
    BOOST_TEST_REQUIRE(entries.size() == 3U);
    BOOST_TEST(entries[1].row.number == 9);
    BOOST_TEST((entries[1].row.given_on == *parse_date("2026-01-02")));
    BOOST_TEST(entries[2].dossier.id.text() == "d1");
}

BOOST_AUTO_TEST_CASE_TEMPLATE(a_number_taken_back_keeps_its_line, Place, Stores) {
    Place place;
    const auto row = [](int number) {
        return dossier::RegisterRow{.register_id = "outgoing",
                                    .year = 2026,
                                    .number = number,
                                    .code = std::to_string(number),
                                    .given_on = *parse_date("2026-01-02")};
    };
    auto dossier = projection("d1", 100);
    dossier.revoked = {{.register_id = "outgoing",
                        .year = 2026,
                        .number = 1,
                        .revoked_on = *parse_date("2026-02-03")}};
    write(*place.store, [&](runtime::Writing& writing) {
        writing.add_register_entry(front, DossierId("d1"), row(1));
        writing.add_register_entry(front, DossierId("d1"), row(2));
        writing.replace_projection(dossier);
    });
    const auto entries = place.store->open_reading()->register_entries(front, "outgoing", 2026);
    BOOST_TEST_REQUIRE(entries.size() == 2U);
    BOOST_TEST((entries[0].revoked_on == parse_date("2026-02-03")));
    BOOST_TEST(!entries[1].revoked_on);
}

BOOST_AUTO_TEST_CASE_TEMPLATE(due_dates_come_back_with_how_they_came_about, Place, Stores) {
    Place place;
    auto waiting = projection("d1", 100);
    waiting.tasks = {task("answer", body, "drafter", parse_date("2026-05-01"))};
    waiting.tasks[0].due_explanation = {{"count", 20}, {"sentence", {{"vi", "20 ngày kể từ"}}}};
    auto idle = projection("d2", 200);
    idle.tasks = {task("check", front, "registrar", std::nullopt)};
    write(*place.store, [&](runtime::Writing& writing) {
        writing.replace_projection(waiting);
        writing.replace_projection(idle);
        BOOST_TEST((writing.dossiers_with_dues() == std::vector{DossierId("d1")}));
    });
    const auto reading = place.store->open_reading();
    const auto told = reading->inbox(actor(body, {"drafter"}), 10).at(0).due_explanation;
    BOOST_TEST(told == boost::json::serialize(waiting.tasks[0].due_explanation));
    const auto kept = reading->listed(DossierId("d1")).projection.tasks.at(0);
    BOOST_TEST(kept.due_explanation == waiting.tasks[0].due_explanation);
    BOOST_TEST(reading->inbox(actor(front, {"registrar"}), 10).at(0).due_explanation == "{}");
}

BOOST_AUTO_TEST_CASE_TEMPLATE(what_the_lists_hold_of_a_dossier_can_be_read_back, Place, Stores) {
    Place place;
    auto wanted = projection("d1", 100);
    wanted.tasks = {task("check", front, "registrar", std::nullopt)};
    wanted.timers = {timer("b", 20)};
    write(*place.store, [&](runtime::Writing& writing) {
        writing.replace_projection(wanted);
        writing.add_register_entry(front, DossierId("d2"),
                                   {.register_id = "incoming",
                                    .year = 2026,
                                    .number = 1,
                                    .code = "1",
                                    .given_on = *parse_date("2026-01-02")});
    });
    const auto reading = place.store->open_reading();
    BOOST_TEST((reading->listed_dossiers() == std::vector{DossierId("d1"), DossierId("d2")}));
    const auto kept = reading->listed(DossierId("d1"));
    BOOST_TEST(kept.projection.dossier.title == wanted.dossier.title);
    BOOST_TEST(kept.projection.dossier.draft_code_key == "12/ttr-snv");
    BOOST_TEST(kept.projection.parties.size() == 3U);
    BOOST_TEST_REQUIRE(kept.projection.tasks.size() == 1U);
    BOOST_TEST(kept.projection.tasks[0].role == "registrar");
    BOOST_TEST_REQUIRE(kept.projection.timers.size() == 1U);
    BOOST_TEST((kept.projection.timers[0].due_at == at(20)));
    BOOST_TEST(kept.numbers.empty());
    const auto numbers_only = reading->listed(DossierId("d2"));
    BOOST_TEST(numbers_only.projection.dossier.id.empty());
    BOOST_TEST_REQUIRE(numbers_only.numbers.size() == 1U);
    BOOST_TEST((numbers_only.numbers[0].host == front));
}

BOOST_AUTO_TEST_CASE_TEMPLATE(a_timer_put_off_lets_others_pass_until_its_dossier_changes, Place,
                              Stores) {
    Place place;
    auto one = projection("d1", 100);
    one.timers = {timer("a", 10), timer("b", 20)};
    write(*place.store, [&](runtime::Writing& writing) {
        writing.replace_projection(one);
        writing.postpone_timer(DossierId("d1"), "a", at(500));
        const auto due = writing.timers_due(at(100), 10);
        BOOST_TEST_REQUIRE(due.size() == 1U);
        BOOST_TEST(due[0].second.key == "b");
        writing.remove_timer(DossierId("d1"), "b");
        BOOST_TEST((writing.next_timer() == at(500)));
        BOOST_TEST(writing.timers_due(at(500), 10).size() == 1U);
        writing.replace_projection(one);
        BOOST_TEST(writing.timers_due(at(100), 10).size() == 2U);
    });
}

BOOST_AUTO_TEST_CASE_TEMPLATE(dossiers_are_numbered_and_known_by_their_drafts, Place, Stores) {
    Place place;
    write(*place.store, [](runtime::Writing& writing) {
        BOOST_TEST(writing.next_dossier_number(front, "PB", 2026) == 1);
        auto first = projection("d1", 100);
        first.dossier.code = "PB-2026-0009";
        auto second = projection("d2", 200);
        second.dossier.code = "PB-2026-0010";
        second.dossier.draft_code_key = "";
        writing.replace_projection(first);
        writing.replace_projection(second);
        BOOST_TEST(writing.next_dossier_number(front, "PB", 2026) == 11);
        BOOST_TEST(writing.next_dossier_number(front, "PB", 2027) == 1);
        BOOST_TEST(writing.next_dossier_number(front, "P", 2026) == 1);  // each prefix by itself
        BOOST_TEST(writing.next_dossier_number(front, "PBX", 2026) == 1);
        BOOST_TEST(writing.next_dossier_number(body, "PB", 2026) == 1);
        const auto known = writing.dossier_with_code(front, body, " 12 / TTR-snv");
        BOOST_TEST_REQUIRE(known.has_value());
        BOOST_TEST(known->id.text() == "d1");
        BOOST_TEST(known->code == "PB-2026-0009");
        BOOST_TEST(!writing.dossier_with_code(front, women, "12/TTr-SNV"));
        BOOST_TEST(!writing.dossier_with_code(women, body, "12/TTr-SNV"));  // of another host
        BOOST_TEST(!writing.dossier_with_code(front, body, " "));
    });
}

BOOST_AUTO_TEST_CASE_TEMPLATE(projections_can_be_forgotten_and_the_log_stays, Place, Stores) {
    Place place;
    write(*place.store, [](runtime::Writing& writing) {
        auto one = projection("d1", 100);
        one.timers = {timer("b", 20)};
        one.tasks = {task("check", front, "registrar", std::nullopt)};
        writing.append(event(0, "d1", 1), at(10));
        writing.replace_projection(one);
        writing.add_register_entry(front, DossierId("d1"),
                                   {.register_id = "incoming",
                                    .year = 2026,
                                    .number = 1,
                                    .code = "1",
                                    .given_on = *parse_date("2026-01-02")});
        writing.replace_projection(projection("d2", 200));
        writing.forget_projections({DossierId("d2")});
        BOOST_TEST(writing.dossier_row(DossierId("d2")).has_value());
        BOOST_TEST((writing.listed_dossiers() == std::vector{DossierId("d2")}));
        writing.forget_projections({});
        BOOST_TEST(writing.listed_dossiers().empty());
        BOOST_TEST(!writing.next_timer());
        BOOST_TEST(!writing.dossier_row(DossierId("d1")));
        BOOST_TEST(writing.next_number(front, "incoming", 2026) == 1);
        BOOST_TEST(writing.log_head().size == 1U);
    });
}

BOOST_AUTO_TEST_SUITE_END()
