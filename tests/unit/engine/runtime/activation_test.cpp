// A definition that may not be put to use gets into no office.
#include <boost/test/unit_test.hpp>

#include "tests/worlds/live_office.hpp"

using namespace phanbien;
using namespace phanbien::worlds;

BOOST_FIXTURE_TEST_SUITE(activation, LiveOffice)

BOOST_AUTO_TEST_CASE(a_refused_definition_is_not_adopted_and_leaves_nothing) {
    refuses = [](const dossier::Workflow& workflow) {
        return Problem{.code = "workflow.unproven",
                       .vi = "Quy trình có lỗi.",
                       .en = workflow.id() + " has errors.",
                       .fields = {{"wrong.scxml:7", "Không có lối ra.", "There is no way out."}}};
    };
    const auto size = real_store->open_reading()->log_head().size;
    BOOST_CHECK_EXCEPTION(
        office->adopt({{"hash-1", "<phan-bien/>"}}), runtime::DefinitionRefused,
        [](const runtime::DefinitionRefused& refused) {
            const std::string said = refused.what();
            return said.find("phan-bien has errors.") != std::string::npos &&
                   said.find("\nwrong.scxml:7: Không có lối ra. / There is no way out.") !=
                       std::string::npos;
        });
    const auto reading = real_store->open_reading();
    BOOST_TEST(reading->adopted_definitions().empty());
    BOOST_TEST(!reading->definition("hash-1").has_value());
    BOOST_TEST(reading->log_head().size == size);
}

BOOST_AUTO_TEST_CASE(each_definition_of_the_set_is_asked_about) {
    std::vector<std::string> asked;
    refuses = [&](const dossier::Workflow& workflow) {
        asked.push_back(workflow.hash());
        return std::optional<Problem>();
    };
    BOOST_TEST(office->adopt({{"hash-1", "<phan-bien/>"}}));
    BOOST_TEST((asked == std::vector<std::string>{"hash-1"}));
}

BOOST_AUTO_TEST_SUITE_END()
