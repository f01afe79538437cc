// The obligation ledger: where every opinion ended, what was promised and whether it was done.
#include <algorithm>
#include <array>

#include "engine/dossier/consultation.hpp"
#include "web/api/carried_out.hpp"
#include "web/api/objection_json.hpp"
#include "web/api/resources.hpp"
#include "web/api/words.hpp"

namespace phanbien::api {

namespace json = boost::json;

namespace {

// Every opinion has exactly one; in the order in which they are shown.
enum class End { loose, unanswered, answered, checked, set_aside, withdrawn };
constexpr std::array<std::string_view, 6> end_names{"loose",   "unanswered", "answered",
                                                    "checked", "set_aside",  "withdrawn"};

const dossier::Recommendation* holder_of(const dossier::Opinion& opinion,
                                         const dossier::Dossier& dossier) {
    const auto* found =
        opinion.recommendation.empty() ? nullptr : dossier.find(opinion.recommendation);
    return found == nullptr || found->dropped ? nullptr : found;
}

End end_of(const dossier::Opinion& opinion, const dossier::Dossier& dossier) {
    if (opinion.status == dossier::OpinionStatus::withdrawn) {
        return End::withdrawn;
    }
    if (opinion.status == dossier::OpinionStatus::set_aside) {
        return End::set_aside;
    }
    const auto* recommendation = holder_of(opinion, dossier);
    if (recommendation == nullptr) {
        return End::loose;
    }
    if (!has_answer(*recommendation)) {
        return End::unanswered;
    }
    return recommendation->answer.status == dossier::AnswerStatus::accepted ? End::checked
                                                                            : End::answered;
}

// Where one opinion ended.
json::object item_json(Call& call, const OpenDossier& open, const dossier::Opinion& opinion) {
    const auto& given = opinion.given;
    const auto* recommendation = holder_of(opinion, open.dossier);
    const bool answered = recommendation != nullptr && has_answer(*recommendation);
    json::value into;
    if (recommendation != nullptr) {
        into = json::object{{"id", recommendation->made.id.text()},
                            {"code", recommendation->made.code},
                            {"disposition", answered ? recommendation->answer.disposition : ""},
                            {"answer", answered ? recommendation->answer.text : ""}};
    }
    return {{"id", given.id.text()},
            {"code", given.code},
            {"version", given.version},
            {"provision", provision_ref(given.provision)},
            {"speaker", dossier::speaker_name(given.said_by, DeskNames{call.desk})},
            {"text", given.text},
            {"end", end_names.at(static_cast<std::size_t>(end_of(opinion, open.dossier)))},
            {"reason", opinion.reason},
            {"recommendation", std::move(into)},
            {"objections", objections_of(call.desk, open, given.id)}};
}

json::object taken_up_json(Call& call, const OpenDossier& open,
                           const dossier::Recommendation& recommendation, ChangeFinder& finder) {
    const auto& change = recommendation.change;
    const bool current = change && change->traced.version == finder.newest();
    const std::string_view state =
        !current ? "waiting" : (change->traced.provisions.empty() ? "not_found" : "found");
    return {{"recommendation", recommendation.made.id.text()},
            {"code", recommendation.made.code},
            {"provision", provision_ref(recommendation.made.provision)},
            {"text", recommendation.made.text},
            {"disposition", recommendation.answer.disposition},
            {"answer", recommendation.answer.text},
            {"state", state},
            {"change", change_or_null(call.desk, change)},
            {"criticised_version", criticised_version(recommendation, open.dossier)},
            {"proposals", finder.proposals(recommendation)}};
}

}  // namespace

Result<Response> get_obligations(Call& call) {
    TRY(const auto open, call.desk.open(call.dossier(), call.actor()));
    if (!open.access.opinions || !open.access.recommendations) {
        return Problem{ProblemKind::forbidden, "obligations.forbidden",
                       "Bạn chưa được xem ý kiến và kiến nghị của hồ sơ này.",
                       "You may not read this dossier's opinions and recommendations now."};
    }
    std::array<int, end_names.size()> counts{};
    json::array items;
    for (const auto& opinion : open.dossier.opinions) {
        counts.at(static_cast<std::size_t>(end_of(opinion, open.dossier))) += 1;
        items.push_back(item_json(call, open, opinion));
    }
    json::object counted{{"received", open.dossier.opinions.size()}};
    for (std::size_t i = 0; i < counts.size(); ++i) {
        counted[end_names.at(i)] = counts.at(i);
    }
    ChangeFinder finder(open, call.desk.reading(), call.site.parts.office.alignments());
    json::array taken_up;
    json::array objections;
    for (const auto& recommendation : open.dossier.recommendations) {
        if (is_taken_up(recommendation)) {
            taken_up.push_back(taken_up_json(call, open, recommendation, finder));
        }
    }
    for (const auto& objection : open.dossier.objections) {
        objections.push_back(objection_json(call.desk, open, objection));
    }
    const auto ledger = dossier::ledger(open.dossier);
    const bool balanced = ledger.loose == 0 && ledger.unanswered == 0;
    return json_response(200, {{"revision", open.dossier.revision},
                               {"balanced", balanced},
                               {"counts", std::move(counted)},
                               {"items", std::move(items)},
                               {"newest_version", finder.newest()},
                               {"taken_up", std::move(taken_up)},
                               {"objections", std::move(objections)}});
}

}  // namespace phanbien::api
