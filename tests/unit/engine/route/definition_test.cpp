#include "engine/route/definition.hpp"

#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "engine/route/definition_check.hpp"
#include "tests/unit/places.hpp"

using namespace phanbien;
using namespace phanbien::route;

namespace {

std::string route_of(const std::string& inside) {
    return "<route xmlns='urn:phanbien:route:1' id='r' version='1.2' vi='Tuyến' en='Route'>\n" +
           inside + "</route>";
}

// A step that is right, on a line of its own, with these attributes more.
std::string step_of(const std::string& id, const std::string& more = "") {
    return "<step id='" + id + "' vi='Bước' en='Step' of='host' role='chair' days='2' " + more +
           "/>\n";
}

// One with everything but id and label left to the case.
std::string bare_step(const std::string& attributes) {
    return "<step id='a' vi='Bước' en='Step' " + attributes + "/>\n";
}

const std::string facts =
    "<fact id='important' type='flag' vi='Q' en='I'/><fact id='pages' type='count' vi='T' en='P'/>"
    "<fact id='field' type='text' vi='L' en='F'/>\n";

Definition read(const std::string& xml) {
    auto made = read_definition(xml, "r.xml", std::string(64, 'f'));
    if (!made) {
        const Problem why = made.error();
        BOOST_FAIL((why.fields.empty() ? why.en : why.fields.front().en));
    }
    return std::move(made).value();
}

// Every mistake on a line: "r.xml:2 There is no step …".
std::string refusal(const std::string& xml) {
    const auto made = read_definition(xml, "r.xml", {});
    if (made) {
        return "";
    }
    const Problem problem = made.error();
    BOOST_TEST(problem.code == "route.invalid");
    std::string all;
    for (const auto& it : problem.fields) {
        BOOST_TEST(!it.vi.empty());
        BOOST_TEST(it.vi != it.en);
        all += it.pointer + " " + it.en + "\n";
    }
    return all;
}

// Exactly this one mistake.
void check_one(const std::string& xml, std::string_view wanted) {
    const auto said = refusal(xml);
    BOOST_TEST(said.starts_with(wanted), "“" << wanted << "” does not open: " << said);
    BOOST_TEST(std::ranges::count(said, '\n') == 1, "more than one mistake: " << said);
}

void check_fine(const std::string& xml) {
    BOOST_TEST(refusal(xml) == "");
}

}  // namespace

BOOST_AUTO_TEST_CASE(every_attribute_of_a_route_is_read) {
    const auto it = read(route_of(
        facts + step_of("first") +
        "<step id='second' vi='Hai' en='Two' of='above' role='chair  vice_chair' after='first'"
        " quorum='all' days='250' when='pages &gt; 20 &amp;&amp; !important' other_than='first'"
        " basis='Luật 1' remind='0' escalate='office_chief chair' silence='consent'"
        " silence_basis='Luật 2' bulk='yes'/>"));
    BOOST_TEST(it.id == "r");
    BOOST_TEST(it.version == "1.2");
    BOOST_TEST(it.hash == std::string(64, 'f'));
    BOOST_TEST((it.label == Sentence{"Tuyến", "Route"}));
    BOOST_TEST(it.facts.size() == 3U);
    BOOST_TEST((it.facts[1].type == FactType::count));
    BOOST_TEST(it.facts[1].id == "pages");
    BOOST_TEST((it.facts[2].label == Sentence{"L", "F"}));
    const auto& first = it.steps.at(0);
    BOOST_TEST(first.id == "first");
    BOOST_TEST(first.line == 3);
    BOOST_TEST((first.quorum == 1));
    BOOST_TEST(first.days == 2);
    BOOST_TEST(!first.condition.has_value());
    BOOST_TEST(!first.remind.has_value());
    BOOST_TEST((first.silence == Silence::wait));
    BOOST_TEST(!first.bulk);
    const auto& second = it.steps.at(1);
    BOOST_TEST((second.label == Sentence{"Hai", "Two"}));
    BOOST_TEST((second.of == Whose::above));
    BOOST_TEST((second.roles == std::vector<std::string>{"chair", "vice_chair"}));
    BOOST_TEST((second.after == std::vector<StepIndex>{0}));
    BOOST_TEST(!second.quorum.has_value());
    BOOST_TEST(second.days == 250);
    BOOST_TEST(second.condition.value().source() == "pages > 20 && !important");
    BOOST_TEST((second.other_than == std::vector<StepIndex>{0}));
    BOOST_TEST(second.basis == "Luật 1");
    BOOST_TEST(second.remind.value() == 0);
    BOOST_TEST((second.escalate_to == std::vector<std::string>{"office_chief", "chair"}));
    BOOST_TEST((second.silence == Silence::consent));
    BOOST_TEST(second.silence_basis == "Luật 2");
    BOOST_TEST(second.bulk);
    BOOST_TEST(it.step("second").value() == 1U);
    BOOST_TEST(!it.step("third").has_value());
}

