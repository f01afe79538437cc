// The ways in which real drafts are written, each as a small invented text with the tree it must
// give and the warnings it must cause.
#include <boost/test/unit_test.hpp>

#include "tests/unit/engine/document/expected_tree.hpp"

using namespace phanbien::document;

BOOST_AUTO_TEST_SUITE(ways_of_writing)

BOOST_AUTO_TEST_CASE(signs_behind_numbers) {
    expect(
        "QUYẾT ĐỊNH\n"
        "Ban hành Quy định về quản lý chợ\n"
        "Căn cứ Luật Tổ chức chính quyền địa phương;\n"
        "Điều 1: Phạm vi điều chỉnh\n"
        "Quy định này quy định về chợ.\n"
        "ĐIỀU 2. ĐỐI TƯỢNG ÁP DỤNG\n"
        "1) Tổ chức quản lý chợ;\n"
        "2) Hộ kinh doanh.\n"
        "Điều 3 - Giải thích từ ngữ\n"
        "1- Chợ là nơi mua bán.\n"
        "2- Hộ kinh doanh là:\n"
        "a/ Cá nhân;\n"
        "b/ Nhóm cá nhân;\n"
        "3- Ban quản lý.\n"
        "Điều 4/ Trách nhiệm\n"
        "1/ Sở Công Thương:\n"
        "- Chủ trì;\n"
        "- Phối hợp.\n"
        "2/ Ủy ban nhân dân xã.\n"
        "Điều 5\n"
        "Hiệu lực thi hành\n"
        "1 . Quyết định này có hiệu lực.\n"
        "2 . Các ông chịu trách nhiệm.\n"
        "Điều 6 . Tổ chức thực hiện\n"
        "Khoản 1. Giao Sở Công Thương.\n"
        "Khoản 2. Giao Sở Tài chính.",
        "preamble art_1 art_2(art_2__para_1 art_2__para_2) art_3(art_3__para_1 "
        "art_3__para_2(art_3__para_2__point_a art_3__para_2__point_b) "
        "art_3__para_3) art_4(art_4__para_1 art_4__para_2) art_5(art_5__para_1 "
        "art_5__para_2) art_6(art_6__para_1 art_6__para_2)",
        "");
}

BOOST_AUTO_TEST_CASE(closing_sentences) {
    expect(
        "Điều 1. Hồ sơ\n"
        "Hồ sơ gồm các giấy tờ sau đây:\n"
        "1. Đơn đề nghị gồm:\n"
        "a) Họ và tên;\n"
        "b) Địa chỉ.\n"
        "Đơn đề nghị được lập theo mẫu do Bộ trưởng quy định.\n"
        "2. Giấy tờ khác:\n"
        "a) Bản sao;\n"
        "b) Bản chính:\n"
        "- Giấy khai sinh;\n"
        "- Căn cước công dân.\n"
        "Các giấy tờ quy định tại khoản này được nộp một bộ.\n"
        "3. Phí.\n"
        "Tổ chức, cá nhân nộp hồ sơ phải chịu trách nhiệm về tính chính xác của hồ sơ.\n"
        "Điều 2. Thời hạn\n"
        "a) Mười ngày;\n"
        "b) Hai mươi ngày.\n"
        "Thời hạn trên không tính ngày lễ.",
        "art_1(art_1__para_1(art_1__para_1__point_a art_1__para_1__point_b "
        "art_1__para_1__block_1) art_1__para_2(art_1__para_2__point_a "
        "art_1__para_2__point_b art_1__para_2__block_1) art_1__para_3) "
        "art_2(art_2__point_a art_2__point_b art_2__block_1)",
        "");
}

