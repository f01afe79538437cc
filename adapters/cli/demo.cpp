#include "adapters/cli/demo.hpp"

#include <sstream>
#include <stdexcept>

#include "adapters/cli/demo_people.hpp"
#include "adapters/cli/demo_procedures.hpp"
#include "adapters/cli/demo_story.hpp"
#include "adapters/cli/embedded_text.hpp"
#include "adapters/storage/data_place.hpp"

namespace phanbien::cli {

using namespace dossier;

namespace {

constexpr std::string_view unfinished_name = "demo-unfinished";

GiveOpinion opinion(std::string eid, std::string heading, std::string stance, std::string text,
                    std::string proposal = {}) {
    GiveOpinion given;
    given.eid = std::move(eid);
    given.heading = std::move(heading);
    given.stance = std::move(stance);
    given.text = std::move(text);
    given.proposal = std::move(proposal);
    given.source = "online";
    return given;
}

void decide_forms(DemoStory& story, const DossierId& id, boost::json::object forms) {
    forms["same_level"] = true;
    forms["rights_touched"] = true;
    forms["remark"] = "Dự thảo liên quan trực tiếp đến quyền lợi của Nhân dân ở cơ sở.";
    story.act(id, "chuyenvien", "scope.propose", std::move(forms));
    story.act(id, "thuongtruc", "scope.accept",
              {{"lead", "Ban Dân chủ, Giám sát và Phản biện xã hội"}});
}

struct Gathered {
    OpinionId clerks_pay;
    OpinionId farmers_pay;
    OpinionId two_posts;
    OpinionId funds;
    OpinionId form;
};

Gathered gather_opinions(DemoStory& story, const DossierId& id) {
    story.perform(id, "chuyenvien",
                  RequestReviews{{story.organisation("union"), story.organisation("farmers"),
                                  story.organisation("council"), story.organisation("commune")},
                                 std::nullopt,
                                 "Đề nghị cơ quan, tổ chức góp ý vào dự thảo Nghị quyết."});
    Gathered all;
    all.clerks_pay = story.opine(
        id, "congdoan",
        opinion(
            "art_3__para_1__point_c", "interests", "agree_with_changes",
            "Hệ số 1,5 đối với các bản còn lại chưa tương xứng với khối lượng công việc sau khi "
            "sắp xếp đơn vị hành chính cấp xã.",
            "c) Ở bản, tổ dân phố còn lại: hệ số 1,6."));
    all.farmers_pay = story.opine(
        id, "nongdan",
        opinion("art_3__para_1__point_c", "soundness", "agree_with_changes",
                "Bản vùng sâu dưới 150 hộ đi lại khó khăn hơn bản đông dân, đề nghị nâng hệ số."));
    all.two_posts = story.opine(
        id, "tuvan",
        opinion(
            "art_4__para_2", "conformity", "disagree",
            "Người kiêm nhiệm hai chức danh trở lên vẫn làm đủ việc của từng chức danh; quy định "
            "chỉ hưởng một mức chưa bảo đảm công bằng."));
    all.funds = story.opine(
        id, "xa.muongha",
        opinion("art_6__para_1", "impact", "agree_with_changes",
                "Mức khoán 6 triệu đồng một năm chưa đủ cho Ngày hội Đại đoàn kết và giám sát cộng "
                "đồng.",
                "1. Ban công tác Mặt trận được khoán 8.000.000 đồng một năm."));
    auto said = opinion("", "other", "form",
                        "Đề nghị rà soát chính tả và thống nhất cách viết \"bản, tổ dân phố\".");
    said.entered_for_other = true;
    said.said_by.name = "Đại biểu dự hội nghị phản biện";
    said.source = "conference";
    all.form = story.opine(id, "vanthu", std::move(said));
    for (const char* who : {"congdoan", "nongdan", "tuvan", "xa.muongha"}) {
        story.finish_review(id, who);
    }
    story.act(id, "chuyenvien", "conference.held",
              {{"held_on", to_text(story.day(0))}, {"place", "Hội trường Ủy ban MTTQ tỉnh"}});
    story.act(id, "chuyenvien", "written.close");
    return all;
}

// The criticism document on its route, to the signature.
void approve_document(DemoStory& story, const DossierId& id) {
    const auto document = story.upload("chuyenvien", "van-ban-phan-bien.txt");
    story.act(id, "chuyenvien", "criticism.submit",
              {{"document", document.text()}, {"important", true}});
    story.approve(id, "truongban", "truong-don-vi");
    story.approve(id, "chanhvp", "chanh-van-phong", "Thể thức đúng Nghị định 30/2020/NĐ-CP.");
    story.approve(id, "thuongtruc", "phu-trach");
    story.approve(id, "phoct", "tap-the");
    story.approve(id, "uyvien", "tap-the", "Nhất trí với ba kiến nghị.");
    story.approve(id, "chutich", "ky");
}

// A resolution, all the way to the drafting body's answers, the first of them given.
void tell_issued(DemoStory& story) {
    Register draft;
    draft.event = "dossier.register";
    draft.facts.title =
        "Nghị quyết quy định chính sách hỗ trợ người hoạt động không chuyên trách ở bản, tổ dân "
        "phố "
        "và kinh phí hoạt động của Ban công tác Mặt trận trên địa bàn tỉnh Sơn Hà (mẫu)";
    draft.facts.draft_kind = "resolution";
    draft.facts.summary = "Mức phụ cấp, hỗ trợ kiêm nhiệm, thôi đảm nhiệm và khoán kinh phí ở bản.";
    draft.facts.code = "45/TTr-SNV";
    draft.facts.received_on = story.day(0);
    draft.facts.planned_submission_on = story.day(40);
    const auto id = story.begin("vanthu", "nghi-quyet-ho-tro-ban.txt", std::move(draft));
    decide_forms(story, id, {{"conference", true}, {"written", true}});
    const auto opinions = gather_opinions(story, id);
    const auto recommend = [&](std::string eid, std::string text, std::vector<OpinionId> from) {
        MakeRecommendation made{std::move(eid), std::move(text), std::move(from)};
        return RecommendationId{story.perform(id, "chuyenvien", std::move(made)).at(0)};
    };
    const auto pay = recommend("art_3__para_1__point_c",
                               "Nâng hệ số phụ cấp ở bản, tổ dân phố còn lại từ 1,5 lên 1,6.",
                               {opinions.clerks_pay, opinions.farmers_pay});
    recommend(
        "art_4__para_2",
        "Cho hưởng hỗ trợ của từng chức danh kiêm nhiệm, hoặc nêu rõ căn cứ của mức giới hạn.",
        {opinions.two_posts});
    recommend(
        "art_6__para_1",
        "Nâng mức khoán kinh phí hoạt động của Ban công tác Mặt trận lên 8 triệu đồng một năm.",
        {opinions.funds});
    story.perform(id, "chuyenvien",
                  SetOpinionAside{opinions.form, "Ý kiến về chính tả, chuyển bộ phận biên tập."});
    approve_document(story, id);
    story.act(id, "vanthu", "criticism.issue", {{"issued_on", to_text(story.day(0))}});
    story.perform(id, "soanthao",
                  GiveAnswer{pay, "accepted", "Tiếp thu; hệ số tại điểm c được sửa thành 1,6."});
}

// A decision, out for opinions; one has come.
void tell_open(DemoStory& story) {
    Register draft;
    draft.event = "dossier.register";
    draft.facts.title =
        "Quyết định ban hành quy định về tiếp nhận, trả lời kiến nghị của Nhân dân ở cấp xã trên "
        "địa bàn tỉnh Sơn Hà (mẫu)";
    draft.facts.draft_kind = "decision";
    draft.facts.summary = "Hình thức kiến nghị, thời hạn trả lời và công khai kết quả.";
    draft.facts.code = "51/TTr-SNV";
    draft.facts.received_on = story.day(0);
    draft.facts.planned_submission_on = story.day(30);
    const auto id = story.begin("vanthu", "quyet-dinh-tiep-nhan-kien-nghi.txt", std::move(draft));
    decide_forms(story, id, {{"written", true}});
    story.perform(id, "chuyenvien",
                  RequestReviews{{story.organisation("women"), story.organisation("youth"),
                                  story.organisation("veterans"), story.organisation("council")},
                                 std::nullopt,
                                 "Đề nghị góp ý vào dự thảo Quyết định."});
    story.opine(
        id, "phunu",
        opinion("art_3__para_2", "soundness", "agree_with_changes",
                "Thời gian gia hạn nên ngắn hơn thời hạn trả lời ban đầu, đề nghị không quá "
                "10 ngày."));
}

// A plan, sent in by the drafting body; late, so that the page has to say so.
void tell_sent_in(DemoStory& story) {
    Register draft;
    draft.event = "dossier.send_in";
    draft.facts.title =
        "Kế hoạch đưa dịch vụ công trực tuyến đến từng bản, tổ dân phố trên địa bàn tỉnh Sơn Hà "
        "(mẫu)";
    draft.facts.draft_kind = "plan";
    draft.facts.summary = "Điểm hỗ trợ, tổ công nghệ số cộng đồng, tập huấn kỹ năng số.";
    draft.facts.code = "08/KH-SNV";
    draft.facts.sent_in = true;
    draft.facts.planned_submission_on = story.day(10);
    story.begin("soanthao", "ke-hoach-chuyen-doi-so-ban.txt", std::move(draft));
}

// A decision of which the criticism document waits for its signature: in the inboxes of the chair
// and of a vice chair.
void tell_waiting(DemoStory& story) {
    Register draft;
    draft.event = "dossier.register";
    draft.facts.title =
        "Quyết định ban hành quy định về quản lý, sử dụng nhà văn hóa bản, tổ dân phố trên địa bàn "
        "tỉnh Sơn Hà (mẫu)";
    draft.facts.draft_kind = "decision";
    draft.facts.summary = "Người quản lý, lịch sử dụng và kinh phí của nhà văn hóa bản.";
    draft.facts.code = "57/TTr-SNV";
    draft.facts.received_on = story.day(0);
    draft.facts.planned_submission_on = story.day(35);
    const auto id = story.begin("vanthu", "quyet-dinh-nha-van-hoa-ban.txt", std::move(draft));
    decide_forms(story, id, {{"written", true}});
    story.perform(id, "chuyenvien",
                  RequestReviews{{story.organisation("women"), story.organisation("veterans")},
                                 std::nullopt,
                                 "Đề nghị góp ý vào dự thảo Quyết định."});
    const auto weddings = story.opine(
        id, "phunu",
        opinion("art_3__para_2", "soundness", "agree_with_changes",
                "Việc hiếu không báo trước được 03 ngày, đề nghị cho đăng ký trong ngày."));
    const auto power =
        story.opine(id, "cuuchienbinh",
                    opinion("art_4__para_1", "impact", "agree_with_changes",
                            "Nên ghi rõ mức hỗ trợ tối thiểu để các xã thực hiện thống nhất."));
    for (const char* who : {"phunu", "cuuchienbinh"}) {
        story.finish_review(id, who);
    }
    story.act(id, "chuyenvien", "written.close");
    story.perform(id, "chuyenvien",
                  MakeRecommendation{
                      "art_3__para_2",
                      "Cho phép đăng ký việc hiếu, việc hỉ trong ngày khi nhà văn hóa không có "
                      "lịch.",
                      {weddings}});
    story.perform(id, "chuyenvien",
                  MakeRecommendation{"art_4__para_1",
                                     "Quy định rõ mức hỗ trợ tối thiểu của ngân sách xã cho điện, "
                                     "nước.",
                                     {power}});
    const auto document = story.upload("chuyenvien", "van-ban-phan-bien-nha-van-hoa.txt");
    story.act(id, "chuyenvien", "criticism.submit",
              {{"document", document.text()}, {"important", false}});
    story.approve(id, "truongban", "truong-don-vi");
    story.approve(id, "chanhvp", "chanh-van-phong");
    story.approve(id, "thuongtruc", "phu-trach", "Nội dung đúng ý kiến các tổ chức.");
}

void tell_all(House& house) {
    const auto office = make_demo_people(house);
    import_demo_directory(house);
    DemoStory story{house, office};
    tell_issued(story);
    tell_open(story);
    tell_sent_in(story);
    tell_other_procedures(story);
    tell_waiting(story);
}

void tell_in(const storage::DataPlace& place, const House::Rules& rules, const Alarms& alarms) {
    House house{place, rules, alarms};
    house.office.adopt(by_hash(rules.procedures));
    house.office.adopt_routes();
    house.office.adopt_calendars(embedded_calendars());
    tell_all(house);
    house.stop();
}

bool load_into_folder(const std::filesystem::path& data, const House::Rules& rules,
                      const Alarms& alarms) {
    const storage::DataDirectory directory{data};  // for ourselves until it is complete
    if (storage::has_office(data)) {
        return false;
    }
    const auto unfinished = data / unfinished_name;
    std::filesystem::remove_all(unfinished);
    tell_in(unfinished, rules, alarms);  // closing leaves the database in one file
    std::filesystem::rename(unfinished / log_key_file, data / log_key_file);
    const auto told = unfinished / directory.database().filename();
    std::filesystem::rename(told, directory.database());
    std::filesystem::remove_all(unfinished);
    return true;
}

// A database is not moved into place, so a mark in the folder says that it is not complete.
bool load_into_database(const storage::DataPlace& place, const House::Rules& rules,
                        const Alarms& alarms) {
    const auto mark = place.folder / unfinished_name;
    if (std::filesystem::exists(mark)) {
        throw std::runtime_error("the demo was interrupted; make the database anew, and remove " +
                                 mark.string());
    }
    if (storage::has_office(place)) {
        return false;
    }
    std::filesystem::create_directories(mark);
    tell_in(place, rules, alarms);
    std::filesystem::remove(mark);
    return true;
}

}  // namespace

bool load_demo(const storage::DataPlace& place, const House::Rules& rules, const Alarms& alarms) {
    return place.database.empty() ? load_into_folder(place.folder, rules, alarms)
                                  : load_into_database(place, rules, alarms);
}

std::string demo_table(runtime::Reading& reading) {
    std::ostringstream out;
    for (const auto& account : demo_accounts()) {
        const auto stored = reading.account_by_username(account.username);
        if (!stored) {
            return {};
        }
        out << "  " << account.username << std::string(16 - account.username.size(), ' ')
            << account.name << ", " << account.post << '\n';
    }
    return "\nDemo: tỉnh Sơn Hà (mẫu) is invented. Password of every account: " +
           std::string{demo_password} + "\n\n" + out.str() + '\n';
}

}  // namespace phanbien::cli
