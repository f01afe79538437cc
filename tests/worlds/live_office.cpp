#include "tests/worlds/live_office.hpp"

#include <filesystem>
#include <fstream>
#include <sstream>

#include "engine/audit/sha256.hpp"
#include "tests/unit/places.hpp"

namespace phanbien::worlds {
namespace {

constexpr std::string_view draft_text = "Điều 1. Phạm vi\nĐiều 2. Hiệu lực";
constexpr std::string_view draft_outline = "{}";

dossier::StoredFile draft_file() {
    return {.file = {.hash = FileHash(audit::sha256_hex(draft_text)),
                     .name = "du-thao.txt",
                     .media_type = "text/plain",
                     .size = static_cast<std::int64_t>(draft_text.size())},
            .uploaded_by = registrar().account,
            .draft = dossier::StoredFile::Draft{
                .outline = FileHash(audit::sha256_hex(draft_outline)),
                .counts = {{"articles", 2}},
                .warnings = 0,
                .provisions = {{"art_1", "Điều 1"}, {"art_2", "Điều 2"}}}};
}

people::Organisation organisation(const OrganisationId& id, people::OrganisationKind kind) {
    people::Organisation made;
    made.id = id;
    made.name = "Tổ chức " + id.text();
    made.kind = kind;
    return made;
}

}  // namespace

people::Actor person(const std::string& name, const OrganisationId& organisation,
                     std::vector<std::string> roles) {
    return {.account = AccountId("account-" + name),
            .organisation = organisation,
            .roles = std::move(roles)};
}

people::Actor registrar() {
    return person("registrar", front, {"registrar"});
}
people::Actor specialist() {
    return person("specialist", front, {"specialist"});
}
people::Actor head() {
    return person("head", front, {"department_head"});
}
people::Actor committee() {
    return person("chair", front, {"standing_committee"});
}
people::Actor drafter() {
    return person("drafter", body, {"drafter"});
}
people::Actor reviewer() {
    return person("women", women, {"reviewer"});
}

dossier::Workflow read_procedure(const std::string& hash) {
    std::ifstream in(tests::source_folder() / "workflows/phan-bien.scxml");
    std::ostringstream text;
    text << in.rdbuf();
    return dossier::Workflow::read(text.str(), "phan-bien.scxml", hash).value();
}

std::vector<dossier::Workflow> procedures(const std::string& hash) {
    std::vector<dossier::Workflow> out;
    out.push_back(read_procedure(hash));
    return out;
}

std::vector<runtime::RouteSource> route_sources() {
    std::vector<runtime::RouteSource> out;
    for (const auto& entry :
         std::filesystem::directory_iterator(tests::source_folder() / "workflows/routes")) {
        std::ifstream in(entry.path());
        std::ostringstream text;
        text << in.rdbuf();
        auto definition =
            route::read_definition(text.str(), "route.xml", audit::sha256_hex(text.str()));
        out.push_back({std::move(definition).value(), text.str()});
    }
    return out;
}

LiveOffice::LiveOffice(std::uint64_t seed) : random(seed) {
    open();
    const auto failure = runtime::run_and_wait(*committer, [](runtime::Writing& writing) {
        writing.put_organisation(organisation(front, people::OrganisationKind::front));
        writing.put_organisation(organisation(body, people::OrganisationKind::state_body));
        writing.put_organisation(organisation(women, people::OrganisationKind::member));
        writing.put_file(draft_file(), draft_text, draft_outline, Instant());
    });
    if (failure) {
        throw std::runtime_error(failure->en);
    }
}

LiveOffice::~LiveOffice() {
    close();
}

void LiveOffice::open() {
    real_store = storage::open_store(place);
    store = std::make_unique<FaultyStore>(*real_store);
    committer =
        std::make_unique<runtime::Committer>(*store, [this](const std::string&) { ++breakdowns; });
    work_by(workflows);
}

void LiveOffice::work_by(runtime::WorkflowShelf& others) {
    office = std::make_unique<runtime::Office>(
        runtime::Office::Parts{*store, *committer, clock, random, others, routes,
                               [this](const dossier::Workflow& workflow) {
                                   return refuses ? refuses(workflow) : std::optional<Problem>();
                               },
                               [this](const std::string&) { ++faults; },
                               [this](runtime::Writing& writing) {
                                   if (on_closed) {
                                       on_closed(writing);
                                   }
                               }});
}

void LiveOffice::close() {
    if (committer) {
        committer->stop();
    }
    office.reset();
    committer.reset();
    store.reset();
    real_store.reset();
}

void LiveOffice::restart() {
    close();
    open();
}

Result<runtime::Receipt> LiveOffice::perform(const std::string& dossier, const people::Actor& actor,
                                             dossier::CommandBody command,
                                             std::optional<std::uint64_t> expected_revision,
                                             runtime::IdempotencyKey key) {
    std::promise<Result<runtime::Receipt>> promise;
    auto answer = promise.get_future();
    office->perform({.dossier = DossierId(dossier),
                     .actor = actor,
                     .expected_revision = expected_revision,
                     .body = std::move(command)},
                    std::move(key),
                    [&](Result<runtime::Receipt> result) { promise.set_value(std::move(result)); });
    return answer.get();
}

runtime::Receipt LiveOffice::does(const std::string& dossier, const people::Actor& actor,
                                  dossier::CommandBody command) {
    const auto name = dossier::event_name(command);
    auto result = perform(dossier, actor, std::move(command));
    if (!result) {
        throw std::runtime_error(name + ": " + result.error().code + ": " + result.error().en);
    }
    return std::move(result).value();
}

void LiveOffice::raises(const std::string& dossier, const people::Actor& actor,
                        const std::string& event, boost::json::object data) {
    does(dossier, actor, dossier::Act{.event = event, .data = std::move(data)});
}

void LiveOffice::uploads(const people::Actor& actor) {
    auto file = draft_file();
    file.uploaded_by = actor.account;
    const auto failure = runtime::run_and_wait(*committer, [&](runtime::Writing& writing) {
        writing.put_file(file, draft_text, draft_outline, Instant());
    });
    if (failure) {
        throw std::runtime_error(failure->en);
    }
}

FileHash LiveOffice::uploads_file(const std::string& bytes) {
    const FileHash hash(audit::sha256_hex(bytes));
    const auto failure = runtime::run_and_wait(*committer, [&](runtime::Writing& writing) {
        writing.put_file({.file = {.hash = hash,
                                   .name = "phieu.txt",
                                   .media_type = "text/plain",
                                   .size = static_cast<std::int64_t>(bytes.size())},
                          .uploaded_by = registrar().account,
                          .draft = {}},
                         bytes, "", clock.now());
    });
    if (failure) {
        throw std::runtime_error(failure->en);
    }
    return hash;
}

runtime::Receipt LiveOffice::registers(const std::string& dossier) {
    return does(dossier, registrar(), registration(dossier));
}

ReviewId LiveOffice::asks_for_opinions(const std::string& dossier) {
    registers(dossier);
    does(dossier, specialist(), propose_scope());
    raises(dossier, committee(), "scope.accept");
    const auto asked = does(
        dossier, specialist(),
        dossier::RequestReviews{.organisations = {women}, .due_on = {}, .message = "Xin góp ý."});
    return ReviewId(asked.created.at(0));
}

void LiveOffice::waits_for_answer(const std::string& dossier) {
    const auto review = asks_for_opinions(dossier);
    const auto given = does(dossier, reviewer(), opinion_of_reviewer());
    does(dossier, reviewer(), dossier::CompleteReview{.review = review, .remark = ""});
    raises(dossier, specialist(), "written.close");
    does(dossier, specialist(),
         dossier::MakeRecommendation{
             .eid = "art_1", .text = "Sửa Điều 1.", .opinions = {OpinionId(given.created.at(0))}});
    raises(dossier, specialist(), "criticism.submit");
    raises(dossier, head(), "criticism.approve");
    raises(dossier, committee(), "criticism.sign", {{"signer", "Chủ tịch"}});
    raises(dossier, registrar(), "criticism.issue",
           {{"issued_on", to_text(vietnam_day(clock.now()))}});
}

void LiveOffice::damages(const std::string& dossier) {
    const auto revision = at_head(dossier).revision;
    const auto failure = runtime::run_and_wait(*committer, [&](runtime::Writing& writing) {
        const auto head = writing.log_head();
        writing.append({.position = head.size,
                        .dossier = DossierId(dossier),
                        .sequence = revision + 1,
                        .leaf = "{}",
                        .payload = "{}",
                        .hash = std::string(64, '0')},
                       head.last_at + std::chrono::microseconds(1));
    });
    if (failure) {
        throw std::runtime_error(failure->en);
    }
}

dossier::Dossier LiveOffice::at_head(const std::string& dossier) {
    const auto reading = real_store->open_reading();
    runtime::DossierShelf shelf;
    return shelf.at_head(*reading, DossierId(dossier));
}

dossier::Act propose_scope() {
    return {.event = "scope.propose",
            .data = {{"conference", false}, {"written", true}, {"dialogue", false}}};
}

dossier::GiveOpinion opinion_of_reviewer() {
    dossier::GiveOpinion opinion;
    opinion.eid = "art_1";
    opinion.heading = "soundness";
    opinion.stance = "agree_with_changes";
    opinion.text = "Cần nói rõ hơn.";
    return opinion;
}

dossier::Register registration(const std::string& dossier) {
    dossier::Register command;
    command.event = "dossier.register";
    command.facts.title = "Dự thảo Quyết định về quản lý đường " + dossier;
    command.facts.draft_kind = "decision";
    command.facts.drafting_body = body;
    command.facts.code = dossier + "/TTr-SCT";
    command.drafts = {draft_file().file.hash};
    return command;
}

}  // namespace phanbien::worlds
