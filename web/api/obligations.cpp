// The obligation ledger: where every opinion ended, what was promised and whether it was done.
#include <array>
#include <map>

#include "engine/dossier/consultation.hpp"
#include "engine/kernel/object_text.hpp"
#include "web/api/carried_out.hpp"
#include "web/api/look.hpp"
#include "web/api/objection_json.hpp"
#include "web/api/query_reader.hpp"
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

// Of the opinions that a recommendation holds.
End end_in(const dossier::Recommendation& recommendation) {
    if (!has_answer(recommendation)) {
        return End::unanswered;
    }
    return recommendation.answer.status == dossier::AnswerStatus::accepted ? End::checked
                                                                           : End::answered;
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
    return end_in(*recommendation);
}

// Counted by what holds them: nothing goes through all opinions of a campaign.
json::object counts_json(const dossier::Dossier& dossier) {
    const auto& tally = dossier.opinions.tally();
    std::map<End, std::int64_t> counts{{End::loose, tally.loose},
                                       {End::set_aside, tally.set_aside},
                                       {End::withdrawn, tally.withdrawn}};
    for (const auto& recommendation : dossier.recommendations) {
        if (!recommendation.dropped) {
            counts[end_in(recommendation)] += std::ssize(recommendation.made.opinions);
        }
    }
    json::object counted{{"received", tally.received}};
    for (std::size_t i = 0; i < end_names.size(); ++i) {
        counted[end_names.at(i)] = counts[static_cast<End>(i)];
    }
    return counted;
}

// Where one opinion ended. As text at once: a campaign has a hundred thousand of them.
void write_item(std::string& to, const DossierLook& look, const dossier::Opinion& opinion) {
    const auto& open = look.open;
    const auto& given = opinion.given;
    ObjectText out(to);
    out.text("id", given.id.text());
    out.text("code", given.code);
    out.number("version", given.version);
    append_json(out.begin("provision"), provision_ref(given.provision));
    out.text("speaker", dossier::speaker_name(given.said_by, DeskNames{look.desk}));
    out.text("text", given.text);
    out.text("end", end_names.at(static_cast<std::size_t>(end_of(opinion, open.dossier))));
    out.text("reason", opinion.reason);
    if (const auto* recommendation = holder_of(opinion, open.dossier)) {
        const bool answered = has_answer(*recommendation);
        ObjectText into(out.begin("recommendation"));
        into.text("id", recommendation->made.id.text());
        into.text("code", recommendation->made.code);
        into.text("disposition", answered ? recommendation->answer.disposition : "");
        into.text("answer", answered ? recommendation->answer.text : "");
        into.end();
    } else {
        out.raw("recommendation", "null");
    }
    append_json(out.begin("objections"), objections_of(look.desk, open, given.id));
    out.end();
}

json::object taken_up_json(const DossierLook& look, const dossier::Recommendation& recommendation,
                           ChangeFinder& finder) {
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
            {"change", change_or_null(look.desk, change)},
            {"criticised_version", criticised_version(recommendation, look.open.dossier)},
            {"proposals", finder.proposals(recommendation)}};
}

}  // namespace

Result<std::string> obligations_text(const DossierLook& look, runtime::AlignmentShelf& alignments,
                                     const OpinionSlice& slice) {
    const auto& open = look.open;
    if (!open.access.opinions || !open.access.recommendations) {
        return Problem{ProblemKind::forbidden, "obligations.forbidden",
                       "Bạn chưa được xem ý kiến và kiến nghị của hồ sơ này.",
                       "You may not read this dossier's opinions and recommendations now."};
    }
    ChangeFinder finder(open, look.desk.reading(), alignments);
    json::array taken_up;
    json::array objections;
    for (const auto& recommendation : open.dossier.recommendations) {
        if (is_taken_up(recommendation)) {
            taken_up.push_back(taken_up_json(look, recommendation, finder));
        }
    }
    for (const auto& objection : open.dossier.objections) {
        objections.push_back(objection_json(look.desk, open, objection));
    }
    const auto ledger = dossier::ledger(open.dossier);
    std::string text;
    ObjectText out(text);
    out.number("revision", open.dossier.revision);
    out.flag("balanced", ledger.loose == 0 && ledger.unanswered == 0);
    append_json(out.begin("counts"), counts_json(open.dossier));
    const auto all = [](const dossier::Opinion&) { return true; };
    const auto next = append_slice(
        out.begin("items"), open.dossier.opinions, slice, all,
        [&](std::string& items, const auto& opinion) { write_item(items, look, opinion); });
    out.text("next_cursor", sealed(next));
    out.number("newest_version", finder.newest());
    append_json(out.begin("taken_up"), taken_up);
    append_json(out.begin("objections"), objections);
    out.end();
    return text;
}

Result<Response> get_obligations(Call& call) {
    const auto actor = call.actor();
    TRY(const auto open, call.desk.open(call.dossier(), actor));
    TRY(const auto slice, slice_asked(call, open.dossier.opinions));
    TRY(auto ledger,
        obligations_text(look_now(call, open, actor), call.site.parts.office.alignments(), slice));
    return json_text_response(200, std::move(ledger));
}

}  // namespace phanbien::api