BOOST_AUTO_TEST_CASE(every_place_and_silence_has_its_name) {
    for (const auto name : {"author", "author_head", "in_charge", "host", "above"}) {
        BOOST_TEST(name_of(whose(name).value()) == name);
        const bool takes_role =
            std::string_view(name) != "author_head" && std::string_view(name) != "in_charge";
        const auto it = read(route_of(bare_step(std::string("days='1' of='") + name + "' " +
                                                (takes_role ? "role='chair'" : ""))));
        BOOST_TEST(name_of(it.steps[0].of) == name);
    }
    for (const auto name : {"wait", "escalate", "consent"}) {
        BOOST_TEST(name_of(silence(name).value()) == name);
    }
    for (const auto name : {"flag", "count", "text"}) {
        BOOST_TEST(name_of(fact_type(name).value()) == name);
        const auto it = read(route_of(std::string("<fact id='x' vi='X' en='X' type='") + name +
                                      "'/>" + step_of("a")));
        BOOST_TEST(name_of(it.facts[0].type) == name);
    }
    BOOST_TEST(!whose("nowhere").has_value());
    BOOST_TEST(!silence("").has_value());
    BOOST_TEST(!fact_type("number").has_value());
}

BOOST_AUTO_TEST_CASE(the_order_waits_for_what_is_waited_for_and_otherwise_keeps_the_files) {
    using Order = std::vector<StepIndex>;
    BOOST_TEST(
        (read(route_of(step_of("a") + step_of("b") + step_of("c"))).order == Order{0, 1, 2}));
    BOOST_TEST((read(route_of(step_of("a", "after='c'") + step_of("b") + step_of("c"))).order ==
                Order{1, 2, 0}));
    BOOST_TEST((read(route_of(step_of("a", "after='d b'") + step_of("b", "after='c'") +
                              step_of("c") + step_of("d")))
                    .order == Order{2, 1, 3, 0}));
}

BOOST_AUTO_TEST_CASE(the_routes_we_ship_are_right) {
    std::size_t count = 0;
    const auto folder = tests::source_folder() / "workflows/routes";
    for (const auto& entry : std::filesystem::directory_iterator(folder)) {
        std::ifstream file(entry.path());
        const auto it = read({std::istreambuf_iterator<char>{file}, {}});
        BOOST_TEST(it.id == entry.path().stem().string());
        for (const auto& step : it.steps) {
            // No law known to us gives days for an approval, or takes silence for one.
            BOOST_TEST(step.basis == "");
            BOOST_TEST((step.silence != Silence::consent));
        }
        ++count;
    }
    BOOST_TEST(count == 2U);
}

