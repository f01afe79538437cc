#include "engine/people/directory.hpp"

#include <array>
#include <boost/test/unit_test.hpp>

#include "tests/unit/engine/people/written_samples.hpp"

using namespace phanbien;
using namespace phanbien::people;
using namespace phanbien::people::samples;

namespace {

std::vector<std::string> ids(const Directory& in, const auto& indices) {
    std::vector<std::string> out;
    for (const auto it : indices) {
        out.push_back(in.at(it).id);
    }
    return out;
}

using Ids = std::vector<std::string>;

std::string superior(const Directory& in, std::string_view post, std::string_view on) {
    const auto found = in.superior_of(in.post(post).value(), day(on));
    return found ? in.at(*found).id : "";
}

// The people of a chain, then who acts; "-" when nobody does.
Ids acting(const Directory& in, std::string_view who, std::string_view post,
           std::string_view matter, std::string_view on) {
    const auto found = in.who_acts(in.person(who).value(), in.post(post).value(), matter, day(on));
    Ids out;
    for (const auto it : found.chain) {
        out.push_back(in.at(in.at(it).from).id);
    }
    out.push_back(found.person ? in.at(*found.person).id : "-");
    return out;
}

}  // namespace

BOOST_AUTO_TEST_CASE(things_are_found_by_their_ids_and_nothing_else) {
    const auto d = read(committee("<person id='an' name='An' account='an.nguyen'/>\n"));
    BOOST_TEST(d.at(d.body("o").value()).vi == "O");
    BOOST_TEST(d.at(d.unit("law").value()).id == "law");
    BOOST_TEST(d.at(d.post("clerk").value()).several);
    BOOST_TEST(d.at(d.person_of_account("an.nguyen").value()).id == "an");
    BOOST_TEST(!d.body("law"));
    BOOST_TEST(!d.person("a"));
    BOOST_TEST(!d.person_of_account(""));
    BOOST_TEST((d.at(d.body_of(d.post("clerk").value())).id == "o"));
    BOOST_TEST(!Directory().person("an"));
}

BOOST_AUTO_TEST_CASE(a_post_is_held_for_a_period_and_only_while_the_post_is_there) {
    const auto d =
        read(office("<unit id='u' vi='U' en='U' until='2026-06-30'>"
                    "<post id='p' vi='P' en='P' role='r'/>"
                    "<post id='q' vi='Q' en='Q' role='r' from='2026-02-01'/></unit>\n",
                    person("a", "<holds post='p' until='2026-03-31'/><holds post='q'/>") +
                        person("b", "<holds post='p' from='2026-04-01'/>")));
    const auto p = d.post("p").value();
    const auto a = d.person("a").value();
    BOOST_TEST((ids(d, d.holders_of(p, day("2026-03-31"))) == Ids{"a"}));
    BOOST_TEST((ids(d, d.holders_of(p, day("2026-04-01"))) == Ids{"b"}));
    BOOST_TEST(d.holders_of(p, day("2026-07-01")).empty());
    BOOST_TEST((ids(d, d.posts_of(a, day("2026-01-31"))) == Ids{"p"}));
    BOOST_TEST((ids(d, d.posts_of(a, day("2026-03-01"))) == Ids{"p", "q"}));
    BOOST_TEST(d.posts_of(a, day("2026-07-01")).empty());
    BOOST_TEST(d.holds(a, p, day("2026-03-31")));
    BOOST_TEST(!d.holds(a, p, day("2026-04-01")));
    BOOST_TEST(!d.holds(d.person("b").value(), p, day("2026-07-01")));
    const auto unit = d.unit("u").value();
    BOOST_TEST((ids(d, d.posts_with_role(unit, "r", day("2026-01-31"))) == Ids{"p"}));
    BOOST_TEST((ids(d, d.posts_with_role(unit, "r", day("2026-02-01"))) == Ids{"p", "q"}));
    BOOST_TEST(d.posts_with_role(unit, "r", day("2026-07-01")).empty());
}

