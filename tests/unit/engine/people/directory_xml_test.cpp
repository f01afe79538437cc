#include "engine/people/directory_xml.hpp"

#include <boost/test/unit_test.hpp>
#include <fstream>
#include <iterator>

#include "tests/unit/engine/people/written_samples.hpp"
#include "tests/unit/places.hpp"

using namespace phanbien;
using namespace phanbien::people;
using namespace phanbien::people::samples;

namespace {

std::string shipped() {
    std::ifstream file(tests::source_folder() / "workflows/organisations/tinh-mau.xml");
    return {std::istreambuf_iterator<char>{file}, {}};
}

// Every mistake on a line: "d.xml:2 There cannot be …".
std::string refusal(const std::string& xml) {
    const auto made = read_directory(xml, "d.xml");
    if (made) {
        return "";
    }
    const Problem problem = made.error();
    BOOST_TEST(problem.code == "directory.invalid");
    std::string all;
    for (const auto& it : problem.fields) {
        BOOST_TEST(!it.vi.empty());
        all += it.pointer + " " + it.en + "\n";
    }
    return all;
}

void check_refusal(const std::string& xml, std::string_view wanted) {
    const auto said = refusal(xml);
    BOOST_TEST(said.find(wanted) != std::string::npos, "“" << wanted << "” is not in: " << said);
}

}  // namespace

BOOST_AUTO_TEST_CASE(the_sample_province_is_read_whole) {
    const auto d = read(shipped());
    const auto on = day("2026-12-08");
    std::size_t communes = 0;
    for (const auto& it : d.bodies()) {
        communes += it.level == Level::commune && it.validity.holds_on(on) ? 1 : 0;
    }
    BOOST_TEST(communes == 30U);
    const auto front = d.body("mttq-tinh").value();
    const auto units = d.units_of(front);
    BOOST_TEST(units.end - units.begin == 5U);
    BOOST_TEST(d.predecessors_of(front).size() == 2U);
    // Every post of the present has a holder.
    for (std::uint32_t i = 0; i < d.posts().size(); ++i) {
        BOOST_TEST(!d.holders_of(PostIndex{i}, on).empty(), d.posts()[i].id << " has no holder");
    }
    // The chain of two: the chair is away, the standing vice chair hands reviews on.
    const auto chair = d.holders_of(d.post("chu-tich").value(), on).at(0);
    const auto acts = d.who_acts(chair, d.post("chu-tich").value(), "phan-bien", on);
    BOOST_TEST(acts.chain.size() == 2U);
    BOOST_TEST(d.holds(acts.person.value(), d.post("pct-dan-chu").value(), on));
    const auto others = d.who_acts(chair, d.post("chu-tich").value(), "giam-sat", on);
    BOOST_TEST(others.chain.size() == 1U);
    const auto chief = d.holders_of(d.post("chanh-vp").value(), on).at(0);
    BOOST_TEST(d.posts_of(chief, on).size() == 2U);
}

BOOST_AUTO_TEST_CASE(what_is_written_reads_as_the_same_and_writes_the_same) {
    const auto everything = office(
        "<code scheme='qd20-2020' text='Z01.1' from='2026-01-01'/>"
        "<code scheme='edxml-2016' text='000.00.21.H53' until='2025-12-31'/>"
        "<unit id='u' vi='&lt;U&gt; &amp; “Ủ”' en='U' from='2025-07-01'>"
        "<post id='p' vi='P' en='P' role='r' head='yes' until='2030-01-01'/>"
        "<post id='q' vi='Q' en='Q' role='r' holders='several' superior='p'/>"
        "<unit id='v' vi='V' en='V'><unit id='x' vi='X' en='X'/></unit>"
        "<unit id='w' vi='W' en='W'/></unit>",
        "<person id='b' name='B &quot;b&quot;' account='b.b'><holds post='q' from='2026-01-01'/>"
        "<holds post='p'/><away from='2026-02-01' until='2026-02-03' reason='Việc riêng'/>"
        "<delegates to='a' post='p' matters='m  n' when='always' until='2026-03-01'/>"
        "<delegates to='a'/></person><person id='a' name='A'><holds post='q'/></person>");
    for (const auto& xml : {shipped(), everything, directory("")}) {
        const auto first = read(xml);
        const auto text = write_directory(first, Reasons::told);
        const auto again = read(text);
        BOOST_TEST((again == first));
        BOOST_TEST(write_directory(again, Reasons::told) == text);
    }
}

