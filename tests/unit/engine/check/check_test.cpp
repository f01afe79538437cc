#include "engine/check/check.hpp"

#include <boost/test/unit_test.hpp>
#include <regex>
#include <set>

#include "engine/check/rule.hpp"
#include "samples.hpp"

using namespace phanbien;
using namespace phanbien::check;

BOOST_AUTO_TEST_SUITE(definitions)

namespace {

using RuleAt = std::pair<int, std::string>;

// What a sample itself says it has: "<!-- here: dead-end -->" on the line of the finding.
std::set<RuleAt> expected_in(const std::string& xml) {
    static const std::regex mark("<!-- here: ([a-z-]+) -->");
    std::set<RuleAt> out;
    std::istringstream lines(xml);
    int number = 0;
    for (std::string line; std::getline(lines, line);) {
        ++number;
        for (std::sregex_iterator it(line.begin(), line.end(), mark), end; it != end; ++it) {
            out.emplace(number, (*it)[1]);
        }
    }
    return out;
}

std::set<RuleAt> found_in(const std::vector<Finding>& findings) {
    std::set<RuleAt> out;
    for (const auto& finding : findings) {
        out.emplace(finding.line, finding.rule);
    }
    return out;
}

std::string shown(const std::set<RuleAt>& rules) {
    std::string out;
    for (const auto& [line, rule] : rules) {
        out += std::to_string(line) + " " + rule + "; ";
    }
    return out;
}

std::vector<std::filesystem::path> definitions_in(const std::filesystem::path& folder) {
    std::vector<std::filesystem::path> out;
    for (const auto& entry : std::filesystem::directory_iterator(folder)) {
        if (entry.path().extension() == ".scxml") {
            out.push_back(entry.path());
        }
    }
    return out;
}

bool names(const std::vector<Finding>& findings, std::string_view rule) {
    return std::ranges::any_of(findings, [&](const Finding& it) { return it.rule == rule; });
}

// The sample with the event of a transition in other words: `position` counts from the first one.
DefinitionText with_event(const std::string& name, int position, std::string_view event) {
    auto out = sample(name);
    const std::string before = "<transition event=\"";
    auto at = out.xml.find(before);
    for (; position > 0; --position) {
        at = out.xml.find(before, at + 1);
    }
    at += before.size();
    out.xml.replace(at, out.xml.find('"', at) - at, event);
    return out;
}

bool says(const std::vector<Finding>& findings, std::string_view words) {
    return std::ranges::any_of(
        findings, [&](const Finding& it) { return it.text.en.find(words) != std::string::npos; });
}

}  // namespace

BOOST_AUTO_TEST_CASE(each_sample_has_the_findings_it_says_and_no_other) {
    const auto office = shipped_office();
    for (const auto& file : definitions_in(samples_folder())) {
        const auto xml = text_of(file);
        const auto findings = check_definition({file.filename(), xml}, office);
        BOOST_TEST_CONTEXT(file.filename()) {
            BOOST_TEST(shown(found_in(findings)) == shown(expected_in(xml)));
        }
        for (const auto& finding : findings) {
            BOOST_TEST(finding.file == file.filename().string());
            BOOST_TEST((!finding.text.vi.empty() && !finding.text.en.empty()));
            BOOST_TEST((!finding.hint.vi.empty() && !finding.hint.en.empty()));
        }
    }
}

BOOST_AUTO_TEST_CASE(every_rule_has_a_sample_that_fails_it) {
    for (const auto& rule : rules()) {
        const auto file = samples_folder() / (std::string(rule.id) + ".scxml");
        BOOST_REQUIRE_MESSAGE(std::filesystem::exists(file), rule.id);
        const auto expected = expected_in(text_of(file));
        BOOST_TEST(
            std::ranges::any_of(expected, [&](const RuleAt& it) { return it.second == rule.id; }),
            rule.id);
    }
}

BOOST_AUTO_TEST_CASE(the_shipped_procedures_have_no_error) {
    const auto office = shipped_office();
    for (const auto& file : definitions_in(tests::source_folder() / "workflows")) {
        const auto findings = check_definition({file.filename(), text_of(file)}, office);
        for (const auto& finding : findings) {
            BOOST_TEST((finding.severity != Severity::error),
                       file.filename()
                           << ":" << finding.line << " " << finding.rule << " " << finding.text.en);
        }
    }
}

BOOST_AUTO_TEST_CASE(a_finding_names_state_and_event_and_what_to_do) {
    const auto findings = check_definition(sample("guard-overlap"), shipped_office());
    BOOST_REQUIRE(findings.size() == 1U);
    BOOST_TEST(findings[0].state == "work");
    BOOST_TEST(findings[0].event == "work.finish");
    BOOST_TEST(findings[0].text.en.ends_with("both hold when count = 2."));
    BOOST_TEST(findings[0].hint.en == "Make the conditions exclude each other.");
}

