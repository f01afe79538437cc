// What every store promises about inboxes: what waits for somebody, and what somebody waits for.
#include <boost/test/unit_test.hpp>

#include "tests/contract/lists.hpp"

using namespace phanbien;
using namespace phanbien::contract;

BOOST_AUTO_TEST_SUITE(store_inbox)

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

// More than the store asks for at once; the dossiers are shown as they are listed, but for what
// they are only found by.
BOOST_AUTO_TEST_CASE_TEMPLATE(each_task_comes_with_its_dossier_however_many_there_are, Place,
                              Stores) {
    constexpr int dossiers = 150;
    Place place;
    const auto id_of = [](int number) { return "d" + std::to_string(1'000 + number); };
    write(*place.store, [&](runtime::Writing& writing) {
        for (int i = 0; i < dossiers; ++i) {
            auto one = projection(id_of(i), i);
            one.dossier.stage = i;
            one.tasks = {task("check", front, "leader", std::nullopt),
                         task("sign", front, "leader", std::nullopt)};
            writing.replace_projection(one);
        }
    });
    const auto reading = place.store->open_reading();
    const auto found = reading->inbox(actor(front), 2 * dossiers + 1);
    BOOST_TEST_REQUIRE(found.size() == 2U * dossiers);
    for (int i = 0; i < dossiers; ++i) {
        auto row = reading->dossier_row(DossierId(id_of(i)));
        BOOST_TEST_REQUIRE(row.has_value());
        row->draft_code_key.clear();
        row->search_text.clear();
        for (const auto* task : {&found[2 * i], &found[2 * i + 1]}) {
            BOOST_TEST((task->dossier == *row));
        }
        BOOST_TEST(found[2 * i].task.key == "check");
        BOOST_TEST(found[2 * i + 1].task.key == "sign");
    }
}

BOOST_AUTO_TEST_SUITE_END()
