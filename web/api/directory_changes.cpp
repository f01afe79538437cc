// Changing the directory: a file that takes its place or one part of it, for an administrator; one
// absence or delegation, for whoever it is of.
#include "engine/people/directory_xml.hpp"
#include "engine/runtime/directory_import.hpp"
#include "web/api/directory_edits.hpp"
#include "web/api/directory_words.hpp"
#include "web/api/query_reader.hpp"
#include "web/api/resources.hpp"

namespace phanbien::api {

namespace json = boost::json;

namespace {

using people::Directory;

json::array sentences(const std::vector<Sentence>& said) {
    json::array out;
    for (const auto& it : said) {
        out.push_back(label({it.vi, it.en}));
    }
    return out;
}

// The dossiers by their codes only: whoever changes the directory need not read them.
json::array routes_json(const std::vector<runtime::FollowedRoute>& routes) {
    json::array out;
    for (const auto& route : routes) {
        std::vector<Sentence> orphans;
        for (const auto& it : route.orphans) {
            orphans.push_back({it.why.vi + " " + it.way_out.vi, it.why.en + " " + it.way_out.en});
        }
        out.push_back({{"code", route.code},
                       {"route", label({route.route.vi, route.route.en})},
                       {"changes", sentences(route.changes)},
                       {"orphans", sentences(orphans)}});
    }
    return out;
}

// What the ids in sentences about an edit stand for: the directory's names, and that of a part
// which only comes with the edit.
struct EditNames {
    const Directory& directory;
    std::string id = {};  // empty: no part comes
    Sentence name = {};

    Sentence told(const Sentence& sentence) const {
        return {
            with_directory_names(directory, with_part(sentence.vi, name.vi), &people::Post::vi),
            with_directory_names(directory, with_part(sentence.en, name.en), &people::Post::en)};
    }

