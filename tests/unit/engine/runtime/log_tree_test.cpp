// The tree over the log as files, out of the real store.
#include "engine/runtime/log_tree.hpp"

#include <boost/test/unit_test.hpp>

#include "tests/worlds/live_office.hpp"

using namespace phanbien;
using namespace phanbien::worlds;

BOOST_FIXTURE_TEST_SUITE(log_tree, LiveOffice)

// Grows past one full tile, so that there are full and partial ones on two levels.
BOOST_AUTO_TEST_CASE(every_tile_and_bundle_is_what_its_leaves_hash_to) {
    for (int i = 0; real_store->open_reading()->log_head().size <= audit::tile_width; ++i) {
        registers("d" + std::to_string(i));
    }
    const auto reading = real_store->open_reading();
    const auto size = reading->log_head().size;
    BOOST_TEST(audit::tile_levels(size) == 2);
    const auto rest = audit::tiles_of(size, 0).width;
    for (const audit::TileAt& at :
         {audit::TileAt{.level = 0, .index = 0}, audit::TileAt{.level = 0, .index = 0, .width = 7},
          audit::TileAt{.level = 0, .index = 1, .width = rest}}) {
        BOOST_REQUIRE(audit::has_tile(size, at));
        auto bundle_at = at;
        bundle_at.level = audit::entries_level;
        const auto bundle = runtime::tile_bytes(*reading, bundle_at);
        const auto leaves = audit::leaves_of(bundle, at.width).value();
        audit::Tile hashes;
        for (const auto& leaf : leaves) {
            hashes.push_back(audit::leaf_hash(leaf));
        }
        BOOST_TEST((runtime::tile_bytes(*reading, at) == audit::to_bytes(hashes)),
                   audit::path_of(at));
    }
    const auto full =
        audit::tile_of(runtime::tile_bytes(*reading, {.level = 0, .index = 0}), audit::tile_width);
    BOOST_TEST((runtime::tile_bytes(*reading, {.level = 1, .index = 0, .width = 1}) ==
                audit::to_bytes({audit::root_of(full.value())})));
}

BOOST_AUTO_TEST_SUITE_END()
