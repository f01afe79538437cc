// The native profile of ECMAScript 5, held against the script engine: by hand where the standard
// has corners, and by thousands of generated expressions.
#include "engine/statechart/expression.hpp"

#include <boost/test/unit_test.hpp>

#include "beside_heap.hpp"
#include "grown_expression.hpp"

using namespace phanbien;
using namespace phanbien::statechart;

BOOST_AUTO_TEST_SUITE(expression)

namespace {

// What both say, after a check that both say the same.
std::string value(std::string_view text) {
    BesideHeap pair(values_of_every_sort());
    const auto difference = pair.difference(text);
    BOOST_TEST(!difference, difference.value_or(""));
    BOOST_TEST(pair.answered == 1u, text);
    return pair.answer_of_heap(text);
}

bool is_refused(std::string_view text) {
    const auto parsed = Expression::parse(text);
    if (parsed) {
        return false;
    }
    const Problem problem = parsed.error();
    BOOST_TEST(problem.code == "statechart.profile");
    BOOST_TEST(!problem.vi.empty());
    BOOST_TEST(!problem.en.empty());
    return true;
}

bool needs_heap(std::string_view text) {
    const auto answer = evaluate(Expression::parse(text).value(), values_of_every_sort());
    return !answer && is_beyond(answer.error());
}

}  // namespace

BOOST_AUTO_TEST_CASE(conversions_are_those_of_the_standard) {
    BOOST_TEST(value("1 + '2'") == R"("12")");
    BOOST_TEST(value("'3' * '4'") == "12");
    BOOST_TEST(value("t + t") == "2");
    BOOST_TEST(value("n + 1") == "1");
    BOOST_TEST(value("u + 1") == R"({"$":"NaN"})");
    BOOST_TEST(value("n == 0") == "false");
    BOOST_TEST(value("n >= 0") == "true");
    BOOST_TEST(value("n == u") == "true");
    BOOST_TEST(value("n === u") == "false");
    BOOST_TEST(value("nan == nan") == "false");
    BOOST_TEST(value("zero === minus") == "true");
    BOOST_TEST(value("1 / minus") == R"({"$":"-Infinity"})");
    BOOST_TEST(value("-5 % 3") == "-2");
    BOOST_TEST(value("'' == 0") == "true");
    BOOST_TEST(value("'1' == true") == "true");
    BOOST_TEST(value("spaced * 1") == "7");
    BOOST_TEST(value("hex - 0") == "31");
    BOOST_TEST(value("bad - 0") == R"({"$":"NaN"})");
    BOOST_TEST(value("_event.data == null") == "false");
    BOOST_TEST(value("typeof n + typeof u + typeof o + typeof list + typeof vi") ==
               R"("objectundefinedobjectobjectstring")");
}

BOOST_AUTO_TEST_CASE(numbers_are_written_as_the_standard_writes_them) {
    for (const auto* number : {"1e21",
                               "1e20",
                               "123456789012345680000",
                               "0.000001",
                               "1e-7",
                               "1.5e-7",
                               "1/3",
                               "5e-324",
                               "1.7976931348623157e308",
                               "-1e21",
                               "100",
                               "0.1+0.2",
                               "4.35",
                               "1e5",
                               "2e-5",
                               "-0",
                               "1e400",
                               "2/3",
                               "9.5e-323",
                               "2.2250738585072014e-308"}) {
        BOOST_TEST(!value("'' + (" + std::string(number) + ")").empty());
    }
    BOOST_TEST(value("'' + 1e21") == R"("1e+21")");
    BOOST_TEST(value("'' + 1.5e-7") == R"("1.5e-7")");
    BOOST_TEST(value("'' + -0") == R"("0")");
}