BOOST_AUTO_TEST_CASE(reasons_stay_behind_unless_asked_for) {
    const auto d = read(committee(person("a", "<away from='2026-01-01' reason='Chữa bệnh'/>")));
    BOOST_TEST(write_directory(d).find("Chữa bệnh") == std::string::npos);
    BOOST_TEST(write_directory(d).find("<away from=\"2026-01-01\" />") != std::string::npos);
    BOOST_TEST(write_directory(d, Reasons::told).find("Chữa bệnh") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_prefix_is_as_good_as_none_and_comments_do_not_count) {
    const auto d = read(
        "<?xml version='1.0'?><!-- a --><o:directory xmlns:o='urn:phanbien:organisation:1' "
        "xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance' xsi:schemaLocation='x y' "
        "vi='a' en='b'><!-- c --><o:person id='a' name='A'/></o:directory>");
    BOOST_TEST(d.people().size() == 1U);
}

BOOST_AUTO_TEST_CASE(what_is_no_directory_is_refused_with_its_line) {
    check_refusal("<directory", "d.xml:1 The file is not well-formed XML");
    check_refusal("", "d.xml:1 The file is not well-formed XML");
    check_refusal("<directory vi='a' en='b'/>", "d.xml:1 This is not a directory.");
    check_refusal("<office xmlns='urn:phanbien:organisation:1'/>", "This is not a directory.");
    check_refusal("\n<o:directory xmlns='urn:phanbien:organisation:1' vi='a' en='b'/>",
                  "d.xml:2 This is not a directory.");
    check_refusal("<!DOCTYPE d [<!ENTITY a 'b'>]>\n" + directory(""),
                  "d.xml:1 A DOCTYPE is not accepted.");
    check_refusal(directory("\xff"), "d.xml:2 There is a byte that is no UTF-8");
    check_refusal(directory("\xc3"), "no UTF-8");
    check_refusal(directory(std::string("a\0b", 3)), "d.xml:2 There is a byte that is no UTF-8");
    check_refusal(directory("\xed\xa0\x80"), "no UTF-8");
}

BOOST_AUTO_TEST_CASE(entities_other_than_those_of_xml_are_never_expanded) {
    const auto d = read(directory("<person id='a' name='&a;&lt;'/>"));
    BOOST_TEST(d.people()[0].name == "&a;<");
}

BOOST_AUTO_TEST_CASE(what_is_not_known_is_refused_with_its_line) {
    check_refusal(directory("<firm/>"), "d.xml:2 There cannot be <firm> inside <directory>.");
    check_refusal(directory("hello"), "There cannot be text inside <directory>.");
    check_refusal(directory("\n<person id='a' name='A' age='5'/>"),
                  "d.xml:3 There is no such attribute: age (<person>).");
    check_refusal(directory("<person id='a' id='b' name='A'/>"),
                  "An attribute is written twice: id (<person>).");
    check_refusal(directory("<person xmlns='urn:other' id='a' name='A'/>"),
                  "There is no such attribute: xmlns (<person>).");
    check_refusal(directory(person("a", "<person id='b' name='B'/>")),
                  "There cannot be <person> inside <person>.");
}

BOOST_AUTO_TEST_CASE(values_are_of_their_kind) {
    check_refusal(directory("<organisation id='o' vi='O' en='O' kind='firm' level='province'/>"),
                  "This value cannot be used: kind=“firm”. Write front | member | state_body");
    check_refusal(directory("<organisation id='o' vi='O' en='O' kind='front'/>"),
                  "level=“”. Write central | province | district | commune.");
    check_refusal(committee(person("a", "<holds post='chair' from='1/7/2025'/>")),
                  "This value cannot be used: from=“1/7/2025”. Write 2025-07-01.");
    check_refusal(committee(person("a", "<holds post='chair' until='2026-02-29'/>")),
                  "until=“2026-02-29”");
    check_refusal(office("<unit id='u' vi='U' en='U'><post id='p' vi='P' en='P' role='r' "
                         "head='true'/></unit>",
                         ""),
                  "head=“true”. Write no | yes.");
}

BOOST_AUTO_TEST_CASE(size_and_depth_have_limits) {
    const auto large = read_directory(directory(std::string(directory_bytes_max, ' ')), "d.xml");
    BOOST_TEST((large.has_error() && Problem(large.error()).code == "directory.too_large"));
    std::string attributes;
    for (int i = 0; i < 100'000; ++i) {
        attributes += " a" + std::to_string(i) + "=''";
    }
    check_refusal(directory("<person id='a' name='A'" + attributes + "/>"),
                  "d.xml:2 This element has more than 20 attributes.");
    std::string many;
    for (std::size_t i = 0; i <= 2 * elements_max; ++i) {
        many += "<a/>";
    }
    check_refusal(directory(many), "has more than 1,000,000 elements");
    check_refusal(directory(many.substr(0, 4 * elements_max)), "has more than 1,000,000 elements");
    std::string open;
    std::string close;
    for (int i = 0; i < 100'000; ++i) {
        open += "<unit>";
        close += "</unit>";
    }
    check_refusal(office(open + close, ""), "nested more than 32 levels deep");
    open.clear();
    close.clear();
    for (int i = 0; i < 17; ++i) {
        open += "<unit id='u" + std::to_string(i) + "' vi='U' en='U'>";
        close += "</unit>";
    }
    check_refusal(office(open + close, ""), "The unit “u16” lies more than 16 levels deep.");
}
