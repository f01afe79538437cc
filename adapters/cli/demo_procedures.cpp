#include "adapters/cli/demo_procedures.hpp"

namespace phanbien::cli {

using namespace dossier;

namespace {

Register matter(std::string procedure, std::string event, std::string title,
                boost::json::object data) {
    Register start;
    start.procedure = std::move(procedure);
    start.event = std::move(event);
    start.facts.title = std::move(title);
    start.data = std::move(data);
    return start;
}

// A supervision whose body has been told and now owes its report.
void tell_supervision(DemoStory& story) {
    const auto id = story.begin_matter(
        "chuyenvien", "body",
        matter("giam-sat", "supervision.propose",
               "Giám sát việc chi trả phụ cấp cho người hoạt động không chuyên trách ở bản (mẫu)",
               {{"ground", "programme"},
                {"scope", "Việc chi trả phụ cấp, hỗ trợ kiêm nhiệm từ 01/01 đến nay."}}));
    story.act(id, "chuyenvien", "plan.submit",
              {{"session_on", to_text(story.day(30))},
               {"members", "Năm thành viên: Mặt trận, Công đoàn, Hội Nông dân, hai chuyên gia."},
               {"place", "Trụ sở Sở Nội vụ"}});
    story.act(id, "thuongtruc", "plan.approve");
    story.act(id, "thuongtruc", "team.decide", {{"leader", "Phó Chủ tịch Thường trực (mẫu)"}});
    story.act(id, "vanthu", "notice.send", {{"issued_on", to_text(story.day(0))}});
}

// A complaint that somebody brought in person, handed on to the body that decides.
void tell_petition(DemoStory& story) {
    const auto id = story.begin_matter(
        "vanthu", "body",
        matter("tiep-dan", "petition.receive", "Đơn về hỗ trợ khi thôi làm trưởng bản (mẫu)",
               {{"channel", "visit"},
                {"petitioner", "Ông Giàng A Mẫu"},
                {"address", "Bản Nà Hin, xã Mường Hà"},
                {"content", "Thôi đảm nhiệm từ tháng 6 nhưng chưa nhận hỗ trợ."}}));
    story.act(id, "chuyenvien", "petition.classify",
              {{"matter", "complaint"}, {"handling", "forward"}, {"body", "Sở Nội vụ tỉnh"}});
    story.act(id, "truongban", "handling.approve");
    story.act(id, "vanthu", "petition.forward", {{"issued_on", to_text(story.day(0))}});
}

// A task that the commune's Front carries out; the first quarterly report has to be read.
void tell_assignment(DemoStory& story) {
    const auto id = story.begin_matter(
        "truongban", "commune",
        matter("giao-nhiem-vu", "task.assign", "Vận động hiến đất làm đường vào bản Nà Hin (mẫu)",
               {{"content", "Vận động 50 hộ; báo cáo quý về số hộ, diện tích."},
                {"finish_before", to_text(story.day(180))},
                {"quarter_ends_on", to_text(story.day(0))}}));
    story.act(id, "xa.canbo", "task.accept", {{"in_charge", "Ủy viên Thường trực (mẫu)"}});
    story.act(id, "xa.canbo", "report.send",
              {{"done", "Đã họp bản, 21 hộ đồng ý."}, {"progress", 40}});
}

// A round of comments on a Party organisation, waiting for the standing committee.
void tell_comments(DemoStory& story) {
    const auto id = story.begin_matter(
        "chuyenvien", "party",
        matter("gop-y", "comment.begin", "Góp ý đối với Đảng ủy xã Mường Hà năm nay (mẫu)",
               {{"recipient", "party_organisation"}, {"occasion", "periodic"}}));
    story.act(id, "chuyenvien", "plan.submit",
              {{"subject", "Lãnh đạo xây dựng nông thôn mới; tiếp dân, đối thoại."}});
}

// A village registers its model by itself.
void tell_model(DemoStory& story) {
    story.begin_matter(
        "ban.nahin", "village",
        matter("dan-van-kheo", "model.register", "Mô hình “Tổ đổi công làm đường” bản Nà Hin (mẫu)",
               {{"domain", "economy"},
                {"content", "Mỗi tháng hai ngày công, hộ không đi được thì góp đá."},
                {"participants", 42}}));
}

}  // namespace

void tell_other_procedures(DemoStory& story) {
    tell_supervision(story);
    tell_petition(story);
    tell_assignment(story);
    tell_comments(story);
    tell_model(story);
}

}  // namespace phanbien::cli
