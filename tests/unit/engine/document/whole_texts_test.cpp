// Amending laws with their quotations, and what is attached to or stands before a text, as small
// invented texts with the tree each must give.
#include <boost/test/unit_test.hpp>

#include "tests/unit/engine/document/expected_tree.hpp"

using namespace phanbien::document;

BOOST_AUTO_TEST_SUITE(whole_texts)

BOOST_AUTO_TEST_CASE(amending_law) {
    expect(
        "LUẬT\n"
        "SỬA ĐỔI, BỔ SUNG MỘT SỐ ĐIỀU CỦA LUẬT MẪU\n"
        "Điều 1. Sửa đổi, bổ sung một số điều của Luật Mẫu\n"
        "1. Sửa đổi, bổ sung Điều 5 như sau:\n"
        "“Điều 5. Quyền\n"
        "1. Quyền một:\n"
        "a) Điểm một;\n"
        "b) Điểm hai, gọi là “tổ dân phố”;\n"
        "2. Quyền hai.”.\n"
        "2. Bổ sung Điều 5a và Điều 5b vào sau Điều 5 như sau:\n"
        "“Điều 5a. Nghĩa vụ\n"
        "1. Một.\n"
        "Điều 5b. Trách nhiệm\n"
        "1. Hai.”.\n"
        "3. Sửa đổi, bổ sung một số khoản của Điều 7 như sau:\n"
        "a) Sửa đổi, bổ sung khoản 1 như sau:\n"
        "“1. Khoản một mới:\n"
        "a) điểm a mới;\n"
        "b) điểm b mới.”;\n"
        "b) Bổ sung khoản 1a vào sau khoản 1 như sau:\n"
        "“1a. Khoản một a.”;\n"
        "c) Bãi bỏ khoản 4.\n"
        "4. Sửa đổi tên Chương II như sau:\n"
        "“Chương II\n"
        "QUYỀN VÀ NGHĨA VỤ”.\n"
        "5. Thay thế cụm từ “huyện” bằng cụm từ “xã” tại khoản 2 Điều 3; bỏ cụm từ “cấp huyện” tại "
        "điểm a khoản 3.\n"
        "6. Bổ sung Điều 9 như sau:\n"
        "\"Điều 9. Dấu ngoặc thẳng\n"
        "1. Một.\n"
        "2. Hai.\"\n"
        "7. Thay cụm từ:\n"
        "a) “Ủy ban nhân dân cấp huyện” bằng cụm từ “Ủy ban nhân dân cấp xã” tại Điều 3;\n"
        "b) “quận” bằng cụm từ “phường” tại Điều 4.\n"
        "Điều 2. Hiệu lực thi hành\n"
        "1. Luật này có hiệu lực từ ngày 01 tháng 01 năm 2027.\n"
        "2. Luật Mẫu hết hiệu lực.\n"
        "Luật này được Quốc hội nước Cộng hòa xã hội chủ nghĩa Việt Nam khóa XV, kỳ họp thứ 9 "
        "thông qua ngày 27 tháng 6 năm 2025.\n"
        "CHỦ TỊCH QUỐC HỘI\n"
        "Trần Văn A",
        "preamble art_1(art_1__para_1 art_1__para_2 "
        "art_1__para_3(art_1__para_3__point_a art_1__para_3__point_b "
        "art_1__para_3__point_c) art_1__para_4 art_1__para_5 art_1__para_6 "
        "art_1__para_7(art_1__para_7__point_a art_1__para_7__point_b)) "
        "art_2(art_2__para_1 art_2__para_2) signature",
        "");
}

BOOST_AUTO_TEST_CASE(quotations_without_an_end_or_without_signs) {
    expect(
        "Điều 1. Sửa đổi, bổ sung một số điều\n"
        "1. Sửa đổi Điều 5 như sau:\n"
        "“Điều 5. Quyền\n"
        "1. Một.\n"
        "2. Hai.\n"
        "2. Sửa đổi Điều 6 như sau:\n"
        "“Điều 6. Tên\n"
        "1. Một.\n"
        "2. Hai.”\n"
        "3. Sửa đổi Điều 7 như sau:\n"
        "Điều 7. Không có dấu ngoặc\n"
        "1. Một.\n"
        "2. Hai.\n"
        "Điều 2. Hiệu lực\n"
        "Có hiệu lực từ ngày ký.",
        "art_1(art_1__para_1 art_1__para_2 art_1__para_3) art_2", "outline.unquoted_amendment");
}

