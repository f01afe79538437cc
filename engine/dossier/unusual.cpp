#include "engine/dossier/unusual.hpp"

#include <algorithm>
#include <array>

#include "engine/audit/log_keys.hpp"
#include "engine/dossier/reading.hpp"

namespace phanbien::dossier {

namespace {

struct KnownKind {
    UnusualKind kind;
    std::string_view name;
    UnusualWords words;
};

const std::array<KnownKind, 10>& known_kinds() {
    static const std::array<KnownKind, 10> kinds{{
        {UnusualKind::own_work,
         "own_work",
         {{"Xử lý việc của chính mình", "Acted on own work"},
          {"Người duyệt, đối chiếu hoặc loại một việc cũng là người đã nói, trả lời hoặc trình "
           "việc "
           "đó.",
           "Whoever approved, judged or set aside something had said, answered or handed it in "
           "themselves."}}},
        {UnusualKind::after_due,
         "after_due",
         {{"Trả lời, quyết định sau hạn", "Answered or decided late"},
          {"Việc được làm sau ngày hết hạn tính theo lịch làm việc của hôm đó.",
           "It was done after its due date by that day's calendar."}}},
        {UnusualKind::reopened,
         "reopened",
         {{"Mở lại hồ sơ", "Dossier reopened"},
          {"Hồ sơ đã kết thúc được đưa trở lại xử lý.", "A dossier that had ended goes on."}}},
        {UnusualKind::closed_unbalanced,
         "closed_unbalanced",
         {{"Kết thúc khi còn nghĩa vụ", "Ended with obligations open"},
          {"Hồ sơ kết thúc khi còn ý kiến, kiến nghị, trả lời hoặc phản đối chưa có kết quả.",
           "The dossier ended while opinions, recommendations, answers or objections had no "
           "outcome."}}},
        {UnusualKind::approval_overridden,
         "approval_overridden",
         {{"Vượt qua việc duyệt", "Approval overridden"},
          {"Tuyến duyệt đang chạy bị dừng, hoặc văn bản đã cấp số bị thu hồi.",
           "An approval route was stopped on its way, or a document that had its number was "
           "recalled."}}},
        {UnusualKind::erased,
         "erased",
         {{"Xóa dữ liệu", "Data erased"},
          {"Lời, tên người hoặc tệp bị xóa theo một căn cứ pháp luật.",
           "Words, names or files were erased on a legal ground."}}},
        {UnusualKind::clock_jumped,
         "clock_jumped",
         {{"Đồng hồ máy chủ chạy lùi", "The server's clock went back"},
          {"Đồng hồ chỉ giờ trước sự kiện mới nhất của nhật ký từ 2 phút trở lên: giờ của các sự "
           "kiện quanh đó không đáng tin.",
           "The clock stood 2 minutes or more before the newest event of the log: times around it "
           "cannot be relied on."}}},
        {UnusualKind::new_place,
         "new_place",
         {{"Đăng nhập từ nơi mới", "Sign-in from a new place"},
          {"Tài khoản đăng nhập từ một mạng chưa từng dùng (IPv4 /24, IPv6 /48).",
           "The account signed in from a network it had not used before (IPv4 /24, IPv6 /48)."}}},
        {UnusualKind::rights_raised,
         "rights_raised",
         {{"Thêm quyền cho một người", "Rights of a person raised"},
          {"Tài khoản được giao một vai trò mà trước đó chưa có.",
           "An account was given a role that it did not have before."}}},
        {UnusualKind::key_rotated,
         "key_rotated",
         {{"Thay khóa ký nhật ký", "The log's key was replaced"},
          {"Từ sự kiện này, điểm chốt của nhật ký được ký bằng khóa khác.",
           "From this event on the log's checkpoints are signed by another key."}}},
    }};
    return kinds;
}

const KnownKind& found_kind(UnusualKind kind) {
    return *std::ranges::find(known_kinds(), kind, &KnownKind::kind);
}

bool owes_something(const Dossier& dossier) {
    const auto book = ledger(dossier);
    return book.loose > 0 || book.unanswered > 0 || book.unchecked > 0 ||
           std::ranges::any_of(dossier.objections,
                               [](const Objection& it) { return !it.answered; });
}

bool handed_in(const Dossier& dossier, const std::string& document, const AccountId& by) {
    return std::ranges::any_of(dossier.documents, [&](const Document& it) {
        return it.attached.file.hash.text() == document && it.by == by;
    });
}

struct UnusualFinder {
    const Dossier& before;
    const Workflow* workflow;
    const Event& event;
    std::vector<UnusualKind> found = {};