BOOST_AUTO_TEST_CASE(all_mistakes_are_told_at_once_each_with_its_line) {
    const auto said = refusal(route_of(step_of("a", "after='x'") + step_of("a") +
                                       step_of("c", "quorum='0'") + step_of("d", "when='y'")));
    BOOST_TEST(said ==
               "r.xml:2 There is no step “x” (after). Write the id of a step of this route.\n"
               "r.xml:3 The id “a” is used twice. Change one of the two.\n"
               "r.xml:4 This value cannot be used: quorum=“0”. Write 1…99.\n"
               "r.xml:5 The condition names “y”, which is no fact of this route. Declare a "
               "<fact id=…>, or correct the name.\n");
    const Problem problem = read_definition(route_of(""), "r.xml", {}).error();
    BOOST_TEST(problem.en.find("The approval route has 1 mistake;") == 0U);
    BOOST_TEST(problem.vi.find("1 chỗ sai trong tuyến duyệt") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_file_that_is_no_route_is_refused) {
    check_one("<route/>", "r.xml:1 This is not an approval route.");
    check_one("<directory xmlns='urn:phanbien:organisation:1'/>",
              "r.xml:1 This is not an approval");
    check_one("<route", "r.xml:1 The file is not well-formed XML");
    check_one("<!DOCTYPE route [<!ENTITY a 'b'>]>\n" + route_of(step_of("a")),
              "r.xml:1 A DOCTYPE is not accepted.");
    check_one(route_of(step_of("a") + "<gate/>"), "r.xml:3 There cannot be <gate> inside <route>.");
    check_one(route_of(step_of("a", "until='x'")),
              "r.xml:2 There is no such attribute: until (<step>). Remove or correct it (see "
              "schemas/route.xsd).");
    check_one(route_of(step_of("a") + "text"), "r.xml:1 There cannot be text inside <route>.");
    std::string deep;
    for (int i = 0; i < 9; ++i) {
        deep += "<x>";
    }
    for (int i = 0; i < 9; ++i) {
        deep += "</x>";
    }
    check_one(route_of(deep), "r.xml:2 The file is nested more than 8 levels deep");
    std::string many;
    for (int i = 0; i < 2'100; ++i) {
        many += "<x/>";
    }
    check_one(route_of(many),
              "r.xml:1 The file is nested more than 8 levels deep or has more than "
              "1,000 elements.");
    const std::string huge(definition_bytes_max + 1, ' ');
    BOOST_TEST(read_definition(huge, "r.xml", {}).error().code == "route.too_large");
}

BOOST_AUTO_TEST_CASE(ids_and_names_have_their_form) {
    check_one("<route xmlns='urn:phanbien:route:1' id='R' version='1' vi='a' en='b'>" +
                  step_of("a") + "</route>",
              "r.xml:1 This id cannot be used: id=“R”.");
    check_one(
        "<route xmlns='urn:phanbien:route:1' id='r' vi='a' en='b'>" + step_of("a") + "</route>",
        "r.xml:1 This id cannot be used: version=“”.");
    check_one("<route xmlns='urn:phanbien:route:1' id='r' version='1' vi='a'>" + step_of("a") +
                  "</route>",
              "r.xml:1 The name (en) has to be there");
    check_fine(route_of(step_of(std::string(64, 'a'))));
    check_one(route_of(step_of(std::string(65, 'a'))), "r.xml:2 This id cannot be used");
    check_one(route_of(step_of("đ")), "r.xml:2 This id cannot be used: id=“đ”.");
    const auto named = [](int letters) {
        std::string name;
        for (int i = 0; i < letters; ++i) {
            name += "ữ";
        }
        return route_of("<step id='a' vi='" + name + "' en='b' of='in_charge' days='1'/>");
    };
    check_fine(named(300));
    check_one(named(301), "r.xml:2 The name (vi) has to be there, with at most 300");
    check_one(route_of("<fact id='a' type='flag' vi='x'/>" + step_of("a")),
              "r.xml:2 The name (en) has to be there");
    check_one(route_of(step_of("a", "escalate='Chair'")),
              "r.xml:2 This id cannot be used: escalate=“Chair”.");
    check_one(route_of(bare_step("of='host' role='chair chair' days='1'")),
              "r.xml:2 The id “chair” is used twice.");
    check_one(route_of(step_of("a") + step_of("b", "after='a a'")),
              "r.xml:3 The id “a” is used twice.");
    for (const auto id : {"true", "x-y", "In", "_event", "typeof", "", "9", "x.y", "a b"}) {
        check_one(route_of("<fact id='" + std::string(id) + "' type='flag' vi='x' en='x'/>" +
                           step_of("a")),
                  "r.xml:2 This id of a fact cannot be used:");
    }
    check_one(route_of(facts + "<fact id='pages' type='flag' vi='x' en='x'/>" + step_of("a")),
              "r.xml:3 The id “pages” is used twice.");
}

BOOST_AUTO_TEST_CASE(numbers_have_their_bounds) {
    check_fine(route_of(step_of("a", "quorum='99' remind='2'")));
    for (const auto quorum : {"0", "100", "-1", "2.0", "most", "", "1 "}) {
        check_one(route_of(step_of("a", "quorum='" + std::string(quorum) + "'")),
                  "r.xml:2 This value cannot be used: quorum=");
    }
    check_fine(route_of(bare_step("of='in_charge' days='250'")));
    for (const auto days : {"days='0'", "days='251'", "days='99999999999'", "days='+1'", ""}) {
        check_one(route_of(bare_step("of='in_charge' " + std::string(days))),
                  "r.xml:2 This value cannot be used: days=");
    }
    check_one(route_of(step_of("a", "remind='3'")), "r.xml:2 The reminder comes more days before");
    check_one(route_of(step_of("a", "remind='-1'")), "r.xml:2 This value cannot be used: remind=");
    std::string steps;
    for (std::size_t i = 0; i < steps_max; ++i) {
        steps += step_of("s" + std::to_string(i));
    }
    check_fine(route_of(steps));
    check_one(route_of(steps + step_of("more")), "r.xml:1 The route has more than 60 steps.");
    std::string many_facts;
    for (std::size_t i = 0; i <= facts_max; ++i) {
        many_facts += "<fact id='f" + std::to_string(i) + "' type='flag' vi='x' en='x'/>";
    }
    check_one(route_of(many_facts + step_of("a")), "r.xml:1 The route has more than 30 facts.");
    check_one(route_of(""), "r.xml:1 The route has no step.");
}

BOOST_AUTO_TEST_CASE(a_step_says_whom_it_asks_and_what_silence_means) {
    check_one(route_of(bare_step("of='everywhere' role='chair' days='1'")),
              "r.xml:2 This value cannot be used: of=“everywhere”. Write author | author_head | "
              "in_charge | host | above.");
    check_one(route_of(bare_step("of='host' days='1'")), "r.xml:2 of=“host” needs role");
    check_one(route_of(bare_step("of='author' role=' ' days='1'")),
              "r.xml:2 of=“author” needs role");
    check_one(route_of(bare_step("of='above' days='1'")), "r.xml:2 of=“above” needs role");
    check_one(route_of(bare_step("of='author_head' role='chair' days='1'")),
              "r.xml:2 of=“author_head” already says which post");
    check_one(route_of(bare_step("of='in_charge' role='chair' days='1'")),
              "r.xml:2 of=“in_charge” already says which post");
    check_fine(route_of(step_of("a", "silence='escalate' escalate='chair'")));
    check_one(route_of(step_of("a", "silence='escalate'")),
              "r.xml:2 silence=\"escalate\" without escalate");
    check_one(route_of(step_of("a", "silence='consent'")),
              "r.xml:2 Silence is consent only where an article says so.");
    check_one(route_of(step_of("a", "silence_basis='Luật'")),
              "r.xml:2 silence_basis goes with silence=\"consent\" only.");
    check_one(route_of(step_of("a", "silence='yes'")),
              "r.xml:2 This value cannot be used: silence=");
    check_one(route_of(step_of("a", "bulk='true'")), "r.xml:2 This value cannot be used: bulk=");
    check_one(route_of(step_of("a", "basis='" + std::string(301, 'x') + "'")),
              "r.xml:2 The article is longer than 300 characters.");
    check_one(
        route_of(step_of("a", "silence='consent' silence_basis='" + std::string(301, 'x') + "'")),
        "r.xml:2 The article is longer than 300 characters.");
}

BOOST_AUTO_TEST_CASE(steps_name_each_other_without_circles) {
    check_one(route_of(step_of("a", "other_than='b'")),
              "r.xml:2 There is no step “b” (other_than).");
    check_one(route_of(step_of("a", "other_than='a'")),
              "r.xml:2 The step “a” asks for others than its own.");
    check_one(route_of(step_of("a", "after='a'")),
              "r.xml:2 These steps wait for each other in a circle: “a”. Correct after of one");
    check_one(route_of(step_of("x") + step_of("a", "after='x c'") + step_of("b", "after='a'") +
                       step_of("c", "after='b'") + step_of("d", "after='c'")),
              "r.xml:3 These steps wait for each other in a circle: “a”, “b”, “c”.");
    const auto two = refusal(route_of(step_of("a", "after='b'") + step_of("b", "after='a'") +
                                      step_of("c", "after='d'") + step_of("d", "after='c'")));
    BOOST_TEST(std::ranges::count(two, '\n') == 2);
    // Two steps may each ask for others than the other's.
    check_fine(route_of(step_of("a", "other_than='b'") + step_of("b", "other_than='a'")));
}

BOOST_AUTO_TEST_CASE(conditions_are_expressions_on_the_facts_that_can_come_true) {
    const auto with = [](const std::string& condition) {
        return route_of(facts + step_of("a", "when='" + condition + "'"));
    };
    check_one(with(""), "r.xml:3 This value cannot be used: when=“”.");
    check_one(with("pages >"), "r.xml:3 The condition “pages >” cannot be read.");
    check_one(with("pages = 3"), "r.xml:3 The condition “pages = 3” cannot be read.");
    check_one(with("_event.name"), "r.xml:3 The condition names “_event”");
    check_one(with("In(\"x\")"), "r.xml:3 A condition of a route takes no In().");
    check_one(with("urgent"), "r.xml:3 The condition names “urgent”, which is no fact");
    for (const auto possible :
         {"important", "!important", "pages &gt; 20", "pages == 7", "pages &lt; 1",
          "pages &gt; 2.5", "field == \"budget\"", "field != \"budget\"", "field == \"\"",
          "pages % 9 == 8 || important",
          "important &amp;&amp; pages &gt; 5 &amp;&amp; field == \"land\"",
          "pages &gt;= 2000000"}) {
        check_fine(with(possible));
    }
    for (const auto never :
         {"false", "important &amp;&amp; !important", "pages &lt; 0",
          "pages &gt; 5 &amp;&amp; pages &lt; 6", "field == \"a\" &amp;&amp; field == \"b\"",
          "pages == \"many\"", "important.x.y"}) {
        check_one(with(never), "r.xml:3 Nobody ever comes to the step “a”: the condition “");
    }
    // Too many facts to try all: not said to be impossible.
    std::string many;
    std::string all = "false";
    for (int i = 0; i < 15; ++i) {
        const auto id = "f" + std::to_string(i);
        many += "<fact id='" + id + "' type='flag' vi='x' en='x'/>";
        all += " &amp;&amp; " + id;
    }
    check_fine(route_of(many + step_of("a", "when='" + all + "'")));
}