BOOST_AUTO_TEST_CASE(quotations_in_quotations) {
    expect(
        "Điều 1. Sửa đổi Nghị định\n"
        "1. Sửa đổi Điều 3 như sau:\n"
        "\"Điều 3. Từ ngữ\n"
        "1. \"Chợ\" là nơi mua bán.\n"
        "2. \"Siêu thị\" là cửa hàng.\"\n"
        "2. Sửa đổi Điều 4 như sau:\n"
        "“Điều 4. Từ ngữ\n"
        "1. “Chợ” là nơi mua bán.\n"
        "2. “Siêu thị” là cửa hàng.\n"
        "3. Điều 5 “Tên” được sửa như sau: “Điều 5. Tên mới”.\n"
        "4. Hết.”\n"
        "3. Sửa đổi tên điều như sau: “Điều 6. Tên mới”.\n"
        "4. Sửa đổi khoản 2 Điều 7 như sau:\n"
        "“2. Hai.\n"
        "Câu tiếp theo của khoản 2.\n"
        "a) Một;\n"
        "b) Hai.”\n"
        "Điều 2. Sửa đổi Luật khác\n"
        "Sửa đổi, bổ sung Điều 8 của Luật Khác như sau:\n"
        "“Điều 8. Khác\n"
        "1. Một.\n"
        "2. Hai.”\n"
        "Điều 3. Bãi bỏ\n"
        "1. Bãi bỏ Điều 9.\n"
        "2. Bãi bỏ Điều 10.",
        "art_1(art_1__para_1 art_1__para_2 art_1__para_3 art_1__para_4) art_2 "
        "art_3(art_3__para_1 art_3__para_2)",
        "");
}

BOOST_AUTO_TEST_CASE(amending_decree) {
    expect(
        "NGHỊ ĐỊNH\n"
        "Sửa đổi, bổ sung một số điều của Nghị định số 10/2020/NĐ-CP\n"
        "Căn cứ Luật Tổ chức Chính phủ;\n"
        "Điều 1. Sửa đổi, bổ sung khoản 2 Điều 5 như sau:\n"
        "“2. Hồ sơ gồm:\n"
        "a) Đơn;\n"
        "b) Bản sao.”.\n"
        "Điều 2. Bổ sung điểm d, điểm đ vào sau điểm c khoản 2 Điều 6 như sau:\n"
        "“d) Giấy phép;\n"
        "đ) Hợp đồng.”\n"
        "Điều 3. Sửa đổi, bổ sung Chương III như sau:\n"
        "“Chương III\n"
        "XỬ LÝ\n"
        "Điều 20. Xử lý\n"
        "1. Một.\n"
        "“2. Hai.\n"
        "3. Ba.”\n"
        "Điều 4. Thay thế, bãi bỏ\n"
        "1. Thay thế Phụ lục I bằng Phụ lục I kèm theo Nghị định này.\n"
        "2. Bãi bỏ: khoản 1 Điều 2; điểm a khoản 3 Điều 4.\n"
        "3. Thay thế cụm từ “Bộ Kế hoạch\n"
        "và Đầu tư” bằng “Bộ Tài chính”.\n"
        "Điều 5. Sửa đổi Điều 7\n"
        "“Điều 7. Tên mới\n"
        "Nội dung mới của điều.\n"
        "Đoạn thứ hai.”\n"
        "Điều 6. Sửa đổi Điều 8 như sau:\n"
        "1. Sửa đổi khoản 1 như sau: “1. Một mới”\n"
        "2. Sửa đổi điểm a khoản 2 như sau:\n"
        "“a) A mới;”\n"
        "3. Sửa đổi khoản 3 như sau:\n"
        "\"3. Ba mới:\n"
        "a) \"Tên\" là gì;\n"
        "b) Khác\".\n"
        "Điều 7. Hiệu lực\n"
        "1. Có hiệu lực từ ngày ký./.\n"
        "Nơi nhận:\n"
        "- Ban Bí thư;\n"
        "TM. CHÍNH PHỦ\n"
        "THỦ TƯỚNG",
        "preamble art_1 art_2 art_3 art_4(art_4__para_1 art_4__para_2 "
        "art_4__para_3) art_5 art_6(art_6__para_1 art_6__para_2 art_6__para_3) "
        "art_7(art_7__para_1) recipients signature",
        "");
}

BOOST_AUTO_TEST_CASE(annexes_and_forms) {
    expect(
        "NGHỊ QUYẾT\n"
        "Về mức chi\n"
        "Điều 1. Ban hành mức chi tại Phụ lục kèm theo Nghị quyết này.\n"
        "Điều 2. Nghị quyết này có hiệu lực từ ngày 01/01/2026.\n"
        "Nơi nhận:\n"
        "- Như Điều 2;\n"
        "- Lưu: VT.\n"
        "TM. ỦY BAN THƯỜNG VỤ QUỐC HỘI\n"
        "CHỦ TỊCH\n"
        "Trần Thanh Mẫn\n"
        "PHỤ LỤC I\n"
        "DANH MỤC MỨC CHI\n"
        "(Kèm theo Nghị quyết số 01/2026/NQ-HĐND ngày 01 tháng 01 năm 2026)\n"
        "I. CHI HỘI NGHỊ\n"
        "1. Chủ trì: 100.000 đồng.\n"
        "2. Thành viên:\n"
        "a) Cấp tỉnh;\n"
        "b) Cấp xã.\n"
        "II. CHI KHÁC\n"
        "1. In ấn.\n"
        "PHỤ LỤC II\n"
        "MẪU ĐƠN\n"
        "Mẫu số 01. Đơn đề nghị\n"
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n"
        "Kính gửi: ......\n"
        "1. Họ và tên: .......\n"
        "2. Địa chỉ: .......\n"
        "Điều 5 hợp đồng: ......\n"
        "Mẫu số 02. Báo cáo\n"
        "1. Kết quả\n"
        "Biểu số 03\n"
        "BẢNG KÊ",
        "preamble art_1 art_2 recipients signature annex_I(annex_I__block_1 "
        "annex_I__block_2) annex_II(annex_II__block_1 annex_II__block_2 "
        "annex_II__block_3)",
        "");
}

