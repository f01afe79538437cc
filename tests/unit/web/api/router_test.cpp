#include "web/api/router.hpp"

#include <boost/test/unit_test.hpp>
#include <set>

using namespace phanbien;
using server::Method;

BOOST_AUTO_TEST_SUITE(router)

BOOST_AUTO_TEST_CASE(a_path_leads_to_its_route_with_its_parameters) {
    const auto found = api::look_up(Method::get, "/api/v1/dossiers/d-1/versions/2");
    BOOST_REQUIRE(found.match.has_value());
    BOOST_TEST(found.match->route->path == "/api/v1/dossiers/{dossier}/versions/{version}");
    BOOST_TEST(found.match->parameters.at("dossier") == "d-1");
    BOOST_TEST(found.match->parameters.at("version") == "2");
}

BOOST_AUTO_TEST_CASE(parameters_are_decoded_after_the_path_was_split) {
    const auto found = api::look_up(Method::get, "/api/v1/dossiers/a%2Fb");
    BOOST_REQUIRE(found.match.has_value());
    BOOST_TEST(found.match->parameters.at("dossier") == "a/b");
}

BOOST_AUTO_TEST_CASE(the_rest_of_a_path_is_taken_as_it_is_written) {
    const auto found = api::look_up(Method::get, "/log/tile/0/x001/%3034.p/5");
    BOOST_REQUIRE(found.match.has_value());
    BOOST_TEST(found.match->route->path == "/log/tile/{tile...}");
    BOOST_TEST(found.match->parameters.at("tile") == "0/x001/%3034.p/5");
    BOOST_TEST(!api::look_up(Method::get, "/log/tile").match.has_value());
    BOOST_TEST(!api::look_up(Method::get, "/log/tiles/0").match.has_value());
}

BOOST_AUTO_TEST_CASE(what_is_no_route_is_none) {
    for (const char* path :
         {"/", "/api/v1", "/api/v1/", "/api/v1/dossiers/", "/api/v1/dossiersx",
          "/api/v1/dossiers//opinions", "/api/v1/dossiers/a/", "", "/api/v1/dossiers/%"}) {
        const auto found = api::look_up(Method::get, path);
        BOOST_TEST(!found.match.has_value(), path);
        BOOST_TEST(found.allowed.empty(), path);
    }
}

BOOST_AUTO_TEST_CASE(a_wrong_method_is_told_the_right_ones) {
    const auto found = api::look_up(Method::put, "/api/v1/dossiers");
    BOOST_TEST(!found.match.has_value());
    BOOST_CHECK((found.allowed == std::vector{Method::get, Method::post}));
    BOOST_TEST(api::look_up(Method::head, "/healthz").match.has_value());
}

BOOST_AUTO_TEST_CASE(commands_are_quick_and_what_brings_a_file_is_slow) {
    const auto pace_of = [](const char* path) {
        return api::look_up(Method::post, path).match->route->pace;
    };
    BOOST_CHECK(pace_of("/api/v1/dossiers/d-1/commands") == server::Pace::quick);
    BOOST_CHECK(pace_of("/api/v1/files") == server::Pace::slow);
    for (const auto& route : api::routes()) {
        const bool brings_file = route.body != api::Body::none && route.body != api::Body::json &&
                                 route.body != api::Body::note && route.body != api::Body::calendar;
        BOOST_TEST((!brings_file || route.pace == server::Pace::slow), route.path);
    }
}

BOOST_AUTO_TEST_CASE(every_route_stands_once_and_every_change_is_guarded) {
    std::set<std::string> seen;
    for (const auto& route : api::routes()) {
        const std::string name =
            std::string{server::name_of(route.method)} + " " + std::string{route.path};
        BOOST_TEST(seen.insert(name).second, name);
        const bool may_be_open = route.method == Method::get || name == "POST /api/v1/setup" ||
                                 name == "POST /api/v1/session" ||
                                 // The witness's signature says whose it is.
                                 name == "POST /log/cosignature";
        BOOST_TEST((route.guard != api::Guard::open || may_be_open), name);
    }
}

BOOST_AUTO_TEST_SUITE_END()
