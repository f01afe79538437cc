#include "small_office.hpp"

#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <fstream>
#include <sstream>

#include "engine/dossier/projection.hpp"
#include "tests/unit/places.hpp"

namespace phanbien::dossier {

namespace {

Workflow read_workflow() {
    auto workflow = Workflow::read(workflow_text(), "phan-bien.scxml", "hash-1");
    if (!workflow) {
        for (const auto& field : workflow.error().fields) {
            BOOST_TEST_MESSAGE(field.pointer + " " + field.en);
        }
        throw std::runtime_error(workflow.error().en);
    }
    return std::move(workflow).value();
}

}  // namespace

std::string workflow_text() {
    std::ifstream in(tests::source_folder() / "workflows/phan-bien.scxml");
    std::ostringstream text;
    text << in.rdbuf();
    return text.str();
}

people::Actor person(const std::string& name, const OrganisationId& organisation,
                     std::vector<std::string> roles) {
    return {.account = AccountId("account-" + name),
            .organisation = organisation,
            .roles = std::move(roles)};
}

SmallOffice::SmallOffice()
    : workflow(read_workflow()),
      interpreter(std::make_unique<statechart::Interpreter>(workflow.chart())),
      now(parse_instant("2026-09-07T02:00:00Z").value()) {}  // a Monday morning

Result<std::vector<EventBody>> SmallOffice::ask(const people::Actor& actor, CommandBody body) {
    const Command command{.dossier = DossierId("dossier-1"),
                          .actor = actor,
                          .expected_revision = expected_revision,
                          .body = std::move(body)};
    auto bodies = decide(dossier, command, context());
    if (!bodies) {
        return bodies;
    }
    for (const auto& decided : *bodies) {
        now += std::chrono::microseconds{1};
        log.push_back(
            Event{.id = EventId(next_id()),
                  .dossier = command.dossier,
                  .sequence = dossier.revision + 1,
                  .at = now,
                  .actor = actor.account,
                  .organisation = actor.is_system() ? dossier.registered.host : actor.organisation,
                  .body = decided});
        apply(dossier, log.back());
    }
    return bodies;
}

std::vector<EventBody> SmallOffice::does(const people::Actor& actor, CommandBody body) {
    const auto name = event_name(body);
    auto bodies = ask(actor, std::move(body));
    if (!bodies) {
        std::string why = name + " was refused: " + bodies.error().code + ": " + bodies.error().en;
        for (const auto& field : bodies.error().fields) {
            why += " [" + field.pointer + " " + field.en + "]";
        }
        throw std::runtime_error(why);
    }
    return std::move(bodies).value();
}

Problem SmallOffice::refusal(const people::Actor& actor, CommandBody body) {
    const auto name = event_name(body);
    const auto before = dossier;
    auto bodies = ask(actor, std::move(body));
    if (bodies) {
        throw std::runtime_error(name + " was not refused");
    }
    BOOST_TEST((dossier == before));
    BOOST_TEST(!bodies.error().vi.empty());
    BOOST_TEST(!bodies.error().en.empty());
    return bodies.error();
}

void SmallOffice::raises(const people::Actor& actor, const std::string& event,
                         boost::json::object data) {
    does(actor, Act{.event = event, .data = std::move(data)});
}

void SmallOffice::registers() {
    does(registrar(), registration());
}

void SmallOffice::decides_forms(bool conference, bool written, bool dialogue) {
    raises(specialist(), "scope.propose",
           {{"conference", conference}, {"written", written}, {"dialogue", dialogue}});
    raises(committee(), "scope.accept");
}

void SmallOffice::asks_reviewers() {
    does(specialist(), RequestReviews{.organisations = {women_id, farmers_id},
                                      .due_on = std::nullopt,
                                      .message = "Xin góp ý."});
}

void SmallOffice::gathers() {
    does(women(), opinion_on("art_1"));
    does(women(), opinion_on(""));
    does(registrar(), paper_opinion());
    does(women(), CompleteReview{.review = dossier.reviews.at(0).request.id, .remark = ""});
    does(specialist(),
         CancelReview{.review = dossier.reviews.at(1).request.id, .reason = "Không góp ý."});
    raises(specialist(), "written.close");
}

void SmallOffice::synthesises() {
    does(specialist(),
         MakeRecommendation{
             .eid = "art_1", .text = "Sửa Điều 1.", .opinions = {opinion(0), opinion(2)}});
    does(specialist(), MakeRecommendation{.eid = "", .text = "Rà soát.", .opinions = {opinion(1)}});
}

void SmallOffice::issues() {
    raises(specialist(), "criticism.submit");
    raises(head(), "criticism.approve");
    raises(committee(), "criticism.sign", {{"signer", "Chủ tịch"}});
    raises(registrar(), "criticism.issue", {{"issued_on", "2026-09-07"}});
}

void SmallOffice::answers() {
    does(drafter(),
         GiveAnswer{.recommendation = recommendation(0), .disposition = "accepted", .text = ""});
    does(drafter(), GiveAnswer{.recommendation = recommendation(1),
                               .disposition = "not_accepted",
                               .text = "Đã rà soát."});
    raises(drafter(), "answers.submit");
}

void SmallOffice::checks() {
    does(specialist(), AcceptAnswer{.recommendation = recommendation(0), .remark = ""});
    does(specialist(), AcceptAnswer{.recommendation = recommendation(1), .remark = ""});
}

void SmallOffice::comes_to_synthesis() {
    registers();
    decides_forms();
    asks_reviewers();
    gathers();
    synthesises();
}

void SmallOffice::comes_to_answers() {
    comes_to_synthesis();
    issues();
}

bool SmallOffice::in(const std::string& state) const {
    return std::ranges::find(dossier.instance.configuration, state) !=
           dossier.instance.configuration.end();
}

std::vector<std::string> SmallOffice::offered(const people::Actor& actor) {
    std::vector<std::string> out;
    for (const auto& offer : offers(dossier, actor, workflow, *interpreter)) {
        out.push_back(offer.action->event);
    }
    return out;
}

int SmallOffice::next_number(const OrganisationId&, std::string_view register_id, int year) {
    int last = 0;
    for (const auto& event : log) {
        const auto row = register_row(event);
        if (row && row->register_id == register_id && row->year == year) {
            last = std::max(last, row->number);
        }
    }
    return last + 1;
}

std::optional<Surroundings::Known> SmallOffice::dossier_with_code(const OrganisationId& host,
                                                                  const OrganisationId& body,
                                                                  std::string_view code) {
    if (host == front_id && body == body_id && !duplicate_code.empty() && code == duplicate_code) {
        return Known{DossierId("dossier-0"), "PB-2026-0009"};
    }
    return std::nullopt;
}

std::optional<people::Organisation> SmallOffice::organisation(const OrganisationId& id) {
    using people::OrganisationKind;
    const std::map<OrganisationId, OrganisationKind> known{
        {front_id, OrganisationKind::front},
        {other_front_id, OrganisationKind::front},
        {body_id, OrganisationKind::state_body},
        {women_id, OrganisationKind::member},
        {farmers_id, OrganisationKind::member}};
    const auto found = known.find(id);
    if (found == known.end()) {
        return std::nullopt;
    }
    people::Organisation out;
    out.id = id;
    out.name = "Tổ chức " + id.text();
    out.kind = found->second;
    return out;
}

std::optional<StoredFile> SmallOffice::file(const FileHash& hash, const AccountId& by) {
    StoredFile stored;
    stored.uploaded_by = uploader.empty() ? by : uploader;
    stored.file = {.hash = hash, .name = "tep.docx", .media_type = "application/docx", .size = 10};
    if (hash == scan) {
        return stored;
    }
    if (hash != draft_1 && hash != draft_2) {
        return std::nullopt;
    }
    stored.draft = StoredFile::Draft{.outline = FileHash("outline-of-" + hash.text()),
                                     .counts = {{"articles", 2}},
                                     .warnings = 0,
                                     .provisions = {{"art_1", "Điều 1"}, {"art_2", "Điều 2"}}};
    if (hash == shorter_file) {
        stored.draft->provisions.pop_back();
    }
    return stored;
}

Register registration() {
    Register command;
    command.event = "dossier.register";
    command.facts.title = "Dự thảo Quyết định về quản lý chợ";
    command.facts.draft_kind = "decision";
    command.facts.drafting_body = body_id;
    command.facts.code = "12/TTr-SCT";
    command.facts.planned_submission_on = parse_date("2026-10-15");
    command.drafts = {draft_1};
    return command;
}

GiveOpinion opinion_on(const std::string& eid) {
    GiveOpinion command;
    command.eid = eid;
    command.heading = "soundness";
    command.stance = "agree_with_changes";
    command.text = "Cần nói rõ hơn.";
    return command;
}

GiveOpinion paper_opinion() {
    auto command = opinion_on("art_1");
    command.entered_for_other = true;
    command.source = "paper";
    command.said_by.name = "Bà Lò Thị Én";
    return command;
}

}  // namespace phanbien::dossier
