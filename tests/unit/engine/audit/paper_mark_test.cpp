// What a paper says of the log, read back, and held against what an export was found to hold.
#include "engine/audit/paper_mark.hpp"

#include <boost/test/unit_test.hpp>

#include "engine/audit/base64.hpp"

using namespace phanbien;
using namespace phanbien::audit;

BOOST_AUTO_TEST_SUITE(paper_mark)

namespace {

Hash hash_of(unsigned char first) {
    Hash hash{};
    hash[0] = first;
    return hash;
}

PaperMark some_mark() {
    return {.size = 1234,
            .root = hash_of(1),
            .dossier = "0193f0aa-0000-7000-8000-000000000001",
            .index = 1230,
            .origin = "phanbien.local/1f0c&x=1"};
}

}  // namespace

BOOST_AUTO_TEST_CASE(a_mark_is_read_as_it_was_written) {
    const auto text = to_text(some_mark());
    BOOST_TEST(text ==
               "phanbien:1?size=1234&root=AQAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=&"
               "dossier=0193f0aa-0000-7000-8000-000000000001&index=1230&"
               "origin=phanbien.local/1f0c&x=1");
    BOOST_TEST((parse_paper_mark(text).value() == some_mark()));
}

BOOST_AUTO_TEST_CASE(any_other_text_is_refused) {
    const auto text = to_text(some_mark());
    const auto with = [&text](const std::string& from, const std::string& to) {
        auto out = text;
        return out.replace(out.find(from), from.size(), to);
    };
    for (const auto& wrong :
         {std::string(), std::string("phanbien:1?size="), "x" + text,
          with("phanbien:1", "phanbien:2"), with("size=1234", "size=01234"),
          with("size=1234", "size=1230"), with("size=1234", "size=x"), with("AQAA", "AQ+"),
          with("AAA=", "AAB="), with("&dossier=", "&hồ sơ="), with("index=1230", "index=-1"),
          with("index=1230", "index=1234"), with("0193f0aa-0000-7000-8000-000000000001", ""),
          with("phanbien.local/1f0c&x=1", ""), text + " ", text + "\n",
          text + std::string(paper_mark_bytes_max, 'x')}) {
        BOOST_TEST_CONTEXT(wrong) {
            const auto mark = parse_paper_mark(wrong);
            BOOST_REQUIRE(!mark);
            BOOST_TEST(mark.error().code == "proof.bad_paper");
        }
    }
}

BOOST_AUTO_TEST_CASE(a_root_is_read_out_as_twenty_digits) {
    BOOST_TEST(spoken_root(Hash{}) == "0000-0000-0000-0000-0000");
    Hash most{};
    most.fill(0xFF);
    BOOST_TEST(spoken_root(most) == "1844-6744-0737-0955-1615");
    BOOST_TEST(spoken_root(hash_of(1)) == "0007-2057-5940-3792-7936");  // 2^56
}

BOOST_AUTO_TEST_CASE(trees_are_read_as_they_were_written) {
    const std::vector<PaperTree> trees{{.size = 2, .root = hash_of(1), .hashes = {}},
                                       {.size = 10, .root = hash_of(2), .hashes = {hash_of(3)}}};
    const auto text = to_text(trees);
    BOOST_TEST((parse_paper_trees(text).value() == trees));
    const auto root = to_base64(hash_of(1));
    const std::string opening = "phanbien/paper-trees@v1\n";
    for (const auto& wrong :
         {std::string(), opening + "2", opening + "2 " + root, opening + "02 " + root + "\n",
          opening + "0 " + root + "\n", opening + "2 " + root + " \n", opening + "\n",
          opening + "2 " + root + "\n2 " + root + "\n", text + "1 " + root + "\n"}) {
        BOOST_TEST(!parse_paper_trees(wrong), wrong);
    }
}

BOOST_AUTO_TEST_CASE(a_paper_is_held_against_the_export) {
    const Checkpoint checkpoint{.origin = "a.example/log", .size = 100, .root = hash_of(9)};
    const std::string id = "d1";
    const std::vector<PaperTree> trees{{.size = 40, .root = hash_of(4), .hashes = {}}};
    const std::set<std::uint64_t> events{7, 38, 41, 99};
    const auto doubt = [&](PaperMark mark) {
        const auto found = doubt_of(mark, {checkpoint, id, trees, events});
        return found ? found->en : std::string();
    };
    const PaperMark right{
        .size = 40, .root = hash_of(4), .dossier = id, .index = 38, .origin = "a.example/log"};
    BOOST_TEST(doubt(right) == "");
    auto mark = right;
    mark.origin = "b.example/log";
    BOOST_TEST(doubt(mark).find("another log") != std::string::npos);
    mark = right;
    mark.dossier = "d2";
    BOOST_TEST(doubt(mark).find("another dossier") != std::string::npos);
    mark = right;
    mark.root = hash_of(5);
    BOOST_TEST(doubt(mark).find("rewritten") != std::string::npos);
    mark = right;
    mark.size = 39;
    BOOST_TEST(doubt(mark).find("no tree of the size") != std::string::npos);
    mark.size = 101;
    BOOST_TEST(doubt(mark).find("newer") != std::string::npos);
    mark = right;
    mark.index = 37;
    BOOST_TEST(doubt(mark).find("not in this export") != std::string::npos);
    mark.index = 7;
    BOOST_TEST(doubt(mark).find("not the dossier's last") != std::string::npos);
    // Of the same size as the export's own checkpoint.
    const PaperMark newest{
        .size = 100, .root = hash_of(9), .dossier = id, .index = 99, .origin = "a.example/log"};
    BOOST_TEST(doubt(newest) == "");
    mark = newest;
    mark.root = hash_of(4);
    BOOST_TEST(doubt(mark).find("rewritten") != std::string::npos);
}

BOOST_AUTO_TEST_SUITE_END()
