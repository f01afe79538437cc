// What differs between two moments of a story, with both values and the events behind it.
#include "engine/dossier/differences.hpp"

#include <boost/test/unit_test.hpp>

#include "engine/dossier/moment.hpp"
#include "small_office.hpp"

using namespace phanbien;
using namespace phanbien::dossier;

namespace {

struct ComparingOffice : SmallOffice {
    std::vector<OpenTask> tasks_at(const Dossier& at) const {
        return open_tasks(at, workflow, calendars);
    }
    std::vector<Difference> between(std::uint64_t from, std::uint64_t to) const {
        const auto before = as_it_was(walk_through(log), from);
        const auto after = as_it_was(walk_through(log), to);
        const auto old_tasks = tasks_at(before);
        const auto new_tasks = tasks_at(after);
        const std::vector<Event> between(log.begin() + static_cast<std::ptrdiff_t>(from),
                                         log.begin() + static_cast<std::ptrdiff_t>(to));
        return differences({before, old_tasks}, {after, new_tasks}, walk_through(between),
                           [this](const Dossier& at) { return tasks_at(at); });
    }
    std::vector<Difference> since(std::uint64_t from) const {
        return between(from, dossier.revision);
    }
};

Difference of(const std::vector<Difference>& all, Part part, const std::string& name) {
    const auto found = std::ranges::find_if(
        all, [&](const Difference& it) { return it.key.part == part && it.name == name; });
    BOOST_REQUIRE(found != all.end());
    return *found;
}

bool tells_of(const std::vector<Difference>& all, Part part) {
    return std::ranges::any_of(all, [&](const Difference& it) { return it.key.part == part; });
}

using Values = std::pair<std::string, std::string>;
Values values(const Difference& of_one, std::string_view member) {
    const auto found = std::ranges::find_if(
        of_one.members, [&](const MemberChange& it) { return it.after.name == member; });
    BOOST_REQUIRE(found != of_one.members.end());
    return {found->before.value, found->after.value};
}

}  // namespace

BOOST_FIXTURE_TEST_SUITE(comparing, ComparingOffice)

BOOST_AUTO_TEST_CASE(nothing_differs_from_itself) {
    registers();
    decides_forms();
    BOOST_TEST(between(dossier.revision, dossier.revision).empty());
}

BOOST_AUTO_TEST_CASE(a_step_moves_the_dossier_and_its_tasks) {
    registers();
    const auto from = dossier.revision;
    const auto old_tasks = tasks_at(dossier);
    decides_forms();
    const auto found = since(from);
    const auto where = of(found, Part::dossier, dossier.registered.dossier_code);
    BOOST_TEST((where.fate == Fate::changed));
    BOOST_TEST(values(where, "states").first != values(where, "states").second);
    BOOST_REQUIRE(!where.events.empty());
    BOOST_TEST(where.events.front() > from);
    BOOST_REQUIRE(!old_tasks.empty());
    const auto done = of(found, Part::task, old_tasks.front().task_id);
    BOOST_TEST((done.fate == Fate::gone));
    BOOST_TEST(!done.events.empty());
}

BOOST_AUTO_TEST_CASE(an_opinion_is_given_revised_and_withdrawn) {
    registers();
    decides_forms();
    asks_reviewers();
    const auto start = dossier.revision;
    does(women(), opinion_on("art_1"));
    const auto given = dossier.revision;
    const auto code = dossier.opinions.back().given.code;
    const auto text = dossier.opinions.back().given.text;
    const auto added = of(between(start, given), Part::opinion, code);
    BOOST_TEST((added.fate == Fate::added));
    BOOST_TEST((values(added, "text") == Values{"", text}));
    BOOST_TEST((added.events == std::vector{given}));

    does(women(), ReviseOpinion{.opinion = opinion(0),
                                .heading = dossier.opinions.back().given.heading,
                                .stance = dossier.opinions.back().given.stance,
                                .text = "Lời khác.",
                                .proposal = ""});
    const auto revised = dossier.revision;
    const auto changed = of(between(given, revised), Part::opinion, code);
    BOOST_TEST((changed.fate == Fate::changed));
    BOOST_TEST((values(changed, "text") == Values{text, "Lời khác."}));

    does(women(), WithdrawOpinion{.opinion = opinion(0), .reason = "Nhầm điều."});
    const auto withdrawn = of(since(revised), Part::opinion, code);
    BOOST_TEST((withdrawn.fate == Fate::withdrawn));
    BOOST_TEST((values(withdrawn, "reason") == Values{"", "Nhầm điều."}));
    BOOST_TEST((withdrawn.events == std::vector{dossier.revision}));
}

BOOST_AUTO_TEST_CASE(an_answer_is_told_with_the_opinions_that_were_taken_in_untouched) {
    registers();
    decides_forms();
    asks_reviewers();
    gathers();
    const auto gathered = dossier.revision;
    synthesises();
    const auto taken_in = of(since(gathered), Part::opinion, dossier.opinions.front().given.code);
    BOOST_TEST((values(taken_in, "recommendation") == Values{"", "KN-001"}));
    issues();
    const auto issued = dossier.revision;
    answers();
    const auto found = since(issued);
    const auto answer = of(found, Part::answer, "KN-002");
    BOOST_TEST((answer.fate == Fate::added));
    BOOST_TEST((values(answer, "disposition") == Values{"", "not_accepted"}));
    BOOST_TEST((values(answer, "text") == Values{"", "Đã rà soát."}));
    BOOST_TEST(!tells_of(found, Part::opinion));
    BOOST_TEST(!tells_of(found, Part::recommendation));
}

BOOST_AUTO_TEST_CASE(a_private_draft_of_an_answer_is_no_difference) {
    comes_to_answers();
    const auto from = dossier.revision;
    does(drafter(), DraftAnswer{recommendation(0), "accepted", "Chưa nói ra.", std::nullopt});
    BOOST_TEST(since(from).empty());
}

BOOST_AUTO_TEST_CASE(what_a_dropped_recommendation_lets_go_is_told_with_that_event) {
    comes_to_synthesis();
    const auto from = dossier.revision;
    does(specialist(), DropRecommendation{.recommendation = recommendation(0), .reason = "Trùng."});
    const auto found = since(from);
    BOOST_TEST((of(found, Part::recommendation, "KN-001").fate == Fate::withdrawn));
    const auto loose = of(found, Part::opinion, dossier.opinions.front().given.code);
    BOOST_TEST((values(loose, "recommendation") == Values{"KN-001", ""}));
    BOOST_TEST((loose.events == std::vector{dossier.revision}));
}

BOOST_AUTO_TEST_CASE(whatever_differs_was_done_by_an_event_in_between) {
    comes_to_synthesis();
    does(specialist(),
         SplitOpinions{.recommendation = recommendation(0), .opinions = {opinion(2)}});
    does(specialist(),
         MergeOpinions{.recommendation = recommendation(1), .opinions = {opinion(2)}});
    issues();
    answers();
    checks();
    for (std::uint64_t from = 1; from < log.size(); ++from) {
        for (auto to = from + 1; to <= log.size(); ++to) {
            for (const auto& it : between(from, to)) {
                BOOST_TEST(!it.events.empty(), name_of(it.key.part)
                                                   << " " << it.name << ", " << from << "-" << to);
                BOOST_TEST((std::ranges::all_of(it.events, [&](std::uint64_t sequence) {
                    return sequence > from && sequence <= to;
                })));
            }
        }
    }
}

BOOST_AUTO_TEST_SUITE_END()
