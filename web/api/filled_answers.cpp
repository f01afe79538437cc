// What a synthesis table that was filled offline would change: looked through before it is
// imported.
#include "engine/dossier/filled_table.hpp"
#include "engine/dossier/grants.hpp"
#include "web/api/own_upload.hpp"
#include "web/api/resources.hpp"
#include "web/api/words.hpp"

namespace phanbien::api {

namespace json = boost::json;

namespace {

// Only whoever may answer sees what a filled table would do; it shows that body's drafts.
bool may_answer(const OpenDossier& open, const people::Actor& actor) {
    const auto grants = dossier::grants_of(open.dossier, actor, open.workflow);
    return std::ranges::any_of(
        grants, [](const dossier::Grant& it) { return it.action->event == "answer.give"; });
}

json::object wording_json(const dossier::Wording& wording) {
    return {{"disposition", wording.disposition}, {"text", wording.text}};
}

json::object row_json(const dossier::ComparedRow& row, const OpenDossier& open) {
    json::array troubles;
    for (const auto trouble : row.troubles) {
        troubles.push_back(named(dossier::name_of(trouble), dossier::explained(trouble)));
    }
    const auto* recommendation = open.dossier.find(row.recommendation);
    const dossier::ProvisionRef nowhere;
    return {{"key", row.key},
            {"recommendation", row.recommendation.text()},
            {"provision",
             provision_ref(recommendation == nullptr ? nowhere : recommendation->made.provision)},
            {"recommended", recommendation == nullptr ? "" : recommendation->made.text},
            {"line", row.line},
            {"written_disposition", row.written_disposition},
            {"theirs", wording_json(row.theirs)},
            {"ours", wording_json(row.ours)},
            {"changed", row.changed},
            {"troubles", std::move(troubles)},
            {"base", row.base}};
}

}  // namespace

Result<Response> post_answers_preview(Call& call) {
    TRY(const auto value, call.json());
    ObjectReader in(value, "");
    const FileHash hash(in.text("file", {.max = 100}));
    if (auto problem = in.finish()) {
        return *std::move(problem);
    }
    const auto actor = call.actor();
    TRY(const auto open, call.desk.open(call.dossier(), actor));
    if (!may_answer(open, actor)) {
        return Problem{
            ProblemKind::forbidden, "answers.forbidden",
            "Bước này của hồ sơ không cho bạn trả lời kiến nghị nên không nhập được bảng.",
            "You may not answer recommendations at this step of the dossier, so no table "
            "can be imported."};
    }
    TRY(const auto file, own_upload(call, hash));
    const auto bytes = call.desk.reading().file_bytes(hash);
    TRY(const auto table, call.site.parts.formats.read_filled(file.name, bytes.value_or("")));
    TRY(const auto compared, dossier::compare(table, open.dossier, open.workflow,
                                              DeskNames{call.desk}, actor.organisation));
    json::array rows;
    for (const auto& row : compared.rows) {
        rows.push_back(row_json(row, open));
    }
    json::array missing(compared.missing.begin(), compared.missing.end());
    return json_response(200, {{"revision", open.dossier.revision},
                               {"exported_revision", table.seal.revision},
                               {"exported_version", table.seal.version},
                               {"file", file_ref(file)},
                               {"rows", std::move(rows)},
                               {"same", compared.same},
                               {"missing", std::move(missing)}});
}

}  // namespace phanbien::api
