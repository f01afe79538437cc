#include "engine/kernel/object_text.hpp"

#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>
#include <boost/test/unit_test.hpp>
#include <limits>
#include <vector>

using namespace phanbien;

BOOST_AUTO_TEST_SUITE(object_text)

BOOST_AUTO_TEST_CASE(members_follow_each_other_as_they_are_written) {
    std::string out = "before ";
    ObjectText object(out);
    object.text("title", "Nghị \"quyết\"");
    object.number("least", std::numeric_limits<std::int64_t>::min());
    object.number("most", std::numeric_limits<std::uint64_t>::max());
    object.flag("open", false);
    ObjectText inner(object.begin("inner"));
    inner.end();
    object.raw("list", "[1]");
    object.end();
    BOOST_TEST(out ==
               "before {\"title\":\"Nghị \\\"quyết\\\"\",\"least\":-9223372036854775808,"
               "\"most\":18446744073709551615,\"open\":false,\"inner\":{},\"list\":[1]}");
}

BOOST_AUTO_TEST_CASE(items_of_an_array_stand_between_commas) {
    const auto written = [](const std::vector<int>& items) {
        std::string out;
        append_array(out, items, append_number<int>);
        return out;
    };
    BOOST_TEST(written({}) == "[]");
    BOOST_TEST(written({1}) == "[1]");
    BOOST_TEST(written({1, 2, 3}) == "[1,2,3]");
}

BOOST_AUTO_TEST_CASE(every_text_is_read_back_as_it_was) {
    std::string all;
    for (int c = 0; c < 128; ++c) {
        all += static_cast<char>(c);
    }
    std::vector<std::string> texts{"", all, "\n" + all + "đ\\"};
    for (const auto c : all) {  // wherever it stands among others
        for (std::size_t before = 0; before < 9; ++before) {
            texts.push_back(std::string(before, 'x') + c + "điều ước quốc tế");
        }
    }
    for (const auto& text : texts) {
        std::string out;
        append_quoted(out, text);
        BOOST_TEST(boost::json::parse(out).as_string() == text);
    }
}

BOOST_AUTO_TEST_CASE(any_value_is_written_as_boost_json_writes_it) {
    for (const std::string text :
         {R"(null)", R"([])", R"({})", R"([{},[[]],{"a":{}}])", R"("\u0001\\\"/đ")", R"(true)",
          R"([-9223372036854775808,18446744073709551615,0,1.5,-1e300,0.1])",
          R"({"a\n\"b":[1,"x",false,null,{"c":2}],"":3})"}) {
        const auto value = boost::json::parse(text);
        std::string out = "before ";
        append_json(out, value);
        BOOST_TEST(out == "before " + boost::json::serialize(value));
    }
}

BOOST_AUTO_TEST_SUITE_END()
