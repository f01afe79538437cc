// What every store promises of change_projection(): the rows are those that replace_projection()
// would have written, whatever stood there.
#include <boost/test/unit_test.hpp>
#include <random>
#include <set>

#include "tests/contract/stores.hpp"

using namespace phanbien;
using namespace phanbien::contract;

BOOST_AUTO_TEST_SUITE(store_changes)

namespace {

constexpr unsigned seed = 20261130;
constexpr int steps = 200;

// Projections of one dossier as its events might leave them, one after the other.
class Steps {
  public:
    dossier::Projection next() {
        auto now = projection("d1", 100);
        auto& row = now.dossier;
        row.revision = ++revision_;
        row.title += chance(10) ? " (sửa)" : "";
        row.states = chance(2) ? "review.written" : "synthesis";
        row.stage = chance(5) ? std::nullopt : std::optional<int>(2);
        row.ended = chance(10);
        row.due_on = day();
        if (chance(4)) {
            now.parties.push_back({OrganisationId("women"), "reviewer"});
        }
        if (chance(4)) {
            now.parties.erase(now.parties.begin());  // the host's leaders
        }
        for (const std::string key : {"receive", "ask", "answer"}) {
            add_tasks(key, now);
            add_timer(key, now);
            add_approval(key, now);
        }
        return now;
    }

  private:
    // One time in so many.
    bool chance(unsigned one_in) { return random_() % one_in == 0; }
    std::optional<Date> day() {
        return chance(3) ? std::nullopt : parse_date(chance(2) ? "2026-12-01" : "2026-12-15");
    }

    void add_tasks(const std::string& key, dossier::Projection& now) {
        for (const std::string role : {"leader", "specialist"}) {
            if (!chance(3)) {
                now.tasks.push_back(
                    {.key = key,
                     .task_id = key,
                     .organisation = key == "answer" ? now.dossier.drafting_body : now.dossier.host,
                     .role = role,
                     .due_on = day(),
                     .opened_at = at(1),
                     .due_explanation = chance(2) ? R"({"days":5})" : R"({"days":15})"});
            }
        }
    }

    void add_timer(const std::string& key, dossier::Projection& now) {
        if (chance(2)) {
            now.timers.push_back({.key = "task:" + key,
                                  .due_at = at(chance(3) ? 50 : 60),
                                  .event = "due." + key,
                                  .data = {{"task", key}}});
        }
    }

    void add_approval(const std::string& step, dossier::Projection& now) {
        now.has_had_routes = now.has_had_routes || had_routes_ || chance(20);
        had_routes_ = now.has_had_routes;
        if (had_routes_ && chance(2)) {
            now.approvals.push_back({.invoke = "duyet",
                                     .step = step,
                                     .step_label = {"Duyệt", "Approve"},
                                     .username = "binh",
                                     .on_behalf_of = {},
                                     .due_on = *parse_date("2026-12-01"),
                                     .opened_at = at(7),
                                     .document = {},
                                     .document_name = {},
                                     .seen_document = {}});
            now.route_names.push_back("person:" + step);
        }
    }

    std::mt19937 random_{seed};
    std::uint64_t revision_ = 0;
    bool had_routes_ = false;
};

struct Rows {
    dossier::Projection listed;
    std::vector<std::string> waiting;
    std::vector<std::pair<DossierId, dossier::TimerRow>> due;

