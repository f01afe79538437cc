// Two versions of a draft as a person reads them side by side.
#include "engine/document/comparison.hpp"
#include "web/api/diff_json.hpp"
#include "web/api/resources.hpp"
#include "web/api/uploads.hpp"
#include "web/api/version_text.hpp"
#include "web/api/words.hpp"

namespace phanbien::api {

namespace json = boost::json;

namespace {

constexpr std::size_t seconds_end = std::string_view{"2026-09-07T02:00:00"}.size();

json::object version_ref(const dossier::Version& version) {
    return {{"number", version.added.number},
            {"file", file_ref(version.added.file)},
            {"at", to_text(version.at)}};
}

// By its citation where the version has one: "Khoản 2 Điều 5".
json::value provision_named(const document::Provision* provision, const dossier::Version& version) {
    if (provision == nullptr) {
        return nullptr;
    }
    const auto* cited = version.provision(provision->eid);
    return json::object{{"eid", provision->eid},
                        {"label", cited == nullptr ? provision->label : cited->label},
                        {"own_label", provision->label}};
}

json::object compared_row_json(const document::ComparedProvision& row,
                               const dossier::Version& before, const dossier::Version& after) {
    json::array others;
    for (const auto* other : row.others) {
        others.emplace_back(
            provision_named(other, row.outcome == document::Outcome::split ? after : before));
    }
    const auto* shown = row.after == nullptr || row.trace ? row.before : row.after;
    return {{"outcome", document::name_of(row.outcome)},
            {"certain", row.certain},
            {"reworded", row.reworded},
            {"trace", row.trace},
            {"score", row.score},
            {"depth", row.depth},
            {"kind", document::name_of(shown->kind)},
            {"before", provision_named(row.before, before)},
            {"after", provision_named(row.after, after)},
            {"others", std::move(others)},
            {"heading", paragraphs_json(row.heading)},
            {"paragraphs", paragraphs_json(row.paragraphs)}};
}

json::object summary_json(const std::vector<document::ComparedProvision>& rows) {
    json::object out;
    for (const auto outcome :
         {document::Outcome::unchanged, document::Outcome::edited, document::Outcome::renumbered,
          document::Outcome::moved, document::Outcome::split, document::Outcome::merged,
          document::Outcome::deleted, document::Outcome::inserted}) {
        std::int64_t count = 0;
        for (const auto& row : rows) {
            count += row.outcome == outcome && !row.trace ? 1 : 0;
        }
        out.emplace(document::name_of(outcome), count);
    }
    return out;
}

}  // namespace

Result<Response> get_comparison(Call& call) {
    TRY(const auto open, call.desk.open(call.dossier(), call.actor()));
    TRY(const auto* before, version_named(call, open, "version"));
    TRY(const auto* after, version_named(call, open, "other"));
    json::array rows;
    json::object summary;
    call.site.parts.office.alignments().with(
        call.desk.reading(), before->added.outline, after->added.outline,
        [&](const runtime::AlignedVersions& pair) {
            const auto compared =
                document::comparison_of(pair.order_before(), pair.order_after(), pair.alignment());
            summary = summary_json(compared);
            for (const auto& row : compared) {
                rows.emplace_back(compared_row_json(row, *before, *after));
            }
        });
    return json_response(200, {{"before", version_ref(*before)},
                               {"after", version_ref(*after)},
                               {"summary", std::move(summary)},
                               {"rows", std::move(rows)}});
}

// The marks of the paper are the drafting body's, of the day on which the newer version came.
Result<Response> get_comparison_docx(Call& call) {
    TRY(const auto open, call.desk.open(call.dossier(), call.actor()));
    TRY(const auto* before, version_named(call, open, "version"));
    TRY(const auto* after, version_named(call, open, "other"));
    if (auto problem =
            call.site.exports.use(call.present->account.id, call.site.parts.clock.now())) {
        return *problem;
    }
    const auto numbers =
        std::to_string(before->added.number) + " và lần " + std::to_string(after->added.number);
    const auto body = DeskNames{call.desk}.organisation(open.dossier.registered.drafting_body);
    document::ComparisonPaper paper{
        .title = dossier::as_draft(open.dossier.registered.title),
        .subject = "Bản dự thảo lần " + numbers,
        .author = body.empty() ? std::string{"Cơ quan soạn thảo"} : body,
        .made_at = to_text(after->at).substr(0, seconds_end) + "Z"};
    std::string bytes;
    call.site.parts.office.alignments().with(
        call.desk.reading(), before->added.outline, after->added.outline,
        [&](const runtime::AlignedVersions& pair) {
            paper.rows =
                document::comparison_of(pair.order_before(), pair.order_after(), pair.alignment());
            bytes = call.site.parts.formats.comparison_docx(paper);
        });
    return file_response(
        std::move(bytes), docx_media_type,
        "So sánh " + open.dossier.registered.dossier_code + " lần " + numbers + ".docx");
}

}  // namespace phanbien::api
