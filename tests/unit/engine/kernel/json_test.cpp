#include "engine/kernel/json.hpp"

#include <boost/test/unit_test.hpp>

using namespace phanbien;

BOOST_AUTO_TEST_SUITE(json)

namespace {

boost::json::value parsed(std::string_view text) {
    auto result = parse_json(text);
    BOOST_REQUIRE(result.has_value());
    return *result;
}

std::vector<std::string> pointers(const std::optional<Problem>& problem) {
    std::vector<std::string> out;
    for (const auto& field : problem ? problem->fields : std::vector<FieldProblem>{}) {
        out.push_back(field.pointer);
    }
    return out;
}

using Strings = std::vector<std::string>;

}  // namespace

BOOST_AUTO_TEST_CASE(strict_json_is_read) {
    const auto value = parsed(R"({"a": [1, -2.5, true, null, "ế😀"], "b": {"a": 1}})");
    BOOST_TEST(value.at("a").at(0).as_int64() == 1);
    BOOST_TEST(value.at("a").at(4).as_string() == "ế😀");
    BOOST_TEST(value.at("b").at("a").as_int64() == 1);
    BOOST_TEST(parsed(" 1e308 ").as_double() == 1e308);
}

BOOST_AUTO_TEST_CASE(what_is_not_strict_json_is_refused) {
    for (std::string_view text : {"", " ", "{", "{} x", "{'a':1}", "[1,]", "{\"a\":1,}", "// c\n1",
                                  "NaN", "Infinity", "01", "+1", "\"\t\"", "\"\xC3\x28\"",
                                  "\"\xED\xA0\x80\"", "\"\\ud800\"", "nul", "\xEF\xBB\xBF{}"}) {
        BOOST_TEST_CONTEXT(text) {
            const auto result = parse_json(text);
            BOOST_REQUIRE(result.has_error());
            BOOST_TEST(result.error().code == "json.malformed");
            BOOST_CHECK(result.error().kind == ProblemKind::invalid);
        }
    }
}

BOOST_AUTO_TEST_CASE(depth_ends_at_the_named_limit) {
    const std::string most(json_depth_max, '[');
    BOOST_CHECK(parse_json(most + std::string(json_depth_max, ']')).has_value());
    BOOST_CHECK(parse_json("[" + most + std::string(json_depth_max + 1, ']')).has_error());
}

BOOST_AUTO_TEST_CASE(a_repeated_member_is_refused_at_every_depth_and_in_every_spelling) {
    for (const auto* text : {R"({"a":1,"a":2})", R"([{"x":{"a":1,"b":2,"a":3}}])",
                             R"({"a":1,"\u0061":2})", R"({"":1,"":1})", R"({"a":{},"a":{}})"}) {
        BOOST_TEST_CONTEXT(text) {
            BOOST_CHECK(parse_json(text).has_error());
        }
    }
    // The same name in two objects is nobody's mistake, nor is a name inside a value.
    BOOST_CHECK(parse_json(R"({"a":{"a":1},"b":[{"a":1},{"a":"a"}]})").has_value());
}

BOOST_AUTO_TEST_CASE(a_number_too_large_is_refused_rather_than_made_infinite) {
    for (const auto* text : {"1e400", "-1e400", R"({"a":[1e999]})"}) {
        BOOST_TEST_CONTEXT(text) {
            BOOST_CHECK(parse_json(text).has_error());
        }
    }
}

BOOST_AUTO_TEST_CASE(texts_are_trimmed_and_measured_in_code_points) {
    const auto value = parsed(R"({"a":"  Điều 1\n","b":"ếế","c":"ếếế"})");
    ObjectReader in(value, "/data");
    BOOST_TEST(in.text("a") == "Điều 1");
    BOOST_TEST(in.text("b", {.max = 2}) == "ếế");
    BOOST_TEST(in.text("c", {.max = 2}) == "");
    const auto problem = in.finish();
    BOOST_TEST(pointers(problem) == Strings{"/data/c"}, boost::test_tools::per_element());
    BOOST_TEST(problem->code == "input.invalid");
    BOOST_TEST(problem->fields[0].en == "Longer than 2 characters.");
}

