#include "web/server/fields.hpp"

#include <boost/test/unit_test.hpp>

#include "web/server/message.hpp"

using namespace phanbien::server;

BOOST_AUTO_TEST_SUITE(fields)

BOOST_AUTO_TEST_CASE(of_forwarded_addresses_only_the_last_counts) {
    BOOST_TEST(last_forwarded_for("192.0.2.1").value() == "192.0.2.1");
    BOOST_TEST(last_forwarded_for("6.6.6.6, 192.0.2.1:4711").value() == "192.0.2.1");
    BOOST_TEST(last_forwarded_for("6.6.6.6,2001:DB8:0::1 ").value() == "2001:db8::1");
    BOOST_TEST(last_forwarded_for("[2001:db8::1]").value() == "2001:db8::1");
    BOOST_TEST(last_forwarded_for("[2001:db8::1]:4711").value() == "2001:db8::1");
    for (const char* wrong : {"", "unknown", "6.6.6.6,", "6.6.6.6, ", "1.2.3", "[::1", "[1.2.3.4]",
                              "1.2.3.4 5.6.7.8", "::1::2", "_hidden:80"}) {
        BOOST_TEST(!last_forwarded_for(wrong).has_value(), wrong);
    }
}

BOOST_AUTO_TEST_CASE(percent_decoding_refuses_what_is_no_text) {
    BOOST_TEST(percent_decode("D%E1%BB%B1%20th%E1%BA%A3o.docx").value() == "Dự thảo.docx");
    BOOST_TEST(!percent_decode("a%2").has_value());
    BOOST_TEST(!percent_decode("a%zz").has_value());
    BOOST_TEST(!percent_decode("a%00b").has_value());
    BOOST_TEST(!percent_decode("%ff").has_value());
    BOOST_TEST(percent_decode(percent_encode("Điều 5; \"a\"/b")).value() == "Điều 5; \"a\"/b");
}

BOOST_AUTO_TEST_CASE(a_query_has_each_name_once) {
    const auto query = read_query("q=%C4%91%C6%B0%E1%BB%9Dng+ph%E1%BB%91&ended=true&empty=");
    BOOST_REQUIRE(query.has_value());
    BOOST_TEST(query->at("q") == "đường phố");
    BOOST_TEST(query->at("ended") == "true");
    BOOST_TEST(query->at("empty") == "");
    BOOST_TEST(read_query("")->empty());
    BOOST_TEST(!read_query("a=1&a=2").has_value());
    BOOST_TEST(!read_query("a=%").has_value());
}

BOOST_AUTO_TEST_CASE(a_cookie_is_found_by_its_whole_name_and_only_once) {
    BOOST_TEST(cookie("a=1; phanbien_session=xyz; b=2", "phanbien_session").value() == "xyz");
    BOOST_TEST(!cookie("x_phanbien_session=xyz", "phanbien_session").has_value());
    BOOST_TEST(!cookie("s=1; s=2", "s").has_value());
    BOOST_TEST(!cookie("", "s").has_value());
}

BOOST_AUTO_TEST_CASE(if_match_takes_one_strong_revision) {
    BOOST_TEST(revision_tag("\"17\"").value() == 17U);
    BOOST_TEST(revision_tag(to_tag(0)).value() == 0U);
    for (const char* wrong : {"17", "\"\"", "W/\"17\"", "*", "\"17\", \"18\"", "\"017\"", "\"-1\"",
                              "\"99999999999999999999\"", "\"1 7\""}) {
        BOOST_TEST(!revision_tag(wrong).has_value(), wrong);
    }
}

BOOST_AUTO_TEST_CASE(idempotency_keys_are_printable_and_short) {
    BOOST_TEST(is_idempotency_key("3f0c-a!~"));
    BOOST_TEST(!is_idempotency_key(""));
    BOOST_TEST(!is_idempotency_key("a b"));
    BOOST_TEST(!is_idempotency_key("đ"));
    BOOST_TEST(is_idempotency_key(std::string(200, 'x')));
    BOOST_TEST(!is_idempotency_key(std::string(201, 'x')));
}

BOOST_AUTO_TEST_CASE(gzip_is_sent_only_where_it_is_welcome) {
    BOOST_TEST(accepts_gzip("gzip, deflate, br"));
    BOOST_TEST(accepts_gzip("br;q=1, GZIP;q=0.5"));
    BOOST_TEST(accepts_gzip("*"));
    BOOST_TEST(!accepts_gzip(""));
    BOOST_TEST(!accepts_gzip("br"));
    BOOST_TEST(!accepts_gzip("gzip;q=0, *"));
    BOOST_TEST(!accepts_gzip("gzip;q=0.000"));
}

BOOST_AUTO_TEST_CASE(if_none_match_compares_weakly) {
    BOOST_TEST(none_match_names("\"a\", W/\"b\"", "\"b\""));
    BOOST_TEST(none_match_names("\"b\"", "W/\"b\""));
    BOOST_TEST(none_match_names("*", "\"b\""));
    BOOST_TEST(!none_match_names("", "\"b\""));
    BOOST_TEST(!none_match_names("\"c\"", "\"b\""));
}

BOOST_AUTO_TEST_CASE(media_types_lose_their_parameters) {
    BOOST_TEST(media_type_of("Application/JSON; charset=utf-8") == "application/json");
    BOOST_TEST(media_type_of("") == "");
}

BOOST_AUTO_TEST_CASE(an_attachment_names_the_file_twice_and_breaks_out_of_neither) {
    BOOST_TEST(attachment("Dự thảo \"1\".docx") ==
               "attachment; filename=\"D_ th_o _1_.docx\"; "
               "filename*=UTF-8''D%E1%BB%B1%20th%E1%BA%A3o%20%221%22.docx");
}

BOOST_AUTO_TEST_CASE(a_file_name_is_a_name_and_nothing_else) {
    BOOST_TEST(clean_file_name("../../etc/passwd") == "passwd");
    BOOST_TEST(clean_file_name("C:\\thư mục\\dự thảo.docx") == "dự thảo.docx");
    BOOST_TEST(clean_file_name("a\r\nSet-Cookie: x.txt") == "aSet-Cookie x.txt");
    BOOST_TEST(clean_file_name("a\xE2\x80\xAE"
                               "cod.exe") == "acod.exe");  // right-to-left override
    BOOST_TEST(clean_file_name("..") == "");
    BOOST_TEST(clean_file_name("x/") == "");
    std::string long_name;
    for (int i = 0; i < 300; ++i) {
        long_name += "đ";
    }
    BOOST_TEST(clean_file_name(long_name).size() == 400U);  // 200 letters of two bytes
}

BOOST_AUTO_TEST_CASE(a_target_is_a_path_and_a_query) {
    RequestHead head;
    head.target = "/a/b?c=d?e";
    head.headers = {{"host", "x"}};
    BOOST_TEST(head.path() == "/a/b");
    BOOST_TEST(head.query() == "c=d?e");
    BOOST_TEST(head.header("host") == "x");
    BOOST_TEST(head.header("cookie") == "");
}

BOOST_AUTO_TEST_SUITE_END()
