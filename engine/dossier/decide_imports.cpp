// Opinions from a file: all of the rows that were not left out, or none; and the way back when the
// file was the wrong one.
#include "engine/dossier/decision.hpp"
#include "engine/dossier/limits.hpp"
#include "engine/dossier/refusal.hpp"

namespace phanbien::dossier {

namespace {

std::string place_of(const ImportedRow& row) {
    return "/rows/" + std::to_string(row.row);
}

Result<void> check_size(const ImportOpinions& command) {
    if (command.rows.empty()) {
        return invalid_data("/rows", "Không có dòng nào để nhập.", "There is no row to take.");
    }
    if (command.rows.size() > imported_rows_max) {
        const auto most = std::to_string(imported_rows_max);
        return invalid_data("/rows", "Mỗi lần nhập nhiều nhất " + most + " ý kiến; hãy chia tệp.",
                            "At most " + most + " opinions are taken at once; split the file.");
    }
    return {};
}

}  // namespace

Result<Bodies> decide_on(const Matter& matter, const ImportOpinions& command) {
    CHECK_THAT(check_size(command));
    TRY(const auto stored,
        usable_file(command.file, "/file", matter.dossier, matter.actor, matter.context));
    const auto& before = matter.dossier;
    OpinionsImported imported{.id = ImportId(matter.fresh_id()),
                              .code = numbered_code("NK", before.imports.size() + 1),
                              .file_hash = command.file.text(),
                              .file_name = stored.file.name,
                              .taken = static_cast<int>(command.rows.size()),
                              .left_out = command.left_out};
    std::vector<OpinionAt> said;
    for (const auto& row : command.rows) {
        said.push_back({row.opinion, place_of(row)});
    }
    TRY(auto opinions, opinions_from(matter, said));
    Bodies bodies;
    bodies.reserve(opinions.size() + 1);
    bodies.emplace_back(imported);
    for (auto& given : opinions) {
        given.imported_with = imported.id;
        bodies.emplace_back(std::move(given));
    }
    return bodies;
}

Result<Bodies> decide_on(const Matter& matter, const WithdrawImport& command) {
    const auto& dossier = matter.dossier;
    const auto* batch = dossier.find(command.batch);
    if (batch == nullptr) {
        return nothing_with_that_id("/data/import", "lần nhập", "import");
    }
    ImportWithdrawn withdrawn{.id = command.batch, .opinions = {}, .reason = command.reason};
    std::vector<std::string> codes;  // of those in recommendations
    for (const auto& opinion : dossier.opinions) {
        if (opinion.given.imported_with != command.batch) {
            continue;
        }
        if (opinion.entered_by_organisation != matter.actor.organisation) {
            return Problem{.kind = ProblemKind::forbidden,
                           .code = "import.not_yours",
                           .vi = "Cơ quan khác đã nhập tệp này; chỉ nơi đó rút được.",
                           .en =
                               "Another organisation imported this file; only that one may take "
                               "it back."};
        }
        if (!opinion.recommendation.empty()) {
            codes.push_back(opinion.given.code);
        }
        if (opinion.status == OpinionStatus::open) {
            withdrawn.opinions.push_back(opinion.given.id);
        }
    }
    if (!codes.empty()) {
        return conflict(
            "import.in_use",
            "Có ý kiến của lần nhập này đang nằm trong kiến nghị: " + listed_to_the_end(codes) +
                " Hãy tách ra khỏi kiến nghị trước.",
            "Opinions of this import are part of recommendations: " + listed_to_the_end(codes) +
                " Split them off first.");
    }
    if (withdrawn.opinions.empty()) {
        return conflict("import.nothing_left", "Không còn ý kiến nào của lần nhập này để rút.",
                        "No opinion of this import is left to withdraw.");
    }
    return Bodies{std::move(withdrawn)};
}

}  // namespace phanbien::dossier