  private:
    std::string with_part(std::string sentence, const std::string& called) const {
        const std::string quoted = "“" + id + "”";
        if (const auto at = sentence.find(quoted); !id.empty() && at != std::string::npos) {
            sentence.replace(at, quoted.size(), "“" + called + "”");
        }
        return sentence;
    }
};

EditNames names_of(const people::DirectoryEdit& edit, const Directory& directory) {
    EditNames names{.directory = directory};
    if (const auto* add = std::get_if<people::AddPart>(&edit)) {
        std::visit(
            [&](const auto& part) {
                names.id = part.id;
                if constexpr (requires { part.name; }) {
                    names.name = {part.name, part.name};
                } else {
                    names.name = {part.vi, part.en};
                }
            },
            add->part);
    }
    return names;
}

json::object change_json(const runtime::DirectoryChange& change, bool dry_run,
                         const EditNames* names) {
    json::array changes;
    for (const auto& it : change.changes) {
        if (changes.size() == runtime::changes_logged_max) {
            break;
        }
        auto sentence = people::said(it);
        if (names != nullptr) {
            sentence = names->told(sentence);
        }
        changes.push_back(label({sentence.vi, sentence.en}));
    }
    return {{"hash", change.hash},
            {"previous", change.previous},
            {"dry_run", dry_run},
            {"changed", change.hash != change.previous},
            {"changes", std::move(changes)},
            {"changes_total", change.changes.size()},
            {"routes", routes_json(change.routes)}};
}

Problem administrators_only() {
    return {ProblemKind::forbidden, "directory.administrators_only",
            "Cơ quan, đơn vị, chức vụ và người giữ do quản trị viên ghi. Hãy nhờ quản trị viên.",
            "Organisations, units, posts and who holds them are told by administrators. Ask one of "
            "them."};
}

// An edit that nobody tells of themselves: refused before anything it names is looked for.
bool is_of_the_office(const json::value& edit) {
    const auto* object = edit.if_object();
    const auto* kind = object == nullptr ? nullptr : object->if_contains("edit");
    if (kind == nullptr || !kind->is_string()) {
        return false;
    }
    const std::string_view name = kind->get_string();
    return name.starts_with("organisation.") || name.starts_with("unit.") ||
           name.starts_with("post.") || name.starts_with("person.") || name.starts_with("tenure.");
}

// Their own alone, and only of somebody whom the directory knows by their account.
std::optional<Problem> check_rights(const DirectoryView& view, const people::DirectoryEdit& edit) {
    if (view.administrator) {
        return std::nullopt;
    }
    const auto owner = people::owner_of(edit);
    if (!owner) {
        return administrators_only();
    }
    if (!view.me) {
        return Problem{ProblemKind::forbidden, "directory.unknown_account",
                       "Danh bạ tổ chức chưa ghi tài khoản này của ai. Hãy nhờ quản trị viên ghi "
                       "tài khoản của bạn vào danh bạ.",
                       "The directory does not say whose this account is. Ask an administrator to "
                       "write your account into it."};
    }
    if (view.directory.at(*view.me).id != *owner) {
        return Problem{ProblemKind::forbidden, "directory.not_yours",
                       "Bạn chỉ khai được vắng mặt và ủy quyền của chính mình. Của người khác thì "
                       "người đó hoặc quản trị viên khai.",
                       "You may tell your own absences and delegations only. Those of others are "
                       "told by them or by an administrator."};
    }
    return std::nullopt;
}

// The field of the form that a mistake of the whole directory is shown at.
std::string_view field_of(const people::DirectoryEdit& edit) {
    struct Field {
        std::string_view operator()(const people::AddAbsence&) { return "/from"; }
        std::string_view operator()(const people::ChangeAbsence&) { return "/from"; }
        std::string_view operator()(const people::RemoveAbsence&) { return "/from"; }
        std::string_view operator()(const people::AddDelegation&) { return "/to"; }
        std::string_view operator()(const people::ChangeDelegation&) { return "/to"; }
        std::string_view operator()(const people::RemoveDelegation&) { return "/to"; }
        std::string_view operator()(const people::AddTenure&) { return "/from"; }
        std::string_view operator()(const people::ChangeTenure&) { return "/from"; }
        std::string_view operator()(const people::RemoveTenure&) { return "/from"; }
        std::string_view operator()(const people::AddPart&) { return "/part"; }
        std::string_view operator()(const people::ChangePart&) { return "/part"; }
        std::string_view operator()(const people::RemovePart&) { return "/seen"; }
    };
    return std::visit(Field{}, edit);
}

// What the rules of every directory found wrong after the edit, or which routes it would leave
// without anybody: said of the form that was filled in, with names, and without the lines of a file
// nobody has seen.
Problem of_form(Problem problem, const people::DirectoryEdit& edit, const EditNames& names) {
    const bool mistaken = problem.code == people::directory_kind.code;
    if (!mistaken && problem.code != "directory.orphans") {
        return problem;
    }
    for (auto& field : problem.fields) {
        field.pointer = field_of(edit);
        const auto told = names.told({field.vi, field.en});
        field.vi = told.vi;
        field.en = told.en;
    }
    if (!mistaken) {
        return problem;
    }
    return {.kind = problem.kind,
            .code = "directory.edit_invalid",
            .vi = "Nếu ghi như vậy thì danh bạ tổ chức không còn hợp lệ:",
            .en = "With this the directory would not be right any more:",
            .fields = std::move(problem.fields)};
}

}  // namespace

Result<Response> put_directory(Call& call) {
    QueryReader in(call.query);
    const bool dry_run = in.flag("dry_run").value_or(false);
    if (auto problem = in.finish()) {
        return *problem;
    }
    runtime::DirectoryImport import{.text = std::move(call.request.body),
                                    .file_name = "directory.xml",
                                    .seen = std::nullopt,
                                    .actor = call.actor()};
    if (call.query.contains("seen")) {
        import.seen = in.text("seen");
    }
    auto& parts = call.site.parts;
    TRY(const auto change, dry_run ? runtime::preview_directory(call.desk.reading(), parts.routes,
                                                                import, parts.clock.now())
                                   : parts.office.import_directory(import));
    return json_response(200, change_json(change, dry_run, nullptr));
}

Result<Response> post_directory_edit(Call& call) {
    QueryReader in(call.query);
    const bool dry_run = in.flag("dry_run").value_or(false);
    if (auto problem = in.finish()) {
        return *problem;
    }
    const auto view = directory_view(call, call.today());
    TRY(const auto value, call.json());
    if (!view.administrator && is_of_the_office(value)) {
        return administrators_only();
    }
    TRY(const auto edit, read_directory_edit(value, view.directory));
    if (auto problem = check_rights(view, edit)) {
        return *problem;
    }
    auto& parts = call.site.parts;
    const auto change =
        dry_run ? runtime::preview_edit(call.desk.reading(), parts.routes, edit, parts.clock.now())
                : parts.office.edit_directory(edit, call.actor());
    const auto names = names_of(edit, view.directory);
    if (!change) {
        return of_form(change.error(), edit, names);
    }
    return json_response(200, change_json(*change, dry_run, &names));
}

}  // namespace phanbien::api
