#include "engine/people/directory_diff.hpp"

#include <boost/test/unit_test.hpp>

#include "tests/unit/engine/people/written_samples.hpp"

using namespace phanbien;
using namespace phanbien::people;
using namespace phanbien::people::samples;

namespace {

using Lines = std::vector<std::string>;

Lines changes(const std::string& before, const std::string& after) {
    Lines said_of;
    for (const auto& it : diff(read(before), read(after))) {
        const auto sentence = said(it);
        BOOST_TEST(!sentence.vi.empty());
        said_of.push_back(std::to_string(it.line.number) + " " + sentence.en);
    }
    return said_of;
}

void check(const std::string& before, const std::string& after, const Lines& wanted) {
    const auto found = changes(before, after);
    BOOST_CHECK_EQUAL_COLLECTIONS(found.begin(), found.end(), wanted.begin(), wanted.end());
}

std::string body(const std::string& rest, const std::string& inside = "") {
    return directory("<organisation id='b' vi='B' en='B' " + rest + ">" + inside +
                     "</organisation>\n");
}

}  // namespace

BOOST_AUTO_TEST_CASE(a_directory_does_not_differ_from_itself_in_another_order) {
    const auto a = person("a", "<holds post='chair'/><holds post='clerk'/>");
    const auto b = person("b", "<away reason='x'/>");
    check(committee(a + b), committee(a + b), {});
    check(committee(a + b), committee(b + a), {});
}

BOOST_AUTO_TEST_CASE(what_comes_and_goes_is_named) {
    check(committee(""), committee(person("a", "<holds post='chair'/>")),
          {"12 Adds “a”.", "12 Adds the post “chair” of “a”."});
    check(committee(person("a", "<away/>")), committee(""),
          {"12 Removes “a” altogether.", "12 Removes an absence of “a” altogether."});
    const std::string d = "<delegates to='a' post='vice'/>";
    check(committee(person("a", "<holds post='chair'/>") + person("b", "<holds post='vice'/>")),
          committee(person("a", "<holds post='chair'/>") + person("b", "<holds post='vice'/>" + d)),
          {"13 Adds the delegation from “b” to “a” in the post “vice”."});
}

BOOST_AUTO_TEST_CASE(an_end_is_no_removal) {
    check(committee(person("a", "<holds post='chair'/>")),
          committee(person("a", "<holds post='chair' until='2026-06-30'/>") +
                    person("b", "<holds post='chair' from='2026-07-01'/>")),
          {"13 Adds “b”.", "12 The post “chair” of “a” ends on 2026-06-30.",
           "13 Adds the post “chair” of “b”."});
    const auto changed = diff(read(body("kind='front' level='province'")),
                              read(body("kind='front' level='province' until='2025-06-30'")));
    BOOST_REQUIRE_EQUAL(changed.size(), 1U);
    BOOST_TEST((changed[0].kind == ChangeKind::ended));
    BOOST_TEST(said(changed[0]).vi == "Cơ quan “b” kết thúc ngày 30/6/2025.");
}

BOOST_AUTO_TEST_CASE(a_changed_member_says_from_what_to_what) {
    check(body("kind='front' level='province'"),
          body("kind='member' level='central'",
               "<code scheme='qd20-2020' text='H53' from='2026-01-01'/>"),
          {"2 The organisation “b”: the kind changes from “front” to “member”.",
           "2 The organisation “b”: the level changes from “province” to “central”.",
           "2 The organisation “b”: the list of codes changes from (nothing) to “qd20-2020 H53 "
           "2026-01-01…”."});
    const auto post = [](const std::string& rest) {
        return office("<unit id='u' vi='U' en='U'><post id='p' role='r' " + rest +
                          "/><post id='q' vi='Q' en='Q' role='r'/></unit>\n"
                          "<unit id='v' vi='V' en='V'/>",
                      "");
    };
    check(post("vi='A' en='A'"), post("vi='Ă' en='A' head='yes' holders='several'"),
          {"3 The post “p”: the Vietnamese name changes from “A” to “Ă”.",
           "3 The post “p”: being head changes from “no” to “yes”.",
           "3 The post “p”: the number of holders changes from “one” to “several”."});
    check(post("vi='A' en='A'"), post("vi='A' en='A' superior='q' from='2026-01-01'"),
          {"3 The post “p”: the first day changes from (nothing) to 2026-01-01.",
           "3 The post “p”: the superior changes from (nothing) to “q”."});
    check(committee("<person id='a' name='A'/>"),
          committee("<person id='a' name='B' account='a'/>"),
          {"12 “a”: the name changes from “A” to “B”.",
           "12 “a”: the account changes from (nothing) to “a”."});
}

BOOST_AUTO_TEST_CASE(a_unit_that_moves_says_where_to) {
    const std::string inner = "<unit id='v' vi='V' en='V'/>";
    check(office("<unit id='u' vi='U' en='U'>" + inner + "</unit>", ""),
          office("<unit id='u' vi='U' en='U'/>" + inner, ""),
          {"3 The unit “v”: the unit changes from “u” to (nothing)."});
}

BOOST_AUTO_TEST_CASE(reasons_are_never_told) {
    const auto away = [](const std::string& reason) {
        return committee(person("a", "<away from='2026-01-01' reason='" + reason + "'/>"));
    };
    check(away("flu"), away("court"), {"12 An absence of “a”: the reason changes."});
    for (const auto& it : diff(read(away("flu")), read(away("court")))) {
        BOOST_TEST(it.before + it.after == "");
    }
}

BOOST_AUTO_TEST_CASE(of_several_periods_those_with_the_same_first_day_belong_together) {
    const auto times = [](const std::string& inside) { return committee(person("a", inside)); };
    check(times("<away from='2026-01-01' until='2026-01-05'/>"
                "<away from='2026-03-01' until='2026-03-05'/>"),
          times("<away from='2026-02-01' until='2026-02-02'/>"
                "<away from='2026-03-01' until='2026-03-09'/>"
                "<away from='2026-04-01' until='2026-04-02'/>"),
          {"12 An absence of “a”: the last day changes from 2026-03-05 to 2026-03-09.",
           "12 An absence of “a”: the first day changes from 2026-01-01 to 2026-02-01.",
           "12 An absence of “a”: the last day changes from 2026-01-05 to 2026-02-02.",
           "12 Adds an absence of “a”."});
}

BOOST_AUTO_TEST_CASE(delegations_say_what_becomes_of_them) {
    const auto gives = [](const std::string& how) {
        return committee(person("a", "<holds post='chair'/><delegates to='b' " + how + "/>") +
                         person("b", "<holds post='vice'/>"));
    };
    check(gives(""), gives("matters='m' when='always' until='2026-01-31'"),
          {"12 The delegation from “a” to “b” ends on 2026-01-31.",
           "12 The delegation from “a” to “b”: the list of matters changes from (nothing) to “m”.",
           "12 The delegation from “a” to “b”: the condition changes from “away” to “always”."});
    const auto changed = diff(read(gives("")), read(gives("until='2026-01-31'")));
    BOOST_TEST(said(changed.at(0)).vi == "Ủy quyền của “a” cho “b” kết thúc ngày 31/1/2026.");
}
