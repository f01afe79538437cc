#include "web/server/problem_document.hpp"

#include <boost/json/parse.hpp>
#include <boost/test/unit_test.hpp>
#include <map>

using namespace phanbien;

BOOST_AUTO_TEST_SUITE(problem_document)

BOOST_AUTO_TEST_CASE(every_kind_has_its_status) {
    const std::map<ProblemKind, int> wanted{
        {ProblemKind::invalid, 422},      {ProblemKind::unauthenticated, 401},
        {ProblemKind::forbidden, 403},    {ProblemKind::missing, 404},
        {ProblemKind::gone, 410},         {ProblemKind::conflict, 409},
        {ProblemKind::stale, 412},        {ProblemKind::too_large, 413},
        {ProblemKind::unsupported, 415},  {ProblemKind::busy, 503},
        {ProblemKind::storage_full, 507}, {ProblemKind::too_many, 429}};
    for (const auto& [kind, status] : wanted) {
        BOOST_TEST(server::status_of(kind) == status);
    }
}

BOOST_AUTO_TEST_CASE(a_problem_is_written_as_the_interface_says) {
    const Problem problem{ProblemKind::invalid,
                          "data.invalid",
                          "Sai.",
                          "Wrong.",
                          {{"/data/text", "Thiếu.", "Missing."}}};
    const auto response = server::problem_response(problem);
    BOOST_TEST(response.status == 422);
    BOOST_TEST(response.header("Content-Type") == "application/problem+json");
    BOOST_TEST(boost::json::parse(std::string{response.bytes()}) ==
               boost::json::parse(R"({"type":"urn:phanbien:problem:data.invalid",
        "title":"Dữ liệu chưa đúng","status":422,"code":"data.invalid","detail":"Sai.",
        "detail_en":"Wrong.","fields":[{"pointer":"/data/text","vi":"Thiếu.","en":"Missing."}]})"));
}

BOOST_AUTO_TEST_CASE(extra_members_stand_beside_and_busy_says_when_to_come_back) {
    const Problem stale{ProblemKind::stale, "dossier.stale", "Cũ.", "Stale."};
    const auto response = server::problem_response(stale, 412, {{"revision", 7}});
    const auto document = boost::json::parse(std::string{response.bytes()}).as_object();
    BOOST_TEST(document.at("revision").as_int64() == 7);
    BOOST_TEST(!document.contains("fields"));
    BOOST_TEST(response.header("Retry-After") == "");
    BOOST_TEST(server::problem_response(server::protocol_problem(503)).header("Retry-After") ==
               "1");
    const Problem too_many{.kind = ProblemKind::too_many,
                           .code = "x",
                           .vi = "",
                           .en = "",
                           .wait = std::chrono::minutes{37}};
    BOOST_TEST(server::problem_response(too_many).header("Retry-After") == "2220");
}

BOOST_AUTO_TEST_SUITE_END()
