#include "engine/audit/tiles.hpp"

#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <string>

#include "growing_log.hpp"

using namespace phanbien;
using namespace phanbien::audit;

BOOST_AUTO_TEST_SUITE(tiles)

namespace {

// The tiles of a log that is small enough to be hashed whole each time.
class TilesOf : public Tiles {
  public:
    explicit TilesOf(const GrowingLog& log) : log_(log) {}

    Tile tile(const TileAt& at) const override {
        Tile tile;
        for (std::uint64_t i = 0; i < at.width; ++i) {
            tile.push_back(log_.node({at.level * tile_height, at.index * tile_width + i}));
        }
        return tile;
    }

  private:
    const GrowingLog& log_;
};

}  // namespace

BOOST_AUTO_TEST_CASE(names_are_those_of_the_specification) {
    BOOST_TEST(path_of({.level = 0, .index = 1'234'067}) == "tile/0/x001/x234/067");
    BOOST_TEST(path_of({.level = 2, .index = 0, .width = 37}) == "tile/2/000.p/37");
    BOOST_TEST(path_of({.level = entries_level, .index = 1'000}) == "tile/entries/x001/000");
    for (const auto& at : {TileAt{.level = 0, .index = 1'234'067}, TileAt{.level = 7, .index = 999},
                           TileAt{.level = entries_level, .index = 5, .width = 1},
                           TileAt{.level = 1, .index = 1'000'000'000, .width = 255}}) {
        BOOST_TEST((tile_at(path_of(at)) == at), path_of(at));
    }
}

BOOST_AUTO_TEST_CASE(other_names_are_no_tiles) {
    for (const auto* path : {"",
                             "tile",
                             "tile/",
                             "tile/0",
                             "tile/0/",
                             "tile/0/1",
                             "tile/0/0001",
                             "tile/00/001",
                             "tile/8/001",
                             "tile/-1/001",
                             "tile/0/x000/001",
                             "tile/0/x001",
                             "tile/0/001/002",
                             "tile/0/001.p/0",
                             "tile/0/001.p/256",
                             "tile/0/001.p/01",
                             "tile/0/001.p/",
                             "tile/0/+01",
                             "tile/0/001/",
                             "tile/entries/00a",
                             "tile/other/001",
                             "tile/0/x999/x999/x999/x999/x999/x999/x999/999"}) {
        BOOST_TEST(!tile_at(path).has_value(), path);
    }
}

BOOST_AUTO_TEST_CASE(levels_and_widths_of_a_tree) {
    BOOST_TEST(tile_levels(0) == 0);
    BOOST_TEST(tile_levels(1) == 1);
    BOOST_TEST(tile_levels(255) == 1);
    BOOST_TEST(tile_levels(256) == 2);
    BOOST_TEST(tile_levels(70'000) == 3);
    BOOST_TEST(tiles_of(70'000, 0).full == 273U);
    BOOST_TEST(tiles_of(70'000, 0).width == 112U);
    BOOST_TEST(tiles_of(70'000, 1).full == 1U);
    BOOST_TEST(tiles_of(70'000, 1).width == 17U);
    BOOST_TEST(tiles_of(70'000, entries_level).full == 273U);
}

BOOST_AUTO_TEST_CASE(a_log_has_the_tiles_of_every_tree_it_grew_through) {
    const std::uint64_t size = 256 * 256 + 300;
    for (const TileAt& at :
         {TileAt{.level = 0, .index = 256}, TileAt{.level = 0, .index = 3},
          TileAt{.level = 0, .index = 3, .width = 255},
          TileAt{.level = 0, .index = 257, .width = 44},
          TileAt{.level = entries_level, .index = 257, .width = 1}, TileAt{.level = 1, .index = 0},
          TileAt{.level = 1, .index = 1, .width = 1}, TileAt{.level = 2, .index = 0, .width = 1}}) {
        BOOST_TEST(has_tile(size, at), path_of(at));
    }
    for (const TileAt& at :
         {TileAt{.level = 0, .index = 257}, TileAt{.level = 0, .index = 257, .width = 45},
          TileAt{.level = entries_level, .index = 258, .width = 1},
          TileAt{.level = 1, .index = 1, .width = 2}, TileAt{.level = 2, .index = 0, .width = 2},
          TileAt{.level = 3, .index = 0, .width = 1}, TileAt{.level = 7, .index = 0, .width = 1},
          TileAt{.level = 0, .index = std::uint64_t{1} << 56U}}) {
        BOOST_TEST(!has_tile(size, at), path_of(at));
    }
    BOOST_TEST((!has_tile(0, {.level = 0, .index = 0, .width = 1})));
}

BOOST_AUTO_TEST_CASE(roots_and_proofs_out_of_tiles) {
    const GrowingLog log(1'300);
    const TilesOf tiles(log);
    for (const std::uint64_t size : {1U, 255U, 256U, 257U, 511U, 512U, 700U, 1'024U, 1'300U}) {
        const TileNodes nodes(tiles, size);
        BOOST_TEST((tree_root(size, nodes) == log.root(size)), "size " << size);
        for (const std::uint64_t index : {std::uint64_t{0}, size / 2, size - 1}) {
            BOOST_TEST(proves_inclusion(inclusion_proof(index, size, nodes), index, size,
                                        log.leaves()[index], log.root(size)));
        }
        BOOST_TEST(proves_consistency(consistency_proof(size / 2, size, nodes), size / 2, size,
                                      log.root(size / 2), log.root(size)));
    }
}

BOOST_AUTO_TEST_CASE(tiles_and_bundles_are_read_back_and_only_whole) {
    const GrowingLog log(3);
    const auto bytes = to_bytes(log.leaves());
    BOOST_TEST(bytes.size() == 96U);
    BOOST_TEST((tile_of(bytes, 3).value() == log.leaves()));
    BOOST_TEST(tile_of(bytes, 2).error().code == "proof.bad_tile");
    BOOST_TEST(!tile_of(bytes.substr(1), 3).has_value());

    const std::vector<std::string> leaves{"a", "", std::string(65'535, 'x')};
    const auto bundle = to_bundle(leaves);
    BOOST_TEST(bundle.substr(0, 5) == std::string("\0\1a\0\0", 5));
    BOOST_TEST(std::ranges::equal(leaves_of(bundle, 3).value(), leaves));
    BOOST_TEST(!leaves_of(bundle, 2).has_value());
    BOOST_TEST(!leaves_of(bundle, 4).has_value());
    BOOST_TEST(!leaves_of(bundle.substr(0, bundle.size() - 1), 3).has_value());
    BOOST_TEST(!leaves_of(bundle + "x", 3).has_value());
    BOOST_CHECK_THROW(to_bundle({std::string(65'536, 'x')}), std::length_error);
}

BOOST_AUTO_TEST_SUITE_END()