BOOST_AUTO_TEST_CASE(a_required_text_must_hold_something) {
    const auto value = parsed(R"({"blank":" \t","null":null,"short":"ab"})");
    ObjectReader in(value, "");
    (void)in.text("absent");
    (void)in.text("blank");
    (void)in.text("null");
    (void)in.text("short", {.min = 3});
    BOOST_TEST(in.optional_text("also_absent") == "");
    const Strings expected{"/absent", "/blank", "/null", "/short"};
    BOOST_TEST(pointers(in.finish()) == expected, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(a_quotation_keeps_its_ends) {
    const auto value = parsed(R"({"a":" x\n","long":"ab ","number":1})");
    ObjectReader in(value, "");
    BOOST_TEST(in.optional_quotation("a", {}) == " x\n");
    BOOST_TEST(in.optional_quotation("absent", {}) == "");
    (void)in.optional_quotation("long", {.max = 2});
    (void)in.optional_quotation("number", {});
    const Strings expected{"/long", "/number"};
    BOOST_TEST(pointers(in.finish()) == expected, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(a_text_with_a_nul_is_refused) {
    const auto value = parsed(R"({"a":"x\u0000y"})");
    ObjectReader in(value, "");
    BOOST_TEST(in.text("a") == "");
    BOOST_TEST(pointers(in.finish()) == Strings{"/a"}, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(each_mistake_is_said_once_and_all_are_said) {
    const auto value = parsed(
        R"({"text":1,"choice":"red","date":"2026-02-30","number":11,"flag":"yes","list":[1],"?":0})");
    ObjectReader in(value, "/data");
    (void)in.text("text");
    (void)in.one_of("choice", {"green", "blue"});
    (void)in.date("date");
    (void)in.date("day_absent");
    BOOST_TEST(in.integer("number", 1, 10) == 1);
    BOOST_TEST(in.flag("flag", true));
    BOOST_TEST(in.texts("list", 5).empty());
    const auto problem = in.finish();
    const Strings expected{"/data/text",   "/data/choice", "/data/date", "/data/day_absent",
                           "/data/number", "/data/flag",   "/data/list", "/data/?"};
    BOOST_TEST(pointers(problem) == expected, boost::test_tools::per_element());
    BOOST_TEST(problem->en == "8 thing(s) need correction.");
    BOOST_TEST(problem->fields[1].en == "Must be one of: green, blue.");
    BOOST_TEST(problem->fields[7].en == "This member is not known.");
}

BOOST_AUTO_TEST_CASE(good_values_are_returned_and_nothing_is_complained_of) {
    const auto value = parsed(
        R"({"choice":"blue","date":"2026-11-23","number":-3,"on":true,"list":["a","ế"],"raw":{"x":1}})");
    ObjectReader in(value, "");
    BOOST_TEST(in.one_of("choice", {"green", "blue"}) == "blue");
    BOOST_TEST(to_text(in.date("date")) == "2026-11-23");
    BOOST_CHECK(in.optional_date("no_date") == std::nullopt);
    BOOST_TEST(in.integer("number", -3, 3) == -3);
    BOOST_TEST(in.flag("on", false));
    BOOST_TEST(in.flag("off", false) == false);
    const Strings list{"a", "ế"};
    BOOST_TEST(in.texts("list", 2) == list, boost::test_tools::per_element());
    BOOST_TEST(in.texts("no_list", 2).empty());
    BOOST_TEST(in.member("raw").at("x").as_int64() == 1);
    BOOST_TEST(in.member("no_raw").is_null());
    BOOST_CHECK(in.finish() == std::nullopt);
}

BOOST_AUTO_TEST_CASE(integers_are_whole_and_within_their_range) {
    const auto value = parsed(R"({"a":1.0,"b":"1","c":9223372036854775808,"d":0,"e":4})");
    ObjectReader in(value, "");
    for (const auto* name : {"a", "b", "c", "d", "e", "absent"}) {
        (void)in.integer(name, 1, 3);
    }
    const Strings expected{"/a", "/b", "/c", "/d", "/e", "/absent"};
    BOOST_TEST(pointers(in.finish()) == expected, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(lists_end_at_the_callers_limit) {
    const auto value = parsed(R"({"a":["x","y","z"],"b":"x"})");
    ObjectReader in(value, "");
    BOOST_TEST(in.texts("a", 2).empty());
    BOOST_TEST(in.texts("b", 2).empty());
    const Strings expected{"/a", "/b"};
    BOOST_TEST(pointers(in.finish()) == expected, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(what_is_no_object_is_one_mistake) {
    const auto value = parsed("[1]");
    ObjectReader in(value, "/data");
    (void)in.text("a");
    (void)in.date("b");
    BOOST_TEST(in.integer("c", 4, 9) == 4);
    BOOST_TEST(pointers(in.finish()) == Strings{"/data"}, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(a_caller_adds_mistakes_of_its_own) {
    const auto value = parsed(R"({"due_on":"2026-11-23"})");
    ObjectReader in(value, "/data");
    (void)in.date("due_on");
    in.complain("due_on", "Đã qua.", "Is past.");
    const auto problem = in.finish();
    BOOST_TEST(pointers(problem) == Strings{"/data/due_on"}, boost::test_tools::per_element());
    BOOST_TEST(problem->fields[0].vi == "Đã qua.");
}

BOOST_AUTO_TEST_CASE(what_nobody_sees_is_no_text) {
    const auto value = parse_json(
        "{\"zero_width\": \"\u200B \u2060\uFEFF\u00AD\", \"wide\": \"\u3000\u00A0\u2003\", "
        "\"kept\": \"\u200B\u00A0Đ\u200Bồng ý 😀\u2028\", \"tag\": \"a\U000E0020\"}");
    BOOST_REQUIRE(value.has_value());
    ObjectReader in(*value, "");
    BOOST_TEST(in.optional_text("wide").empty());
    BOOST_TEST(in.optional_text("kept") == "Đ\u200Bồng ý 😀");
    BOOST_TEST(in.optional_text("tag") == "a");
    BOOST_TEST(in.text("zero_width").empty());
    const auto problem = in.finish();
    BOOST_REQUIRE(problem.has_value());
    BOOST_TEST(problem->fields.at(0).pointer == "/zero_width");
}

BOOST_AUTO_TEST_SUITE_END()
