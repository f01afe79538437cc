// Printed lines put together again. A page here is 600 by 800 points, its text from 100 to 500.
#include "adapters/pdf/layout.hpp"

#include <boost/test/unit_test.hpp>

using namespace phanbien;

BOOST_AUTO_TEST_SUITE(layout)

namespace {

constexpr double letter_width = 5;

std::string place(double left, double top, double right) {
    return " xMin='" + std::to_string(left) + "' yMin='" + std::to_string(top) + "' xMax='" +
           std::to_string(right) + "' yMax='" + std::to_string(top + 12) + "'";
}

// A line that ends at `right`, its words spread evenly enough for what is tested.
std::string line(const std::string& text, double left, double top, double right) {
    std::string words;
    double at = left;
    for (std::size_t from = 0; from < text.size();) {
        const auto end = std::min(text.find(' ', from), text.size());
        const double width = letter_width * static_cast<double>(end - from);
        const double stop = end == text.size() ? std::max(right, at + 1) : at + width;
        words += "<word" + place(at, top, stop) + ">" + text.substr(from, end - from) + "</word>";
        at += width + letter_width;
        from = end + 1;
    }
    return "<line" + place(left, top, right) + ">" + words + "</line>";
}

std::string page(const std::string& lines) {
    return "<page width='600' height='800'><flow><block>" + lines + "</block></flow></page>";
}

Result<document::Flow> read(const std::string& pages) {
    return pdf::read_layout("<html><head><title>t</title></head><body><doc>" + pages +
                            "</doc></body></html>");
}

std::string texts(const std::string& pages) {
    const auto flow = read(pages);
    BOOST_REQUIRE_MESSAGE(flow.has_value(), flow.error().en);
    std::string out;
    for (const auto& item : flow->items) {
        out += (out.empty() ? "" : "|") + std::get<document::Paragraph>(item).text;
    }
    return out;
}

}  // namespace

BOOST_AUTO_TEST_CASE(paragraphs_with_an_indent) {
    BOOST_TEST(texts(page(line("1. Dong dau rat dai", 120, 100, 500) +
                          line("2. tiep theo cua cau", 100, 116, 500) +
                          line("het.", 100, 132, 130) + line("2. Khoan hai dai", 120, 148, 500) +
                          line("het hai.", 100, 164, 200) + line("3. Khoan ba", 120, 180, 220))) ==
               "1. Dong dau rat dai 2. tiep theo cua cau het.|2. Khoan hai dai het hai.|3. Khoan "
               "ba");
}

BOOST_AUTO_TEST_CASE(paragraphs_without_an_indent) {
    BOOST_TEST(
        texts(page(line("1. Dong dau rat dai", 100, 100, 500) +
                   line("tiep theo den het.", 100, 116, 500) + line("2. Khoan hai", 100, 132, 500) +
                   line("het.", 100, 148, 130) + line("Doan moi", 100, 190, 200))) ==
        "1. Dong dau rat dai tiep theo den het.|2. Khoan hai het.|Doan moi");
}

BOOST_AUTO_TEST_CASE(a_paragraph_goes_on_over_the_page) {
    BOOST_TEST(
        texts(page(line("mot hai ba", 100, 100, 500) + line("bon", 100, 116, 150) +
                   line("nam sau bay tam", 100, 700, 500) + line("2", 298, 770, 304)) +
              page(line("- 3 -", 290, 20, 310) + line("chin muoi muoi mot", 100, 100, 300))) ==
        "mot hai ba bon|nam sau bay tam chin muoi muoi mot");
}

BOOST_AUTO_TEST_CASE(centred_lines_stand_alone) {
    const auto flow =
        read(page(line("Chuong I", 275, 80, 325) + line("QUY DINH", 260, 96, 340) +
                  line("mot hai ba", 100, 120, 500) + line("bon nam sau", 100, 136, 500)));
    BOOST_REQUIRE(flow.has_value());
    BOOST_REQUIRE(flow->items.size() == 3U);
    BOOST_TEST(std::get<document::Paragraph>(flow->items[0]).centred);
    BOOST_TEST(flow->warnings.at(0).code == "pdf.from_layout");
}

BOOST_AUTO_TEST_CASE(letters_of_two_fonts_are_one_word) {
    const auto split = "<line" + place(100, 100, 500) + "><word" + place(100, 100, 110) +
                       ">Đi</word><word" + place(110.1, 100, 120) + ">ề</word><word" +
                       place(120, 100, 130) + ">u</word><word" + place(134, 100, 500) +
                       ">1. Phạm vi điều chỉnh của luật</word></line>";
    BOOST_TEST(texts(page(split)) == "Điều 1. Phạm vi điều chỉnh của luật");
}

BOOST_AUTO_TEST_CASE(pages_without_words_are_a_scan) {
    BOOST_TEST(read(page("") + page("") + page(line("x", 100, 100, 110))).error().code ==
               "pdf.scanned");
    BOOST_TEST(read(page("")).error().vi.find("1 trang") != std::string::npos);
    BOOST_TEST(pdf::read_layout("<!DOCTYPE html><html/>").error().code == "draft.hostile_xml");
}

BOOST_AUTO_TEST_SUITE_END()
