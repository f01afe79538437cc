// An office on paper: one of the shipped definitions, one dossier, everybody who has a part in it,
// the calendars of the office and a clock that only moves when told to. Nothing is stored; decide()
// and apply() are the real ones.
//
// Stories say who does what and when; walks copy the whole dossier and try every way on.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "engine/dossier/decide.hpp"
#include "engine/dossier/projection.hpp"
#include "engine/dossier/reading.hpp"

namespace phanbien::workflows {

// workflows/<name>.scxml as it is shipped.
std::string definition_text(const std::string& name);
const std::vector<std::string>& definition_names();

inline const OrganisationId front_id{"org-front"};
inline const OrganisationId body_id{"org-body"};
inline const OrganisationId member_id{"org-member"};
inline const FileHash text_file{"text"};  // readable as a draft

std::string shipped_text(const std::string& file);  // of workflows/

// The people by the names the stories call them: one of each role of the host, one of the body on
// the other side, one of a member organisation.
people::Actor registrar();
people::Actor specialist();
people::Actor head();
people::Actor committee();
people::Actor body();
people::Actor member();
std::vector<people::Actor> everybody();

class PaperOffice : public dossier::Surroundings, public dossier::IdSource {
  public:
    // `text`: the definition itself, where it is not the shipped one as it stands.
    explicit PaperOffice(const std::string& name);
    PaperOffice(const std::string& name, const std::string& text);

    // Decides and, when it may happen, applies.
    Result<std::vector<dossier::EventBody>> ask(const people::Actor& actor,
                                                dossier::CommandBody command);
    void does(const people::Actor& actor, dossier::CommandBody command);
    // An event of the procedure, which must be possible.
    void raises(const people::Actor& actor, const std::string& event,
                boost::json::object data = {});
    // It must be refused; what the person reads in English, with the words at the fields.
    std::string refused(const people::Actor& actor, dossier::CommandBody command);
    std::string refused(const people::Actor& actor, const std::string& event,
                        boost::json::object data = {});
    // Starts the dossier, with the body as counterpart.
    void begins(const people::Actor& actor, const std::string& event, boost::json::object data,
                const std::vector<FileHash>& drafts = {});

    // Lets the time pass until this day's morning; what comes due on the way is raised.
    void waits_until(const std::string& date);
    std::string today() const;

    bool in(const std::string& state) const;
    std::string due(const std::string& task) const;  // "2026-09-30", or why there is none
    std::string due_basis(const std::string& task) const;
    std::vector<std::string> notices();
    std::vector<std::string> offered(const people::Actor& actor);
    std::string data(const std::string& id) const;  // as JSON; what the dossier keeps
    ReviewId review(std::size_t index) const { return dossier.reviews.at(index).request.id; }
    OpinionId opinion(std::size_t index) const { return dossier.opinions.at(index).given.id; }
    RecommendationId recommendation(std::size_t index) const {
        return dossier.recommendations.at(index).made.id;
    }
    // Two recommendations made, or all that there are answered, or all answers accepted.
    void recommends();
    void answers_all(const std::string& disposition = "accepted");
    void accepts_all();

    dossier::Context context() {
        return {workflow, *interpreter, *this, *this, calendars, now, std::nullopt, routes};
    }

    int next_number(const OrganisationId&, std::string_view register_id, int) override {
        return ++numbers_[std::string(register_id)];
    }
    int next_dossier_number(const OrganisationId&, std::string_view, int) override { return 1; }
    std::optional<Known> dossier_with_code(const OrganisationId&, const OrganisationId&,
                                           std::string_view) override {
        return std::nullopt;
    }
    std::optional<people::Organisation> organisation(const OrganisationId& id) override;
    std::optional<dossier::StoredFile> file(const FileHash& hash, const AccountId& by) override;
    std::string next_id() override { return "id-" + std::to_string(++ids_); }

    dossier::Workflow workflow;
    std::unique_ptr<statechart::Interpreter> interpreter;
    calendar::Calendars calendars;
    dossier::Dossier dossier;
    Instant now;
    dossier::Routes* routes = nullptr;  // of an office with a directory (paper_routes.hpp)

  private:
    std::map<std::string, int> numbers_;
    int ids_ = 0;
};

// Whether the words are among these.
bool says(const std::string& text, std::string_view words);
bool says(const std::vector<std::string>& list, std::string_view item);

}  // namespace phanbien::workflows
