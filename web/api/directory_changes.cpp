// Changing the directory: a file that takes its place, for an administrator; one absence or
// delegation, for whoever it is of.
#include <algorithm>

#include "engine/people/directory_check.hpp"
#include "engine/people/directory_xml.hpp"
#include "engine/runtime/directory_import.hpp"
#include "web/api/directory_words.hpp"
#include "web/api/query_reader.hpp"
#include "web/api/resources.hpp"

namespace phanbien::api {

namespace json = boost::json;

namespace {

using people::Directory;

constexpr std::size_t matters_max = 100;

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

json::object change_json(const runtime::DirectoryChange& change, bool dry_run,
                         const Directory* names) {
    json::array changes;
    for (const auto& it : change.changes) {
        if (changes.size() == runtime::changes_logged_max) {
            break;
        }
        auto sentence = people::said(it);
        if (names != nullptr) {
            sentence = {with_directory_names(*names, sentence.vi, &people::Post::vi),
                        with_directory_names(*names, sentence.en, &people::Post::en)};
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

// Who tells something new knows when it begins; what came with a file may be open on that side.
enum class FirstDay { required, optional };

people::Validity read_period(ObjectReader& in, FirstDay first) {
    people::Validity period;
    if (first == FirstDay::optional) {
        period.from = in.optional_date("from");
    } else if (const Date day = in.date("from"); day != Date{}) {
        period.from = day;
    }
    period.until = in.optional_date("until");
    if (period.is_empty()) {
        in.complain("until", "Ngày cuối phải không sớm hơn ngày đầu.",
                    "The last day must not be before the first.");
    }
    return period;
}

// The words of one edit, read as far as they go; what is missing has been complained of.
class EditReader {
  public:
    EditReader(const json::value& value, const Directory& directory)
        : in_(value, ""), directory_(directory) {}

    Result<people::DirectoryEdit> read() {
        const std::string kind = in_.one_of("edit", kinds);
        person_ = in_.text("person", id_rule);
        people::DirectoryEdit edit;
        if (std::ranges::find(kinds, kind) != kinds.end()) {
            edit = kind.starts_with("delegation") ? delegation(kind) : absence(kind);
        }
        std::vector<FieldProblem> mistakes = std::move(seen_mistakes_);
        if (auto problem = in_.finish()) {
            problem->fields.insert(problem->fields.end(), mistakes.begin(), mistakes.end());
            return *std::move(problem);
        }
        if (!mistakes.empty()) {
            return Problem{ProblemKind::invalid, "request.invalid", "Nội dung gửi lên chưa đúng.",
                           "What was sent is not right.", std::move(mistakes)};
        }
        return edit;
    }

  private:
    inline static const std::vector<std::string_view> kinds{
        "absence.add",    "absence.change",    "absence.remove",
        "delegation.add", "delegation.change", "delegation.remove"};
    static constexpr TextRule id_rule{.min = 1, .max = people::id_length_max};
    static constexpr TextRule reason_rule{.min = 1, .max = people::name_length_max};

    people::DirectoryEdit absence(const std::string& kind) {
        if (kind == "absence.remove") {
            return people::RemoveAbsence{.person = person_, .seen = seen()};
        }
        if (kind == "absence.add") {
            return people::AddAbsence{.person = person_,
                                      .validity = read_period(in_, FirstDay::required),
                                      .reason = in_.optional_text("reason", reason_rule)};
        }
        people::ChangeAbsence change{.person = person_,
                                     .seen = seen(),
                                     .validity = read_period(in_, FirstDay::optional),
                                     .reason = {}};
        if (in_.member("reason").is_string()) {
            change.reason = in_.optional_text("reason", {.min = 0, .max = reason_rule.max});
        }
        return change;
    }

    people::DirectoryEdit delegation(const std::string& kind) {
        auto handover = read_handover();
        if (kind == "delegation.remove") {
            return people::RemoveDelegation{.handover = std::move(handover), .seen = seen()};
        }
        if (kind == "delegation.change") {
            return people::ChangeDelegation{.handover = std::move(handover),
                                            .seen = seen(),
                                            .validity = read_period(in_, FirstDay::optional)};
        }
        return people::AddDelegation{.handover = std::move(handover),
                                     .matters = in_.texts("matters", matters_max),
                                     .always = in_.flag("always", false),
                                     .validity = read_period(in_, FirstDay::required)};
    }

    people::Handover read_handover() {
        people::Handover handover{.person = person_,
                                  .to = in_.text("to", id_rule),
                                  .post = in_.optional_text("post", id_rule)};
        if (!handover.to.empty() && handover.to == person_) {
            in_.complain("to", "Không thể ủy quyền cho chính mình. Hãy chọn người khác.",
                         "Nobody delegates to oneself. Choose somebody else.");
        } else if (!handover.to.empty() && !directory_.person(handover.to)) {
            in_.complain("to", "Danh bạ tổ chức không có người này. Hãy chọn trong danh sách.",
                         "The directory does not have this person. Choose one of the list.");
        }
        if (!handover.post.empty() && !directory_.post(handover.post)) {
            in_.complain("post", "Danh bạ tổ chức không có chức vụ này.",
                         "The directory does not have this post.");
        }
        return handover;
    }

    people::Validity seen() {
        ObjectReader entry(in_.member("seen"), "/seen");
        people::Validity period;
        period.from = entry.optional_date("from");
        period.until = entry.optional_date("until");
        if (const auto problem = entry.finish()) {
            seen_mistakes_ = problem->fields;
        }
        return period;
    }

    ObjectReader in_;
    const Directory& directory_;
    std::string person_;
    std::vector<FieldProblem> seen_mistakes_;
};

// Their own alone, and only of somebody whom the directory knows by their account.
std::optional<Problem> check_rights(const DirectoryView& view, const people::DirectoryEdit& edit) {
    if (view.administrator) {
        return std::nullopt;
    }
    if (!view.me) {
        return Problem{ProblemKind::forbidden, "directory.unknown_account",
                       "Danh bạ tổ chức chưa ghi tài khoản này của ai. Hãy nhờ quản trị viên ghi "
                       "tài khoản của bạn vào danh bạ.",
                       "The directory does not say whose this account is. Ask an administrator to "
                       "write your account into it."};
    }
    if (view.directory.at(*view.me).id != people::person_of(edit)) {
        return Problem{ProblemKind::forbidden, "directory.not_yours",
                       "Bạn chỉ khai được vắng mặt và ủy quyền của chính mình. Của người khác thì "
                       "người đó hoặc quản trị viên khai.",
                       "You may tell your own absences and delegations only. Those of others are "
                       "told by them or by an administrator."};
    }
    return std::nullopt;
}

// What the rules of every directory found wrong after the edit: said of the form that was filled
// in, with names, and without the lines of a file nobody has seen.
Problem of_form(Problem problem, const people::DirectoryEdit& edit, const Directory& directory) {
    if (problem.code != people::directory_kind.code) {
        return problem;
    }
    const bool is_absence = std::holds_alternative<people::AddAbsence>(edit) ||
                            std::holds_alternative<people::ChangeAbsence>(edit) ||
                            std::holds_alternative<people::RemoveAbsence>(edit);
    for (auto& field : problem.fields) {
        field.pointer = is_absence ? "/from" : "/to";
        field.vi = with_directory_names(directory, field.vi, &people::Post::vi);
        field.en = with_directory_names(directory, field.en, &people::Post::en);
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
    const auto view = directory_view(call, call.today());
    TRY(const auto value, call.json());
    TRY(const auto edit, EditReader(value, view.directory).read());
    if (auto problem = check_rights(view, edit)) {
        return *problem;
    }
    const auto change = call.site.parts.office.edit_directory(edit, call.actor());
    if (!change) {
        return of_form(change.error(), edit, view.directory);
    }
    return json_response(200, change_json(*change, false, &view.directory));
}

}  // namespace phanbien::api
