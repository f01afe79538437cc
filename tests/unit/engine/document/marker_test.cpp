#include "engine/document/marker.hpp"

#include <boost/test/unit_test.hpp>

using namespace phanbien::document;

BOOST_AUTO_TEST_SUITE(marker)

namespace {

// "article 5 | Tên" for a marker with its rest, "-" for none.
std::string read(std::string_view line, Look look = Look::plain) {
    const auto marker = read_marker(line, look);
    if (!marker) {
        return "-";
    }
    return std::string(name_of(marker->kind)) + " " + marker->number + " | " +
           std::string(line.substr(marker->rest_at));
}

}  // namespace

BOOST_AUTO_TEST_CASE(units) {
    BOOST_TEST(read("Điều 5. Tên điều") == "article 5 | Tên điều");
    BOOST_TEST(read("ĐIỀU 146đ: Tên") == "article 146đ | Tên");
    BOOST_TEST(read("Điều 7") == "article 7 | ");
    BOOST_TEST(read("Chương II") == "chapter II | ");
    BOOST_TEST(read("CHƯƠNG IVa QUY ĐỊNH") == "chapter IVa | QUY ĐỊNH");
    BOOST_TEST(read("Chương 3. Quy định chung") == "chapter 3 | Quy định chung");
    BOOST_TEST(read("Mục 1") == "section 1 | ");
    BOOST_TEST(read("Tiểu mục 2. THỦ TỤC") == "subsection 2 | THỦ TỤC");
    BOOST_TEST(read("Phần thứ nhất") == "part thứ nhất | ");
    BOOST_TEST(read("PHẦN THỨ HAI: CÁC TỘI") == "part thứ hai | CÁC TỘI");
    BOOST_TEST(read("Điều 35.4.LQ.31. Quyền") == "article 35.4.LQ.31 | Quyền");
}

BOOST_AUTO_TEST_CASE(references_are_no_units) {
    BOOST_TEST(read("Điều 5 của Luật này quy định") == "-");
    BOOST_TEST(read("Điều 5 Luật Đất đai", Look::emphasised) == "-");
    BOOST_TEST(read("Điều 1, 2 và 3 Nghị định này") == "-");
    BOOST_TEST(read("Điều lệ Mặt trận") == "-");
    BOOST_TEST(read("Chương trình phối hợp") == "-");
    BOOST_TEST(read("Chương II Luật này quy định") == "-");
    BOOST_TEST(read("Mục tiêu chung") == "-");
    BOOST_TEST(read("Phần lớn cử tri") == "-");
    BOOST_TEST(read("Điều ...") == "-");
}

BOOST_AUTO_TEST_CASE(clauses) {
    BOOST_TEST(read("1. Nội dung") == "clause 1 | Nội dung");
    BOOST_TEST(read("1a. Nội dung") == "clause 1a | Nội dung");
    BOOST_TEST(read("3đ. Nội dung") == "clause 3đ | Nội dung");
    BOOST_TEST(read("12.Nội dung") == "clause 12 | Nội dung");
    BOOST_TEST(read("02. Nội dung") == "clause 2 | Nội dung");
    BOOST_TEST(read("2. 02 ngày trước") == "clause 2 | 02 ngày trước");
}

BOOST_AUTO_TEST_CASE(dates_and_amounts_are_no_clauses) {
    BOOST_TEST(read("30. 4. 1975 là ngày") == "-");
    BOOST_TEST(read("1.500.000 đồng") == "-");
    BOOST_TEST(read("1.1. Tiết") == "-");
    BOOST_TEST(read("2026. Năm") == "-");
    BOOST_TEST(read("15 ngày") == "-");
    BOOST_TEST(read("1/1/2026") == "-");
}

BOOST_AUTO_TEST_CASE(points) {
    BOOST_TEST(read("đ) Nội dung") == "point đ | Nội dung");
    BOOST_TEST(read("a) Nội dung") == "point a | Nội dung");
    BOOST_TEST(read("a1) Nội dung") == "point a1 | Nội dung");
    BOOST_TEST(read("b. Nội dung") == "point b | Nội dung");
    BOOST_TEST(read("A) Nội dung") == "-");
    BOOST_TEST(read("(a) Nội dung") == "-");
    BOOST_TEST(read("a") == "-");
}

BOOST_AUTO_TEST_CASE(annexes) {
    BOOST_TEST(read_annex_marker("PHỤ LỤC II", Look::plain).value().number == "II");
    BOOST_TEST(read_annex_marker("PHỤ LỤC", Look::plain).value().number == "");
    BOOST_TEST(read_annex_marker("Phụ lục 1. BIỂU MẪU", Look::plain).value().number == "1");
    BOOST_TEST(!read_annex_marker("Phụ lục I Nghị định này", Look::plain));
    BOOST_TEST(!read_annex_marker("Phụ lục kèm theo", Look::plain));
}

BOOST_AUTO_TEST_CASE(glued_headings) {
    const std::string_view line = "theo luật định.Chương V";
    const auto found = find_glued_marker(line);
    BOOST_REQUIRE(found);
    BOOST_TEST(line.substr(found->at) == "Chương V");
    BOOST_TEST(find_glued_marker("của tỉnh.Điều 7. Tên điều").value().marker.number == "7");
    BOOST_TEST(!find_glued_marker("theo luật định. Chương V của Luật"));
    BOOST_TEST(!find_glued_marker("Điều 1. Chương trình."));
}

BOOST_AUTO_TEST_SUITE_END()
