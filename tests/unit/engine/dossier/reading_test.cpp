// What people see: rights, offers, notices, tasks, the rows of lists.
#include "engine/dossier/reading.hpp"

#include <algorithm>
#include <boost/test/unit_test.hpp>

#include "engine/dossier/projection.hpp"
#include "small_office.hpp"

using namespace phanbien;
using namespace phanbien::dossier;

namespace {

struct Consulting : SmallOffice {
    Consulting() {
        registers();
        decides_forms();
        asks_reviewers();
    }

    const Offer& offer(const people::Actor& actor, const std::string& event) {
        held = offers(dossier, actor, workflow, *interpreter);
        const auto found =
            std::ranges::find(held, event, [](const Offer& it) { return it.action->event; });
        BOOST_REQUIRE(found != held.end());
        return *found;
    }

    std::vector<Offer> held;
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(reading, Consulting)

BOOST_AUTO_TEST_CASE(each_party_sees_its_part) {
    const auto host = access(dossier, specialist(), workflow, *interpreter);
    BOOST_TEST(
        (host.draft && host.opinions && host.recommendations && host.documents && host.history));
    const auto reviewer = access(dossier, women(), workflow, *interpreter);
    BOOST_TEST((reviewer.draft && reviewer.own_opinions));
    BOOST_TEST(
        !(reviewer.opinions || reviewer.recommendations || reviewer.documents || reviewer.history));
    const auto body = access(dossier, drafter(), workflow, *interpreter);
    BOOST_TEST((body.draft && body.own_documents && !body.documents));
    BOOST_TEST(body.some_documents());
    BOOST_TEST(!reviewer.some_documents());
    BOOST_TEST(!(body.opinions || body.recommendations || body.history));
    const auto audit = access(dossier, auditor(), workflow, *interpreter);
    BOOST_TEST((audit.opinions && audit.history));
    BOOST_TEST(offered(auditor()).empty());
}

BOOST_AUTO_TEST_CASE(a_reviewer_reads_its_own_opinions_only) {
    does(women(), opinion_on("art_1"));
    const auto right = access(dossier, women(), workflow, *interpreter);
    BOOST_TEST(may_read(dossier.opinions[0], right, women()));
    BOOST_TEST(!may_read(dossier.opinions[0], right, farmers()));
    auto typed = paper_opinion();
    typed.said_by = {.organisation = farmers_id, .name = ""};
    does(registrar(), typed);
    BOOST_TEST(may_read(dossier.opinions[1], right, farmers()));
    BOOST_TEST(!may_read(dossier.opinions[1], right, women()));
}

BOOST_AUTO_TEST_CASE(the_drafting_body_reads_its_own_papers_and_the_criticism_in_force) {
    const auto reads = [this](const people::Actor& actor) {
        std::vector<std::string> kinds;
        const auto right = access(dossier, actor, workflow, *interpreter);
        for (const auto& document : dossier.documents) {
            if (may_read(document, right, actor)) {
                kinds.push_back(document.attached.document_kind);
            }
        }
        return kinds;
    };
    const auto attach = [this](const people::Actor& actor, const char* kind) {
        does(actor, AttachDocument{.document_kind = kind,
                                   .title = "Tài liệu",
                                   .code = "",
                                   .dated_on = std::nullopt,
                                   .file = scan});
    };
    using Kinds = std::vector<std::string>;
    attach(specialist(), "other");
    attach(drafter(), "submission");
    gathers();
    synthesises();
    raises(specialist(), "criticism.submit", {{"document", scan.text()}});
    BOOST_TEST((reads(drafter()) == Kinds{"submission"}));
    raises(head(), "criticism.approve");
    raises(committee(), "criticism.sign", {{"signer", "X"}, {"document", scan.text()}});
    BOOST_TEST((reads(drafter()) == Kinds{"submission"}));
    raises(registrar(), "criticism.issue", {{"issued_on", "2026-09-07"}});
    BOOST_TEST((reads(drafter()) == Kinds{"submission", "criticism"}));
    BOOST_TEST(
        (reads(specialist()) == Kinds{"other", "submission", "criticism_draft", "criticism"}));
    BOOST_TEST(reads(women()).empty());
    raises(committee(), "criticism.recall", {{"reason", "Sai"}});
    BOOST_TEST((reads(drafter()) == Kinds{"submission"}));
}

BOOST_AUTO_TEST_CASE(a_file_is_read_as_a_version_or_as_a_document_one_may_read) {
    does(specialist(), AttachDocument{.document_kind = "other",
                                      .title = "Nội bộ",
                                      .code = "",
                                      .dated_on = std::nullopt,
                                      .file = scan});
    const auto reads = [this](const people::Actor& actor, const FileHash& hash) {
        return may_read_file(dossier, hash, access(dossier, actor, workflow, *interpreter), actor);
    };
    BOOST_TEST(reads(drafter(), draft_1));
    BOOST_TEST(reads(women(), draft_1));
    BOOST_TEST(!reads(women(), draft_2));
    BOOST_TEST(reads(registrar(), scan));
    BOOST_TEST(!reads(drafter(), scan));
    BOOST_TEST(!reads(stranger(), draft_1));
}

BOOST_AUTO_TEST_CASE(an_offer_says_why_not_now) {
    const auto& closing = offer(specialist(), "written.close");
    BOOST_TEST(closing.state == "written_open");
    BOOST_REQUIRE(closing.blockers.size() == 1U);
    BOOST_TEST(closing.blockers[0].en.find("{org:org-women}, {org:org-farmers}") !=
               std::string::npos);
    BOOST_TEST(offer(women(), "opinion.give").blockers.empty());
    does(women(), CompleteReview{dossier.reviews[0].request.id, ""});
    BOOST_TEST(offer(women(), "opinion.give").blockers.size() == 1U);
}

BOOST_AUTO_TEST_CASE(an_event_is_offered_once_however_many_roles_grant_it) {
    const auto events = offered(person("all", front_id, {"registrar", "specialist"}));
    BOOST_TEST(std::ranges::count(events, "version.add") == 1);
}

BOOST_AUTO_TEST_CASE(what_is_offered_without_a_blocker_is_not_refused_for_rights) {
    for (const auto& actor : {registrar(), specialist(), head(), committee(), drafter(), women()}) {
        for (const auto& it : offers(dossier, actor, workflow, *interpreter)) {
            const Command command{.dossier = dossier.id,
                                  .actor = actor,
                                  .expected_revision = std::nullopt,
                                  .body = Act{it.action->event, {}}};
            const auto decided = decide(dossier, command, context());
            if (!decided && it.blockers.empty()) {
                BOOST_TEST((decided.error().kind != ProblemKind::forbidden));
                BOOST_TEST(decided.error().code != "action.not_now");
            }
            BOOST_TEST((it.blockers.empty() || !decided));
        }
    }
}

BOOST_AUTO_TEST_CASE(a_short_notice_is_said) {
    BOOST_TEST(notices(dossier, workflow, *interpreter).empty());
    SmallOffice late;
    auto command = registration();
    command.facts.planned_submission_on = parse_date("2026-09-21");
    late.does(registrar(), command);
    const auto shown = notices(late.dossier, late.workflow, *late.interpreter);
    BOOST_REQUIRE(shown.size() == 1U);
    BOOST_TEST(shown[0].id == "short_notice");
    BOOST_TEST(shown[0].text.en.find("14 days") != std::string::npos);
    SmallOffice exact;
    command.facts.planned_submission_on = parse_date("2026-09-22");
    exact.does(registrar(), command);
    BOOST_TEST(notices(exact.dossier, exact.workflow, *exact.interpreter).empty());
}

BOOST_AUTO_TEST_CASE(tasks_have_an_owner_and_a_due_date) {
    const auto tasks = open_tasks(dossier, workflow, calendars);
    BOOST_REQUIRE(tasks.size() == 3U);
    BOOST_TEST(tasks[0].key == "run_written");
    BOOST_TEST((tasks[0].organisation == front_id));
    BOOST_TEST((tasks[0].due_on == parse_date("2026-09-22")));
    BOOST_TEST(tasks[1].key == "review:" + dossier.reviews[0].request.id.text());
    BOOST_TEST((tasks[1].organisation == women_id));
    BOOST_TEST((tasks[1].due_on == parse_date("2026-09-17")));
    does(women(), CompleteReview{dossier.reviews[0].request.id, ""});
    BOOST_TEST(open_tasks(dossier, workflow, calendars).size() == 2U);
}

BOOST_AUTO_TEST_CASE(active_states_are_those_with_a_name) {
    std::vector<std::string> names;
    for (const auto* state : active_states(dossier, workflow)) {
        names.push_back(state->id);
    }
    BOOST_TEST(names.front() == "active");
    BOOST_TEST(std::ranges::count(names, "written_open") == 1);
}

BOOST_AUTO_TEST_CASE(the_rows_of_lists) {
    const auto rows = project(dossier, workflow, calendars);
    BOOST_TEST(rows.dossier.code == "PB-2026-0001");
    BOOST_TEST(rows.dossier.arrival_code == "01");
    BOOST_TEST(rows.dossier.states == "conference_unused written_open dialogue_unused");
    BOOST_TEST(rows.dossier.stage.value() == 3);
    BOOST_TEST(!rows.dossier.ended);
    BOOST_TEST((rows.dossier.due_on == parse_date("2026-09-17")));
    BOOST_TEST(rows.dossier.search_text.find("quan ly cho") != std::string::npos);
    const auto finds = [&](const OrganisationId& organisation, std::string_view role) {
        const auto rows_now = project(dossier, workflow, calendars);
        return std::ranges::any_of(rows_now.parties, [&](const PartyRow& it) {
            return it.organisation == organisation && it.role == role;
        });
    };
    BOOST_TEST(finds(front_id, "registrar"));
    BOOST_TEST(!finds(front_id, "reviewer"));
    BOOST_TEST(finds(body_id, "drafter"));
    BOOST_TEST(finds(women_id, "reviewer"));
    BOOST_TEST(finds(farmers_id, "reviewer"));
    BOOST_TEST(rows.dossier.workflow == "phan-bien");
    BOOST_TEST(rows.dossier.workflow_hash == "hash-1");
    BOOST_TEST(rows.tasks.size() == 4U);  // the host's for two roles, one per reviewer
    BOOST_TEST(rows.timers.empty());
    does(specialist(), CancelReview{dossier.reviews[1].request.id, "x"});
    BOOST_TEST(!finds(farmers_id, "reviewer"));
}

BOOST_AUTO_TEST_CASE(a_given_number_is_a_line_in_its_register) {
    const auto row = register_row(log.at(0));
    BOOST_REQUIRE(row.has_value());
    BOOST_TEST(row->register_id == "incoming");
    BOOST_TEST(row->number == 1);
    BOOST_TEST(row->year == 2026);
    BOOST_TEST((row->given_on == parse_date("2026-09-07").value()));
    BOOST_TEST(!register_row(log.at(1)).has_value());
}

BOOST_AUTO_TEST_CASE(the_ledger_counts_each_opinion_once) {
    gathers();
    synthesises();
    does(specialist(), SplitOpinions{recommendation(0), {opinion(2)}});
    does(specialist(), SetOpinionAside{opinion(2), "Ngoài phạm vi"});
    auto book = ledger(dossier);
    BOOST_TEST(book.received == 3);
    BOOST_TEST(book.in_recommendations == 2);
    BOOST_TEST(book.set_aside == 1);
    BOOST_TEST(book.loose == 0);
    BOOST_TEST(book.recommendations == 2);
    BOOST_TEST(book.unanswered == 2);
    issues();
    answers();
    does(specialist(), AcceptAnswer{recommendation(0), ""});
    book = ledger(dossier);
    BOOST_TEST(book.unanswered == 0);
    BOOST_TEST(book.unchecked == 1);
    BOOST_TEST(book.accepted == 1);
    BOOST_TEST(book.not_accepted == 1);
}

BOOST_AUTO_TEST_SUITE_END()
