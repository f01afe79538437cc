#include "web/api/history_words.hpp"

#include <map>
#include <variant>

#include "engine/dossier/act_names.hpp"
#include "engine/dossier/erasure.hpp"
#include "engine/dossier/event_codec.hpp"
#include "web/api/answer_words.hpp"
#include "web/api/summaries.hpp"

namespace phanbien::api {

using dossier::Label;

namespace {

Label quoted(std::string_view vi, std::string_view en, const std::string& what) {
    return {std::string{vi} + " " + what + ".", std::string{en} + " " + what + "."};
}

// A label in the middle of a sentence, with its own end taken as it is.
Label joined(const Label& first, const Label& second) {
    return {first.vi + second.vi, first.en + second.en};
}

class Summary {
  public:
    explicit Summary(const Telling& telling) : telling_(telling) {}

    Label operator()(const dossier::Registered& event) const {
        const std::string body = organisation(event.drafting_body);
        Label said{"Hồ sơ " + event.dossier_code + " của " + body + " được lập",
                   "Dossier " + event.dossier_code + " of " + body + " was opened"};
        if (event.arrival) {
            said = joined(said, {", số đến " + event.arrival->code,
                                 ", arrival number " + event.arrival->code});
        }
        return joined(said, {".", "."});
    }

    Label operator()(const dossier::Moved& event) const {
        const Label what = event.event.empty() ? Label{"Bắt đầu quy trình", "The procedure begins"}
                                               : moved_label(event);
        Label said = joined(what, {": ", ": "});
        said = joined(said, states(event.to));
        if (event.given) {
            said = joined(said, {"; số " + event.given->code, "; number " + event.given->code});
        }
        if (!event.revoked.empty()) {
            said = joined(said, {"; thu hồi số đã cấp", "; the number in force is taken back"});
        }
        return joined(said, {".", "."});
    }

    Label operator()(const dossier::VersionAdded& event) const {
        const std::string number = std::to_string(event.number);
        return {"Thêm bản dự thảo " + number + " (" + event.file.name + ").",
                "Version " + number + " was added (" + event.file.name + ")."};
    }
    Label operator()(const dossier::DocumentAttached& event) const {
        return quoted("Thêm tài liệu", "A document was added:", event.title);
    }
    Label operator()(const dossier::ReviewRequested& event) const {
        const std::string who = organisation(event.organisation);
        return {"Mời " + who + " góp ý, hạn " + dossier::short_date(event.due_on) + ".",
                who + " was asked for opinions by " + to_text(event.due_on) + "."};
    }
    Label operator()(const dossier::ReviewCancelled& event) const {
        return quoted("Hủy lời mời góp ý của", "The request was cancelled for", reviewer(event.id));
    }
    Label operator()(const dossier::ReviewCompleted& event) const {
        const std::string who = reviewer(event.id);
        return {who + " hoàn tất góp ý.", who + " finished its opinions."};
    }
    Label operator()(const dossier::OpinionGiven& event) const {
        const std::string about =
            event.provision.eid.empty() ? std::string{} : " (" + event.provision.label + ")";
        if (event.entered_for_other) {
            const std::string who = speaker(event.said_by);
            return {"Nhập ý kiến " + event.code + " của " + who + about + ".",
                    "Opinion " + event.code + " of " + who + " was entered" + about + "."};
        }
        return {"Góp ý " + event.code + about + ".", "Opinion " + event.code + about + "."};
    }
    Label operator()(const dossier::OpinionRevised& event) const {
        return quoted("Sửa ý kiến", "Revised opinion", code(event.id));
    }
    Label operator()(const dossier::OpinionWithdrawn& event) const {
        return quoted("Rút ý kiến", "Withdrew opinion", code(event.id));
    }
    Label operator()(const dossier::OpinionSetAside& event) const {
        return quoted("Để ngoài phạm vi ý kiến", "Set aside opinion", code(event.id));
    }
    Label operator()(const dossier::OpinionRestored& event) const {
        return quoted("Đưa lại vào tổng hợp ý kiến", "Brought back opinion", code(event.id));
    }
    Label operator()(const dossier::RecommendationMade& event) const {
        return {"Lập kiến nghị " + event.code + from(event.opinions, " từ ", " ý kiến") + ".",
                "Made recommendation " + event.code + from(event.opinions, " from ", " opinions") +
                    "."};
    }
    Label operator()(const dossier::RecommendationRevised& event) const {
        return quoted("Sửa kiến nghị", "Revised recommendation", code(event.id));
    }
    Label operator()(const dossier::OpinionsMerged& event) const {
        const std::string into = code(event.recommendation);
        return {"Gộp" + from(event.opinions, " ", " ý kiến") + " vào kiến nghị " + into + ".",
                "Merged" + from(event.opinions, " ", " opinions") + " into recommendation " + into +
                    "."};
    }
    Label operator()(const dossier::OpinionsSplit& event) const {
        const std::string off = code(event.recommendation);
        return {
            "Tách" + from(event.opinions, " ", " ý kiến") + " khỏi kiến nghị " + off + ".",
            "Split" + from(event.opinions, " ", " opinions") + " off recommendation " + off + "."};
    }
    Label operator()(const dossier::RecommendationDropped& event) const {
        return quoted("Bỏ kiến nghị", "Dropped recommendation", code(event.id));
    }
    Label operator()(const dossier::AnswerGiven& event) const {
        const auto* item = telling_.workflow.item("disposition", event.disposition);
        const Label how = item ? item->label : Label{event.disposition, event.disposition};
        const std::string to = code(event.recommendation);
        return {"Trả lời kiến nghị " + to + ": " + how.vi + ".",
                "Answered recommendation " + to + ": " + how.en + "."};
    }
    Label operator()(const dossier::AnswerAccepted& event) const {
        return quoted("Ghi nhận trả lời kiến nghị", "Took note of the answer to",
                      code(event.recommendation));
    }
    Label operator()(const dossier::AnswerReturned& event) const {
        return quoted("Yêu cầu trả lời lại kiến nghị", "Sent back the answer to",
                      code(event.recommendation));
    }

