// Opinions from a file: a preview in which every row shows what it was understood as, then all of
// the rows that were not left out, or none; and the opinions of a dossier as such a file.
#include <algorithm>

#include "engine/dossier/limits.hpp"
#include "engine/intake/opinion_table.hpp"
#include "web/api/intake_request.hpp"
#include "web/api/performing.hpp"
#include "web/api/resources.hpp"
#include "web/api/uploads.hpp"
#include "web/api/words.hpp"
#include "web/server/problem_document.hpp"

namespace phanbien::api {

namespace json = boost::json;

namespace {

constexpr std::size_t wrong_rows_told_max = 100;

json::array mistakes_json(const intake::Candidate& candidate) {
    json::array out;
    for (const auto& mistake : candidate.mistakes) {
        out.push_back({{"column", intake::name_of(mistake.column)},
                       {"blocks", mistake.weight == intake::Weight::wrong},
                       {"code", mistake.code},
                       {"vi", mistake.vi},
                       {"en", mistake.en}});
    }
    return out;
}

json::object candidate_json(Desk& desk, const intake::Candidate& candidate) {
    const auto& opinion = candidate.opinion;
    json::value organisation;
    if (!opinion.said_by.organisation.empty()) {
        organisation = organisation_ref(desk, opinion.said_by.organisation);
    }
    return {{"row", candidate.row},
            {"provision", provision_ref({opinion.eid, candidate.provision_label})},
            {"said_by", json::object{{"organisation", std::move(organisation)},
                                     {"name", opinion.said_by.name}}},
            {"heading", opinion.heading},
            {"stance", opinion.stance},
            {"source", opinion.source},
            {"text", opinion.text},
            {"proposal", opinion.proposal},
            {"mistakes", mistakes_json(candidate)}};
}

json::object columns_json(const intake::Columns& columns) {
    json::object out;
    for (const auto column : intake::all_columns) {
        const auto place = columns.place(column);
        out.emplace(intake::name_of(column),
                    place ? json::value(static_cast<std::int64_t>(*place)) : json::value());
    }
    return out;
}

// Of the head, or of a table without one the widest row's numbers.
json::array head_json(const UnderstoodFile& file) {
    json::array out;
    const auto& rows = file.tables[file.table].rows;
    std::size_t width = 0;
    for (const auto& row : rows) {
        width = std::max(width, row.cells.size());
    }
    for (std::size_t i = 0; i < width; ++i) {
        out.emplace_back(file.head ? rows[*file.head].cell(i) : std::string());
    }
    return out;
}

json::object preview_json(Desk& desk, const UnderstoodFile& file) {
    json::array tables;
    for (const auto& table : file.tables) {
        tables.push_back({{"name", table.name}, {"rows", table.rows.size()}});
    }
    json::array rows;
    for (const auto& candidate : file.candidates) {
        rows.push_back(candidate_json(desk, candidate));
    }
    const auto& table = file.tables[file.table];
    return {{"file", file.name},       {"tables", std::move(tables)},
            {"table", file.table},     {"head_row", file.head ? table.rows[*file.head].number : 0},
            {"head", head_json(file)}, {"columns", columns_json(file.columns)},
            {"rows", std::move(rows)}};
}

std::string why_left_out(const intake::Candidate& candidate) {
    std::string out;
    for (const auto& mistake : candidate.mistakes) {
        out += (out.empty() ? "" : " ") + mistake.vi;
    }
    return out.empty() ? "Người nhập bỏ dòng này." : out;
}

// What is taken is decided here row by row; a wrong row that nobody left out refuses the whole.
Result<dossier::ImportOpinions> import_of(UnderstoodFile file, const IntakeRequest& request) {
    dossier::ImportOpinions out{.file = request.file, .rows = {}, .left_out = {}};
    std::vector<FieldProblem> wrong;  // of the first of them
    std::size_t wrong_count = 0;
    for (auto& candidate : file.candidates) {
        if (request.left_out.contains(candidate.row)) {
            out.left_out.push_back({.row = candidate.row, .why = why_left_out(candidate)});
        } else if (candidate.is_wrong()) {
            if (++wrong_count <= wrong_rows_told_max) {
                const auto& mistake = candidate.mistakes.front();
                wrong.push_back({"/rows/" + std::to_string(candidate.row), mistake.vi, mistake.en});
            }
        } else {
            out.rows.push_back({.row = candidate.row, .opinion = std::move(candidate.opinion)});
        }
    }
    if (wrong_count > 0) {
        const auto count = std::to_string(wrong_count);
        return Problem{ProblemKind::invalid, "import.rows_wrong",
                       "Có " + count + " dòng sai. Hãy sửa tệp, hoặc bỏ các dòng đó rồi nhập lại.",
                       count +
                           " rows are wrong. Correct the file, or leave them out and import "
                           "again.",
                       std::move(wrong)};
    }
    return out;
}

Result<void> begin_import(Call& call, const Reply& reply) {
    TRY(const auto value, call.json());
    TRY(const auto request, intake_request_from(value));
    TRY(auto file, understand(call, request));
    TRY(auto command, import_of(std::move(file), request));
    return perform_on_dossier(call, std::move(command), reply);
}

struct Exported {
    intake::Table table;
    std::string title;
    std::string file_name;  // without its ending
};

Result<Exported> exported(Call& call) {
    TRY(const auto open, call.desk.open(call.dossier(), call.actor()));
    if (!open.access.opinions && !open.access.own_opinions) {
        return opinions_forbidden();
    }
    if (auto problem =
            call.site.exports.use(call.present->account.id, call.site.parts.clock.now())) {
        return *problem;
    }
    const auto& registered = open.dossier.registered;
    return Exported{
        .table = intake::table_of_opinions(open.dossier, open.workflow, DeskNames{call.desk},
                                           open.access, call.actor()),
        .title = "Ý kiến góp ý: " + registered.title,
        .file_name = "Ý kiến góp ý " + registered.dossier_code};
}

}  // namespace

Result<Response> post_opinion_preview(Call& call) {
    TRY(const auto value, call.json());
    TRY(const auto request, intake_request_from(value));
    TRY(const auto file, understand(call, request));
    return json_response(200, preview_json(call.desk, file));
}

void post_opinion_import(Call& call, Reply reply) {
    if (auto begun = begin_import(call, reply); !begun) {
        reply(server::problem_response(begun.error()));
    }
}

Result<Response> get_opinion_imports(Call& call) {
    TRY(const auto open, call.desk.open(call.dossier(), call.actor()));
    if (!open.access.opinions) {
        return opinions_forbidden();
    }
    json::array items;
    for (const auto& batch : open.dossier.imports) {
        const auto& imported = batch.imported;
        json::array left_out;
        for (const auto& row : imported.left_out) {
            left_out.push_back({{"row", row.row}, {"why", row.why}});
        }
        items.push_back({{"id", imported.id.text()},
                         {"code", imported.code},
                         {"file_name", imported.file_name},
                         {"taken", imported.taken},
                         {"left_out", std::move(left_out)},
                         {"withdrawn", batch.withdrawn},
                         {"reason", batch.reason},
                         {"at", to_text(batch.at)},
                         {"by", person(call.desk, batch.by)}});
    }
    return json_response(200, {{"revision", open.dossier.revision}, {"items", std::move(items)}});
}

Result<Response> get_opinions_xlsx(Call& call) {
    TRY(const auto paper, exported(call));
    return file_response(call.site.parts.formats.table_xlsx(paper.table, paper.title, call.today()),
                         xlsx_media_type, paper.file_name + ".xlsx");
}

Result<Response> get_opinions_docx(Call& call) {
    TRY(const auto paper, exported(call));
    return file_response(call.site.parts.formats.table_docx(paper.table, paper.title),
                         docx_media_type, paper.file_name + ".docx");
}

}  // namespace phanbien::api