BOOST_AUTO_TEST_CASE(a_decision_with_its_regulation) {
    expect(
        "ỦY BAN NHÂN DÂN\n"
        "TỈNH SƠN LA\n"
        "Số: /2026/QĐ-UBND\n"
        "DỰ THẢO LẦN 2\n"
        "QUYẾT ĐỊNH\n"
        "Ban hành Quy chế phối hợp\n"
        "ỦY BAN NHÂN DÂN TỈNH SƠN LA\n"
        "Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025;\n"
        "Theo đề nghị của Giám đốc Sở Nội vụ tại Tờ trình số 12/TTr-SNV.\n"
        "QUYẾT ĐỊNH:\n"
        "Điều 1. Ban hành kèm theo Quyết định này Quy chế phối hợp.\n"
        "Điều 2. Quyết định này có hiệu lực kể từ ngày ký và thay thế Quyết định số 5.\n"
        "Điều 3. Chánh Văn phòng, Giám đốc các sở chịu trách nhiệm thi hành./.\n"
        "Nơi nhận: TM. ỦY BAN NHÂN DÂN\n"
        "- Như Điều 3; CHỦ TỊCH\n"
        "- Lưu: VT.\n"
        "QUY CHẾ\n"
        "Phối hợp giữa các cơ quan\n"
        "(Ban hành kèm theo Quyết định số /2026/QĐ-UBND)\n"
        "Chương I\n"
        "QUY ĐỊNH CHUNG\n"
        "Điều 1. Phạm vi\n"
        "1. Quy chế này quy định.\n"
        "2. Không quy định.\n"
        "Điều 2. Đối tượng\n"
        "Các sở.\n"
        "Chương II\n"
        "THI HÀNH\n"
        "Điều 3. Thi hành\n"
        "1. Sở Nội vụ theo dõi.",
        "preamble art_1 art_2 art_3 recipients "
        "annex(annex__chp_I(annex__art_1(annex__art_1__para_1 "
        "annex__art_1__para_2) annex__art_2) "
        "annex__chp_II(annex__art_3(annex__art_3__para_1)))",
        "");
}

BOOST_AUTO_TEST_CASE(a_table_of_contents_is_not_the_law) {
    expect(
        "LUẬT\n"
        "TIẾP CẬN\n"
        "MỤC LỤC\n"
        "Chương I QUY ĐỊNH CHUNG 2\n"
        "Điều 1. Phạm vi điều chỉnh 2\n"
        "Điều 2. Đối tượng áp dụng 3\n"
        "Chương II TỔ CHỨC 4\n"
        "Điều 3. Tổ chức thực hiện..........4\n"
        "Chương I\n"
        "QUY ĐỊNH CHUNG\n"
        "Điều 1. Phạm vi điều chỉnh\n"
        "Luật này quy định.\n"
        "Điều 2. Đối tượng áp dụng\n"
        "1. Cơ quan.\n"
        "2. Tổ chức.\n"
        "Chương II\n"
        "TỔ CHỨC\n"
        "Điều 3. Tổ chức thực hiện\n"
        "Chính phủ quy định.",
        "preamble chp_I(art_1 art_2(art_2__para_1 art_2__para_2)) chp_II(art_3)",
        "outline.contents_list");
}

BOOST_AUTO_TEST_CASE(amendments_in_the_passive_with_careless_signs) {
    expect(
        "Điều 1 Sửa đổi, bổ sung một số điều của Luật Mẫu:\n"
        "1. Khoản 2 Điều 3 được sửa đổi, bổ sung như sau:\n"
        "\"2. Hai:\n"
        "a) Một;\n"
        "3. Ba.''\n"
        "2. Khoản 4 Điều 8 được sửa đổi như sau:\n"
        "“4. Bốn.\n"
        "5. Năm.\n"
        "3. Khoản 1 Điều 9 được thay thế như sau:\n"
        "“1. Mới.”\n"
        "Điều 2\n"
        "Luật này có hiệu lực.",
        "art_1(art_1__para_1 art_1__para_2 art_1__para_3) art_2", "");
}

BOOST_AUTO_TEST_SUITE_END()