// Duktape 2.7 reads a number that lies half-way between two doubles as the upper one; the standard
// asks for the even one.
BOOST_AUTO_TEST_CASE(numbers_half_way_are_read_by_the_standard) {
    const auto ours = [](std::string_view text) {
        return to_text(evaluate(Expression::parse(text).value(), PlainSurroundings()).value())
            .value();
    };
    BOOST_TEST(ours("9007199254740993") == "9007199254740992");
    BOOST_TEST(ours("1e23") == "1e+23");
    BOOST_TEST(ours("8.41e21") == "8.41e+21");
}

BOOST_AUTO_TEST_CASE(a_zero_in_a_number_is_left_to_the_script_engine) {
    for (const auto* text : {R"(+'1\0')", R"('.1\0x' * 1)", R"('1\0' == 1)", R"('\x00' < 1)"}) {
        BOOST_TEST(needs_heap(text), text);
    }
    BOOST_TEST(value(R"('1\0' === 1)") == "false");
    BOOST_TEST(value(R"('1\0' + 1)") == R"("1\u00001")");
}

BOOST_AUTO_TEST_CASE(text_is_a_row_of_utf_16_units) {
    BOOST_TEST(value("vi.length") == "13");
    BOOST_TEST(value("pair.length") == "3");
    BOOST_TEST(value("pair < wide") == "true");  // 0xD83D before 0xFF5E
    BOOST_TEST(value("'ab' < 'b'") == "true");
    BOOST_TEST(value("'ab' < 'a'") == "false");
    BOOST_TEST(value("'a' <= 'a'") == "true");
    BOOST_TEST(value("'10' < '9'") == "true");
    BOOST_TEST(value("'10' < 9") == "false");
    BOOST_TEST(value("vi[0]") == "\"Đ\"");
    BOOST_TEST(value("vi[13]") == R"({"$":"undefined"})");
    BOOST_TEST(value(R"('\u0111\x41\'\0'.length)") == "4");
    BOOST_TEST(value("tên === 'đ'") == "true");
}

BOOST_AUTO_TEST_CASE(members_are_found_as_in_the_script_engine) {
    BOOST_TEST(value("o.b.c") == R"("x")");
    BOOST_TEST(value("o.toString") == "2");  // its own, not the prototype's
    BOOST_TEST(value("o['le' + 'ngth']") == "3");
    BOOST_TEST(value("o.zz") == R"({"$":"undefined"})");
    BOOST_TEST(value("o.zz.y") == "an error");
    BOOST_TEST(value("n.y") == "an error");
    BOOST_TEST(value("n && n.y") == "null");
    BOOST_TEST(value("list[4]") == "[3]");
    BOOST_TEST(value("list[3]") == R"({"$":"undefined"})");
    BOOST_TEST(value("wrapped.$") == R"("NaN")");
    BOOST_TEST(value("_event.type") == R"("external")");
    BOOST_TEST(value("_event.origin") == R"({"$":"undefined"})");
    BOOST_TEST(value("{a: [1, 'x'], 'b': u}") == R"({"a":[1,"x"],"b":{"$":"undefined"}})");
    BOOST_TEST(value("In('a') && !In('b') && In(12)") == "true");
}

BOOST_AUTO_TEST_CASE(what_needs_the_script_engine_says_so) {
    for (const auto* text :
         {"missing", "typeof missing", "o.valueOf", "o + ''", "o == 1", "o === o", "list.push",
          "pair[1]", "vi.trim", "[o]", "one.x", "{a: 1}.a", "list['01']", "_event.valueOf"}) {
        BOOST_TEST(needs_heap(text), text);
    }
}