    Label operator()(const dossier::Migrated& event) const {
        const std::string& before = event.from_version;
        const std::string& after = event.workflow_version;
        Label said{
            "Chuyển hồ sơ từ phiên bản " + before + " sang phiên bản " + after + " của quy trình",
            "The dossier was moved from version " + before + " to version " + after +
                " of the procedure"};
        const Label where = states(event.to);
        if (!where.vi.empty()) {
            said = joined(joined(said, {", nay ở: ", ", and is now at: "}), where);
        }
        if (!event.reason.empty()) {
            said = joined(said, {"; lý do: " + event.reason, "; reason: " + event.reason});
        }
        return joined(said, {".", "."});
    }
    Label operator()(const dossier::DuesMoved& event) const {
        const auto year = std::to_string(event.year);
        Label out{"Lịch năm " + year + " thay đổi nên hạn chuyển:",
                  "The calendar of " + year + " changed and moved due dates:"};
        for (std::size_t i = 0; i < event.dues.size(); ++i) {
            const auto& due = event.dues[i];
            const auto* task = find_task(telling_.workflow, due.task_id);
            const Label name = task ? task->label : Label{due.task_id, due.task_id};
            const auto from = calendar::written(due.from);
            const auto to = calendar::written(due.to);
            out.vi += (i == 0 ? " " : "; ") + name.vi + " từ " + from + " sang " + to;
            out.en += (i == 0 ? " " : "; ") + name.en + " from " + from + " to " + to;
        }
        return {out.vi + ".", out.en + "."};
    }

    Label operator()(const dossier::RouteBegun& event) const {
        const auto& label = event.begun.plan.label;
        return {"Bắt đầu tuyến duyệt: " + label.vi + ".",
                "Began the approval route: " + label.en + "."};
    }
    Label operator()(const dossier::RouteDecided& event) const {
        const auto& it = event.decided.decision;
        Label said = route_verdict(it.verdict);
        const auto step = route_step(event.invoke, it.step);
        said = joined(said, {" ở bước “" + step.vi + "”", " at the step “" + step.en + "”"});
        if (!it.chain.empty()) {
            const auto holder = route_person(event.invoke, it.holder);
            said = joined(said, {", thay " + holder, ", for " + holder});
        }
        if (it.no_longer_needed) {
            said = joined(said, {" (bước đã đủ người duyệt)", " (enough had approved before)"});
        }
        if (!it.remark.empty()) {
            said = joined(said, {": " + it.remark, ": " + it.remark});
        }
        return joined(said, {".", "."});
    }
    Label operator()(const dossier::RouteDocumentReplaced&) const {
        return {"Văn bản đang duyệt có bản mới; người đã duyệt bản cũ được hỏi lại.",
                "The document under approval has changed; whoever approved the old one is asked "
                "again."};
    }
    Label operator()(const dossier::RouteReplanned& event) const {
        Label out;
        for (const auto& change : event.replanned.changes) {
            out = joined(out, {(out.vi.empty() ? "" : " ") + change.what.vi,
                               (out.en.empty() ? "" : " ") + change.what.en});
        }
        return out.vi.empty() ? Label{"Tính lại các ngày của tuyến duyệt.",
                                      "The days of the approval route were counted again."}
                              : out;
    }
    Label operator()(const dossier::RouteStepLate& event) const {
        const auto step = route_step(event.invoke, event.late.step);
        return {"Quá hạn bước duyệt “" + step.vi + "”.",
                "The approval step “" + step.en + "” is late."};
    }
    Label operator()(const dossier::RouteReminded& event) const {
        const auto step = route_step(event.invoke, event.reminded.step);
        return {"Nhắc người duyệt ở bước “" + step.vi + "”.",
                "Reminded those who approve at the step “" + step.en + "”."};
    }
    Label operator()(const dossier::RouteWithdrawn&) const {
        return {"Tuyến duyệt dừng vì hồ sơ đã rời bước này.",
                "The approval route was stopped: the dossier left this step."};
    }
    Label operator()(const dossier::AnswerDrafted& it) const { return told(it); }
    Label operator()(const dossier::AnswersImported& it) const { return told(it); }
    Label operator()(const dossier::AnswersPublished& it) const { return told(it); }
    Label operator()(const dossier::ChangeTraced& it) const { return told(it); }
    Label operator()(const dossier::ObjectionRaised& it) const { return told(it); }
    Label operator()(const dossier::ObjectionAnswered& it) const { return told(it); }

