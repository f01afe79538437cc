#include "web/api/restricted.hpp"

#include <algorithm>
#include <array>

#include "web/api/history_entries.hpp"
#include "web/api/resources.hpp"
#include "web/api/words.hpp"

namespace phanbien::api {

namespace json = boost::json;

namespace {

constexpr std::string_view dossier_path = "/api/v1/dossiers/{dossier}";
constexpr std::size_t reads_shown_max = 200;

struct KindOfRead {
    std::string_view name;
    dossier::Label label;
};

const std::array<KindOfRead, 8>& kinds_of_read() {
    static const std::array<KindOfRead, 8> kinds{{
        {"dossier", {"Hồ sơ", "The dossier"}},
        {"draft", {"Dự thảo", "The draft"}},
        {"opinions", {"Ý kiến góp ý", "Opinions"}},
        {"recommendations", {"Kiến nghị, trả lời", "Recommendations and answers"}},
        {"documents", {"Tài liệu, tuyến duyệt", "Documents and approval routes"}},
        {"file", {"Tệp", "A file"}},
        {history_read, {"Lịch sử", "The history"}},
        {"export", {"Bản tải về", "An export"}},
    }};
    return kinds;
}

dossier::Label label_of_read(const std::string& what) {
    const auto& kinds = kinds_of_read();
    const auto found = std::ranges::find(kinds, std::string_view(what), &KindOfRead::name);
    return found == kinds.end() ? dossier::Label{what, what} : found->label;
}

}  // namespace

// By the route's path: what is not known is the dossier itself, and what tells of several dossiers
// tells of their events.
std::string_view read_by(const Route& route) {
    if (!route.path.starts_with(dossier_path)) {
        return history_read;
    }
    const auto part = route.path.substr(dossier_path.size());
    const bool is_file = part.ends_with(".xlsx") || part.ends_with(".docx") ||
                         part.ends_with(".zip") || part.ends_with(".json") ||
                         part.starts_with("/papers");
    if (is_file) {
        return "export";
    }
    constexpr std::array<std::pair<std::string_view, std::string_view>, 14> parts{
        {{"/versions", "draft"},
         {"/placements", "opinions"},
         {"/opinions", "opinions"},
         {"/clusters", "opinions"},
         {"/recommendations", "recommendations"},
         {"/answers", "recommendations"},
         {"/obligations", "recommendations"},
         {"/documents", "documents"},
         {"/routes", "documents"},
         {"/files", "file"},
         {"/history", history_read},
         {"/at", history_read},
         {"/differences", history_read},
         {"/leaves", history_read}}};
    const auto found =
        std::ranges::find_if(parts, [&](const auto& one) { return part.starts_with(one.first); });
    return found == parts.end() ? "dossier" : found->second;
}

std::optional<Problem> note_reads(Site& site, Desk& desk, const people::Actor& actor,
                                  std::string_view what) {
    if (desk.restricted_opened().empty()) {
        return std::nullopt;
    }
    if (site.parts.read_only) {
        return runtime::read_only_store();
    }
    return site.reads.note(
        desk.reading(),
        {.dossiers = desk.restricted_opened(), .actor = actor, .what = std::string(what)});
}

bool is_withheld(Desk& desk, const dossier::DossierRow& row, const people::Actor& actor) {
    return row.restricted && !desk.glance(row.id, actor);
}

dossier::DossierRow masked(dossier::DossierRow row) {
    row.title = "(hồ sơ hạn chế tiếp cận / restricted)";
    row.draft_code.clear();
    row.drafting_body = {};
    row.states.clear();
    row.stage.reset();
    row.received_on.reset();
    row.planned_submission_on.reset();
    row.due_on.reset();
    return row;
}

Result<Response> get_reads(Call& call) {
    TRY(const auto open, open_history(call));
    json::array items;
    for (const auto& read : call.desk.reading().reads_of(open.dossier.id, reads_shown_max)) {
        items.push_back({{"position", read.position},
                         {"at", to_text(read.at)},
                         {"who", person(call.desk, read.account)},
                         {"what", label(label_of_read(read.what))}});
    }
    return json_response(200, {{"items", std::move(items)}});
}

}  // namespace phanbien::api
