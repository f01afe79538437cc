#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include "walker.hpp"

namespace phanbien::workflows {

BOOST_AUTO_TEST_SUITE(walk)

// Every state, every action, every transition and so every end of each shipped definition.
BOOST_DATA_TEST_CASE(everything_in_it_happens, boost::unit_test::data::make(definition_names()),
                     name) {
    Walker walker(name);
    const auto& seen = walker.walk();
    BOOST_TEST_MESSAGE(name << ": " << seen.situations << " situations, " << seen.steps
                            << " steps, " << seen.transitions.size() << " transitions");
    for (const auto& defect : seen.defects) {
        BOOST_ERROR(name + ": " + defect);
    }
    BOOST_TEST(seen.situations < situations_max);
    for (const auto& what : walker.missing()) {
        BOOST_ERROR("workflows/" + name + ".scxml: " + what);
    }
}

BOOST_AUTO_TEST_CASE(marks_change_no_line_and_skip_comments) {
    const auto marked = mark_transitions(
        "<scxml>\n<!-- <transition/> -->\n<datamodel></datamodel>\n"
        "<history id='h'><transition target='a'/></history>\n"
        "<transition event='e' cond=\"a > 'b'\"\n target='x'/>\n<transition event='f'>\n"
        "</transition></scxml>");
    BOOST_TEST(marked.text ==
               "<scxml>\n<!-- <transition/> -->\n<datamodel>"
               "<data id=\"taken_1\" expr=\"false\"/><data id=\"taken_2\" expr=\"false\"/>"
               "</datamodel>\n<history id='h'><transition target='a'/></history>\n"
               "<transition event='e' cond=\"a > 'b'\"\n target='x'>"
               "<assign location=\"taken_1\" expr=\"true\"/></transition>\n"
               "<transition event='f'><assign location=\"taken_2\" expr=\"true\"/>\n"
               "</transition></scxml>");
    BOOST_TEST(marked.transitions.at(0).structural);
    BOOST_TEST(marked.transitions.at(1).line == 5);
    BOOST_TEST(marked.transitions.at(2).line == 7);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace phanbien::workflows
