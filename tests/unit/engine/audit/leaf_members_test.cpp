#include "engine/audit/leaf_members.hpp"

#include <boost/test/unit_test.hpp>
#include <random>

using namespace phanbien::audit;

BOOST_AUTO_TEST_SUITE(leaf_members_read)

namespace {

const std::string usual =
    R"({"v":1,"id":"e1","ts":"2026-11-23T01:00:10.000000Z","org":"o","actor":"a","act":"moved",)"
    R"("doc":"d","doc_seq":12,"doc_prev":"00","blobs":["f","g"],"pd":"h"})";

// White space is not the usual way of writing: such a leaf goes to the parser.
std::optional<LeafMembers> by_the_parser(const std::string& leaf) {
    return leaf_members(" " + leaf);
}

}  // namespace

BOOST_AUTO_TEST_CASE(members_are_read_and_absent_ones_are_empty) {
    const auto read = leaf_members(
        R"({"v":1,"id":"e1","ts":"t","org":"o","actor":"w","act":"a","doc":"d","doc_seq":3,"doc_prev":"p","blobs":["f",7],"pd":"h"})");
    BOOST_TEST_REQUIRE(read.has_value());
    BOOST_TEST(read->id == "e1");
    BOOST_TEST(read->organisation == "o");
    BOOST_TEST(read->actor == "w");
    BOOST_TEST((read->dossier == "d"));
    BOOST_TEST(read->sequence == 3);
    BOOST_TEST(read->previous == "p");
    BOOST_TEST((read->files == std::vector<std::string_view>{"f", ""}));
    BOOST_TEST(read->payload_hash == "h");
    const auto office = leaf_members(R"({"id":"e1","doc_seq":"3"})");
    BOOST_TEST_REQUIRE(office.has_value());
    BOOST_TEST(!office->dossier);
    BOOST_TEST(office->sequence == 0);
    BOOST_TEST(!leaf_members("[]"));
    BOOST_TEST(!leaf_members("{"));
}

BOOST_AUTO_TEST_CASE(both_ways_of_reading_agree) {
    for (const std::string& leaf :
         {usual, std::string("{}"), std::string(R"({"doc":7})"), std::string(R"({"doc":[]})"),
          std::string(R"({"doc_seq":-1,"id":"e"})"), std::string(R"({"doc_seq":0,"x":{"id":"y"}})"),
          std::string(R"({"doc_seq":1.5})"), std::string(R"({"doc_seq":9223372036854775808})"),
          std::string(R"({"blobs":"f","id":["e"],"ts":null})"), std::string(R"({"id":"Đ"})"),
          std::string(R"({"id":"a\u0041\"","pd":"b"})"), std::string(R"({"pd":"b","id":"a"})")}) {
        BOOST_TEST_CONTEXT(leaf) {
            BOOST_TEST_REQUIRE(leaf_members(leaf).has_value());
            BOOST_TEST((leaf_members(leaf) == by_the_parser(leaf)));
        }
    }
    for (const std::string& wrong :
         {std::string(""), std::string("{"), usual + "}", usual.substr(0, usual.size() - 1),
          std::string(R"({"id":007})"), std::string(R"({"id":"a",})"), std::string(R"({"id" "a"})"),
          std::string("{\"id\":\"a\nb\"}"), std::string("{\"id\":\"\xff\"}")}) {
        BOOST_TEST_CONTEXT(wrong) {
            BOOST_TEST(!leaf_members(wrong).has_value());
            BOOST_TEST(!by_the_parser(wrong).has_value());
        }
    }
}

BOOST_AUTO_TEST_CASE(any_changed_byte_is_read_as_the_parser_reads_it) {
    std::mt19937 random{20'261'129};
    for (int i = 0; i < 20'000; ++i) {
        auto leaf = usual;
        leaf[random() % leaf.size()] = static_cast<char>(random());
        const auto read = leaf_members(leaf);
        if (read != by_the_parser(leaf)) {  // a name that became another's
            BOOST_TEST_CONTEXT(leaf) {
                BOOST_TEST(!read.has_value());
            }
        }
    }
}

BOOST_AUTO_TEST_CASE(a_member_that_stands_twice_is_refused) {
    BOOST_TEST(!leaf_members(R"({"id":"a","id":"b"})"));
    BOOST_TEST(!leaf_members(R"({"doc_seq":1,"id":"a","doc_seq":2})"));
    BOOST_TEST(leaf_members(R"({"x":"a","x":"b"})").has_value());
}

BOOST_AUTO_TEST_CASE(members_used_again_keep_nothing) {
    LeafMembers members;
    BOOST_TEST(read_leaf_members(usual, members));
    BOOST_TEST(read_leaf_members(R"({"id":"b"})", members));
    BOOST_TEST((members == leaf_members(R"({"id":"b"})").value()));
}

BOOST_AUTO_TEST_SUITE_END()