BOOST_AUTO_TEST_CASE(a_role_is_looked_for_in_the_unit_itself_or_in_the_whole_body) {
    const auto d = read(committee(""));
    const auto on = day("2026-01-01");
    BOOST_TEST(d.posts_with_role(d.unit("top").value(), "department_head", on).empty());
    BOOST_TEST(
        (ids(d, d.posts_with_role(d.body("o").value(), "department_head", on)) == Ids{"head"}));
    BOOST_TEST((d.units_of(d.body("o").value()) == PlaceRange{0, 2}));
    BOOST_TEST((d.posts_of(d.body("o").value()) == PlaceRange{0, 4}));
    BOOST_TEST((d.posts_of(d.unit("top").value()) == PlaceRange{0, 2}));
}

BOOST_AUTO_TEST_CASE(the_superior_is_the_one_named_else_the_head_above) {
    const auto d = read(committee(""));
    BOOST_TEST(superior(d, "clerk", "2026-01-01") == "head");
    BOOST_TEST(superior(d, "head", "2026-01-01") == "chair");
    BOOST_TEST(superior(d, "vice", "2026-01-01") == "chair");
    BOOST_TEST(superior(d, "chair", "2026-01-01") == "");
    const auto named = read(office(
        "<unit id='u' vi='U' en='U'><post id='h' vi='H' en='H' role='h' head='yes'/>"
        "<post id='s' vi='S' en='S' role='s' until='2026-01-31'/>"
        "<unit id='w' vi='W' en='W'><post id='p' vi='P' en='P' role='p' superior='s'/></unit>"
        "</unit>",
        ""));
    BOOST_TEST(superior(named, "p", "2026-01-31") == "s");
    BOOST_TEST(superior(named, "p", "2026-02-01") == "h");  // "w" has no head: the unit above it
}

BOOST_AUTO_TEST_CASE(absence_has_its_days_and_tells_its_reason_only_when_asked) {
    const auto d = read(
        committee(person("a", "<away from='2026-03-02' until='2026-03-06' reason='Chữa bệnh'/>")));
    const auto a = d.person("a").value();
    BOOST_TEST(!d.is_away(a, day("2026-03-01")));
    BOOST_TEST(d.is_away(a, day("2026-03-02")));
    BOOST_TEST(d.is_away(a, day("2026-03-06")));
    BOOST_TEST(!d.is_away(a, day("2026-03-07")));
    BOOST_TEST(d.reason_of(AbsenceIndex{0}) == "Chữa bệnh");
}

BOOST_AUTO_TEST_CASE(a_delegation_is_followed_only_while_one_is_away) {
    const auto d =
        read(committee(person("a",
                              "<holds post='chair'/><away from='2026-03-02' until='2026-03-06'/>"
                              "<delegates to='b' from='2026-03-01' until='2026-03-05'/>") +
                       person("b", "<holds post='vice'/>")));
    BOOST_TEST((acting(d, "a", "chair", "m", "2026-03-01") == Ids{"a"}));
    BOOST_TEST((acting(d, "a", "chair", "m", "2026-03-02") == Ids{"a", "b"}));
    BOOST_TEST((acting(d, "a", "chair", "m", "2026-03-06") == Ids{"-"}));
    BOOST_TEST((acting(d, "b", "vice", "m", "2026-03-02") == Ids{"b"}));
}

BOOST_AUTO_TEST_CASE(a_chain_goes_on_until_somebody_is_present) {
    const auto d = read(
        committee(person("a", "<holds post='chair'/><away/><delegates to='b'/>") +
                  person("b", "<holds post='vice'/><away until='2026-03-05'/><delegates to='c'/>") +
                  person("c", "<holds post='head'/>")));
    BOOST_TEST((acting(d, "a", "chair", "m", "2026-03-05") == Ids{"a", "b", "c"}));
    BOOST_TEST((acting(d, "a", "chair", "m", "2026-03-06") == Ids{"a", "b"}));
}