    Label operator()(const dossier::OpinionsImported& event) const {
        const auto taken = std::to_string(event.taken);
        Label said{
            "Nhập " + taken + " ý kiến từ tệp " + event.file_name + " (" + event.code + ")",
            "Imported " + taken + " opinions from " + event.file_name + " (" + event.code + ")"};
        if (!event.left_out.empty()) {
            const auto rows = std::to_string(event.left_out.size());
            said = joined(said, {"; bỏ " + rows + " dòng", "; " + rows + " rows left out"});
        }
        return joined(said, {".", "."});
    }
    Label operator()(const dossier::ImportWithdrawn& event) const {
        const auto* batch = telling_.dossier.find(event.id);
        const auto code = batch == nullptr ? event.id.text() : batch->imported.code;
        const auto count = std::to_string(event.opinions.size());
        return {"Rút lần nhập " + code + ": " + count + " ý kiến.",
                "Import " + code + " was taken back: " + count + " opinions."};
    }
    Label operator()(const dossier::OpinionsClustered& event) const {
        return {
            "Xếp" + from(event.opinions, " ", " ý kiến") + " vào nhóm giống nhau " + event.code +
                ".",
            "Put" + from(event.opinions, " ", " opinions") + " into cluster " + event.code + "."};
    }
    Label operator()(const dossier::OpinionsUnclustered& event) const {
        const auto off = code(event.id);
        return {"Tách" + from(event.opinions, " ", " ý kiến") + " khỏi nhóm " + off + ".",
                "Split" + from(event.opinions, " ", " opinions") + " off cluster " + off + "."};
    }
    Label operator()(const dossier::ClusterDissolved& event) const {
        return quoted("Tách hết nhóm", "Took apart cluster", code(event.id));
    }
    Label operator()(const dossier::PlacementsMade& event) const {
        const auto all = std::to_string(event.placements.size());
        const auto waiting = std::to_string(
            std::ranges::count_if(event.placements, [](const auto& it) { return !it.certain; }));
        const auto version = std::to_string(event.version);
        return {"Hệ thống đặt lại " + all + " ý kiến, kiến nghị vào bản dự thảo lần " + version +
                    "; " + waiting + " mục chờ người xác nhận.",
                "Placed " + all + " opinions and recommendations in version " + version + "; " +
                    waiting + " wait for a person."};
    }
    Label operator()(const dossier::PlacementsConfirmed& event) const {
        const auto count = std::to_string(event.placements.size());
        const auto version = std::to_string(event.version);
        return {"Xác nhận vị trí của " + count + " ý kiến, kiến nghị trong bản dự thảo lần " +
                    version + ".",
                "Confirmed where " + count + " opinions and recommendations stand in version " +
                    version + "."};
    }
    Label operator()(const dossier::PlacementsReopened& event) const {
        const auto count = std::to_string(event.opinions.size() + event.recommendations.size());
        return {
            "Xem lại vị trí của " + count + " ý kiến, kiến nghị: " + event.reason,
            "Reopened the places of " + count + " opinions and recommendations: " + event.reason};
    }
    Label operator()(const dossier::Erased& event) const {
        const auto files = std::to_string(event.files.size());
        const auto what = from(event.opinions, " ý kiến ", " ý kiến");
        const auto what_en = from(event.opinions, " opinion ", " opinions");
        return {"Xóa theo quy định:" + what + (event.files.empty() ? "" : " " + files + " tệp") +
                    ". Căn cứ: " + event.ground,
                "Erased:" + what_en + (event.files.empty() ? "" : " " + files + " files") +
                    ". Ground: " + event.ground};
    }

