// A dossier at every moment of its story is the dossier that there was then.
#include "engine/dossier/moment.hpp"

#include <boost/test/unit_test.hpp>

#include "small_office.hpp"

using namespace phanbien;
using namespace phanbien::dossier;

namespace {

struct RememberingOffice : SmallOffice {
    // What there was after each event; where a command makes several, only after the last.
    std::map<std::uint64_t, Dossier> then;

    void remember() {
        auto seen = dossier;
        seen.head.clear();
        then.insert_or_assign(dossier.revision, std::move(seen));
    }
    void whole_story() {
        registers();
        remember();
        decides_forms();
        remember();
        asks_reviewers();
        remember();
        gathers();
        remember();
        synthesises();
        remember();
        issues();
        remember();
        answers();
        remember();
        checks();
        remember();
    }
    std::vector<Instant> times() const {
        std::vector<Instant> out;
        for (const auto& event : log) {
            out.push_back(event.at);
        }
        return out;
    }
    Result<Moment> at(MomentAsked asked) const { return moment_of(times(), asked, now); }
    std::string refused(MomentAsked asked) const {
        const auto found = at(asked);
        BOOST_REQUIRE(!found);
        BOOST_TEST(!found.error().vi.empty());
        return found.error().code;
    }
};

constexpr std::chrono::microseconds instant_before{1};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(moment, RememberingOffice)

BOOST_AUTO_TEST_CASE(the_past_is_what_there_was) {
    whole_story();
    BOOST_REQUIRE_EQUAL(then.size(), 8U);
    for (const auto& [revision, seen] : then) {
        BOOST_TEST((as_it_was(walk_through(log), revision) == seen), "after event " << revision);
    }
}

BOOST_AUTO_TEST_CASE(at_a_time_means_after_every_event_until_then) {
    registers();
    now += std::chrono::hours(1);
    decides_forms();
    const auto second =
        std::ranges::find_if(log, [&](const Event& event) { return event.at > log.front().at; });
    BOOST_REQUIRE(second != log.end());
    BOOST_TEST(at(second->at - instant_before)->revision == second->sequence - 1);
    BOOST_TEST(at(second->at)->revision >= second->sequence);
    BOOST_TEST(at(now)->revision == dossier.revision);
    BOOST_TEST((at(now)->at == now));
}

BOOST_AUTO_TEST_CASE(events_of_one_time_happened_together) {
    registers();
    for (auto& event : log) {
        event.at = now;
    }
    BOOST_TEST(at(now)->revision == log.size());
}

BOOST_AUTO_TEST_CASE(where_the_clock_jumped_the_order_of_events_wins) {
    registers();
    decides_forms();
    BOOST_REQUIRE(log.size() >= 3U);
    const auto noon = log.front().at + std::chrono::hours(3);
    now = noon + std::chrono::hours(9);
    for (auto& event : log) {
        event.at = noon + std::chrono::hours(1);
    }
    log[2].at = noon;  // the clock was put back; the two before it had happened all the same
    BOOST_TEST(at(noon)->revision == 3U);
}

BOOST_AUTO_TEST_CASE(after_an_event_is_at_its_time) {
    registers();
    const auto found = at(std::uint64_t{1});
    BOOST_REQUIRE(found);
    BOOST_TEST(found->revision == 1U);
    BOOST_TEST((found->at == log.front().at));
}

BOOST_AUTO_TEST_CASE(there_is_no_dossier_before_it_began_and_none_yet_in_the_future) {
    registers();
    BOOST_TEST(refused(log.front().at - instant_before) == "moment.too_early");
    BOOST_TEST(refused(now + std::chrono::seconds(1)) == "moment.in_future");
    BOOST_TEST(refused(std::uint64_t{0}) == "moment.no_event");
    BOOST_TEST(refused(dossier.revision + 1) == "moment.no_event");
}

BOOST_AUTO_TEST_CASE(what_was_erased_since_stays_erased_and_says_so) {
    registers();
    decides_forms();
    asks_reviewers();
    gathers();
    const auto before = dossier.revision;
    auto erasing = log.back();
    erasing.sequence = before + 1;
    erasing.body = Erased{.ground = "Điều 14", .opinions = {opinion(0)}, .events = {}, .files = {}};
    log.push_back(erasing);
    const auto past = as_it_was(walk_through(log), before);
    BOOST_TEST(past.revision == before);
    BOOST_TEST(past.opinions[0].erased.has_value());
    BOOST_TEST(past.opinions[0].given.text.find("Điều 14") != std::string::npos);
    BOOST_TEST(!past.opinions[1].erased.has_value());
    // Before it was given there is nothing to erase.
    BOOST_TEST(as_it_was(walk_through(log), 1).opinions.empty());
}

BOOST_AUTO_TEST_SUITE_END()