BOOST_AUTO_TEST_CASE(references_dates_and_amounts) {
    expect(
        "Điều 1. Quy định chuyển tiếp\n"
        "1. Hồ sơ nộp trước ngày\n"
        "1. 7. 2025 được giải quyết theo luật cũ.\n"
        "2. Trường hợp quy định tại\n"
        "khoản 2 Điều 5 của Luật này thì thực hiện theo\n"
        "Điều 7 của Luật này.\n"
        "3. Điều 5 của Luật này không áp dụng với:\n"
        "a) Trường hợp tại điểm\n"
        "b) khoản 2 Điều này;\n"
        "b) Trường hợp khác.\n"
        "Điều 5 của Luật này được áp dụng từ năm 2026.\n"
        "Khoản 2 Điều 6 được bãi bỏ.\n"
        "Chương II của Luật này không áp dụng.\n"
        "4. 05 ngày làm việc kể từ ngày nhận;\n"
        "5. 2.000.000 đồng đối với cá nhân.\n"
        "Điều 2. Ngày\n"
        "01/7/2025 là ngày có hiệu lực.\n"
        "15. Ngày 02 tháng 9 là ngày nghỉ.\n"
        "Điều 3. Danh mục\n"
        "1.1. Mục một chấm một.\n"
        "1.2. Mục một chấm hai.\n"
        "2. Hai.",
        "art_1(art_1__para_1 art_1__para_2 art_1__para_3(art_1__para_3__point_a "
        "art_1__para_3__point_b art_1__para_3__block_1) art_1__para_4) art_2 "
        "art_3(art_3__para_2)",
        "outline.missing_number outline.unlikely_number");
}

BOOST_AUTO_TEST_CASE(inserted_numbers) {
    expect(
        "Điều 146. Thẩm quyền\n"
        "1. Một.\n"
        "1a. Một a.\n"
        "1b. Một b:\n"
        "a) A;\n"
        "a1) A một;\n"
        "đ) Đ;\n"
        "2. Hai.\n"
        "Điều 146a. A\n"
        "Nội dung.\n"
        "Điều 146đ. Đ\n"
        "1. Nội dung.\n"
        "Điều 147. Sau\n"
        "Nội dung.",
        "art_146(art_146__para_1 art_146__para_1a "
        "art_146__para_1b(art_146__para_1b__point_a art_146__para_1b__point_a1 "
        "art_146__para_1b__point_đ) art_146__para_2) art_146a "
        "art_146đ(art_146đ__para_1) art_147",
        "outline.missing_number");
}

BOOST_AUTO_TEST_CASE(parts_to_subsections) {
    expect(
        "BỘ LUẬT\n"
        "DÂN SỰ\n"
        "PHẦN THỨ NHẤT\n"
        "QUY ĐỊNH CHUNG\n"
        "CHƯƠNG I\n"
        "NHỮNG QUY ĐỊNH CHUNG\n"
        "MỤC 1. CÁ NHÂN\n"
        "TIỂU MỤC 1. NĂNG LỰC\n"
        "Điều 1. Phạm vi\n"
        "Bộ luật này quy định.\n"
        "Tiểu mục 2\n"
        "GIÁM HỘ\n"
        "Điều 2. Giám hộ\n"
        "1. Một.\n"
        "PHẦN THỨ HAI. QUYỀN SỞ HỮU\n"
        "Chương II. QUY ĐỊNH\n"
        "Điều 3. Quyền\n"
        "Nội dung.\n"
        "Phần thứ ba: Nghĩa vụ\n"
        "Chương III: Nghĩa vụ và hợp đồng\n"
        "Mục 1: Hợp đồng\n"
        "Điều 4. Hợp đồng\n"
        "Nội dung.\n"
        "PHẦN IV\n"
        "ĐIỀU KHOẢN THI HÀNH\n"
        "Điều 5. Hiệu lực\n"
        "Nội dung.",
        "preamble "
        "part_1(part_1__chp_I(part_1__chp_I__sec_1(part_1__chp_I__sec_1__subsec_1(art_1) "
        "part_1__chp_I__sec_1__subsec_2(art_2(art_2__para_1))))) "
        "part_2(part_2__chp_II(art_3)) "
        "part_3(part_3__chp_III(part_3__chp_III__sec_1(art_4))) part_IV(art_5)",
        "");
}

BOOST_AUTO_TEST_CASE(dashes_belong_to_their_provision) {
    expect(
        "Điều 1. Nội dung chi\n"
        "1. Chi hội nghị:\n"
        "- Chủ trì: 200.000 đồng;\n"
        "- Thành viên: 100.000 đồng;\n"
        "+ Trong đó cấp xã: 50.000 đồng.\n"
        "2. Chi khác:\n"
        "* Lưu ý: không quá 10 ngày.\n"
        "• Một\n"
        "– Hai\n"
        "a) Điểm a:\n"
        "- Gạch một;\n"
        "- Gạch hai;\n"
        "b) Điểm b.\n"
        "Điều 2. Trách nhiệm\n"
        "- Sở Tài chính;\n"
        "- Sở Nội vụ.",
        "art_1(art_1__para_1 art_1__para_2(art_1__para_2__point_a "
        "art_1__para_2__point_b)) art_2",
        "");
}

