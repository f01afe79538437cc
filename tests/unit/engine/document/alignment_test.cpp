#include "engine/document/alignment.hpp"

#include <algorithm>
#include <boost/test/unit_test.hpp>

#include "sample_law.hpp"
#include "two_versions.hpp"

using namespace phanbien::document;

BOOST_AUTO_TEST_SUITE(alignment)

BOOST_AUTO_TEST_CASE(a_text_and_itself_are_unchanged) {
    const TwoTexts texts(sample_law, sample_law);
    BOOST_TEST(texts.before.size() == 10U);
    for (std::size_t i = 0; i < texts.before.size(); ++i) {
        BOOST_TEST((texts.alignment.before[i].outcome == Outcome::unchanged));
        BOOST_TEST(texts.alignment.before[i].certain);
        BOOST_TEST(texts.alignment.before[i].places.at(0) == i);
    }
}

BOOST_AUTO_TEST_CASE(an_empty_text_has_nothing_in_common) {
    const TwoTexts texts(sample_law, "");
    BOOST_TEST(std::ranges::all_of(texts.alignment.before, [](const Fate& it) {
        return it.outcome == Outcome::deleted && it.certain;
    }));
    const TwoTexts turned("", sample_law);
    BOOST_TEST(std::ranges::all_of(turned.alignment.after,
                                   [](const Fate& it) { return it.outcome == Outcome::inserted; }));
}

BOOST_AUTO_TEST_CASE(an_article_put_in_before_renumbers_what_follows) {
    const TwoTexts texts(sample_law, article(1, sample_scope) +
                                         article(2,
                                                 "Giải thích từ ngữ\nCây cổ thụ là cây từ một "
                                                 "trăm năm tuổi trở lên.\n") +
                                         article(3, sample_rights) + article(4, sample_duties));
    BOOST_TEST(texts.to("art_2__para_3") == "art_3__para_3");
    BOOST_TEST((texts.fate("art_2__para_3").outcome == Outcome::renumbered));
    BOOST_TEST(texts.fate("art_2__para_3").certain);
    BOOST_TEST((texts.origin("art_2").outcome == Outcome::inserted));
}

BOOST_AUTO_TEST_CASE(a_reworded_clause_is_edited) {
    const TwoTexts texts(sample_law,
                         replaced(sample_law, "yêu cầu xử lý trong ngày", "yêu cầu xử lý ngay"));
    const auto& fate = texts.fate("art_2__para_1");
    BOOST_TEST((fate.outcome == Outcome::edited));
    BOOST_TEST(fate.certain);
    BOOST_TEST(fate.reworded);
    BOOST_TEST(fate.score > 0.7);
    BOOST_TEST((texts.fate("art_2").outcome == Outcome::edited));
    BOOST_TEST((texts.fate("art_2__para_2").outcome == Outcome::unchanged));
}

BOOST_AUTO_TEST_CASE(a_tone_written_elsewhere_is_no_other_word) {
    const TwoTexts texts(sample_law, replaced(sample_law, "số hóa", "số hoá"));
    BOOST_TEST(texts.fate("art_3__para_1").score == 1.0);
    BOOST_TEST((texts.fate("art_3__para_1").outcome == Outcome::edited));
}

BOOST_AUTO_TEST_CASE(a_clause_that_went_to_another_article_has_moved) {
    const std::string adopted =
        "3. Được nhận nuôi cây theo hợp đồng với đơn vị quản lý công viên "
        "của thành phố.\n";
    const TwoTexts texts(sample_law, replaced(sample_law, adopted, "") + adopted);
    BOOST_TEST((texts.fate("art_2__para_3").outcome == Outcome::moved));
    BOOST_TEST(texts.to("art_2__para_3") == "art_3__para_3");
    BOOST_TEST(texts.fate("art_2__para_3").certain);
}

