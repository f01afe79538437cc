// A small office in memory: one procedure, one dossier, the people of its story, a clock one sets.
// Tests say who does what, and get the events or the refusal.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "engine/dossier/decide.hpp"
#include "engine/dossier/event_codec.hpp"
#include "engine/dossier/reading.hpp"

namespace phanbien::dossier {

std::string workflow_text();  // workflows/phan-bien.scxml

inline const OrganisationId front_id{"org-front"};
inline const OrganisationId body_id{"org-department"};
inline const OrganisationId women_id{"org-women"};
inline const OrganisationId farmers_id{"org-farmers"};
inline const OrganisationId other_front_id{"org-other-front"};

inline const FileHash draft_1{"draft-1"};
inline const FileHash draft_2{"draft-2"};
inline const FileHash scan{"scan"};  // a file that is no readable text

people::Actor person(const std::string& name, const OrganisationId& organisation,
                     std::vector<std::string> roles);

inline people::Actor registrar() {
    return person("registrar", front_id, {"registrar"});
}
inline people::Actor specialist() {
    return person("specialist", front_id, {"specialist"});
}
inline people::Actor head() {
    return person("head", front_id, {"department_head"});
}
inline people::Actor committee() {
    return person("chair", front_id, {"standing_committee"});
}
inline people::Actor drafter() {
    return person("drafter", body_id, {"drafter"});
}
inline people::Actor women() {
    return person("women", women_id, {"reviewer"});
}
inline people::Actor farmers() {
    return person("farmers", farmers_id, {"reviewer"});
}
inline people::Actor auditor() {
    return person("auditor", OrganisationId("org-audit"), {"auditor"});
}
inline people::Actor stranger() {
    return person("stranger", other_front_id,
                  {"registrar", "specialist", "department_head", "standing_committee", "reviewer"});
}
inline people::Actor system() {
    return {};
}

class SmallOffice : public Surroundings, public IdSource {
  public:
    SmallOffice();

    // Decides and, when it may happen, appends and applies.
    Result<std::vector<EventBody>> ask(const people::Actor& actor, CommandBody body);
    // It must be possible; returns what happened.
    std::vector<EventBody> does(const people::Actor& actor, CommandBody body);
    // It must be refused; returns why.
    Problem refusal(const people::Actor& actor, CommandBody body);
    void raises(const people::Actor& actor, const std::string& event,
                boost::json::object data = {});

    // The story up to a point, each going on from the one before.
    void registers();
    void decides_forms(bool conference = false, bool written = true, bool dialogue = false);
    void asks_reviewers();
    void gathers();      // two opinions of the women, one typed in from paper; consultation closed
    void synthesises();  // two recommendations over the three opinions
    void issues();
    void answers();  // the drafting body answers both
    void checks();   // both answers accepted
    // The usual way from the beginning: to the synthesis with its recommendations, to the answers.
    void comes_to_synthesis();
    void comes_to_answers();

    bool in(const std::string& state) const;
    std::vector<std::string> offered(const people::Actor& actor);
    Context context() {
        return {workflow, *interpreter, *this,  *this,     calendars,
                now,      std::nullopt, routes, alignments};
    }
    OpinionId opinion(std::size_t index) const { return dossier.opinions.at(index).given.id; }
    RecommendationId recommendation(std::size_t index) const {
        return dossier.recommendations.at(index).made.id;
    }

    // Surroundings and IdSource
    int next_number(const OrganisationId& host, std::string_view register_id, int year) override;
    int next_dossier_number(const OrganisationId&, std::string_view, int) override { return 1; }
    std::optional<Known> dossier_with_code(const OrganisationId& host, const OrganisationId& body,
                                           std::string_view code) override;
    std::optional<people::Organisation> organisation(const OrganisationId& id) override;
    std::optional<StoredFile> file(const FileHash& hash, const AccountId& by) override;
    std::string next_id() override { return "id-" + std::to_string(++ids_); }

    Workflow workflow;
    std::unique_ptr<statechart::Interpreter> interpreter;
    Dossier dossier;
    std::vector<Event> log;
    calendar::Calendars calendars;  // none: weekends only
    Instant now;
    std::optional<std::uint64_t> expected_revision;
    std::string duplicate_code;        // another dossier of the host and the drafting body has it
    FileHash shorter_file;             // this draft has no second article
    AccountId uploader;                // of every file; empty: whoever asks
    Routes* routes = nullptr;          // of an office with a directory
    Alignments* alignments = nullptr;  // of an office whose drafts have texts

  private:
    int ids_ = 0;
};

Register registration();
GiveOpinion opinion_on(const std::string& eid);
GiveOpinion paper_opinion();

}  // namespace phanbien::dossier
