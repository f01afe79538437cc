#include "engine/check/report.hpp"

#include <boost/json/array.hpp>
#include <boost/json/serialize.hpp>
#include <boost/test/unit_test.hpp>

using namespace phanbien;
using namespace phanbien::check;

BOOST_AUTO_TEST_SUITE(report)

namespace {

std::vector<Finding> two() {
    return {{.rule = "dead-end",
             .severity = Severity::error,
             .file = "thử.scxml",
             .line = 12,
             .state = "stuck",
             .text = {"Không có lối ra.", "No way out."},
             .hint = {"Thêm lối ra.", "Add one."}},
            {.rule = "guard-sampled",
             .severity = Severity::note,
             .file = "thử.scxml",
             .line = 0,
             .text = {"Chỉ thử một phần.", "A sample was tried."},
             .hint = {"Tách ra.", "Split."}}};
}

}  // namespace

BOOST_AUTO_TEST_CASE(a_line_says_where_what_and_what_to_do) {
    BOOST_TEST(as_text(two()) ==
               "thử.scxml:12: error[dead-end]: Không có lối ra. / No way out.\n"
               "    → Thêm lối ra. / Add one.\n"
               "thử.scxml: note[guard-sampled]: Chỉ thử một phần. / A sample was tried.\n"
               "    → Tách ra. / Split.\n");
    BOOST_TEST(as_text({}).empty());
}

BOOST_AUTO_TEST_CASE(json_counts_and_holds_every_member) {
    const auto json = as_json(two());
    BOOST_TEST(json.at("errors").to_number<int>() == 1);
    BOOST_TEST(json.at("warnings").to_number<int>() == 0);
    BOOST_TEST(boost::json::serialize(json.at("findings").as_array().front()) ==
               R"({"rule":"dead-end","severity":"error","file":"thử.scxml","line":12,)"
               R"("state":"stuck","event":"","text":{"vi":"Không có lối ra.","en":"No way out."},)"
               R"("hint":{"vi":"Thêm lối ra.","en":"Add one."}})");
}

BOOST_AUTO_TEST_CASE(sarif_has_the_form_that_the_standard_asks_for) {
    const auto sarif = as_sarif(two());
    BOOST_TEST(sarif.at("version").as_string() == "2.1.0");
    const auto& run = sarif.at("runs").as_array().at(0).as_object();
    const auto& driver = run.at("tool").at("driver").as_object();
    BOOST_TEST(driver.at("name").as_string() == "phanbien check");
    BOOST_TEST(driver.at("rules").as_array().size() == 2U);
    const auto& results = run.at("results").as_array();
    BOOST_REQUIRE(results.size() == 2U);
    BOOST_TEST(results[0].at("ruleId").as_string() == "dead-end");
    BOOST_TEST(results[0].at("level").as_string() == "error");
    const auto& where = results[0].at("locations").as_array().at(0).at("physicalLocation");
    BOOST_TEST(where.at("artifactLocation").at("uri").as_string() == "th%E1%BB%AD.scxml");
    BOOST_TEST(where.at("region").at("startLine").to_number<int>() == 12);
    const auto& file_only = results[1].at("locations").as_array().at(0).at("physicalLocation");
    BOOST_TEST(!file_only.as_object().contains("region"));
}

BOOST_AUTO_TEST_SUITE_END()
