// An approval route under way and the directory it was planned from: followed at once when that
// changes, every morning, and never left without anybody by an import.
#include "engine/runtime/route_following.hpp"

#include <boost/test/unit_test.hpp>
#include <future>
#include <thread>

#include "engine/runtime/lists.hpp"
#include "tests/worlds/commune.hpp"

using namespace phanbien;
using namespace phanbien::worlds;

namespace {

using Texts = std::vector<std::string>;

struct OnRoute : LiveOffice {
    OnRoute() {
        knows_author(*this);
        BOOST_REQUIRE(imports(commune(member("vice", "vice"))).has_value());
        uploads(specialist());
        submits();
    }

    void submits() {
        registers("d1");
        does("d1", specialist(), propose_scope());
        raises("d1", committee(), "scope.accept");
        raises("d1", specialist(), "written.close");
        raises("d1", specialist(), "criticism.submit_without",
               {{"reason", "Không có kiến nghị"},
                {"document", registration("d1").drafts.front().text()}});
    }

    Result<runtime::DirectoryChange> imports(const std::string& text) {
        return office->import_directory({.text = text,
                                         .file_name = "to-chuc.xml",
                                         .seen = {},
                                         .actor = person("admin", front, {"administrator"})});
    }
    runtime::DirectoryChange edits(const people::DirectoryEdit& edit) {
        auto change = office->edit_directory(edit, person("admin", front, {"administrator"}));
        BOOST_REQUIRE_MESSAGE(change.has_value(), "the edit was refused");
        return std::move(change).value();
    }

    // The vice chair to the deputy, from the next day on.
    void hands_over_tomorrow() {
        const auto tomorrow =
            people::Validity{.from = vietnam_day(clock.now()) + std::chrono::days(1), .until = {}};
        edits(people::AddDelegation{.handover = {.person = "vice", .to = "deputy", .post = ""},
                                    .matters = {},
                                    .always = false,
                                    .validity = tomorrow});
        edits(people::AddAbsence{.person = "vice", .validity = tomorrow, .reason = ""});
    }