    Label operator()(const dossier::ActedLate& event) const {
        Label said{"Làm sau hạn", "Done after it was due"};
        for (const auto& task : event.tasks) {
            const auto* known = find_task(telling_.workflow, task.task_id);
            const auto name = !task.step.empty() ? route_step(task.invoke, task.step)
                              : known            ? known->label
                                                 : Label{task.task_id, task.task_id};
            const auto due = calendar::written(task.due_on);
            said = joined(
                said, {"; “" + name.vi + "” có hạn " + due, "; “" + name.en + "” was due " + due});
        }
        return joined(said, {".", "."});
    }

    Label operator()(const dossier::AccessRestricted& it) const { return reasoned(it); }
    Label operator()(const dossier::AccessOpened& it) const { return reasoned(it); }

  private:
    template <class Event>
    static Label reasoned(const Event& event) {
        return {"Lý do: " + event.reason, "Reason: " + event.reason};
    }
    template <class Event>
    Label told(const Event& event) const {
        return answer_summary(telling_, event);
    }
    // By the last run of the route; an id where the run no longer has the step.
    Label route_step(const std::string& invoke, const std::string& id) const {
        const auto* run = telling_.dossier.find_route(invoke);
        const auto place = run == nullptr ? std::nullopt : run->progress.plan.step(id);
        if (!place) {
            return {id, id};
        }
        const auto& label = run->progress.plan.steps[*place].label;
        return {label.vi, label.en};
    }
    std::string route_person(const std::string& invoke, const std::string& id) const {
        const auto* run = telling_.dossier.find_route(invoke);
        if (run != nullptr) {
            const auto& people = run->progress.plan.people;
            const auto found = std::ranges::find(people, id, &route::PlannedPerson::id);
            if (found != people.end()) {
                return found->name;
            }
        }
        return id;
    }
    static Label route_verdict(route::Verdict verdict) {
        switch (verdict) {
            case route::Verdict::approve:
                return {"Duyệt", "Approved"};
            case route::Verdict::send_back:
                return {"Trả lại", "Sent back"};
            case route::Verdict::refuse:
                return {"Không duyệt", "Refused"};
            case route::Verdict::pass_on:
                return {"Chuyển đồng nghiệp duyệt", "Passed on to a colleague"};
            case route::Verdict::ask_advice:
                return {"Xin ý kiến tham mưu", "Asked for advice"};
            case route::Verdict::advise:
                break;
        }
        return {"Cho ý kiến tham mưu", "Gave advice"};
    }
    std::string organisation(const OrganisationId& id) const {
        return DeskNames{telling_.desk}.organisation(id);
    }
    std::string speaker(const dossier::Speaker& speaker) const {
        if (speaker.name.empty() && speaker.organisation.empty()) {
            return std::string(dossier::name_in_place);
        }
        return speaker.name.empty() ? organisation(speaker.organisation) : speaker.name;
    }
    std::string reviewer(const ReviewId& id) const {
        const auto* review = telling_.dossier.find(id);
        return review ? organisation(review->request.organisation) : id.text();
    }
    std::string code(const OpinionId& id) const {
        const auto opinion = telling_.dossier.opinions.find(id);
        return opinion ? opinion->given.code : id.text();
    }
    std::string code(const RecommendationId& id) const {
        const auto* recommendation = telling_.dossier.find(id);
        return recommendation ? recommendation->made.code : id.text();
    }
    std::string code(const dossier::ClusterId& id) const {
        const auto* cluster = telling_.dossier.find(id);
        return cluster ? cluster->code : id.text();
    }
    // Their codes; of more than fit a sentence only how many they are.
    std::string from(const std::vector<OpinionId>& opinions, std::string_view lead,
                     std::string_view unit) const {
        constexpr std::size_t codes_max = 10;
        std::string out;
        if (opinions.size() > codes_max) {
            return out.append(lead).append(std::to_string(opinions.size())).append(unit);
        }
        for (const auto& opinion : opinions) {
            out += (out.empty() ? std::string{lead} : std::string{", "}) + code(opinion);
        }
        return out;
    }
    Label moved_label(const dossier::Moved& event) const {
        if (!event.timer.empty()) {
            return {"Đến hạn", "A due date came"};
        }
        if (event.event.starts_with(dossier::done_event(""))) {
            return {"Tuyến duyệt kết thúc", "The approval route ended"};
        }
        const Label label = telling_.workflow.event_label(event.event);
        return label.vi.empty() ? Label{event.event, event.event} : label;
    }
    Label states(const std::vector<std::string>& ids) const {
        Label out;
        for (const auto& id : ids) {
            const auto* info = telling_.workflow.state(id);
            if (!info || info->label.vi.empty()) {
                continue;
            }
            out.vi += (out.vi.empty() ? "" : ", ") + info->label.vi;
            out.en += (out.en.empty() ? "" : ", ") + info->label.en;
        }
        return out;
    }

