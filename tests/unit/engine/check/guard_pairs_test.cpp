#include "engine/check/guard_pairs.hpp"

#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <functional>

#include "samples.hpp"

using namespace phanbien;
using namespace phanbien::check;

BOOST_AUTO_TEST_SUITE(pairs_of_guards)

namespace {

// One state in which each of the conditions guards a transition on the same event. There are
// eighteen flags, a to r, and a count, number.
DefinitionText crowd(const std::vector<std::string>& conditions) {
    auto out = sample("guard-sampled");
    const auto first = out.xml.find("    <transition");
    const auto end = out.xml.find("  </state>");
    std::string transitions;
    for (const auto& condition : conditions) {
        transitions += "<transition event='work.finish' cond='" + condition + "' target='done'/>\n";
    }
    out.xml.replace(first, end - first, transitions);
    out.xml.insert(out.xml.find("  </datamodel>"),
                   "<data id='number' expr='0' pb:type='count'/>\n");
    return out;
}

std::string numbered(int number) {
    return "number == " + std::to_string(number);
}

// 18 flags and a count: more than a million combinations for two of them.
std::string numbered_with_flags(int number) {
    return numbered(number) +
           " &amp;&amp; (a || b || c || d || e || f || g || h || i || j || k || l || m || n || o"
           " || p || q || r)";
}

std::vector<std::string> many(int count, const std::function<std::string(int)>& condition) {
    std::vector<std::string> out;
    for (int number = 0; number < count; ++number) {
        out.push_back(condition(number));
    }
    return out;
}

// Its pairs point into the workflow.
struct Crowd {
    explicit Crowd(const std::vector<std::string>& conditions)
        : definition(crowd(conditions)),
          workflow(dossier::Workflow::read(definition.xml, definition.file_name, "").value()),
          pairs(guard_pairs(Subject(workflow, shipped_office()))) {}

    DefinitionText definition;
    dossier::Workflow workflow;
    GuardPairs pairs;
};

std::vector<Finding> found_by(std::string_view rule, const DefinitionText& definition) {
    auto out = check_definition(definition, shipped_office());
    BOOST_REQUIRE((out.empty() || (out[0].rule != "unreadable" && out[0].rule != "not-scxml")));
    std::erase_if(out, [&](const Finding& it) { return it.rule != rule; });
    return out;
}

int told(const std::vector<Finding>& findings, std::string_view words) {
    return static_cast<int>(std::ranges::count_if(
        findings, [&](const Finding& it) { return it.text.en.find(words) != std::string::npos; }));
}

constexpr std::string_view crowded = "too many pairs of conditions on the same event";

}  // namespace

BOOST_AUTO_TEST_CASE(few_pairs_are_tried_in_full) {
    const Crowd four(many(4, numbered_with_flags));
    const auto& pairs = four.pairs;
    BOOST_TEST(pairs.tried.size() == 6U);
    BOOST_TEST(pairs.tries_max == combinations_max);
    BOOST_TEST(!pairs.first_untried.has_value());
    BOOST_TEST(told(found_by("guard-sampled", four.definition), crowded) == 0);
}

BOOST_AUTO_TEST_CASE(many_pairs_with_few_combinations_are_tried_in_full) {
    const Crowd forty(many(40, numbered));
    const auto& pairs = forty.pairs;
    BOOST_TEST(pairs.tried.size() == 780U);
    BOOST_TEST(pairs.tries_max == combinations_max);
    BOOST_TEST(found_by("guard-sampled", forty.definition).empty());
}

BOOST_AUTO_TEST_CASE(all_pairs_together_have_one_budget) {
    auto conditions = many(40, numbered_with_flags);
    const Crowd forty(conditions);
    const auto& pairs = forty.pairs;
    BOOST_TEST(pairs.tried.size() == 780U);
    BOOST_TEST(pairs.tries_max == 1282U);
    BOOST_TEST(pairs.tries_max * pairs.tried.size() <= overlap_tries_max);

    // The sample still shows what overlaps often, and one note says that it is one.
    conditions.back() = "a || b";
    conditions.front() = "c || d";
    BOOST_TEST(told(found_by("guard-overlap", crowd(conditions)), "both hold when") > 0);
    const auto notes = found_by("guard-sampled", crowd(conditions));
    BOOST_TEST(told(notes, crowded) == 1);
    BOOST_TEST(told(notes, "1282 combinations of values were tried for each") == 1);
}

BOOST_AUTO_TEST_CASE(beyond_the_most_pairs_the_first_untried_one_is_told) {
    const Crowd most(many(142, numbered));  // 142 * 141 / 2 = 10,011
    const auto& pairs = most.pairs;
    BOOST_TEST(pairs.tried.size() == guard_pairs_max);
    BOOST_REQUIRE(pairs.first_untried.has_value());
    BOOST_TEST((*pairs.first_untried)[0]->condition.value() == numbered(130));
    BOOST_TEST((*pairs.first_untried)[1]->condition.value() == numbered(141));
    const auto notes = found_by("guard-sampled", most.definition);
    BOOST_TEST(told(notes, "none was tried, only the first 10000.") == 1);
}

BOOST_AUTO_TEST_SUITE_END()
