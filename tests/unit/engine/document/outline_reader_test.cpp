#include "engine/document/outline_reader.hpp"

#include <boost/test/unit_test.hpp>
#include <chrono>

#include "tests/unit/engine/document/expected_tree.hpp"

using namespace phanbien::document;

BOOST_AUTO_TEST_SUITE(outline_reader)

namespace {

Outline read(std::string_view text) {
    return read_outline(flow_of(text));
}

std::vector<std::string> codes(const Outline& outline) {
    std::vector<std::string> out;
    for (const auto& warning : outline.warnings) {
        out.push_back(warning.code);
    }
    return out;
}

const Provision& at(const Outline& outline, std::string_view id) {
    const auto* found = find(outline.provisions, id);
    BOOST_REQUIRE_MESSAGE(found != nullptr, id << " in " << tree_of(outline.provisions));
    return *found;
}

}  // namespace

BOOST_AUTO_TEST_CASE(the_whole_ladder) {
    const auto outline = read(
        "BỘ LUẬT MẪU\nPhần thứ nhất\nQUY ĐỊNH CHUNG\nChương I\nPHẠM VI\nVÀ NGUYÊN TẮC\nMục 1\n"
        "MỘT\nTiểu mục 1. NHỎ\nĐiều 1. Tên\n1. Khoản:\nd) Dê;\nđ) Đê.\n1a. Chèn\nĐiều 1a. Chèn");
    BOOST_TEST(tree_of(outline.provisions) ==
               "preamble part_1(part_1__chp_I(part_1__chp_I__sec_1(part_1__chp_I__sec_1__subsec_1("
               "art_1(art_1__para_1(art_1__para_1__point_d art_1__para_1__point_đ) art_1__para_1a)"
               " art_1a))))");
    BOOST_TEST((outline.counts == Counts{1, 1, 1, 1, 2, 2, 2}));
    BOOST_TEST(at(outline, "part_1__chp_I").heading == "PHẠM VI VÀ NGUYÊN TẮC");
    BOOST_TEST(at(outline, "art_1__para_1__point_đ").label == "Điểm đ");
    BOOST_TEST(outline.title == "BỘ LUẬT MẪU");
    BOOST_TEST(outline.warnings.empty());
}

BOOST_AUTO_TEST_CASE(ids_are_unique_and_the_same_each_time) {
    constexpr auto text = "Điều 1. A\n1. x\n1. y\nĐiều 1. B\n1. x";
    const auto outline = read(text);
    BOOST_TEST(tree_of(outline.provisions) ==
               "art_1(art_1__para_1 art_1__para_1-2) art_1-2(art_1-2__para_1)");
    BOOST_TEST((outline == read(text)));
}

BOOST_AUTO_TEST_CASE(headings_and_texts_of_articles) {
    const auto outline = read(
        "Điều 1. Phạm vi điều chỉnh\nLuật này quy định.\n- Gạch đầu dòng\nĐiều 2. Quyết định này "
        "có hiệu lực từ ngày ký.\nĐiều 3.\nTên ở dòng sau\n1. Một");
    BOOST_TEST(at(outline, "art_1").heading == "Phạm vi điều chỉnh");
    BOOST_TEST(at(outline, "art_1").text == "Luật này quy định.\n- Gạch đầu dòng");
    BOOST_TEST(at(outline, "art_2").heading.empty());
    BOOST_TEST(at(outline, "art_2").text == "Quyết định này có hiệu lực từ ngày ký.");
    BOOST_TEST(at(outline, "art_3").heading == "Tên ở dòng sau");
}

BOOST_AUTO_TEST_CASE(an_amending_law_counts_only_its_own) {
    const auto outline = read(
        "LUẬT SỬA ĐỔI\nĐiều 1. Sửa đổi, bổ sung một số điều\n1. Sửa đổi Điều 5 như sau:\n“Điều 5. "
        "Tên\n1. Một;\na) Điểm.\n2. Hai.”.\n2. Bổ sung khoản 3 như sau: “3. Ba:\na) Một;\nb) "
        "Hai.”\nĐiều 2. Hiệu lực thi hành\nLuật này có hiệu lực.");
    BOOST_TEST((outline.counts == Counts{.articles = 2, .clauses = 2, .points = 0}));
    BOOST_TEST(at(outline, "art_1__para_1").text.find("“Điều 5. Tên\n1. Một;\na)") !=
               std::string::npos);
    BOOST_TEST(outline.warnings.empty());
}

BOOST_AUTO_TEST_CASE(wrapped_references_are_content) {
    const auto outline = read(
        "Điều 1. Tên\n1. Việc này thực hiện theo quy định tại khoản\n5. Điều này và các điều khác\n"
        "2. Hai, theo Điều\n7. Luật khác\n3. Ba");
    BOOST_TEST((outline.counts == Counts{.articles = 1, .clauses = 3}));
}