BOOST_AUTO_TEST_CASE(a_plan_in_parts) {
    expect(
        "ĐỀ ÁN\n"
        "Sắp xếp đơn vị\n"
        "Phần thứ nhất\n"
        "SỰ CẦN THIẾT\n"
        "I. CĂN CỨ\n"
        "1. Căn cứ chính trị\n"
        "Nghị quyết số 18.\n"
        "2. Căn cứ pháp lý\n"
        "II. THỰC TRẠNG\n"
        "A. Kết quả\n"
        "B. Hạn chế\n"
        "Phần thứ hai\n"
        "PHƯƠNG ÁN\n"
        "I. QUAN ĐIỂM\n"
        "1. Một\n"
        "a) Hai",
        "preamble part_1(part_1__sec_I(part_1__sec_I__para_1 "
        "part_1__sec_I__para_2) part_1__sec_II(part_1__sec_II__block_1)) "
        "part_2(part_2__sec_I(part_2__sec_I__para_1(part_2__sec_I__para_1__point_a)))",
        "");
}

BOOST_AUTO_TEST_CASE(wrapped_lines) {
    expect(
        "Điều 1. Phạm vi điều chỉnh và đối\n"
        "tượng áp dụng\n"
        "1. Nghị định này quy định chi tiết\n"
        "khoản 3 Điều 10, khoản 4 Điều\n"
        "15 và Điều 20 của Luật Tiếp cận thông tin về\n"
        "1. Cơ quan nào đó.\n"
        "2. Nghị định này áp dụng với cơ quan.\n"
        "Điều 2. Nguyên tắc\n"
        "1. Tuân thủ pháp luật.\n"
        "a) Công khai;\n"
        "b) Minh bạch.",
        "art_1(art_1__para_1 art_1__para_1-2 art_1__para_2) "
        "art_2(art_2__para_1(art_2__para_1__point_a art_2__para_1__point_b))",
        "outline.repeated_number");
}

BOOST_AUTO_TEST_CASE(run_on_paragraphs) {
    expect(
        "Điều 1. Phạm vi điều chỉnh 1. Luật này quy định về chợ. 2. Luật này không quy định về "
        "siêu thị.\n"
        "Điều 2. Đối tượng áp dụng. Luật này áp dụng với mọi người.\n"
        "Điều 3. Giải thích từ ngữ Trong Luật này, các từ ngữ dưới đây được hiểu như sau:\n"
        "1. Chợ là nơi mua bán; a) Chợ đầu mối; b) Chợ dân sinh.\n"
        "2. Khác. Điều 4. Hiệu lực\n"
        "Có hiệu lực.",
        "art_1(art_1__para_1 art_1__para_2) art_2 art_3(art_3__para_1 "
        "art_3__para_2) art_4",
        "");
}

BOOST_AUTO_TEST_CASE(as_laws_were_written_before) {
    expect(
        "LUẬT\n"
        "TỔ CHỨC\n"
        "CHƯƠNG THỨ NHẤT\n"
        "NHỮNG QUY ĐỊNH CHUNG\n"
        "Điều 1\n"
        "Hội đồng nhân dân là cơ quan quyền lực.\n"
        "Điều 2\n"
        "1- Hội đồng có nhiệm vụ sau đây:\n"
        "a) Một;\n"
        "b) Hai.\n"
        "2- Ủy ban có nhiệm vụ.\n"
        "CHƯƠNG THỨ HAI\n"
        "TỔ CHỨC\n"
        "Mục A: Chung\n"
        "Điều 3\n"
        "Một.\n"
        "Điều 4.- Quy định khác\n"
        "Nội dung.",
        "preamble chp_1(art_1 art_2(art_2__para_1(art_2__para_1__point_a "
        "art_2__para_1__point_b) art_2__para_2)) chp_2(chp_2__sec_A(art_3 "
        "art_4))",
        "");
}

