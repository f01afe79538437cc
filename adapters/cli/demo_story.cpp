#include "adapters/cli/demo_story.hpp"

#include <future>
#include <stdexcept>

#include "adapters/cli/embedded_text.hpp"
#include "adapters/draft_reader/draft_reader.hpp"
#include "web/api/uploads.hpp"

namespace phanbien::cli {

using namespace dossier;

DemoStory::DemoStory(House& house, const DemoOffice& office)
    : house_(house), office_(office), ids_(house.clock, house.random) {}

const people::Actor& DemoStory::actor(std::string_view username) const {
    return office_.actors.find(username)->second;
}

const OrganisationId& DemoStory::organisation(std::string_view key) const {
    return office_.organisations.find(key)->second;
}

Date DemoStory::day(int from_today) const {
    return vietnam_day(house_.clock.now()) + std::chrono::days{from_today};
}

std::vector<std::string> DemoStory::perform(const DossierId& id, std::string_view who,
                                            CommandBody body) {
    const std::string event = event_name(body);
    std::promise<Result<runtime::Receipt>> promise;
    auto future = promise.get_future();
    house_.office.perform(
        {.dossier = id,
         .actor = actor(who),
         .expected_revision = std::nullopt,
         .body = std::move(body)},
        {}, [&promise](Result<runtime::Receipt> result) { promise.set_value(std::move(result)); });
    auto result = future.get();
    if (!result) {
        throw std::runtime_error("demo, " + std::string{who} + ", " + event + ": " +
                                 told(result.error()));
    }
    return result->created;
}

DossierId DemoStory::begin(std::string_view who, std::string_view text_name, Register facts) {
    facts.facts.drafting_body = organisation("body");
    facts.drafts = {upload(who, text_name)};
    return perform_start(who, std::move(facts));
}

DossierId DemoStory::begin_matter(std::string_view who, std::string_view counterpart,
                                  Register matter) {
    matter.facts.drafting_body = organisation(counterpart);
    return perform_start(who, std::move(matter));
}

DossierId DemoStory::perform_start(std::string_view who, Register start) {
    start.facts.host = organisation("front");
    const DossierId id{ids_.next_id()};
    perform(id, who, std::move(start));
    return id;
}

void DemoStory::act(const DossierId& id, std::string_view who, std::string event,
                    boost::json::object data) {
    perform(id, who, Act{std::move(event), std::move(data)});
}

OpinionId DemoStory::opine(const DossierId& id, std::string_view who, GiveOpinion opinion) {
    return OpinionId{perform(id, who, std::move(opinion)).at(0)};
}

void DemoStory::approve(const DossierId& id, std::string_view who, std::string step,
                        std::string remark) {
    const auto reading = house_.store->open_reading();
    runtime::DossierShelf shelf;
    const auto& run = shelf.at_head(*reading, id).routes.back();
    DecideRoute decision;
    decision.invoke = run.invoke;
    decision.step = std::move(step);
    decision.document = run.progress.document;
    decision.remark = std::move(remark);
    perform(id, who, std::move(decision));
}

void DemoStory::finish_review(const DossierId& id, std::string_view who) {
    const auto reading = house_.store->open_reading();
    runtime::DossierShelf shelf;
    const auto* review = shelf.at_head(*reading, id).review_of(actor(who).organisation);
    perform(id, who, CompleteReview{review->request.id, ""});
}

FileHash DemoStory::upload(std::string_view who, std::string_view text_name) {
    const std::string_view text = embedded_text(text_name);
    const std::string name{text_name};
    const auto stored = api::make_upload(name, text, actor(who).account, read_draft(name, text));
    require(runtime::run_and_wait(house_.committer,
                                  [&](runtime::Writing& writing) {
                                      writing.put_file(stored.file, text, stored.outline_text,
                                                       house_.clock.now());
                                  }),
            text_name);
    return stored.file.file.hash;
}

}  // namespace phanbien::cli
