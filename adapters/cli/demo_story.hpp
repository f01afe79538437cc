// DemoStory: acts in the demo's office, one command after the other, as its people would.
// A refused command throws std::runtime_error. For the main thread.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "adapters/cli/demo_people.hpp"

namespace phanbien::cli {

class DemoStory {
  public:
    DemoStory(House& house, const DemoOffice& office);

    const people::Actor& actor(std::string_view username) const;
    const OrganisationId& organisation(std::string_view key) const;
    Date day(int from_today) const;

    // Returns what the command created, by id.
    std::vector<std::string> perform(const DossierId& id, std::string_view who,
                                     dossier::CommandBody body);
    // A draft of the demo's body, sent to the demo's Front; `text_name` is among the embedded ones.
    DossierId begin(std::string_view who, std::string_view text_name, dossier::Register facts);
    // A dossier without a draft, with the organisation of this key on the other side.
    DossierId begin_matter(std::string_view who, std::string_view counterpart,
                           dossier::Register matter);
    void act(const DossierId& id, std::string_view who, std::string event,
             boost::json::object data = {});
    OpinionId opine(const DossierId& id, std::string_view who, dossier::GiveOpinion opinion);
    // Approves at a step of the dossier's approval route, with a remark or without.
    void approve(const DossierId& id, std::string_view who, std::string step,
                 std::string remark = {});
    // The text of this name among the embedded ones, as a file of this person's.
    FileHash upload(std::string_view who, std::string_view text_name);
    void finish_review(const DossierId& id, std::string_view who);

  private:
    DossierId perform_start(std::string_view who, dossier::Register start);

    House& house_;
    const DemoOffice& office_;
    runtime::UuidSource ids_;
};

}  // namespace phanbien::cli