BOOST_AUTO_TEST_CASE(lists_inside_clauses) {
    expect(
        "Điều 1. Trách nhiệm\n"
        "1. Sở Tài chính:\n"
        "1.1. Lập dự toán:\n"
        "a) Cấp tỉnh;\n"
        "b) Cấp xã.\n"
        "1.2. Quyết toán.\n"
        "2. Mẫu đơn gồm:\n"
        "1. Họ tên;\n"
        "2. Địa chỉ;\n"
        "3. Nghề nghiệp.\n"
        "3. Các bước:\n"
        "1) Tiếp nhận;\n"
        "2) Xử lý;\n"
        "3) Trả kết quả.\n"
        "4. Trình tự:\n"
        "Bước 1: Nộp hồ sơ.\n"
        "Bước 2: Xử lý.\n"
        "a) Trong ngày:\n"
        "i) buổi sáng;\n"
        "ii) buổi chiều;\n"
        "iii) tối;\n"
        "iv) đêm;\n"
        "v) khuya.\n"
        "b) Ngày hôm sau.\n"
        "5. Công thức: T = a x b\n"
        "Trong đó:\n"
        "a: hệ số;\n"
        "b: số ngày.\n"
        "6. Mức phạt:\n"
        "a) Phạt từ 1.000.000 đồng đến\n"
        "2.000.000 đồng;\n"
        "b) Phạt\n"
        "3. 000.000 đồng.",
        "art_1(art_1__para_1(art_1__para_1__point_a art_1__para_1__point_b "
        "art_1__para_1__block_1) art_1__para_2 art_1__para_3 "
        "art_1__para_4(art_1__para_4__point_a art_1__para_4__point_b) "
        "art_1__para_5 art_1__para_6(art_1__para_6__point_a "
        "art_1__para_6__point_b))",
        "outline.restarted_number outline.unlikely_number");
}

BOOST_AUTO_TEST_CASE(numbers_without_signs) {
    expect(
        "Chương I Quy định chung\n"
        "Điều 1 Phạm vi điều chỉnh\n"
        "Luật này quy định.\n"
        "Điều 2 Đối tượng áp dụng\n"
        "1. Cơ quan.\n"
        "Điều 5 Luật Đất đai được áp dụng.\n"
        "2. Tổ chức theo quy định tại\n"
        "Điều 3 Luật Đất đai.\n"
        "Chương II Tổ chức\n"
        "Điều 3 Bộ máy\n"
        "a. Một;\n"
        "b. Hai.",
        "chp_I(art_1 art_2(art_2__para_1 art_2__para_2)) "
        "chp_II(art_3(art_3__point_a art_3__point_b))",
        "");
}

BOOST_AUTO_TEST_CASE(party_documents) {
    expect(
        "QUY ĐỊNH\n"
        "về giám sát\n"
        "Điều 1- Phạm vi\n"
        "1- Quy định này quy định.\n"
        "2- Áp dụng với:\n"
        "a- Cấp ủy;\n"
        "b- Tổ chức đảng.\n"
        "3- Ngày 1-7-2025.\n"
        "Điều 2- Hiệu lực\n"
        "1- Từ ngày ký.",
        "preamble art_1(art_1__para_1 art_1__para_2(art_1__para_2__point_a "
        "art_1__para_2__point_b) art_1__para_3) art_2(art_2__para_1)",
        "");
}

BOOST_AUTO_TEST_CASE(careless_spaces) {
    expect(
        "Điều  1 :  Phạm vi\n"
        "1 .Một\n"
        "2 . Hai\n"
        "a ) A\n"
        "b ) B\n"
        "Ðiều 2. Hai\n"
        "Điều 3. TÊN ĐIỀU VIẾT HOA\n"
        "NỘI DUNG viết thường.\n"
        "Điều 4.\n"
        "1. Một",
        "art_1(art_1__para_1 art_1__para_2(art_1__para_2__point_a "
        "art_1__para_2__point_b)) art_2 art_3 art_4(art_4__para_1)",
        "");
}

BOOST_AUTO_TEST_CASE(articles_without_headings) {
    expect(
        "Điều 1. Trách nhiệm thi hành\n"
        "Chủ tịch Ủy ban nhân dân tỉnh;\n"
        "Giám đốc Sở;\n"
        "Chịu trách nhiệm thi hành.\n"
        "Điều 2.\n"
        "Quyết định này có hiệu lực thi hành kể từ ngày 01 tháng 7 năm 2026.\n"
        "Điều 3. Các cá nhân sau:\n"
        "1. Một;\n"
        "2. Hai;\n"
        "3. Ba.\n"
        "Các cá nhân nêu tại Điều này được khen thưởng.",
        "art_1 art_2 art_3(art_3__para_1 art_3__para_2 art_3__para_3 "
        "art_3__block_1)",
        "");
}

BOOST_AUTO_TEST_SUITE_END()
