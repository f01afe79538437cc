#include "engine/dossier/act_names.hpp"

#include <algorithm>
#include <array>

namespace phanbien::dossier {

namespace {

constexpr std::string_view task_prefix = "task:";
constexpr std::string_view route_prefix = "route:";

constexpr std::array<std::string_view, 21> dossier_acts{
    "version.add",      "document.attach",   "review.request",        "review.cancel",
    "review.complete",  "opinion.give",      "opinion.enter",         "opinion.revise",
    "opinion.withdraw", "opinion.set_aside", "opinion.restore",       "recommendation.make",
    "opinion.merge",    "opinion.split",     "recommendation.drop",   "answer.give",
    "answer.accept",    "answer.return",     "recommendation.revise", "placements.confirm",
    "placements.reopen"};

struct Namer {
    std::string_view operator()(const Registered&) const { return {}; }
    std::string_view operator()(const Moved&) const { return {}; }
    std::string_view operator()(const VersionAdded&) const { return "version.add"; }
    std::string_view operator()(const DocumentAttached&) const { return "document.attach"; }
    std::string_view operator()(const ReviewRequested&) const { return "review.request"; }
    std::string_view operator()(const ReviewCancelled&) const { return "review.cancel"; }
    std::string_view operator()(const ReviewCompleted&) const { return "review.complete"; }
    std::string_view operator()(const OpinionGiven& it) const {
        return it.entered_for_other ? "opinion.enter" : "opinion.give";
    }
    std::string_view operator()(const OpinionRevised&) const { return "opinion.revise"; }
    std::string_view operator()(const OpinionWithdrawn&) const { return "opinion.withdraw"; }
    std::string_view operator()(const OpinionSetAside&) const { return "opinion.set_aside"; }
    std::string_view operator()(const OpinionRestored&) const { return "opinion.restore"; }
    std::string_view operator()(const RecommendationMade&) const { return "recommendation.make"; }
    std::string_view operator()(const RecommendationRevised&) const {
        return "recommendation.revise";
    }
    std::string_view operator()(const OpinionsMerged&) const { return "opinion.merge"; }
    std::string_view operator()(const OpinionsSplit&) const { return "opinion.split"; }
    std::string_view operator()(const RecommendationDropped&) const {
        return "recommendation.drop";
    }
    std::string_view operator()(const AnswerGiven&) const { return "answer.give"; }
    std::string_view operator()(const AnswerAccepted&) const { return "answer.accept"; }
    std::string_view operator()(const AnswerReturned&) const { return "answer.return"; }
    std::string_view operator()(const Migrated&) const { return {}; }
    std::string_view operator()(const DuesMoved&) const { return {}; }
    std::string_view operator()(const RouteBegun&) const { return {}; }
    std::string_view operator()(const RouteDecided&) const { return route_decide; }
    std::string_view operator()(const RouteDocumentReplaced&) const { return {}; }
    std::string_view operator()(const RouteReplanned&) const { return {}; }
    std::string_view operator()(const RouteStepLate&) const { return {}; }
    std::string_view operator()(const RouteReminded&) const { return route_remind; }
    std::string_view operator()(const RouteWithdrawn&) const { return {}; }
    std::string_view operator()(const AnswerDrafted&) const { return answer_draft; }
    std::string_view operator()(const AnswersImported&) const { return answer_import; }
    std::string_view operator()(const AnswersPublished&) const { return answer_publish; }
    std::string_view operator()(const ChangeTraced&) const { return answer_trace; }
    std::string_view operator()(const ObjectionRaised&) const { return objection_raise; }
    std::string_view operator()(const ObjectionAnswered&) const { return objection_answer; }
    // What many opinions go through is granted by what one does.
    std::string_view operator()(const OpinionsImported&) const { return "opinion.enter"; }
    std::string_view operator()(const ImportWithdrawn&) const { return "opinion.withdraw"; }
    std::string_view operator()(const OpinionsClustered&) const { return "opinion.merge"; }
    std::string_view operator()(const OpinionsUnclustered&) const { return "opinion.merge"; }
    std::string_view operator()(const ClusterDissolved&) const { return "opinion.merge"; }
    std::string_view operator()(const PlacementsMade&) const { return {}; }
    std::string_view operator()(const PlacementsConfirmed&) const { return "placements.confirm"; }
    std::string_view operator()(const PlacementsReopened&) const { return "placements.reopen"; }
    std::string_view operator()(const Erased&) const { return {}; }
    std::string_view operator()(const ActedLate&) const { return {}; }
    std::string_view operator()(const AccessRestricted&) const { return {}; }
    std::string_view operator()(const AccessOpened&) const { return {}; }
};

}  // namespace

std::span<const std::string_view> data_commands() {
    return dossier_acts;
}

bool is_data_command(std::string_view event) {
    return std::ranges::find(dossier_acts, event) != dossier_acts.end();
}

std::string_view command_behind(const EventBody& body) {
    return std::visit(Namer{}, body);
}

std::string timer_of_task(std::string_view task_key) {
    return std::string(task_prefix).append(task_key);
}

std::string_view task_of_timer(std::string_view timer) {
    return timer.starts_with(task_prefix) ? timer.substr(task_prefix.size()) : std::string_view();
}

std::string timer_of_route(std::string_view invoke) {
    return std::string(route_prefix).append(invoke);
}

std::string_view route_of_timer(std::string_view timer) {
    return timer.starts_with(route_prefix) ? timer.substr(route_prefix.size()) : std::string_view();
}

std::string due_event(std::string_view task_id) {
    return std::string("due.").append(task_id);
}

}  // namespace phanbien::dossier
