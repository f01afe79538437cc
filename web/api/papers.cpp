// Papers made from a dossier by a template, looked at before they are downloaded, and the office's
// own templates.
#include "engine/dossier/papers.hpp"
#include "engine/audit/base64.hpp"
#include "engine/dossier/closing_record.hpp"
#include "engine/runtime/journal.hpp"
#include "web/api/own_upload.hpp"
#include "web/api/paper_proof.hpp"
#include "web/api/resources.hpp"
#include "web/api/uploads.hpp"
#include "web/api/words.hpp"

namespace phanbien::api {

namespace json = boost::json;

namespace {

Result<const dossier::PaperKind*> kind_of(const Call& call) {
    const auto* kind = dossier::paper_kind(call.path.at("kind"));
    if (kind == nullptr) {
        return Problem{ProblemKind::missing, "paper.missing", "Không có loại văn bản này.",
                       "There is no such kind of paper."};
    }
    return kind;
}

dossier::Label label_of(const dossier::PaperKind& kind) {
    return {std::string(kind.vi), std::string(kind.en)};
}

// The template in use: the office's own, or the built-in one.
std::string template_bytes(Call& call, const dossier::PaperKind& kind) {
    if (const auto own = call.site.templates.find(call.desk.reading(), kind.id)) {
        if (auto bytes = call.desk.reading().file_bytes(own->file)) {
            return *std::move(bytes);
        }
    }
    return call.site.parts.formats.paper_template(kind);
}

json::value own_or_null(Call& call, const dossier::PaperKind& kind) {
    const auto own = call.site.templates.find(call.desk.reading(), kind.id);
    if (!own) {
        return {};
    }
    return json::object{{"name", own->name}, {"at", own->at}, {"by", person(call.desk, own->by)}};
}

// The step that ended the dossier.
Result<dossier::Ending> ending_of(Call& call, const OpenDossier& open) {
    std::optional<dossier::Ending> ending;
    call.desk.events_of(open.dossier.id)(
        [&](const dossier::Event& event) { dossier::follow_ending(ending, event, open.workflow); });
    if (!ending) {
        return Problem{ProblemKind::conflict, "paper.not_ended",
                       "Hồ sơ chưa kết thúc nên chưa có phiếu kết thúc. Hãy lập phiếu sau khi đóng "
                       "hồ sơ.",
                       "The dossier has not ended, so there is no closing record yet. Make it "
                       "after the dossier was closed."};
    }
    return *std::move(ending);
}

struct FilledPaper {
    std::string bytes;
    std::string code;  // of its proof, or empty
};

Result<FilledPaper> filled_paper(Call& call, const dossier::PaperKind& kind,
                                 const OpenDossier& open) {
    if (!open.access.opinions || !open.access.recommendations) {
        return Problem{ProblemKind::forbidden, "paper.forbidden",
                       "Bạn chưa được xem ý kiến và kiến nghị của hồ sơ này nên chưa lập được văn "
                       "bản.",
                       "You may not read this dossier's opinions and recommendations, so you "
                       "cannot make papers of them."};
    }
    const DeskNames names{call.desk};
    auto values = dossier::paper_values(open.dossier, open.workflow, names, call.today());
    if (kind.id == dossier::closing_paper) {
        TRY(const auto ending, ending_of(call, open));
        dossier::add_closing_record(values, open.dossier, open.workflow, names, ending);
    }
    dossier::add_proof(values, kind, proof_of(call, open));
    TRY(auto bytes, call.site.parts.formats.fill_paper(template_bytes(call, kind), values));
    return FilledPaper{.bytes = std::move(bytes), .code = values.proof.code};
}

// The QR code as the page shows it.
json::value proof_json(Call& call, const std::string& code) {
    if (code.empty()) {
        return {};
    }
    const auto png = call.site.parts.formats.qr_png(code);
    return json::object{{"code", code},
                        {"picture", "data:image/png;base64," + audit::to_base64(png)}};
}

json::array items_json(const document::Flow& flow) {
    json::array out;
    for (const auto& item : flow.items) {
        if (const auto* paragraph = std::get_if<document::Paragraph>(&item)) {
            out.push_back({{"text", paragraph->label + (paragraph->label.empty() ? "" : " ") +
                                        paragraph->text},
                           {"bold", paragraph->bold},
                           {"centred", paragraph->centred},
                           {"rows", json::array()}});
            continue;
        }
        json::array rows;
        for (const auto& row : std::get<document::Table>(item).rows) {
            rows.push_back(json::array(row.begin(), row.end()));
        }
        out.push_back(
            {{"text", ""}, {"bold", false}, {"centred", false}, {"rows", std::move(rows)}});
    }
    return out;
}

}  // namespace

Result<Response> get_paper(Call& call) {
    TRY(const auto* kind, kind_of(call));
    TRY(const auto open, open_under_checkpoint(call));
    TRY(const auto paper, filled_paper(call, *kind, open));
    TRY(const auto flow, call.site.parts.formats.read_paper(paper.bytes));
    return json_response(200, {{"revision", open.dossier.revision},
                               {"kind", kind->id},
                               {"label", label(label_of(*kind))},
                               {"own", own_or_null(call, *kind)},
                               {"items", items_json(flow)},
                               {"proof", proof_json(call, paper.code)}});
}

Result<Response> get_paper_file(Call& call) {
    TRY(const auto* kind, kind_of(call));
    TRY(const auto open, open_under_checkpoint(call));
    if (auto problem =
            call.site.exports.use(call.present->account.id, call.site.parts.clock.now())) {
        return *problem;
    }
    TRY(auto paper, filled_paper(call, *kind, open));
    return file_response(
        std::move(paper.bytes), docx_media_type,
        std::string(kind->vi) + " " + open.dossier.registered.dossier_code + ".docx");
}

Result<Response> get_paper_templates(Call& call) {
    json::array kinds;
    for (const auto& kind : dossier::paper_kinds()) {
        kinds.push_back({{"kind", kind.id},
                         {"label", label(label_of(kind))},
                         {"own", own_or_null(call, kind)}});
    }
    json::array fields;
    for (const auto& field : dossier::paper_fields()) {
        fields.push_back({{"name", field.name},
                          {"list", field.list},
                          {"label", label({std::string(field.vi), std::string(field.en)})}});
    }
    return json_response(200, {{"items", std::move(kinds)}, {"fields", std::move(fields)}});
}

Result<Response> get_paper_template_file(Call& call) {
    TRY(const auto* kind, kind_of(call));
    return file_response(template_bytes(call, *kind), docx_media_type,
                         "Mẫu " + std::string(kind->vi) + ".docx");
}

// An empty file: the built-in template again.
Result<Response> put_paper_template(Call& call) {
    TRY(const auto* kind, kind_of(call));
    TRY(const auto value, call.json());
    ObjectReader in(value, "");
    const FileHash hash(in.optional_text("file", {.max = 100}));
    if (auto problem = in.finish()) {
        return *std::move(problem);
    }
    std::string name;
    if (!hash.empty()) {
        TRY(const auto file, own_upload(call, hash));
        name = file.name;
        const auto bytes = call.desk.reading().file_bytes(hash);
        CHECK_THAT(call.site.parts.formats.check_template(bytes.value_or("")));
    }
    const auto& account = call.present->account;
    bool is_gone = false;
    auto failure = runtime::run_and_wait(call.site.parts.committer, [&](runtime::Writing& writing) {
        // Looked through before, it may have been forgotten meanwhile.
        is_gone = !hash.empty() && !writing.keeps_file(hash);
        if (is_gone) {
            return;
        }
        writing.keep_file(hash);
        runtime::Journal journal(call.site.parts.clock, call.site.parts.random);
        journal.append(writing,
                       {.act = std::string(template_act),
                        .organisation = account.organisation,
                        .actor = account.id,
                        .details = {{"kind", kind->id}, {"file", hash.text()}, {"name", name}}});
    });
    if (failure) {
        return *failure;
    }
    if (is_gone) {
        return no_such_upload();
    }
    return no_content();
}

}  // namespace phanbien::api