// Their numbers say that nothing moved; their words say otherwise.
BOOST_AUTO_TEST_CASE(two_similar_clauses_that_changed_places_are_told_apart) {
    const std::string province =
        "Ủy ban nhân dân tỉnh phê duyệt kế hoạch trồng cây hằng năm và bố trí kinh phí thực "
        "hiện.\n";
    const std::string commune =
        "Ủy ban nhân dân xã phê duyệt kế hoạch trồng cây hằng năm và bố trí kinh phí thực hiện.\n";
    const std::string head = sample_law + "Điều 4. Thẩm quyền\n";
    const TwoTexts texts(head + "1. " + province + "2. " + commune,
                         head + "1. " + commune + "2. " + province);
    BOOST_TEST(texts.to("art_4__para_1") == "art_4__para_2");
    BOOST_TEST(texts.to("art_4__para_2") == "art_4__para_1");
    // Where the one word that tells them apart is gone, nobody is sure.
    const TwoTexts blurred(head + "1. " + province + "2. " + commune,
                           head + "1. " + replaced(commune, "nhân dân xã", "nhân dân") + "2. " +
                               replaced(province, "nhân dân tỉnh", "nhân dân"));
    BOOST_TEST(!blurred.fate("art_4__para_1").certain);
    BOOST_TEST(!blurred.fate("art_4__para_2").certain);
}

BOOST_AUTO_TEST_CASE(a_divided_clause_is_split_and_waits) {
    const TwoTexts texts(
        sample_law,
        replaced(sample_law, "trước mùa mưa bão và thông báo lịch cắt tỉa trước bảy ngày.",
                 "trước mùa mưa bão.\n3. Thông báo lịch cắt tỉa trước bảy ngày."));
    const auto& fate = texts.fate("art_3__para_2");
    BOOST_TEST((fate.outcome == Outcome::split));
    BOOST_TEST(!fate.certain);
    BOOST_REQUIRE(fate.places.size() == 2U);
    BOOST_TEST((texts.origin("art_3__para_3").outcome == Outcome::split));
}

// Most of it is in one place, but what its first clause said is an article of its own now.
BOOST_AUTO_TEST_CASE(an_article_of_which_a_clause_became_another_one_waits) {
    const std::string housing = " triệu đồng để xây dựng nhà ở mới tại nơi tái định cư.\n";
    const std::string more = "Hộ nghèo được hỗ trợ thêm 20 triệu đồng từ ngân sách tỉnh.\n";
    const std::string disabled = "Hộ có người khuyết tật được hỗ trợ thêm 10 triệu đồng.\n";
    const std::string in_force = "Hiệu lực\nNghị quyết có hiệu lực kể từ ngày ký.\n";
    const auto old_text = article(1, "Mức hỗ trợ\n1. Mỗi hộ được hỗ trợ 50" + housing + "2. " +
                                         more + "3. " + disabled) +
                          article(2, in_force);
    for (const std::string amount : {"50", "80"}) {
        const TwoTexts texts(
            old_text, article(1, "Mức hỗ trợ chung\nMỗi hộ được hỗ trợ " + amount + housing) +
                          article(2, "Hỗ trợ thêm\n1. " + more + "2. " + disabled) +
                          article(3, in_force));
        BOOST_TEST(!texts.fate("art_1").certain, amount);
        BOOST_TEST(texts.to("art_1__para_2") == "art_2__para_1");
        BOOST_TEST(texts.fate("art_1__para_2").certain);
        BOOST_TEST(texts.fate("art_2").certain);
    }
}

BOOST_AUTO_TEST_CASE(two_clauses_in_one_are_merged) {
    const TwoTexts texts(sample_law,
                         replaced(replaced(sample_law, "trong ngày.\n2. Được", "trong ngày. Được"),
                                  "3. Được nhận", "2. Được nhận"));
    BOOST_TEST(texts.to("art_2__para_1") == "art_2__para_1");
    BOOST_TEST(texts.to("art_2__para_2") == "art_2__para_1");
    BOOST_TEST((texts.fate("art_2__para_1").outcome == Outcome::merged));
    BOOST_TEST((texts.fate("art_2__para_2").outcome == Outcome::merged));
    BOOST_TEST(texts.origin("art_2__para_1").places.size() == 2U);
    BOOST_TEST(texts.to("art_2__para_3") == "art_2__para_2");
}

// However like it the one is: the other may be it, reworded, and the one a copy.
BOOST_AUTO_TEST_CASE(what_stands_beside_a_new_one_that_is_half_like_it_waits) {
    const std::string adopted =
        "Được nhận nuôi cây theo hợp đồng với đơn vị quản lý công viên của thành phố.\n";
    const std::string nearly =
        replaced(adopted, "công viên của thành phố", "công viên của tỉnh, thành phố");
    const std::string hardly = replaced(adopted, "theo hợp đồng", "khi có văn bản thỏa thuận");
    const TwoTexts alone(sample_law, replaced(sample_law, adopted, nearly));
    BOOST_TEST(alone.fate("art_2__para_3").certain);
    const TwoTexts beside(sample_law, replaced(sample_law, adopted, hardly + "4. " + nearly));
    BOOST_TEST(!beside.fate("art_2__para_3").certain);
}

