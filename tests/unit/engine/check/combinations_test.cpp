#include "engine/check/combinations.hpp"

#include <boost/json/serialize.hpp>
#include <boost/test/unit_test.hpp>
#include <set>

#include "samples.hpp"

using namespace phanbien;
using namespace phanbien::check;
using statechart::Expression;

BOOST_AUTO_TEST_SUITE(combinations)

namespace {

Domain flags() {
    return {.samples = {boost::json::value(false), boost::json::value(true)}};
}

Variable data(const std::string& name) {
    return {VariableKind::data, name};
}

std::size_t count_of(Combinations& combinations) {
    std::size_t count = 0;
    combinations.find([&](const statechart::Surroundings&) {
        ++count;
        return false;
    });
    return count;
}

std::string texts_of(const Domain& domain) {
    std::string out;
    for (const auto& sample : domain.samples) {
        out += (sample ? boost::json::serialize(*sample) : "absent") + " ";
    }
    return out;
}

}  // namespace

BOOST_AUTO_TEST_CASE(every_combination_is_tried_once) {
    Combinations three({{data("a"), flags()}, {data("b"), flags()}, {data("c"), flags()}});
    std::set<std::string> seen;
    three.find([&](const statechart::Surroundings&) {
        seen.insert(three.witness());
        return false;
    });
    BOOST_TEST(seen.size() == 8U);
    BOOST_TEST(count_of(three) == 8U);
    BOOST_TEST(!three.sampled());
}

BOOST_AUTO_TEST_CASE(what_is_found_can_be_told) {
    const auto both = Expression::parse("a && _event.data.x === undefined && In('s')").value();
    Combinations some(
        {{data("a"), flags()},
         {{VariableKind::event_member, "x"}, {.samples = {boost::json::value("v"), std::nullopt}}},
         {{VariableKind::in_state, "s"}, flags()}});
    BOOST_TEST(some.find(
        [&](const statechart::Surroundings& it) { return statechart::holds(both, it).value(); }));
    BOOST_TEST(some.witness() == "a = true, _event.data.x = undefined, In('s') = true");
}

BOOST_AUTO_TEST_CASE(too_many_are_sampled_by_a_fixed_seed) {
    std::map<Variable, Domain> many;
    for (char name = 'a'; name <= 'r'; ++name) {
        many[data(std::string(1, name))] = flags();
    }
    Combinations combinations(many);
    BOOST_TEST(combinations.sampled());
    BOOST_TEST(count_of(combinations) == combinations_max);
    const auto tenth = [](Combinations& of) {
        int count = 0;
        of.find([&](const statechart::Surroundings&) { return ++count == 10; });
        return of.witness();
    };
    Combinations again(many);
    BOOST_TEST(tenth(combinations) == tenth(again));
}

BOOST_AUTO_TEST_CASE(a_smaller_share_is_sampled_more_thinly) {
    const std::map<Variable, Domain> eight{
        {data("a"), flags()}, {data("b"), flags()}, {data("c"), flags()}};
    Combinations all(eight, 8);
    BOOST_TEST(!all.sampled());
    BOOST_TEST(all.tries() == 8U);
    Combinations some(eight, 7);
    BOOST_TEST(some.sampled());
    BOOST_TEST(some.tries() == 7U);
    BOOST_TEST(count_of(some) == 7U);
}

BOOST_AUTO_TEST_CASE(no_variable_is_one_combination) {
    Combinations none({});
    BOOST_TEST(count_of(none) == 1U);
    BOOST_TEST(none.witness().empty());
}

BOOST_AUTO_TEST_CASE(numbers_are_tried_around_what_they_are_compared_with) {
    const auto text = sample("sound");
    const auto workflow = dossier::Workflow::read(text.xml, text.file_name, "").value();
    const std::vector<statechart::Constant> fifteen{15.0};
    BOOST_TEST(texts_of(domain_of({.type = dossier::DataType::count}, workflow, fifteen)) ==
               "0 1 2 14 15 16 ");
    BOOST_TEST(texts_of(domain_of({.type = dossier::DataType::count, .min = 2, .max = 15}, workflow,
                                  fifteen)) == "2 14 15 ");
    BOOST_TEST(texts_of(domain_of({.type = dossier::DataType::flag, .may_be_absent = true},
                                  workflow, {})) == "false true absent ");
    BOOST_TEST(!domain_of({}, workflow, fifteen).declared);
}

BOOST_AUTO_TEST_CASE(comparisons_are_seen_from_both_sides) {
    const auto guard =
        Expression::parse("count >= 3 && 'a' == _event.data.kind || -1 < days").value();
    const auto found = comparisons_in(guard);
    BOOST_REQUIRE(found.size() == 3U);
    BOOST_TEST(written(found[0].variable) == "count");
    BOOST_TEST(std::get<double>(found[0].constant) == 3.0);
    BOOST_TEST(written(found[1].variable) == "_event.data.kind");
    BOOST_TEST(std::get<std::string>(found[1].constant) == "a");
    BOOST_TEST(std::get<double>(found[2].constant) == -1.0);
}

BOOST_AUTO_TEST_SUITE_END()