BOOST_AUTO_TEST_CASE(always_hands_over_while_present_and_falls_back_when_nobody_is_there) {
    const auto d = read(
        committee(person("a", "<holds post='chair'/><delegates to='b' when='always'/>") +
                  person("b", "<holds post='vice'/><away from='2026-03-02' until='2026-03-06'/>")));
    BOOST_TEST((acting(d, "a", "chair", "m", "2026-03-01") == Ids{"a", "b"}));
    BOOST_TEST((acting(d, "a", "chair", "m", "2026-03-02") == Ids{"a"}));
}

BOOST_AUTO_TEST_CASE(the_delegation_that_says_most_goes_first) {
    const auto d = read(
        committee(person("a",
                         "<holds post='chair'/><holds post='vice'/><away/><delegates to='b'/>"
                         "<delegates to='c' matters='m n'/><delegates to='e' post='chair'/>"
                         "<delegates to='f' post='chair' matters='m'/>") +
                  person("b", "<holds post='clerk'/>") + person("c", "<holds post='clerk'/>") +
                  person("e", "<holds post='clerk'/>") + person("f", "<holds post='clerk'/>")));
    const std::string_view on = "2026-01-01";
    BOOST_TEST((acting(d, "a", "chair", "m", on) == Ids{"a", "f"}));
    BOOST_TEST((acting(d, "a", "chair", "n", on) == Ids{"a", "e"}));
    BOOST_TEST((acting(d, "a", "vice", "n", on) == Ids{"a", "c"}));
    BOOST_TEST((acting(d, "a", "vice", "x", on) == Ids{"a", "b"}));
    const auto listed =
        d.delegations_in_force(d.person("a").value(), d.post("chair").value(), "m", day(on));
    BOOST_TEST(listed.size() == 4U);
}

BOOST_AUTO_TEST_CASE(a_chain_without_anybody_present_gives_way_to_the_next) {
    const auto d =
        read(committee(person("a",
                              "<holds post='chair'/><away/><delegates to='b' post='chair'/>"
                              "<delegates to='c'/>") +
                       person("b", "<holds post='vice'/><away until='2026-01-31'/>") +
                       person("c", "<holds post='head'/>")));
    BOOST_TEST((acting(d, "a", "chair", "m", "2026-01-31") == Ids{"a", "c"}));
    BOOST_TEST((acting(d, "a", "chair", "m", "2026-02-01") == Ids{"a", "b"}));
}

// "a", "a>b", "a>b>c": who may act and by which chain.
Ids all_acting(const Directory& in, HandingOn handing_on, std::string_view on,
               std::span<const Absence> supposed = {}) {
    Ids out;
    for (const auto& it : in.all_who_may_act(in.person("a").value(), in.post("chair").value(), "m",
                                             day(on), handing_on, supposed)) {
        std::string way;
        for (const auto each : it.chain) {
            way += in.at(in.at(each).from).id + ">";
        }
        out.push_back(way + in.at(*it.person).id);
    }
    return out;
}

BOOST_AUTO_TEST_CASE(all_who_may_act_are_those_to_whom_it_is_handed_on) {
    const auto d =
        read(committee(person("a",
                              "<holds post='chair'/><away from='2026-03-02' until='2026-03-06'/>"
                              "<delegates to='b'/><delegates to='c' when='always'/>") +
                       person("b", "<holds post='vice'/><delegates to='e'/><delegates to='c'/>") +
                       person("c", "<holds post='head'/>") + person("e", "<holds post='clerk'/>")));
    BOOST_TEST((all_acting(d, HandingOn::as_things_are, "2026-03-01") == Ids{"a", "a>c"}));
    BOOST_TEST((all_acting(d, HandingOn::as_things_are, "2026-03-02") == Ids{"a", "a>b", "a>c"}));
    BOOST_TEST(
        (all_acting(d, HandingOn::in_any_case, "2026-03-01") == Ids{"a", "a>b", "a>c", "a>b>e"}));
    const std::array<Absence, 2> supposed{
        {{.person = d.person("a").value(),
          .validity = {day("2026-03-01"), day("2026-03-01")},
          .line = {}},
         {.person = d.person("b").value(), .validity = {day("2026-03-01"), {}}, .line = {}}}};
    BOOST_TEST((all_acting(d, HandingOn::as_things_are, "2026-03-01", supposed) ==
                Ids{"a", "a>b", "a>c", "a>b>e"}));
}