// Each is known by the clause it stands in, until the two clauses are one.
BOOST_AUTO_TEST_CASE(twins_wait_where_what_told_them_apart_was_joined) {
    const std::string twin = "Đại diện cơ quan, tổ chức khác có liên quan";
    const std::string ward =
        "Hội nghị do phường mời gồm:\na) Trưởng khu phố và hộ dân sống hai bên đường;\nb) ";
    const std::string city =
        "Hội nghị do thành phố mời gồm:\n{a} Giám đốc vườn ươm và hội làm vườn;\n{b} ";
    const auto lettered = [&](const std::string& one, const std::string& other) {
        return replaced(replaced(city, "{a}", one), "{b}", other);
    };
    const std::string head = sample_law + "Điều 4. Thành phần\n";
    const auto old_text =
        head + "1. " + ward + twin + ".\n2. " + lettered("a)", "b)") + twin + ".\n";
    const TwoTexts apart(old_text, replaced(old_text, twin + ".\n2.", "Đại diện cơ quan.\n2."));
    BOOST_TEST(apart.to("art_4__para_2__point_b") == "art_4__para_2__point_b");
    BOOST_TEST(apart.fate("art_4__para_2__point_b").certain);
    const TwoTexts joined(
        old_text, head + "1. " + replaced(ward, " gồm:", "; hội nghị do thành phố mời gồm:") +
                      "Đại diện cơ quan;\nc) Giám đốc vườn ươm và hội làm vườn;\nd) " + twin +
                      ".\n");
    BOOST_TEST(!joined.fate("art_4__para_1__point_b").certain);
    BOOST_TEST(!joined.fate("art_4__para_2__point_b").certain);
}

// Which of the two the sentence is from that a third one has taken in now.
BOOST_AUTO_TEST_CASE(what_may_have_joined_in_place_of_another_waits) {
    const std::string cost = " theo đơn giá công ích do Ủy ban nhân dân thành phố công bố hằng năm";
    const std::string head = sample_law + "Điều 4. Kinh phí\n1. Nước tưới do công ty cấp.\n";
    const auto old_text = head + "2. Chi trả tiền chở rác cho tổ lao động" + cost +
                          ".\n3. Chi trả tiền thuê xe cẩu" + cost + ".\n";
    const TwoTexts texts(old_text, replaced(head, "công ty cấp", "công ty cấp; chi trả" + cost));
    BOOST_TEST(!texts.fate("art_4__para_2").certain);
    BOOST_TEST(!texts.fate("art_4__para_3").certain);
}

BOOST_AUTO_TEST_CASE(what_nothing_is_like_is_deleted) {
    const std::string gone =
        "2. Cây trong khuôn viên nhà ở của hộ gia đình không thuộc phạm vi của "
        "Luật này.\n";
    const TwoTexts texts(sample_law, replaced(sample_law, gone, ""));
    BOOST_TEST((texts.fate("art_1__para_2").outcome == Outcome::deleted));
    BOOST_TEST(texts.fate("art_1__para_2").certain);
    // Something else under its number does not make it the same.
    const TwoTexts replaced_by_other(sample_law,
                                     replaced(sample_law, gone,
                                              "2. Thủ tướng Chính phủ ban hành danh mục loài cây "
                                              "cấm trồng ven sông, kênh, rạch.\n"));
    BOOST_TEST((replaced_by_other.fate("art_1__para_2").outcome == Outcome::deleted));
}

BOOST_AUTO_TEST_CASE(names_are_read_back) {
    for (const auto outcome :
         {Outcome::unchanged, Outcome::edited, Outcome::renumbered, Outcome::moved, Outcome::split,
          Outcome::merged, Outcome::deleted, Outcome::inserted, Outcome::unplaced}) {
        BOOST_TEST((outcome_named(name_of(outcome)) == outcome));
    }
    for (const auto method : {Method::none, Method::exact, Method::structure, Method::wording,
                              Method::children, Method::quote, Method::person}) {
        BOOST_TEST((method_named(name_of(method)) == method));
    }
    BOOST_TEST(!outcome_named("lost").has_value());
}

BOOST_AUTO_TEST_SUITE_END()