BOOST_AUTO_TEST_CASE(missing_and_repeated_numbers_are_named) {
    const auto outline =
        read("Điều 1. A\n1. x\n3. z\nĐiều 2. B\nx\nĐiều 2. C\nx\nĐiều 5. D\nx\nĐiều 4. E\nx");
    BOOST_TEST(outline.counts.articles == 5);
    const std::vector<std::string> expected{"outline.missing_number", "outline.repeated_number",
                                            "outline.misplaced_number", "outline.missing_number"};
    BOOST_TEST(codes(outline) == expected, boost::test_tools::per_element());
    BOOST_TEST(outline.warnings[0].vi == "Thiếu Khoản 2 trong Điều 1.");
    BOOST_TEST(outline.warnings[0].position == 3);
    BOOST_TEST(outline.warnings[1].excerpt == "Điều 2. C");
    BOOST_TEST(outline.warnings[3].vi == "Thiếu Điều 3.");
}

BOOST_AUTO_TEST_CASE(an_unlikely_number_is_content) {
    const auto outline = read("Điều 1. A\n1. x\n300. chai nước\n2. y");
    BOOST_TEST(outline.counts.clauses == 2);
    BOOST_TEST(at(outline, "art_1__para_1").text == "x\n300. chai nước");
    BOOST_TEST(codes(outline).front() == "outline.unlikely_number");
}

BOOST_AUTO_TEST_CASE(roman_items_inside_a_point_are_content) {
    const auto outline = read("Điều 1. A\n1. x\na) y:\ni) một;\nii) hai;\nb) z");
    BOOST_TEST(outline.counts.points == 2);
}

BOOST_AUTO_TEST_CASE(repeated_and_glued_chapters_count_once) {
    const auto outline = read(
        "Chương I\nMỘT\nĐiều 1. A\nHết chương.Chương II\nHAI\nChương II\nHAI\nChương II\nHAI\n"
        "Điều 2. B\nx.Mục 1\nBA\nĐiều 3. C\nx");
    BOOST_TEST(outline.counts.chapters == 2);
    BOOST_TEST(outline.counts.sections == 1);  // stands nowhere else, so it is a heading
    BOOST_TEST(at(outline, "chp_II").heading == "HAI");
    BOOST_TEST(at(outline, "art_1__block_1").heading == "Chương II HAI");
    BOOST_TEST(at(outline, "chp_II__sec_1").heading == "BA");
}

BOOST_AUTO_TEST_CASE(what_stands_around) {
    const auto outline = read(
        "CHÍNH PHỦ\nNGHỊ ĐỊNH\nVề việc mẫu\n_____\nCăn cứ Luật;\nĐiều 1. A\n1. x\nNơi nhận:\n- Như "
        "trên;\n- Lưu: VT.\nTM. CHÍNH PHỦ\nTHỦ TƯỚNG\nNguyễn Văn A\nPHỤ LỤC I\nBIỂU MẪU\n(Kèm theo "
        "Nghị định)\n1. Số\nQUY CHẾ\nMẫu số 01\nchữ");
    BOOST_TEST(tree_of(outline.provisions) ==
               "preamble art_1(art_1__para_1) recipients signature annex_I(annex_I__block_1)");
    BOOST_TEST(outline.title == "NGHỊ ĐỊNH Về việc mẫu");
    BOOST_TEST(at(outline, "annex_I").heading == "BIỂU MẪU");
    BOOST_TEST(outline.counts.clauses == 1);
    BOOST_TEST(at(outline, "signature").text == "TM. CHÍNH PHỦ\nTHỦ TƯỚNG\nNguyễn Văn A");
}

BOOST_AUTO_TEST_CASE(an_attached_regulation_has_articles_of_its_own) {
    const auto outline = read(
        "QUYẾT ĐỊNH\nBan hành Quy chế\nĐiều 1. Ban hành Quy chế.\nĐiều 2. Có hiệu lực từ ngày ký.\n"
        "CHỦ TỊCH\nA\nQUY CHẾ\nLÀM VIỆC\n(Ban hành kèm theo Quyết định số 1)\nChương I\nCHUNG\n"
        "Điều 1. Phạm vi\n1. x\nĐiều 2. B\ny");
    BOOST_TEST(tree_of(outline.provisions) ==
               "preamble art_1 art_2 signature annex(annex__chp_I(annex__art_1("
               "annex__art_1__para_1) annex__art_2))");
    BOOST_TEST(at(outline, "annex").heading == "QUY CHẾ LÀM VIỆC");
    BOOST_TEST(outline.warnings.empty());
}

