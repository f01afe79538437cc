// The papers made from a dossier: the synthesis table and the criticism document, as files.
#include "web/api/paper_proof.hpp"
#include "web/api/resources.hpp"
#include "web/api/uploads.hpp"

namespace phanbien::api {

namespace {

// Both papers hold recommendations, and the table every opinion.
Result<OpenDossier> open_for_export(Call& call) {
    TRY(const auto open, open_under_checkpoint(call));
    if (!open.access.opinions || !open.access.recommendations) {
        return Problem{
            ProblemKind::forbidden, "export.forbidden",
            "Bạn chưa được xem ý kiến và kiến nghị của hồ sơ này nên chưa kết xuất được.",
            "You may not read this dossier's opinions and recommendations, so you "
            "cannot export them."};
    }
    if (auto problem =
            call.site.exports.use(call.present->account.id, call.site.parts.clock.now())) {
        return *problem;
    }
    return open;
}

dossier::SynthesisTable table_of(Call& call, const OpenDossier& open) {
    return dossier::synthesis_of(open.dossier, open.workflow, DeskNames{call.desk}, call.today(),
                                 call.actor().organisation);
}

std::string name_of(std::string_view paper, const OpenDossier& open, std::string_view extension) {
    return std::string{paper} + " " + open.dossier.registered.dossier_code + std::string{extension};
}

}  // namespace

Result<Response> get_synthesis_xlsx(Call& call) {
    TRY(const auto open, open_for_export(call));
    return file_response(call.site.parts.formats.synthesis_xlsx(table_of(call, open)),
                         xlsx_media_type, name_of("Bảng tổng hợp", open, ".xlsx"));
}

Result<Response> get_synthesis_docx(Call& call) {
    TRY(const auto open, open_for_export(call));
    return file_response(call.site.parts.formats.synthesis_docx(table_of(call, open)),
                         docx_media_type, name_of("Bảng tổng hợp", open, ".docx"));
}

Result<Response> get_criticism_docx(Call& call) {
    TRY(const auto open, open_for_export(call));
    auto text =
        dossier::criticism_text_of(open.dossier, open.workflow, DeskNames{call.desk}, call.today());
    text.proof = proof_of(call, open);
    return file_response(call.site.parts.formats.criticism_docx(text), docx_media_type,
                         name_of("Văn bản phản biện", open, ".docx"));
}

}  // namespace phanbien::api
