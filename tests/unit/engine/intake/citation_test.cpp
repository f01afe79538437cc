#include "engine/intake/citation.hpp"

#include <boost/test/unit_test.hpp>

using namespace phanbien;
using namespace phanbien::intake;

namespace {

Citations sample_citations() {
    return Citations({{"chp_II", "Chương II"},
                      {"chp_II__sec_1", "Mục 1 Chương II"},
                      {"art_5", "Điều 5"},
                      {"art_5__para_2", "Khoản 2 Điều 5"},
                      {"art_5__para_2__point_d", "Điểm d khoản 2 Điều 5"},
                      {"art_5__para_2__point_đ", "Điểm đ khoản 2 Điều 5"},
                      {"art_146đ__para_1a", "Khoản 1a Điều 146đ"},
                      {"preamble", "Phần mở đầu"},
                      {"ann_1__art_1", "Điều 1"},
                      {"art_1", "Điều 1"}});
}

std::string eid_of(const Citation& citation) {
    switch (citation.kind) {
        case Cited::whole:
            return "whole";
        case Cited::unknown:
            return "unknown";
        case Cited::ambiguous:
            return "ambiguous";
        case Cited::provision:
            break;
    }
    return citation.provision.eid;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(citation)

BOOST_AUTO_TEST_CASE(the_parts_stand_in_any_order_and_with_any_marks) {
    const auto citations = sample_citations();
    for (const auto* written : {"khoản 2 Điều 5", "Điều 5 khoản 2", "Điều 5, khoản 2.",
                                "dieu 5 khoan 2", "Khoản 2 của Điều 5", "ĐIỀU 5 – KHOẢN 2"}) {
        BOOST_TEST(eid_of(citations.read(written)) == "art_5__para_2", written);
    }
    BOOST_TEST(eid_of(citations.read("Điều 5 khoản 2 điểm đ")) == "art_5__para_2__point_đ");
    BOOST_TEST(eid_of(citations.read("điểm d khoản 2 Điều 5")) == "art_5__para_2__point_d");
    BOOST_TEST(eid_of(citations.read("Điều 146đ khoản 1a")) == "art_146đ__para_1a");
    BOOST_TEST(eid_of(citations.read("Chương II")) == "chp_II");
    BOOST_TEST(eid_of(citations.read("Mục 1, Chương II")) == "chp_II__sec_1");
}

BOOST_AUTO_TEST_CASE(a_heading_may_follow_and_the_whole_has_many_names) {
    const auto citations = sample_citations();
    BOOST_TEST(eid_of(citations.read("Điều 5. Mức hỗ trợ")) == "art_5");
    BOOST_TEST(eid_of(citations.read("Phần mở đầu")) == "preamble");
    for (const auto* written : {"", "Toàn bộ", "toàn bộ dự thảo", "Góp ý chung", "Vấn đề khác"}) {
        BOOST_TEST(eid_of(citations.read(written)) == "whole", written);
    }
}

BOOST_AUTO_TEST_CASE(what_is_not_there_or_could_be_two_is_not_guessed) {
    const auto citations = sample_citations();
    BOOST_TEST(eid_of(citations.read("Điều 99")) == "unknown");
    BOOST_TEST(eid_of(citations.read("khoản 7 Điều 5")) == "unknown");
    BOOST_TEST(eid_of(citations.read("đoạn cuối")) == "unknown");
    BOOST_TEST(eid_of(citations.read("Điều 1")) == "ambiguous");
    BOOST_TEST(eid_of(citations.read("khoản 2 Điều 5 và chỗ khác")) == "unknown");
}

BOOST_AUTO_TEST_CASE(the_first_one_that_a_sentence_mentions) {
    const auto citations = sample_citations();
    BOOST_TEST(eid_of(citations.mentioned_in("Tại khoản 2 Điều 5, đề nghị nâng mức.")) ==
               "art_5__para_2");
    BOOST_TEST(eid_of(citations.mentioned_in("Tôi nhất trí.")) == "whole");
    BOOST_TEST(eid_of(citations.mentioned_in("Theo Điều 77 thì không rõ.")) == "whole");
}

BOOST_AUTO_TEST_SUITE_END()