    std::size_t log_size() { return real_store->open_reading()->log_head().size; }
    // In whose inboxes the route stands.
    Texts waiting() {
        Texts out;
        for (const auto* name : {"chair", "vice", "spec", "deputy"}) {
            if (!real_store->open_reading()->approvals(signed_in(name), 10).empty()) {
                out.emplace_back(name);
            }
        }
        return out;
    }
    Texts differences() {
        return runtime::compare_lists(*real_store->open_reading(), workflows).differences;
    }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(route_following, OnRoute)

BOOST_AUTO_TEST_CASE(a_route_waits_in_the_inbox_of_whoever_is_asked) {
    BOOST_TEST_REQUIRE(at_head("d1").routes.size() == 1U);
    BOOST_TEST(at_head("d1").routes[0].progress.plan.route == "duyet-cap-xa");
    BOOST_TEST(waiting() == (Texts{"vice"}));
    BOOST_TEST(differences() == Texts{});
}

BOOST_AUTO_TEST_CASE(an_import_that_would_leave_it_without_anybody_is_refused_whole) {
    const auto size = log_size();
    const auto refused = imports(commune(""));
    BOOST_TEST_REQUIRE(!refused.has_value());
    BOOST_TEST(refused.error().code == "directory.orphans");
    BOOST_TEST_REQUIRE(!refused.error().fields.empty());
    BOOST_TEST(refused.error().fields[0].pointer.starts_with("to-chuc.xml:"));
    BOOST_TEST(refused.error().fields[0].vi.find("Phó Chủ tịch duyệt") != std::string::npos);
    BOOST_TEST(log_size() == size);
    BOOST_TEST(waiting() == (Texts{"vice"}));
}

BOOST_AUTO_TEST_CASE(a_change_of_staff_is_followed_in_its_own_transaction) {
    const auto revision = at_head("d1").revision;
    const auto change = imports(commune(member("vice", "clerk") + member("new", "vice")));
    BOOST_TEST_REQUIRE(change.has_value());
    BOOST_TEST_REQUIRE(change->routes.size() == 1U);
    BOOST_TEST(change->routes[0].changes.size() == 1U);
    BOOST_TEST(change->routes[0].orphans.empty());
    BOOST_TEST(at_head("d1").revision == revision + 1);
    BOOST_TEST(waiting() == Texts{});  // of those who were there before
    BOOST_TEST(differences() == Texts{});
    restart();
    BOOST_TEST(at_head("d1").revision == revision + 1);
}

BOOST_AUTO_TEST_CASE(a_change_that_names_nobody_on_it_leaves_it_alone) {
    const auto revision = at_head("d1").revision;
    const auto change = edits(people::AddAbsence{.person = "deputy", .validity = {}, .reason = ""});
    BOOST_TEST(change.routes.empty());
    BOOST_TEST(at_head("d1").revision == revision);
}

BOOST_AUTO_TEST_CASE(people_fall_ill_whatever_waits_for_them) {
    const auto change = edits(people::AddAbsence{.person = "vice", .validity = {}, .reason = ""});
    BOOST_TEST_REQUIRE(change.routes.size() == 1U);
    BOOST_TEST(!change.routes[0].orphans.empty());
    BOOST_TEST(waiting() == Texts{});
}

BOOST_AUTO_TEST_CASE(a_dossier_that_cannot_be_read_keeps_nobody_from_changing_the_directory) {
    damages("d1");
    restart();
    const auto change = edits(people::AddAbsence{.person = "vice", .validity = {}, .reason = ""});
    BOOST_TEST(change.routes.empty());
    BOOST_TEST(faults == 1);
    BOOST_TEST(imports(commune(member("vice", "clerk") + member("new", "vice"))).has_value());
    BOOST_TEST(faults == 2);
}

// Two imports in one batch that is lost: the second looked at what the first had written.
BOOST_AUTO_TEST_CASE(what_was_written_in_a_batch_that_was_rolled_back_is_forgotten) {
    const auto revision = at_head("d1").revision;
    const auto first = commune(member("vice", "clerk") + member("new", "vice"));
    const auto second =
        commune(member("vice", "clerk") + member("new", "vice") + member("third", "clerk"));
    std::promise<void> begun;
    std::promise<void> opened;
    auto held_up = std::async(std::launch::async, [&] {
        return runtime::run_and_wait(*committer, [&](runtime::Writing&) {
            begun.set_value();
            opened.get_future().wait();
        });
    });
    begun.get_future().wait();
    const auto queued = [&](const std::string& text) {
        const auto before = committer->figures().waiting;
        auto outcome = std::async(std::launch::async, [&, text] { return imports(text); });
        while (committer->figures().waiting == before) {
            std::this_thread::yield();
        }
        return outcome;
    };
    auto one = queued(first);
    auto other = queued(second);
    int commits = 0;
    store->fault = [&](Step step) {
        commits += step == Step::before_commit ? 1 : 0;
        if (commits > 1) {  // all but that of whoever held them up
            throw runtime::StoreFailure(runtime::StoreFailure::Kind::busy, "lost");
        }
    };
    opened.set_value();
    BOOST_TEST(!held_up.get());
    BOOST_TEST(!one.get().has_value());
    BOOST_TEST(!other.get().has_value());
    store->fault = [](Step) {};
    BOOST_TEST(imports(first).has_value());
    BOOST_TEST(at_head("d1").revision == revision + 1);
    restart();
    BOOST_TEST(at_head("d1").revision == revision + 1);
}

BOOST_AUTO_TEST_CASE(each_morning_whoever_acts_that_day_is_asked) {
    hands_over_tomorrow();
    office->tick();
    BOOST_TEST(waiting() == (Texts{"vice"}));
    clock.pass(std::chrono::hours(24));
    office->tick();
    BOOST_TEST(waiting() == (Texts{"deputy"}));
    const auto revision = at_head("d1").revision;
    office->tick();
    BOOST_TEST(at_head("d1").revision == revision);  // once a day
    BOOST_TEST(differences() == Texts{});
}

BOOST_AUTO_TEST_CASE(a_morning_that_the_store_was_busy_is_followed_a_little_later) {
    hands_over_tomorrow();
    office->tick();
    clock.pass(std::chrono::hours(24));
    int commits = 0;
    store->fault = [&](Step step) {
        commits += step == Step::before_commit ? 1 : 0;
        if (step == Step::before_commit && (commits == 2 || commits == 3)) {
            throw runtime::StoreFailure(runtime::StoreFailure::Kind::busy, "for a moment");
        }
    };
    office->tick();
    store->fault = [](Step) {};
    BOOST_TEST(commits > 3);
    BOOST_TEST(faults == 1);
    BOOST_TEST(waiting() == (Texts{"vice"}));
    office->tick();
    BOOST_TEST(waiting() == (Texts{"vice"}));  // not at once
    clock.pass(runtime::Office::timer_retry);
    office->tick();
    BOOST_TEST(waiting() == (Texts{"deputy"}));
}

BOOST_AUTO_TEST_SUITE_END()
