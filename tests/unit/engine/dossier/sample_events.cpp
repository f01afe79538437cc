#include "sample_events.hpp"

#include <algorithm>
#include <boost/json/array.hpp>
#include <iterator>

namespace phanbien::dossier {

namespace {

const FileRef file{
    .hash = FileHash(std::string(64, 'f')),
    .name = "Dự thảo (lần 1).docx",
    .media_type = "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    .size = 48'211};

Registered registered() {
    return {.title = "Dự thảo Nghị quyết về “chợ nông thôn”",
            .draft_kind = "resolution",
            .summary = "Tóm tắt\nhai dòng",
            .host = OrganisationId("org-front"),
            .drafting_body = OrganisationId("org-body"),
            .code = "12/TTr-SCT",
            .received_on = parse_date("2026-09-07"),
            .planned_submission_on = parse_date("2026-10-15"),
            .sent_in = false,
            .duplicate_of = DossierId("dossier-0"),
            .duplicate_code = "PB-2026-0009",
            .dossier_code = "PB-2026-0010",
            .workflow = "phan-bien",
            .workflow_version = "1",
            .workflow_hash = std::string(64, 'a'),
            .arrival = GivenNumber{"incoming", 2026, 5, "05"}};
}

Moved moved() {
    return {.event = "conference.held",
            .data = {{"held_on", "2026-09-07"}, {"minutes", std::string(64, 'f')}},
            .files = {file},
            .exited = {"conference_open"},
            .entered = {"conference_done"},
            .from = {"conference_open", "written_open", "dialogue_unused"},
            .to = {"conference_done", "written_open", "dialogue_unused"},
            .instance = {{"configuration", {"active", "consultation"}},
                         {"data", {{"conference", true}}},
                         {"macrosteps", 4}},
            .given = GivenNumber{"outgoing", 2026, 7, "07/MTTQ-BTT"},
            .revoked = "outgoing",
            .timer = "task:answer",
            .sends = {{.id = "s1",
                       .event = "remind",
                       .data = {{"n", 1}},
                       .due_at = parse_instant("2026-09-08T00:00:00Z").value()}},
            .cancels = {"s0"},
            .restored = {}};
}

OpinionGiven opinion_given() {
    return {.id = OpinionId("opinion-1"),
            .code = "YK-001",
            .version = 1,
            .provision = {"art_5__para_2__point_đ", "Điểm đ khoản 2 Điều 5"},
            .quote = "chợ nông thôn",
            .heading = "impact",
            .stance = "agree_with_changes",
            .text = "Cần nói rõ hơn.",
            .proposal = "Thay “chợ” bằng “chợ dân sinh”.",
            .said_by = {OrganisationId("org-women"), "Bà Lò Thị Én"},
            .source = "paper",
            .entered_for_other = true};
}

Migrated migrated() {
    return {.workflow = "phan_bien",
            .workflow_version = "2.0",
            .workflow_hash = std::string(64, 'b'),
            .from_version = "1.0",
            .from_hash = std::string(64, 'a'),
            .reason = "Quy chế mới",
            .from = {"conference_open"},
            .to = {"meeting_open"},
            .states = {{"conference_open", "meeting_open"}, {"conference", "meeting"}},
            .tasks = {{"answer", "reply"}},
            .events = {{"scope.accept", "forms.accept"}},
            .instance = {{"configuration", {"meeting", "meeting_open"}}, {"macrosteps", 4}},
            .sends = {{.id = "s1",
                       .event = "remind",
                       .data = {{"n", 1}},
                       .due_at = parse_instant("2026-09-08T00:00:00Z").value()}},
            .data_lost = {"old_flag"}};
}

route::Seat seat(std::string post, std::string label, route::Who holder) {
    return {.post = std::move(post),
            .label = {std::move(label), "Post"},
            .holder = holder,
            .asked = holder,
            .could_act = {holder}};
}

// Two steps, the second for important matters; the first holder is away and a colleague acts.
route::Plan plan() {
    auto vice = seat("pct", "Phó Chủ tịch", 1);
    vice.asked = 2;
    vice.chain = {1};
    vice.could_act = {2};
    route::PlannedStep first{.id = "phu-trach",
                             .label = {"Phụ trách duyệt", "In charge"},
                             .after = {},
                             .seats = {vice},
                             .quorum = 1,
                             .days = 2,
                             .opens_on = parse_date("2026-09-07").value(),
                             .due_on = parse_date("2026-09-08").value(),
                             .due_because = {"2 ngày làm việc", "2 working days"},
                             .remind_on = parse_date("2026-09-08"),
                             .other_than = {},
                             .escalate_to = {seat("ct", "Chủ tịch", 3)},
                             .silence = route::Silence::escalate,
                             .silence_basis = "",
                             .basis = "Quy chế",
                             .bulk = true};
    auto second = first;
    second.id = "ky";
    second.after = {0};
    second.seats = {seat("ct", "Chủ tịch", 3)};
    first.other_than = {1};
    second.other_than = {0};
    return {.route = "duyet-phan-bien",
            .version = "1",
            .hash = std::string(64, 'd'),
            .label = {"Duyệt văn bản phản biện", "Approval"},
            .matter = "phan-bien",
            .host = "mttq",
            .author_post = "cv",
            .author = 0,
            .made_on = parse_date("2026-09-07").value(),
            .people = {{"soan", "Lò Thị Soạn", "chuyenvien"},
                       {"pho", "Tòng Văn Phó", "pho"},
                       {"thay", "Quàng Thị Thay", ""},
                       {"chu", "Cà Văn Chủ", "chutich"}},
            .steps = {first, second},
            .left_out = {{"tap-the", {"Tập thể", "Together"}, "important"}},
            .obstacles = {}};
}

RouteDecided route_decided() {
    route::Decision decision;
    decision.step = "phu-trach";
    decision.verdict = route::Verdict::pass_on;
    decision.person = "thay";
    decision.post = "pct";
    decision.holder = "pho";
    decision.chain = {"pho"};
    decision.document = std::string(64, 'f');
    decision.remark = "Nhờ đồng chí xem giúp.";
    decision.to = "chu";
    return {.invoke = "duyet", .decided = {std::move(decision)}, .to_account = "chutich"};
}

// The events of an approval route.
std::vector<EventBody> route_bodies() {
    return {
        RouteBegun{.invoke = "duyet",
                   .document_kind = "criticism_draft",
                   .begun = {.plan = plan(), .document = std::string(64, 'f')}},
        route_decided(),
        RouteDocumentReplaced{.invoke = "duyet", .replaced = {std::string(64, 'e')}},
        RouteReplanned{.invoke = "duyet",
                       .replanned = {.plan = plan(),
                                     .changes = {{"ky", {"Nay hỏi người khác.", "Others now."}}}}},
        RouteStepLate{.invoke = "duyet", .late = {"phu-trach"}},
        RouteReminded{.invoke = "duyet", .reminded = {.step = "phu-trach", .by = "soan"}},
        RouteWithdrawn{.invoke = "duyet", .withdrawn = {"Trả lại để sửa."}},
    };
}

// Answers on their way.
std::vector<EventBody> answer_bodies() {
    const RecommendationId recommendation("recommendation-1");
    const ObjectionId objection("objection-1");
    return {
        AnswerDrafted{recommendation, "partly_accepted", "Đang soạn"},
        AnswersImported{.file = FileHash(std::string(64, 'e')),
                        .file_name = "Bảng tổng hợp.xlsx",
                        .rows = 2,
                        .left_out = {"KN-003"}},
        AnswersPublished{.recommendations = {recommendation}, .partial = true},
        ChangeTraced{.recommendation = recommendation,
                     .version = 2,
                     .provisions = {"art_1"},
                     .labels = {"Điều 1"},
                     .remark = "Đã sửa"},
        ObjectionRaised{objection, OpinionId("opinion-1"), recommendation, "Chưa thỏa đáng"},
        ObjectionAnswered{.id = objection, .text = "Đã giải thích", .asked_again = true},
    };
}

// What happens to many opinions at once.
std::vector<EventBody> many_opinions() {
    const ClusterId cluster("cluster-1");
    const std::vector<OpinionId> opinions{OpinionId("opinion-1"), OpinionId("opinion-2")};
    return {
        OpinionsImported{.id = ImportId("import-1"),
                         .code = "NK-001",
                         .file_hash = std::string(64, 'f'),
                         .file_name = "Ý kiến các xã.xlsx",
                         .taken = 2,
                         .left_out = {{.row = 4, .why = "Không có nội dung"}}},
        ImportWithdrawn{.id = ImportId("import-1"), .opinions = opinions, .reason = "Nhầm tệp"},
        OpinionsClustered{.id = cluster, .code = "NY-001", .opinions = opinions},
        OpinionsUnclustered{.id = cluster, .opinions = {OpinionId("opinion-2")}},
        ClusterDissolved{.id = cluster, .reason = "Không cùng ý"},
    };
}

// What became of opinions in a new version.
std::vector<EventBody> placement_bodies() {
    const PlacementMade made{.opinion = OpinionId("opinion-1"),
                             .from_version = 1,
                             .from = {"art_12__para_3", "Khoản 3 Điều 12"},
                             .to = {"art_14__para_2", "Khoản 2 Điều 14"},
                             .outcome = document::Outcome::renumbered,
                             .method = document::Method::structure,
                             .score = 874,
                             .certain = true,
                             .reworded = true};
    const PlacementMade waits{.recommendation = RecommendationId("recommendation-1"),
                              .from_version = 1,
                              .from = {"art_1", "Điều 1"}};
    return {
        PlacementsMade{.version = 2, .placements = {made, waits}},
        PlacementsConfirmed{
            .version = 2,
            .placements = {{.opinion = OpinionId("opinion-1"), .to = {"art_2", "Điều 2"}}}},
        PlacementsReopened{
            .version = 2, .opinions = {OpinionId("opinion-1")}, .reason = "Nhầm điều."},
    };
}

std::vector<EventBody> bodies() {
    const ReviewId review("review-1");
    const OpinionId opinion("opinion-1");
    const RecommendationId recommendation("recommendation-1");
    const std::vector<OpinionId> opinions{opinion, OpinionId("opinion-2")};
    return {
        registered(),
        moved(),
        VersionAdded{.number = 2,
                     .file = file,
                     .outline = FileHash(std::string(64, 'e')),
                     .counts = {{"articles", 38}},
                     .warnings = 1,
                     .provisions = {{"art_1", "Điều 1"}},
                     .note = "Bản tiếp thu"},
        DocumentAttached{.id = DocumentId("document-1"),
                         .document_kind = "minutes",
                         .title = "Biên bản",
                         .code = "01/BB",
                         .dated_on = parse_date("2026-09-07"),
                         .file = file},
        ReviewRequested{review, OrganisationId("org-women"), parse_date("2026-09-17").value(),
                        "Xin góp ý"},
        ReviewCancelled{review, "Không còn cần"},
        ReviewCompleted{review, "Đã xong"},
        opinion_given(),
        OpinionRevised{opinion, "other", "disagree", "Viết lại", "Bỏ"},
        OpinionWithdrawn{opinion, "Nhầm"},
        OpinionSetAside{opinion, "Ngoài phạm vi"},
        OpinionRestored{opinion},
        RecommendationMade{recommendation, "KN-001", {"art_1", "Điều 1"}, "Sửa Điều 1", opinions},
        RecommendationRevised{recommendation, "Bỏ Điều 1"},
        OpinionsMerged{recommendation, opinions},
        OpinionsSplit{recommendation, opinions},
        RecommendationDropped{recommendation, "Trùng"},
        AnswerGiven{recommendation, "not_accepted", "Theo Luật"},
        AnswerAccepted{recommendation, "Đúng"},
        AnswerReturned{recommendation, "Chưa rõ"},
        DuesMoved{.dues = {{.task = "answer",
                            .task_id = "answer",
                            .from = parse_date("2026-09-14").value(),
                            .to = parse_date("2026-09-15").value()}},
                  .year = 2026,
                  .calendar = std::string(64, 'c')},
        migrated(),
    };
}

}  // namespace

std::vector<Event> sample_events() {
    std::vector<Event> out;
    auto all = bodies();
    std::ranges::move(route_bodies(), std::back_inserter(all));
    std::ranges::move(answer_bodies(), std::back_inserter(all));
    std::ranges::move(many_opinions(), std::back_inserter(all));
    std::ranges::move(placement_bodies(), std::back_inserter(all));
    all.emplace_back(Erased{.ground = "Khoản 1 Điều 14 Luật 91/2025/QH15",
                            .opinions = {OpinionId("opinion-1")},
                            .events = {{EventId("event-8"), std::string(64, 'e')}},
                            .files = {FileHash(std::string(64, '9'))}});
    all.emplace_back(ActedLate{
        .tasks = {{.task_id = "answer", .due_on = parse_date("2026-09-04").value()},
                  {.invoke = "duyet", .step = "ky", .due_on = parse_date("2026-09-05").value()}}});
    all.emplace_back(AccessRestricted{"Có thông tin đời tư"});
    all.emplace_back(AccessOpened{"Đã công khai"});
    for (auto& body : all) {
        const auto number = out.size() + 1;
        out.push_back(Event{.id = EventId("event-" + std::to_string(number)),
                            .dossier = DossierId("dossier-1"),
                            .sequence = number,
                            .at = parse_instant("2026-09-07T02:00:00.000001Z").value(),
                            .actor = AccountId("account-1"),
                            .organisation = OrganisationId("org-front"),
                            .body = std::move(body)});
    }
    return out;
}

}  // namespace phanbien::dossier