    const Telling& telling_;
};

// What events are called that no command of the procedure names; null for other events.
const Label* own_event_label(const dossier::EventBody& body) {
    static const std::map<std::string_view, Label> labels{
        {"route_begun", {"Bắt đầu tuyến duyệt", "Approval route begun"}},
        {"route_decided", {"Quyết định duyệt", "Decision on the route"}},
        {"route_document_replaced",
         {"Văn bản duyệt có bản mới", "Document under approval changed"}},
        {"route_replanned", {"Tính lại tuyến duyệt", "Approval route planned anew"}},
        {"route_step_late", {"Quá hạn bước duyệt", "Approval step late"}},
        {"route_reminded", {"Nhắc duyệt", "Reminder"}},
        {"route_withdrawn", {"Dừng tuyến duyệt", "Approval route stopped"}},
        {"opinions_imported", {"Nhập ý kiến từ tệp", "Opinions imported from a file"}},
        {"import_withdrawn", {"Rút lần nhập ý kiến", "Import taken back"}},
        {"opinions_clustered", {"Nhóm ý kiến giống nhau", "Opinions clustered"}},
        {"opinions_unclustered", {"Tách khỏi nhóm ý kiến", "Opinions split off a cluster"}},
        {"access_restricted", {"Hạn chế tiếp cận hồ sơ", "Access restricted"}},
        {"access_opened", {"Bỏ hạn chế tiếp cận", "Restriction lifted"}},
        {"acted_late", {"Làm sau hạn", "Done after it was due"}},
        {"erased", {"Xóa dữ liệu theo quy định", "Data erased on a legal ground"}},
        {"cluster_dissolved", {"Tách hết nhóm ý kiến", "Cluster taken apart"}}};
    const auto found = labels.find(dossier::act_of(body));
    return found == labels.end() ? nullptr : &found->second;
}

}  // namespace

std::string event_name_of(const dossier::Event& event) {
    if (const auto* moved = std::get_if<dossier::Moved>(&event.body)) {
        return moved->event;
    }
    if (const auto* registered = std::get_if<dossier::Registered>(&event.body)) {
        if (!registered->event.empty()) {
            return registered->event;
        }
        return registered->sent_in ? "dossier.send_in" : "dossier.register";
    }
    const auto* given = std::get_if<dossier::OpinionGiven>(&event.body);
    if (given && given->entered_for_other) {
        return "opinion.enter";
    }
    return std::string{dossier::command_behind(event.body)};
}

Label event_label(const Telling& telling, const dossier::Event& event) {
    if (std::holds_alternative<dossier::Migrated>(event.body)) {
        return {"Chuyển phiên bản quy trình", "Moved to another version"};
    }
    if (std::holds_alternative<dossier::DuesMoved>(event.body)) {
        return {"Chuyển hạn do lịch thay đổi", "Due dates moved by a changed calendar"};
    }
    if (const auto* name = own_event_label(event.body)) {
        return *name;
    }
    if (auto name = answer_label(event.body)) {
        return *std::move(name);
    }
    const auto* moved = std::get_if<dossier::Moved>(&event.body);
    if (moved && moved->event.starts_with(dossier::done_event(""))) {
        return {"Tuyến duyệt kết thúc", "The approval route ended"};
    }
    if (moved && moved->event.empty()) {
        return {"Bắt đầu quy trình", "Start of the procedure"};
    }
    if (moved && !moved->timer.empty()) {
        return {"Đến hạn", "Due date reached"};
    }
    const std::string name = event_name_of(event);
    const Label label = telling.workflow.event_label(name);
    if (!label.vi.empty()) {
        return label;
    }
    return {name, name};
}

Label event_summary(const Telling& telling, const dossier::Event& event) {
    return std::visit(Summary{telling}, event.body);
}

}  // namespace phanbien::api