BOOST_AUTO_TEST_CASE(what_is_outside_the_profile_is_refused) {
    for (const auto* text : {"",
                             " ",
                             "a = 1",
                             "a += 1",
                             "a++",
                             "a--b",
                             "f()",
                             "a.b()",
                             "a, b",
                             "new A",
                             "delete a",
                             "void 0",
                             "a in b",
                             "/x/",
                             "`x`",
                             "a ** b",
                             "a & b",
                             "a << 1",
                             "~a",
                             "a ?? b",
                             "a?.b",
                             "010",
                             "0x10",
                             "1_0",
                             "3in o",
                             "1a",
                             "'a",
                             "'a\nb'",
                             "'\\1'",
                             "'\\ud83d'",
                             "'\\u12'",
                             "a // b",
                             "a /* b */",
                             "this",
                             "class",
                             "eval",
                             "arguments",
                             "In",
                             "In()",
                             "In(a, b)",
                             "a ? b",
                             "(a",
                             "a)",
                             "a) || (b",
                             "[1,]",
                             "[,1]",
                             "{a: 1, a: 2}",
                             "{1: 2}",
                             "{__proto__: a}",
                             "function(){}",
                             "a b",
                             "a;;",
                             "€",
                             "a\xC2\xA0+ b",
                             "x => x",
                             "{a}",
                             "'\x91'",
                             "'\xC3'",
                             "'\xED\xA0\x80'",
                             "\xC1\xA1",
                             "a <!-- b"}) {
        BOOST_TEST(is_refused(text), text);
    }
    BOOST_TEST(!is_refused("a;"));
}

BOOST_AUTO_TEST_CASE(depth_and_length_are_bounded) {
    const auto times = [](std::string_view text, int count) {
        std::string all;
        for (int i = 0; i < count; ++i) {
            all += text;
        }
        return all;
    };
    BOOST_TEST(!is_refused(times("(", 60) + "a" + times(")", 60)));
    BOOST_TEST(is_refused(times("(", 65) + "a" + times(")", 65)));
    BOOST_TEST(is_refused(times("!", 100'000) + "a"));
    BOOST_TEST(is_refused(times("[", 100'000)));
    BOOST_TEST(is_refused("a" + times("+a", 5000)));
    BOOST_TEST(!is_refused("a" + times("+a", 1000)));
    PlainSurroundings long_text;
    long_text.variables["s"] = times("x", 600'000);
    const auto twice = evaluate(Expression::parse("s + s").value(), long_text);
    BOOST_TEST((!twice && is_beyond(twice.error())));
}

BOOST_AUTO_TEST_CASE(what_it_reads_is_listed) {
    const auto parsed = Expression::parse(
        "a.b > 1 && _event.data.x == _event.data['y'] && In('s') && a && _event.name != undefined");
    BOOST_REQUIRE(parsed.has_value());
    BOOST_TEST((parsed->names() == std::vector<std::string>{"a", "_event"}));
    BOOST_TEST((parsed->event_members() == std::vector<std::string>{"x", "y"}));
    BOOST_TEST((parsed->states() == std::vector<std::string>{"s"}));
    BOOST_TEST((std::get<BinaryNode>(parsed->root()).what == Operator::logical_and));
    BOOST_TEST(parsed->source().starts_with("a.b"));
}

BOOST_AUTO_TEST_CASE(thousands_of_expressions_mean_what_they_mean_to_the_script_engine) {
    constexpr std::uint32_t seed = 20261123;
    Grower grower(seed);
    BesideHeap pair(values_of_every_sort());
    for (int i = 0; i < 8'000; ++i) {
        const auto difference = pair.difference(grower.grow(i % 5));
        BOOST_REQUIRE_MESSAGE(!difference, difference.value_or(""));
    }
    BOOST_TEST(pair.refused == 0u);
    BOOST_TEST(pair.answered > 4'000u);
}

BOOST_AUTO_TEST_CASE(no_row_of_tokens_is_accepted_that_the_script_engine_refuses) {
    constexpr std::uint32_t seed = 7;
    Grower grower(seed);
    BesideHeap pair(values_of_every_sort());
    for (int i = 0; i < 8'000; ++i) {
        const auto difference = pair.difference(grower.shuffle());
        BOOST_REQUIRE_MESSAGE(!difference, difference.value_or(""));
    }
    BOOST_TEST(pair.refused > 4'000u);
    BOOST_TEST(pair.answered > 200u);
}

BOOST_AUTO_TEST_SUITE_END()
