#include "tests/unit/adapters/ooxml/sample_table.hpp"

namespace phanbien::testing {
namespace {

using namespace dossier;

SynthesisRow opinion(const std::string& code, const std::string& speaker, const std::string& text) {
    return {.code = code,
            .speaker = speaker,
            .caption = "Tính đúng đắn, khoa học, khả thi – Thống nhất có chỉnh sửa",
            .about = "",
            .text = text,
            .proposal = ""};
}

SynthesisRow recommendation(const std::string& code, int opinions, const std::string& text) {
    return {.code = code,
            .speaker = "Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh Sơn La",
            .caption = "Kiến nghị tổng hợp từ " + std::to_string(opinions) + " ý kiến",
            .about = "",
            .text = text,
            .proposal = ""};
}

SynthesisTable head_only() {
    SynthesisTable table;
    table.head = {.body = "Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh Sơn La",
                  .place_and_date = "Sơn La, ngày 05 tháng 02 năm 2026"};
    table.drawn_up_on = *parse_date("2026-02-05");
    table.title = "BẢN TỔNG HỢP Ý KIẾN, TIẾP THU, GIẢI TRÌNH Ý KIẾN GÓP Ý, PHẢN BIỆN XÃ HỘI";
    table.subject = "đối với dự thảo Nghị quyết quy định chính sách hỗ trợ học sinh vùng cao";
    table.columns = {"Nhóm vấn đề, điều, khoản", "Chủ thể góp ý", "Nội dung góp ý",
                     "Ý kiến tiếp thu, giải trình"};
    table.answer_columns = {"Kết quả", "Nội dung tiếp thu, giải trình"};
    table.dispositions = {"Tiếp thu", "Tiếp thu một phần", "Không tiếp thu"};
    table.seal.dossier = DossierId("0190a1b2-0000-7000-8000-000000000001");
    table.seal.code = "PB-2026-0001";
    table.seal.revision = 42;
    table.seal.version = 2;
    return table;
}

std::string sentence(int times) {
    std::string text;
    for (int i = 0; i < times; ++i) {
        text += (i == 0 ? "" : " ") +
                std::string(
                    "Đề nghị làm rõ căn cứ xác định mức hỗ trợ và trách nhiệm của Ủy ban "
                    "nhân dân cấp xã trong việc lập danh sách đối tượng.");
    }
    return text;
}

void seal(SynthesisTable& table) {
    for (const auto& group : table.groups) {
        for (const auto& item : group.items) {
            if (!item.answer.code.empty()) {
                table.seal.rows.push_back(
                    {.key = item.answer.code,
                     .content = seal_of(content_of(item.rows.front())),
                     .answer = answer_seal(item.answer.label, item.answer.text)});
            }
        }
    }
}

}  // namespace

SynthesisTable small_table() {
    SynthesisTable table = head_only();
    table.summary = {
        "Tổng số 12 cơ quan, tổ chức, cá nhân đã gửi xin ý kiến và tổng số 3 ý kiến nhận được (của "
        "3 "
        "chủ thể).",
        "Kết quả theo ý kiến: Tiếp thu: 2; Không tiếp thu: 0; Để ngoài phạm vi: 1.",
        "Đã tổng hợp thành 1 kiến nghị: Tiếp thu: 1."};
    SynthesisRow second = opinion("YK-003", "Nguyễn Thị Hoa (Hội Nông dân tỉnh Sơn La)",
                                  "Mức hỗ trợ còn thấp.\nNên tính theo lương cơ sở.");
    second.about = "Khoản 2 Điều 5";
    second.proposal = "Hỗ trợ bằng 40% mức lương cơ sở.";
    table.groups = {{.label = "Khoản 1 Điều 5",
                     .items = {{.rows = {recommendation("KN-001", 2, "Nâng mức hỗ trợ."),
                                         opinion("YK-001", "Hội Liên hiệp Phụ nữ tỉnh Sơn La",
                                                 "Đề nghị nâng mức hỗ trợ."),
                                         second},
                                .answer = {.code = "KN-001",
                                           .label = "Tiếp thu một phần",
                                           .text = "Đã nâng lên 30%."}}}},
                    {.label = "Vấn đề khác (về toàn bộ dự thảo)",
                     .items = {{.rows = {opinion("YK-002", "(không ghi tên)", "Đồng ý.")},
                                .answer = {.code = "",
                                           .label = "Để ngoài phạm vi tổng hợp",
                                           .text = "Không thuộc nội dung dự thảo."}}}}};
    seal(table);
    return table;
}

SynthesisTable large_table(int count) {
    SynthesisTable table = head_only();
    table.summary = {"Tổng số 40 cơ quan, tổ chức, cá nhân đã gửi xin ý kiến và tổng số " +
                     std::to_string(count) + " ý kiến nhận được (của 40 chủ thể)."};
    for (int i = 0; i < count; ++i) {
        if (i % 10 == 0) {
            table.groups.push_back(
                {.label = "Khoản 1 Điều " + std::to_string(i / 10 + 1), .items = {}});
        }
        auto& items = table.groups.back().items;
        if (i % 5 == 0) {
            const std::string code = "KN-" + std::to_string(i / 5 + 1);
            items.push_back({.rows = {recommendation(code, 5, sentence(1 + i / 5 % 3))},
                             .answer = {.code = code,
                                        .label = i % 15 == 0 ? "Không tiếp thu" : "Tiếp thu",
                                        .text = sentence(1 + i % 20)}});
        }
        items.back().rows.push_back(opinion("YK-" + std::to_string(i + 1),
                                            "Ban Công tác Mặt trận bản số " + std::to_string(i),
                                            sentence(1 + i % 7 * (i % 11 == 0 ? 6 : 1))));
    }
    seal(table);
    return table;
}

SynthesisTable table_saying(const std::string& text) {
    SynthesisTable table = small_table();
    table.subject = text;
    SynthesisItem& item = table.groups[0].items[0];
    item.answer.text = text;
    for (SynthesisRow& row : item.rows) {
        row.text = text;
        row.speaker = text;
        row.proposal = text;
    }
    table.seal.rows.clear();
    seal(table);
    return table;
}

}  // namespace phanbien::testing
