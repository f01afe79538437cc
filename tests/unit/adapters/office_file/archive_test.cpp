#include "adapters/office_file/archive.hpp"

#include <boost/test/unit_test.hpp>

#include "tests/unit/adapters/office_file/zip_file.hpp"

using namespace phanbien::office_file;
using namespace phanbien::tests;

BOOST_AUTO_TEST_SUITE(archive)

namespace {

std::string opened(const std::string& bytes) {
    const auto archive = Archive::open(bytes);
    return archive ? "ok" : archive.error().code;
}

}  // namespace

BOOST_AUTO_TEST_CASE(parts_are_read_by_name) {
    const auto bytes = zip_of({{"a.xml", "một"}, {"b/c.xml", "hai"}});
    const auto archive = Archive::open(bytes);
    BOOST_REQUIRE(archive.has_value());
    BOOST_TEST((*archive).holds("b/c.xml"));
    BOOST_TEST(!(*archive).holds("c.xml"));
    BOOST_TEST(*(*archive).read("b/c.xml") == "hai");
    BOOST_TEST((*archive).read("x").error().code == "draft.damaged");
}

BOOST_AUTO_TEST_CASE(not_a_zip) {
    BOOST_TEST(opened("PK\x03\x04 và chữ") == "draft.damaged");
    auto cut = zip_of({{"a", std::string(5000, 'x')}});
    cut.resize(cut.size() / 2);
    BOOST_TEST(opened(cut) == "draft.damaged");
}

BOOST_AUTO_TEST_CASE(a_bomb_is_found_in_any_part) {
    BOOST_TEST(opened(zip_of({{"a", "x"}, {"media/b", std::string(10U << 20U, '\0')}})) ==
               "draft.bomb");
    BOOST_TEST(opened(zip_of({{"a", std::string(part_bytes_max + 1, '\0')}})) == "draft.bomb");
    Parts many;
    for (std::size_t i = 0; i <= parts_max; ++i) {
        many.emplace_back(std::to_string(i), "");
    }
    BOOST_TEST(opened(zip_of(many)) == "draft.bomb");
    // Small parts may be as dull as they like.
    BOOST_TEST(opened(zip_of({{"a", std::string(ratio_free_bytes, '\0')}})) == "ok");
}

BOOST_AUTO_TEST_CASE(lying_sizes_do_not_help) {
    auto bytes = zip_of({{"a", std::string(4U << 20U, '\0')}});
    // The declared size stands at offset 24 of the central directory record.
    const auto directory = bytes.find("PK\x01\x02");
    BOOST_REQUIRE(directory != std::string::npos);
    bytes.replace(directory + 24, 4, std::string("\x10\0\0\0", 4));
    BOOST_TEST(opened(bytes) != "ok");
}

BOOST_AUTO_TEST_CASE(two_parts_of_one_name) {
    auto bytes = zip_of({{"word/a.xml", "1"}, {"word/b.xml", "2"}});
    for (auto at = bytes.find("b.xml"); at != std::string::npos; at = bytes.find("b.xml")) {
        bytes[at] = 'a';
    }
    BOOST_TEST(opened(bytes) == "draft.damaged");
}

BOOST_AUTO_TEST_SUITE_END()