    void operator()(const Moved& it) {
        const bool had_ended = workflow != nullptr && workflow->has_end_among(it.from);
        const bool ends = workflow != nullptr && workflow->has_end_among(it.to);
        if (had_ended && !ends) {
            found.push_back(UnusualKind::reopened);
        }
        if (!had_ended && ends && owes_something(before)) {
            found.push_back(UnusualKind::closed_unbalanced);
        }
        if (!it.revoked.empty()) {
            found.push_back(UnusualKind::approval_overridden);
        }
    }
    void operator()(const OpinionSetAside& it) {
        const auto opinion = before.opinions.find(it.id);
        note_own_work(opinion && opinion->entered_by == event.actor);
    }
    void operator()(const AnswerAccepted& it) { judge_answer(it.recommendation); }
    void operator()(const AnswerReturned& it) { judge_answer(it.recommendation); }
    void operator()(const ObjectionAnswered& it) {
        const auto objection = std::ranges::find(
            before.objections, it.id, [](const Objection& one) { return one.raised.id; });
        note_own_work(objection != before.objections.end() && objection->by == event.actor);
    }
    void operator()(const RouteDecided& it) {
        const auto& decision = it.decided.decision;
        const auto* run = before.find_route(it.invoke);
        note_own_work(run != nullptr && decision.verdict == route::Verdict::approve &&
                      (run->progress.plan.is_own_work_of(decision.person) ||
                       handed_in(before, decision.document, event.actor)));
    }
    void operator()(const RouteWithdrawn&) { found.push_back(UnusualKind::approval_overridden); }
    void operator()(const Erased&) { found.push_back(UnusualKind::erased); }
    void operator()(const ActedLate&) { found.push_back(UnusualKind::after_due); }
    template <class Other>
    void operator()(const Other&) {}

  private:
    void note_own_work(bool is_own) {
        if (is_own && !event.actor.empty()) {
            found.push_back(UnusualKind::own_work);
        }
    }
    void judge_answer(const RecommendationId& id) {
        const auto* recommendation = before.find(id);
        note_own_work(recommendation != nullptr && recommendation->answer.by == event.actor);
    }
};

}  // namespace

std::string_view name_of(UnusualKind kind) {
    return found_kind(kind).name;
}

std::optional<UnusualKind> unusual_kind(std::string_view name) {
    const auto& kinds = known_kinds();
    const auto found = std::ranges::find(kinds, name, &KnownKind::name);
    return found == kinds.end() ? std::nullopt : std::optional(found->kind);
}

std::span<const UnusualKind> unusual_kinds() {
    static const auto all = [] {
        std::array<UnusualKind, 10> kinds{};
        std::ranges::transform(known_kinds(), kinds.begin(), &KnownKind::kind);
        return kinds;
    }();
    return all;
}

const UnusualWords& words_of(UnusualKind kind) {
    return found_kind(kind).words;
}

std::vector<UnusualKind> unusual_in(const Dossier& before, const Workflow* workflow,
                                    const Event& event) {
    UnusualFinder finder{before, workflow, event};
    std::visit(finder, event.body);
    std::ranges::sort(finder.found, {}, [](UnusualKind kind) { return name_of(kind); });
    return std::move(finder.found);
}

std::optional<UnusualKind> unusual_act(std::string_view act, const boost::json::object& details) {
    if (act == "account_updated") {
        return details.contains(roles_added_member) ? std::optional(UnusualKind::rights_raised)
                                                    : std::nullopt;
    }
    static constexpr std::array<std::pair<std::string_view, UnusualKind>, 4> acts{
        {{clock_jumped_act, UnusualKind::clock_jumped},
         {new_place_act, UnusualKind::new_place},
         {"erased", UnusualKind::erased},
         {audit::key_change_act, UnusualKind::key_rotated}}};
    const auto found =
        std::ranges::find(acts, act, &std::pair<std::string_view, UnusualKind>::first);
    return found == acts.end() ? std::nullopt : std::optional(found->second);
}

}  // namespace phanbien::dossier