BOOST_AUTO_TEST_CASE(a_supposed_absence_counts_as_one_and_only_for_whom_it_is_supposed) {
    const auto d = read(committee(person("a", "<holds post='chair'/><delegates to='b'/>") +
                                  person("b", "<holds post='vice'/>")));
    const auto a = d.person("a").value();
    const auto b = d.person("b").value();
    const std::array<Absence, 1> supposed{
        {{.person = a, .validity = {day("2026-03-02"), day("2026-03-06")}, .line = {}}}};
    BOOST_TEST(!d.is_away(a, day("2026-03-01"), supposed));
    BOOST_TEST(d.is_away(a, day("2026-03-02"), supposed));
    BOOST_TEST(!d.is_away(b, day("2026-03-02"), supposed));
    BOOST_TEST(!d.is_away(a, day("2026-03-02")));
    const auto acting = d.who_acts(a, d.post("chair").value(), "m", day("2026-03-02"), supposed);
    BOOST_TEST((acting.person == b));
}

BOOST_AUTO_TEST_CASE(a_chain_longer_than_the_limit_ends_in_nobody) {
    const auto chain = [](std::size_t links) {
        std::string people;
        for (std::size_t i = 0; i < links; ++i) {
            people +=
                person("p" + std::to_string(i), "<holds post='clerk'/><away/><delegates to='p" +
                                                    std::to_string(i + 1) + "'/>");
        }
        return read(
            committee(people + person("p" + std::to_string(links), "<holds post='clerk'/>")));
    };
    const auto ends = [](const Directory& d) {
        const auto found =
            d.who_acts(PersonIndex{0}, d.post("clerk").value(), "m", day("2026-01-01"));
        return found.person.has_value();
    };
    BOOST_TEST(ends(chain(delegation_chain_max)));
    BOOST_TEST(!ends(chain(delegation_chain_max + 1)));
}

BOOST_AUTO_TEST_CASE(bodies_follow_one_another_through_several_mergers) {
    const auto body = [](const std::string& id, const std::string& days, const std::string& in) {
        return "<organisation id='" + id + "' vi='x' en='x' kind='front' level='province' " + days +
               ">" + in + "</organisation>\n";
    };
    const auto d =
        read(directory(body("a", "until='2008-07-31'", "") + body("b", "until='2008-07-31'", "") +
                       body("c", "from='2008-08-01' until='2025-06-30'",
                            "<predecessor id='a'/><predecessor id='b'/>") +
                       body("e", "from='2025-07-01'", "<predecessor id='c'/>")));
    const auto at = [&](std::string_view id) { return d.body(id).value(); };
    BOOST_TEST((ids(d, d.predecessors_of(at("e"))) == Ids{"c", "a", "b"}));
    BOOST_TEST((ids(d, d.successors_of(at("a"))) == Ids{"c", "e"}));
    BOOST_TEST(d.predecessors_of(at("a")).empty());
}

BOOST_AUTO_TEST_CASE(what_a_change_of_one_person_touches_is_at_hand) {
    const auto d = read(committee(person("a",
                                         "<holds post='chair'/><away from='2026-01-01'/>"
                                         "<delegates to='b'/>") +
                                  person("b", "<holds post='vice'/><holds post='clerk'/>")));
    const auto b = d.person("b").value();
    BOOST_TEST((d.tenures_of(b) == PlaceRange{1, 3}));
    BOOST_TEST(d.delegations_to(b).size() == 1U);
    BOOST_TEST((d.delegations_from(d.person("a").value()) == PlaceRange{0, 1}));
    BOOST_TEST((d.absences_of(d.person("a").value()) == PlaceRange{0, 1}));
    BOOST_TEST(d.tenures_of(d.post("clerk").value()).size() == 1U);
}