BOOST_AUTO_TEST_CASE(an_office_whose_routes_are_not_known_is_not_asked_about_them) {
    auto office = shipped_office();
    office.routes.reset();
    for (const auto* name : {"route-unknown", "route-fact-unknown", "route-fact-missing"}) {
        BOOST_TEST(check_definition(sample(name), office).empty());
    }
}

BOOST_AUTO_TEST_CASE(the_slowest_way_is_counted_in_days) {
    const auto findings = check_definition(sample("deadline-impossible"), shipped_office());
    BOOST_TEST(says(findings, "there are 8 days, but the slowest way there takes 14."));
}

// "a.b", "a.b." and "a.b.*" mean the same, "a" and "*" take it too.
BOOST_AUTO_TEST_CASE(an_event_may_be_written_in_several_ways) {
    const auto office = shipped_office();
    for (const auto* wide :
         {"work.finish", "work.finish.", "work.finish.*", "work", "work.*", "*"}) {
        BOOST_TEST_CONTEXT(wide) {
            BOOST_TEST(names(check_definition(with_event("shadowed-transition", 0, wide), office),
                             "shadowed-transition"));
            BOOST_TEST(names(check_definition(with_event("guard-overlap", 0, wide), office),
                             "guard-overlap"));
            BOOST_TEST(names(check_definition(with_event("guard-overlap", 1, wide), office),
                             "guard-overlap"));
        }
    }
    for (const auto* exact : {"work.finish", "work.finish.", "work.finish.*"}) {
        BOOST_TEST(names(check_definition(with_event("shadowed-transition", 1, exact), office),
                         "shadowed-transition"),
                   exact);
    }
    // It takes what the first one leaves.
    BOOST_TEST(!names(check_definition(with_event("shadowed-transition", 1, "work.*"), office),
                      "shadowed-transition"));
}

BOOST_AUTO_TEST_CASE(two_definitions_with_one_id_and_version_are_told) {
    auto second = sample("sound");
    second.file_name = "second.scxml";
    const std::vector both{sample("sound"), second};
    const auto findings = check_definitions(both, shipped_office());
    BOOST_REQUIRE(findings.size() == 1U);
    BOOST_TEST(findings[0].rule == "duplicate-definition");
    BOOST_TEST(findings[0].file == "second.scxml");
    BOOST_TEST(findings[0].line == 3);
    BOOST_TEST(says(findings, "is in the file sound.scxml already"));
}

BOOST_AUTO_TEST_CASE(another_version_of_the_same_procedure_is_another_definition) {
    auto second = sample("sound");
    const auto at = second.xml.find("pb:version=\"1\"");
    second.xml.replace(at, 14, "pb:version=\"2\"");
    const std::vector both{sample("sound"), second};
    BOOST_TEST(check_definitions(both, shipped_office()).empty());
}

BOOST_AUTO_TEST_CASE(what_is_no_xml_is_one_finding) {
    for (const std::string text : {"", "<", "phản biện", "<scxml/>"}) {
        const auto findings = check_definition({"x.scxml", text}, shipped_office());
        BOOST_REQUIRE(!findings.empty());
        BOOST_TEST(findings[0].rule == "not-scxml");
        BOOST_TEST(has_errors(findings));
    }
}

BOOST_AUTO_TEST_CASE(a_definition_with_errors_is_refused_with_each_of_them) {
    const auto read = [](const std::string& name) {
        const auto text = sample(name);
        return dossier::Workflow::read(text.xml, text.file_name, "hash").value();
    };
    BOOST_TEST(!refusal(read("sound"), shipped_office()).has_value());
    BOOST_TEST(!refusal(read("four-eyes-narrow"), shipped_office()).has_value());
    const auto problem = refusal(read("no-end"), shipped_office());
    BOOST_REQUIRE(problem.has_value());
    BOOST_TEST(problem->code == "workflow.unproven");
    BOOST_REQUIRE(problem->fields.size() == 2U);
    BOOST_TEST(problem->fields[0].pointer.starts_with("no-end.scxml:"));
    BOOST_TEST(problem->fields[0].en.starts_with("[no-end] "));
}

BOOST_AUTO_TEST_CASE(an_office_without_people_can_run_no_procedure) {
    const auto findings = check_definition(sample("sound"), SampleOffice{});
    BOOST_TEST(has_errors(findings));
    for (const auto& finding : findings) {
        BOOST_TEST(finding.rule == "role-without-holder");
    }
}

BOOST_AUTO_TEST_SUITE_END()
