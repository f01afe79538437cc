#include "web/api/known_clients.hpp"

#include <boost/test/unit_test.hpp>

#include "engine/audit/sha256.hpp"
#include "web/api/gate.hpp"

using namespace phanbien;

namespace {

server::RequestHead from(const std::string& address, const std::string& token = "") {
    server::RequestHead head;
    head.address = address;
    if (!token.empty()) {
        head.headers.push_back(
            {"cookie", std::string{api::session_cookie(server::Reached::directly)} + "=" + token});
    }
    return head;
}

runtime::Session session_of(const std::string& token, const std::string& account) {
    runtime::Session session;
    session.token_hash = audit::sha256_hex(token);
    session.account = AccountId{account};
    return session;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(known_clients)

BOOST_AUTO_TEST_CASE(a_session_counts_for_its_account_wherever_it_comes_from) {
    api::KnownClients clients{server::Reached::directly};
    clients.note(session_of("t1", "anna"));
    clients.note(session_of("t2", "anna"));
    BOOST_TEST(clients.client_of(from("192.0.2.1", "t1")) ==
               clients.client_of(from("192.0.2.2", "t2")));
    clients.note(session_of("t3", "binh"));
    BOOST_TEST(clients.client_of(from("192.0.2.1", "t1")) !=
               clients.client_of(from("192.0.2.1", "t3")));
}

BOOST_AUTO_TEST_CASE(an_invented_token_counts_for_the_address) {
    const api::KnownClients clients{server::Reached::directly};
    BOOST_TEST(clients.client_of(from("192.0.2.1", "one")) ==
               clients.client_of(from("192.0.2.1", "another")));
    BOOST_TEST(clients.client_of(from("192.0.2.1")) == clients.client_of(from("192.0.2.1", "one")));
    BOOST_TEST(clients.client_of(from("192.0.2.1", "one")) !=
               clients.client_of(from("192.0.2.2", "one")));
}

BOOST_AUTO_TEST_CASE(what_is_known_is_bounded) {
    api::KnownClients clients{server::Reached::directly};
    for (std::size_t i = 0; i <= api::KnownClients::entries_max; ++i) {
        clients.note(session_of(std::to_string(i), "anna"));
    }
    BOOST_TEST(clients.client_of(from("192.0.2.1", "0")) == clients.client_of(from("192.0.2.1")));
    const auto last = std::to_string(api::KnownClients::entries_max);
    BOOST_TEST(clients.client_of(from("192.0.2.1", last)) != clients.client_of(from("192.0.2.1")));
}

BOOST_AUTO_TEST_SUITE_END()
