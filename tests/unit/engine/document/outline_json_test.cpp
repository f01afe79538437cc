#include "engine/document/outline_json.hpp"

#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>
#include <boost/test/unit_test.hpp>

#include "engine/document/outline_reader.hpp"
#include "tests/unit/engine/document/text_flow.hpp"

using namespace phanbien::document;
namespace json = boost::json;

BOOST_AUTO_TEST_SUITE(outline_json)

namespace {

Outline sample() {
    auto flow = flow_of("LUẬT MẪU\nĐiều 1. Tên\n1. Một:\na) Điểm;\n1. Một nữa");
    flow.items.emplace_back(Table{.rows = {{"STT", "Tên"}, {"1", "Sổ"}}, .position = 6});
    flow.notes = {"Chú thích"};
    return read_outline(flow);
}

void forget_positions(std::vector<Provision>& provisions) {
    for (auto& provision : provisions) {
        provision.position = 0;
        forget_positions(provision.children);
    }
}

}  // namespace

BOOST_AUTO_TEST_CASE(node_form) {
    const auto object = to_json(sample());
    BOOST_TEST(object.at("counts").at("clauses").as_int64() == 2);
    const auto& article = object.at("provisions").at(1).as_object();
    BOOST_TEST(article.at("eid").as_string() == "art_1");
    BOOST_TEST(article.at("kind").as_string() == "article");
    BOOST_TEST(article.at("label").as_string() == "Điều 1");
    BOOST_TEST(!article.contains("rows"));
    const auto& table = article.at("children").at(1).at("children").at(0).as_object();
    BOOST_TEST(table.at("kind").as_string() == "table");
    BOOST_TEST(table.at("rows").at(1).at(1).as_string() == "Sổ");
}

BOOST_AUTO_TEST_CASE(round_trip) {
    auto outline = sample();
    BOOST_REQUIRE(!outline.warnings.empty());
    const auto text = json::serialize(to_json(outline));
    const auto back = outline_from_json(json::parse(text));
    BOOST_REQUIRE(back.has_value());
    forget_positions(outline.provisions);
    BOOST_TEST((*back == outline));
}

BOOST_AUTO_TEST_CASE(refusals_name_the_place) {
    auto value = json::value(to_json(sample()));
    value.at("provisions").at(1).as_object()["kind"] = "verse";
    const auto refused = outline_from_json(value);
    BOOST_REQUIRE(refused.has_error());
    BOOST_TEST(refused.error().code == "outline.malformed");
    BOOST_TEST(refused.error().en.find("/provisions/1/kind") != std::string::npos);
    BOOST_TEST(outline_from_json(json::value(3)).has_error());
    value = to_json(sample());
    value.as_object().erase("warnings");
    BOOST_TEST(outline_from_json(value).has_error());
}

BOOST_AUTO_TEST_CASE(too_deep_is_refused) {
    Outline outline;
    auto* home = &outline.provisions;
    for (std::size_t i = 0; i <= outline_depth_max; ++i) {
        home = &home->emplace_back(Provision{.id = "x", .eid = "x"}).children;
    }
    BOOST_TEST(outline_from_json(to_json(outline)).has_error());
    outline.provisions = std::move(outline.provisions.front().children);
    BOOST_TEST(outline_from_json(to_json(outline)).has_value());
}

BOOST_AUTO_TEST_SUITE_END()
