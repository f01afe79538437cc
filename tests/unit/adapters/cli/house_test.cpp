// The house over a folder: made by a server only, and a demo that is there whole or not at all.
#include "adapters/cli/house.hpp"

#include <boost/test/unit_test.hpp>

#include "adapters/cli/demo.hpp"
#include "adapters/cli/sample_office.hpp"
#include "tests/contract/stores.hpp"
#include "tests/unit/places.hpp"

using namespace phanbien;
using namespace phanbien::cli;

namespace {

struct Folder {
    contract::TemporaryDirectory directory;
    std::filesystem::path data = directory.path() / "data";
    Definitions used = definitions();
    Alarms alarms = alarms_of("test");

    std::size_t accounts() {
        House house{data, alarms};
        return house.store->open_reading()->accounts().size();
    }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(house, Folder)

BOOST_AUTO_TEST_CASE(a_mistyped_folder_does_not_become_an_office) {
    BOOST_CHECK_THROW((House{data, alarms}), runtime::StoreFailure);
    BOOST_TEST(!std::filesystem::exists(data));
    std::filesystem::create_directory(data);
    BOOST_CHECK_THROW(storage::find_damage(data), runtime::StoreFailure);
    BOOST_TEST(std::filesystem::is_empty(data));
    { const House server{data, {used, {}}, alarms}; }
    BOOST_TEST(accounts() == 0U);
}

BOOST_AUTO_TEST_CASE(a_sample_office_that_is_missing_is_no_definition) {
    const auto missing = (data / "office.json").string();
    BOOST_CHECK_EXCEPTION(sample_office(missing), std::runtime_error,
                          [&](const std::runtime_error& refusal) {
                              return refusal.what() == "cannot open the sample office " + missing;
                          });
}

BOOST_AUTO_TEST_CASE(a_demo_that_was_interrupted_is_begun_anew) {
    {
        House half{data / "demo-unfinished", {used, {}}, alarms};
        const OrganisationId front{"front"};
        people::Organisation organisation;
        organisation.id = front;
        organisation.name = "Mặt trận";
        BOOST_TEST(!half.accounts.put_organisation(organisation, AccountId{}));
        BOOST_TEST(half.accounts
                       .create({.username = "vanthu",
                                .name = "Văn thư",
                                .post = "",
                                .organisation = front,
                                .roles = {"registrar"},
                                .password = std::string{demo_password}},
                               AccountId{})
                       .has_value());
    }
    BOOST_TEST(load_demo(data, {used, route_definitions()}, alarms));
    BOOST_TEST(!std::filesystem::exists(data / "demo-unfinished"));
    BOOST_TEST(accounts() == 21U);
    House house{data, alarms};
    BOOST_TEST(!demo_table(*house.store->open_reading()).empty());
    BOOST_TEST(house.store->open_reading()->listed_dossiers().size() == 9U);
}

BOOST_AUTO_TEST_CASE(an_office_that_exists_gets_no_demo) {
    { const House server{data, {used, {}}, alarms}; }
    BOOST_TEST(!load_demo(data, {used, {}}, alarms));
    BOOST_TEST(accounts() == 0U);
}

// The gate of all doors: whatever a server is started with is adopted before anybody works by it.
BOOST_AUTO_TEST_CASE(a_definition_with_errors_gets_into_no_office) {
    const auto broken = tests::source_folder() / "tests/unit/engine/check/samples/no-end.scxml";
    used = definitions({}, broken.string());
    House house{data, {used, {}}, alarms};
    BOOST_CHECK_EXCEPTION(house.office.adopt(by_hash(used)), runtime::DefinitionRefused,
                          [](const runtime::DefinitionRefused& refused) {
                              return std::string_view{refused.what()}.find("[no-end]") !=
                                     std::string_view::npos;
                          });
    BOOST_TEST(house.store->open_reading()->adopted_definitions().empty());
}

BOOST_AUTO_TEST_SUITE_END()