    bool operator==(const Rows&) const = default;
};

// Every task that somebody does or waits for, by whom.
std::vector<std::string> waiting_in(runtime::Reading& reading) {
    std::vector<std::string> waiting;
    for (const std::string organisation : {"front", "body"}) {
        for (const std::string role : {"leader", "registrar", "specialist", "drafter"}) {
            people::Actor actor;
            actor.organisation = OrganisationId(organisation);
            actor.roles = {role};
            for (const auto& it : reading.inbox(actor, 10)) {
                waiting.push_back(organisation + ' ' + role + " does " + it.task.key);
            }
            for (const auto& it : reading.waiting_for_others(actor, 10)) {
                waiting.push_back(organisation + ' ' + role + " waits for " + it.task.key);
            }
        }
    }
    return waiting;
}

template <class Write>
Rows rows_after(runtime::Store& store, const Write& write_projection) {
    Rows rows;
    write(store, [&](runtime::Writing& writing) {
        write_projection(writing);
        rows.listed = writing.listed(DossierId("d1")).projection;
        rows.waiting = waiting_in(writing);
        rows.due = writing.timers_due(at(1'000), 100);
        // Whoever is put off now has to come again after the next change.
        for (const auto& timer : rows.listed.timers) {
            writing.postpone_timer(DossierId("d1"), timer.key, at(5'000));
        }
    });
    return rows;
}

}  // namespace

BOOST_AUTO_TEST_CASE_TEMPLATE(a_change_leaves_the_rows_that_a_replacement_leaves, Place, Stores) {
    BOOST_TEST_MESSAGE("seed " << seed);
    Place changed;
    Place replaced;
    Steps walk;
    dossier::Projection before;
    std::set<std::string> waiting;
    for (int i = 0; i < steps; ++i) {
        const auto now = walk.next();
        const auto told = rows_after(
            *changed.store, [&](auto& writing) { writing.change_projection(before, now); });
        const auto wanted =
            rows_after(*replaced.store, [&](auto& writing) { writing.replace_projection(now); });
        BOOST_TEST((told == wanted), "the rows differ after step " << i);
        waiting.insert(told.waiting.begin(), told.waiting.end());
        before = now;
    }
    for (const auto* seen : {"front leader waits for answer", "front registrar waits for answer",
                             "body drafter waits for ask", "body leader does answer"}) {
        BOOST_TEST(waiting.contains(seen), seen);
    }
}

BOOST_AUTO_TEST_CASE_TEMPLATE(a_number_taken_back_is_marked_once_it_is_new, Place, Stores) {
    Place place;
    const auto before = projection("d1", 100);
    auto now = before;
    const auto day = *parse_date("2026-11-30");
    now.revoked.push_back({.register_id = "den", .year = 2026, .number = 1, .revoked_on = day});
    write(*place.store, [&](runtime::Writing& writing) {
        writing.change_projection({}, before);
        writing.add_register_entry(
            before.dossier.host, before.dossier.id,
            {.register_id = "den", .year = 2026, .number = 1, .code = "1", .given_on = day});
        writing.change_projection(before, now);
    });
    const auto listed = place.store->open_reading()->listed(DossierId("d1"));
    BOOST_TEST((listed.projection.revoked == now.revoked));
}

// Remembered rows would hide that somebody else took them out or wrote others.
BOOST_AUTO_TEST_CASE_TEMPLATE(rows_written_without_an_event_raise_the_epoch, Place, Stores) {
    Place place;
    std::set<std::uint64_t> epochs;
    const auto note = [&](runtime::Writing& writing) {
        BOOST_TEST(epochs.insert(writing.lists_epoch()).second);
    };
    write(*place.store, note);
    write(*place.store, [&](runtime::Writing& writing) {
        writing.put_calendar({.year = 2026,
                              .hash = "h",
                              .text = "t",
                              .origin = "shipped",
                              .at = at(1),
                              .actor = {}});
        note(writing);
        writing.forget_projections({});
        note(writing);
    });
    write(*place.store, [&](runtime::Writing& writing) {
        const auto epoch = writing.lists_epoch();
        BOOST_TEST(epochs.contains(epoch));
        writing.replace_projection(projection("d1", 100));
        BOOST_TEST(writing.lists_epoch() == epoch);
    });
}

BOOST_AUTO_TEST_CASE_TEMPLATE(who_is_alone_has_every_duty, Place, Stores) {
    Place place;
    write(*place.store, [](runtime::Writing& writing) {
        writing.others_may_start();
        BOOST_TEST(writing.is_alone());
        BOOST_TEST(writing.has_duty());
    });
}

BOOST_AUTO_TEST_CASE_TEMPLATE(opinions_are_counted_by_what_comes_and_goes, Place, Stores) {
    using dossier::OpinionCounts;
    Place place;
    const DossierId one("d1");
    const DossierId two("d2");
    write(*place.store, [&](runtime::Writing& writing) {
        writing.add_opinion_counts(one, {{{"art_1", "agree"}, 2}, {{"", "other"}, 1}});
        writing.add_opinion_counts(two, {{{"art_1", "agree"}, 5}});
        writing.add_opinion_counts(one, {{{"art_1", "agree"}, 1}, {{"art_2", "agree"}, 1}});
        BOOST_TEST(
            (writing.opinion_counts(one) ==
             OpinionCounts{{{"", "other"}, 1}, {{"art_1", "agree"}, 3}, {{"art_2", "agree"}, 1}}));
    });
    write(*place.store, [&](runtime::Writing& writing) {
        writing.add_opinion_counts(one, {{{"art_1", "agree"}, -3}, {{"art_2", "agree"}, 4}});
    });
    const auto reading = place.store->open_reading();
    BOOST_TEST((reading->opinion_counts(one) ==
                OpinionCounts{{{"", "other"}, 1}, {{"art_2", "agree"}, 5}}));
    BOOST_TEST((reading->opinion_counts(two) == OpinionCounts{{{"art_1", "agree"}, 5}}));
    BOOST_TEST(reading->opinion_counts(DossierId("d3")).empty());
}

BOOST_AUTO_TEST_SUITE_END()
