// Reading a chart: what is refused, where, and what our namespace leaves behind.
#include "engine/statechart/chart.hpp"

#include "running.hpp"

using namespace phanbien;
using namespace phanbien::statechart;

BOOST_AUTO_TEST_SUITE(chart)

namespace {

// The English sentences of the refusal, one a line.
std::string refusal(std::string_view xml) {
    const auto chart = Chart::read(xml, "sai.scxml");
    if (chart.has_value()) {
        return "accepted";
    }
    BOOST_TEST(chart.error().code == "statechart.invalid");
    std::string all;
    for (const FieldProblem& field : chart.error().fields) {
        BOOST_TEST(!field.vi.empty());
        all += field.pointer + ": " + field.en + "\n";
    }
    return all;
}

bool refuses(std::string_view body, std::string_view sentence, std::string_view attributes = "") {
    const std::string all = refusal(document(body, attributes));
    const bool found = all.find(sentence) != std::string::npos;
    BOOST_TEST(found, all);
    return found;
}

}  // namespace

BOOST_AUTO_TEST_CASE(keeps_document_order_kinds_and_parents) {
    const Chart chart = chart_of(
        "<state id='a'><state id='b'/><history id='h'><transition target='b'/></history></state>"
        "<parallel id='p'><state/><state id='x'/></parallel><final id='f'/>",
        "name='n'");
    std::string order;
    for (const State& state : chart.states()) {
        order += state.id + "<" + std::to_string(state.parent) + " ";
    }
    BOOST_TEST(order == "n<-1 a<0 b<1 h<1 p<0 state.5<4 x<4 f<0 ");
    BOOST_TEST((chart.state(1).kind == StateKind::compound));
    BOOST_TEST((chart.state(3).kind == StateKind::shallow_history));
    BOOST_TEST((chart.state(4).kind == StateKind::parallel));
    BOOST_TEST((chart.state(7).kind == StateKind::final));
    BOOST_TEST((chart.state(1).children == std::vector<StateIndex>{2}));
    BOOST_TEST((chart.state(1).histories == std::vector<StateIndex>{3}));
    BOOST_TEST(chart.is_descendant(2, 1));
    BOOST_TEST(!chart.is_descendant(1, 1));
    BOOST_TEST(!chart.is_descendant(4, 1));
}