BOOST_AUTO_TEST_CASE(word_tables_of_head_and_signature) {
    Flow flow;
    flow.items.emplace_back(Table{.rows = {{"CHÍNH PHỦ", "CỘNG HÒA"}}, .position = 1});
    flow.items.emplace_back(Paragraph{.text = "Phạm vi", .label = "Điều 1.", .position = 2});
    flow.items.emplace_back(Paragraph{.text = "Một", .label = "1.", .position = 3});
    flow.items.emplace_back(Table{.rows = {{"STT", "Mức"}, {"1", "2"}}, .position = 4});
    flow.items.emplace_back(Paragraph{.text = "Sau bảng", .position = 5});
    flow.items.emplace_back(
        Table{.rows = {{"Nơi nhận:\n- A", "TM. CHÍNH PHỦ\nTHỦ TƯỚNG"}}, .position = 6});
    const auto outline = read_outline(flow);
    BOOST_TEST(tree_of(outline.provisions) ==
               "preamble(preamble__table_1) art_1(art_1__para_1(art_1__para_1__table_1 "
               "art_1__para_1__block_1)) recipients signature");
}

BOOST_AUTO_TEST_CASE(plans_are_numbered_in_roman) {
    const auto outline =
        read("KẾ HOẠCH\nNăm 2026\nI. MỤC ĐÍCH\n1. Một\n2. Hai\na) Điểm\nII. NỘI DUNG\nChữ");
    BOOST_TEST(tree_of(outline.provisions) ==
               "preamble sec_I(sec_I__para_1 sec_I__para_2(sec_I__para_2__point_a)) "
               "sec_II(sec_II__block_1)");
}

BOOST_AUTO_TEST_CASE(a_doubtful_number_may_be_the_first_of_a_plan) {
    const auto outline = read("\n1) Một;\na) Hai.\n1) Một;\na) Hai. Tên\n2u. Gồm: ba");
    BOOST_TEST(tree_of(outline.provisions) == "para_1(para_1__point_a para_1__point_a-2) para_2u");
}

BOOST_AUTO_TEST_CASE(a_text_without_structure_is_kept) {
    const auto outline = read("Kính gửi ông\nChúng tôi đề nghị");
    BOOST_TEST(tree_of(outline.provisions) == "block_1");
    BOOST_TEST(outline.provisions[0].text == "Kính gửi ông\nChúng tôi đề nghị");
    BOOST_TEST(codes(outline).front() == "outline.no_structure");
    BOOST_TEST(read("").provisions.empty());
}

BOOST_AUTO_TEST_CASE(text_below_a_chapter_is_a_block_with_a_warning) {
    const auto outline = read("Chương I\nMỘT\nCâu này không thuộc điều nào.\nĐiều 1. A\nx");
    BOOST_TEST(at(outline, "chp_I__block_1").text == "Câu này không thuộc điều nào.");
    BOOST_TEST(codes(outline).front() == "outline.unplaced_text");
    BOOST_TEST(outline.warnings[0].position == 3);
}

BOOST_AUTO_TEST_CASE(odd_letters_are_set_right) {
    // Ð (eth), a decomposed ề, non-breaking spaces, soft line breaks.
    const auto outline = read_outline(Flow{
        .items = {Paragraph{.text = "Ðie\u0302\u0300u\u00A01.\tTên\n1. Một\nnữa", .position = 1}}});
    BOOST_TEST(tree_of(outline.provisions) == "art_1(art_1__para_1)");
    BOOST_TEST(at(outline, "art_1__para_1").text == "Một\nnữa");
}

BOOST_AUTO_TEST_CASE(too_many_provisions_stay_text) {
    Flow flow = flow_of("Điều 1. A");
    for (std::size_t i = 0; i < provisions_max + 10; ++i) {
        flow.items.emplace_back(Paragraph{.text = "1. x", .position = 2});
    }
    const auto outline = read_outline(flow);
    BOOST_TEST(outline.counts.clauses + 1 == static_cast<int>(provisions_max));
    BOOST_TEST(outline.warnings.size() == warnings_max);
    BOOST_TEST(outline.warnings.back().code == "outline.more_warnings");
}

BOOST_AUTO_TEST_CASE(hostile_quotations_stay_quick) {
    std::string text = "Điều 1. A\n";
    for (int i = 0; i < 20'000; ++i) {
        text += "“Điều 5. không đóng\n";
    }
    const auto start = std::chrono::steady_clock::now();
    read(text);
    const auto took = std::chrono::steady_clock::now() - start;
    BOOST_TEST((took < std::chrono::seconds(5)));
}

BOOST_AUTO_TEST_SUITE_END()
