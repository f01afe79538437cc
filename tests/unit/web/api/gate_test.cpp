#include "web/api/gate.hpp"

#include <boost/test/unit_test.hpp>

using namespace phanbien;
using server::Method;

BOOST_AUTO_TEST_SUITE(gate)

namespace {

const api::Route writing{Method::post, "/x", api::Guard::open, api::Body::json, {}};
const api::Route reading{Method::get, "/x", api::Guard::open, api::Body::none, {}};

server::RequestHead with(std::vector<server::Header> headers) {
    server::RequestHead head;
    head.headers = std::move(headers);
    head.headers.push_back({"host", "phanbien.example:8080"});
    return head;
}

}  // namespace

BOOST_AUTO_TEST_CASE(a_write_from_another_site_is_refused) {
    BOOST_TEST(api::check_origin(writing, with({{"sec-fetch-site", "cross-site"}}))->code ==
               "request.cross_site");
    BOOST_CHECK(api::check_origin(writing, with({{"sec-fetch-site", "same-site"}})));
    BOOST_CHECK(api::check_origin(writing, with({{"origin", "https://evil.example"}})));
    BOOST_CHECK(api::check_origin(writing, with({{"origin", "null"}})));
    BOOST_CHECK(
        api::check_origin(writing, with({{"origin", "http://phanbien.example:8080.evil"}})));
}

BOOST_AUTO_TEST_CASE(our_own_page_and_programs_may_write) {
    BOOST_CHECK(!api::check_origin(writing, with({{"sec-fetch-site", "same-origin"}})));
    BOOST_CHECK(!api::check_origin(writing, with({{"origin", "http://phanbien.example:8080"}})));
    BOOST_CHECK(!api::check_origin(writing, with({})));
    BOOST_CHECK(!api::check_origin(reading, with({{"sec-fetch-site", "cross-site"}})));
}

BOOST_AUTO_TEST_CASE(a_body_has_the_media_type_no_foreign_form_can_send) {
    BOOST_CHECK(!api::check_media_type(
        writing, with({{"content-type", "application/json; charset=utf-8"}})));
    BOOST_CHECK(api::check_media_type(writing, with({{"content-type", "text/plain"}})));
    BOOST_CHECK(api::check_media_type(writing, with({})));
    BOOST_CHECK(!api::check_media_type(reading, with({})));
}

BOOST_AUTO_TEST_SUITE_END()