BOOST_AUTO_TEST_CASE(refuses_what_is_no_scxml) {
    BOOST_TEST(refusal("<scxml").starts_with("sai.scxml:1: The file is not well-formed"));
    BOOST_TEST(refusal("<scxml version='1.0'/>").find("namespace") != std::string::npos);
    BOOST_TEST(refusal("<!DOCTYPE a [<!ENTITY x 'y'>]><a/>").find("DOCTYPE") != std::string::npos);
    BOOST_TEST(refusal(std::string(chart_bytes_max + 1, ' ')).find("larger") != std::string::npos);
    std::string deep;
    for (int i = 0; i < chart_depth_max + 1; ++i) {
        deep += "<state>";
    }
    for (int i = 0; i < chart_depth_max + 1; ++i) {
        deep += "</state>";
    }
    refuses(deep, "256 levels");
    BOOST_TEST(refusal(document("")).find("At least one child") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(names_the_line_of_each_mistake) {
    const auto all =
        refusal(document("\n<state id='a'>\n<transition event='e' target='x'/>\n"
                         "<transition event='e' target='y'/></state>"));
    BOOST_TEST(all ==
               "sai.scxml:3: No state has the id \"x\".\n"
               "sai.scxml:4: No state has the id \"y\".\n");
}

BOOST_AUTO_TEST_CASE(refuses_broken_structure) {
    refuses("<state id='a'/><state id='a'/>", "Two states have the id \"a\"");
    refuses("<state id=''/>", "may not be empty");
    refuses("<state id='a'><transition/></state>", "needs event, cond or target");
    refuses("<state id='a' initial='b'><state id='c'/></state><state id='b'/>", "not lie inside");
    refuses("<state id='a' initial='a'/>", "without children");
    refuses("<state id='a'/>", "No state has the id \"z\"", "initial='z'");
    refuses("<state id='a'><history id='h'/></state>", "Exactly one <transition>");
    refuses("<parallel id='p'/>", "At least one child");
    refuses(
        "<state id='a'><transition event='e' target='b c'/></state><state id='b'/>"
        "<state id='c'/>",
        "cannot be active together");
    refuses("<state id='a'><transition event='a*b' target='a'/></state>", "no event descriptor");
}

BOOST_AUTO_TEST_CASE(refuses_unknown_elements_and_attributes) {
    refuses("<state id='a'><invoke/></state>", "<invoke> of this type is not accepted");
    refuses("<state id='a'><onentry><shout/></onentry></state>", "<shout> is unknown");
    refuses("<state id='a' initail='b'/>", "no such attribute: initail");
    refuses("<state id='a'><transition evnt='e' target='a'/></state>", "evnt");
    refuses("<datamodel><data id='x' src='file.json'/></datamodel><state id='a'/>", "src");
    refuses("<zz:task/><state id='a'/>", "prefix of <zz:task> is not declared");
}

BOOST_AUTO_TEST_CASE(refuses_malformed_expressions_and_names) {
    refuses("<state id='a'><transition event='e' cond='n ==' target='a'/></state>", "malformed");
    refuses("<state id='a'><onentry><assign location='1 + 1' expr='1'/></onentry></state>",
            "malformed");
    refuses("<state id='a'><onentry><if cond='('><log/></if></onentry></state>", "malformed");
    refuses("<state id='a'><transition event='e' cond='x' target='a'/></state>", "malformed",
            "datamodel='null'");
    refuses("<datamodel><data id='Math'/></datamodel><state id='a'/>", "name of the system");
    refuses("<datamodel><data id='a b'/></datamodel><state id='a'/>", "no variable name");
    refuses("<datamodel><data id='x'/><data id='x'/></datamodel><state id='a'/>", "Two <data>");
}

BOOST_AUTO_TEST_CASE(our_namespace_is_kept_and_others_are_ignored) {
    const auto chart = Chart::read(
        "<s:scxml xmlns:s='http://www.w3.org/2005/07/scxml' version='1.0' name='quy-trinh'\n"
        " xmlns:q='urn:phanbien:workflow:1' xmlns:editor='urn:editor'>\n"
        "<q:phase id='1'>Tiếp nhận</q:phase><editor:layout x='1'/>\n"
        "<s:state id='a' q:colour='red' editor:x='9'>\n"
        "<task xmlns='urn:phanbien:workflow:1' role='registrar'><title lang='vi'>Vào sổ</title>"
        "</task>\n<s:transition event='e' target='a' q:role='chair'/></s:state></s:scxml>",
        "x.scxml");
    BOOST_REQUIRE(chart.has_value());
    BOOST_TEST(chart->name() == "quy-trinh");
    BOOST_REQUIRE(chart->annotations().size() == 1u);
    BOOST_TEST(chart->annotations()[0].text == "Tiếp nhận");
    const State& state = chart->state(1);
    BOOST_REQUIRE(state.attributes.size() == 1u);
    BOOST_TEST(*find_attribute(state.attributes, "colour") == "red");
    BOOST_REQUIRE(state.annotations.size() == 1u);
    const Annotation& task = state.annotations[0];
    BOOST_TEST(task.name == "task");
    BOOST_TEST(task.line == 5);
    BOOST_TEST(*task.attribute("role") == "registrar");
    BOOST_TEST(task.attribute("none") == nullptr);
    BOOST_TEST(task.children.at(0).text == "Vào sổ");
    BOOST_TEST(*find_attribute(chart->transition(0).attributes, "role") == "chair");
}

BOOST_AUTO_TEST_CASE(words_of_ours_are_no_part_of_the_meaning_and_everything_else_is) {
    const std::string body =
        "<state id='a'><transition event='e' cond='1 &lt; 2' target='b'/>"
        "</state><final id='b'/>";
    const Chart chart = chart_of(body);
    const auto same = [&](std::string_view other) {
        return chart_of(other).meaning() == chart.meaning();
    };
    BOOST_TEST(
        same("<!-- a note -->\n <state pb:vi='A' id='a'><pb:task due='P2D'/>"
             "<transition target='b'  cond='1 &lt; 2' event='e' pb:else_vi='x'/></state>"
             "<final id='b'/>"));
    BOOST_TEST(
        !same("<state id='a'><transition event='e' cond='1 &lt; 3' target='b'/></state>"
              "<final id='b'/>"));
    BOOST_TEST(!same("<state id='a'><transition event='e' target='b'/></state><final id='b'/>"));
    BOOST_TEST(
        !same("<final id='b'/><state id='a'>"
              "<transition event='e' cond='1 &lt; 2' target='b'/></state>"));
    BOOST_TEST(
        !same("<state id='a'><onentry><log expr='1'/></onentry>"
              "<transition event='e' cond='1 &lt; 2' target='b'/></state><final id='b'/>"));
}

BOOST_AUTO_TEST_SUITE_END()
