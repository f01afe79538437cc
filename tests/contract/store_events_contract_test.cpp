// What every store promises about the events of one dossier, however many there are.
#include <boost/test/unit_test.hpp>
#include <numeric>

#include "tests/contract/stores.hpp"

using namespace phanbien;
using namespace phanbien::contract;

BOOST_AUTO_TEST_SUITE(store_events)

BOOST_AUTO_TEST_CASE_TEMPLATE(many_events_are_read_a_page_at_a_time_and_each_once, Place, Stores) {
    constexpr std::uint64_t many = 2000;  // two full pages
    Place place;
    write(*place.store, [&](runtime::Writing& writing) {
        for (std::uint64_t i = 0; i < many; ++i) {
            writing.append(event(i, "d1", i + 1), at(static_cast<std::int64_t>(i)));
        }
        writing.append(event(many, "d2", 1), at(many));
    });
    const auto reading = place.store->open_reading();
    const auto sequences = [&](const char* dossier, std::uint64_t after) {
        std::vector<std::uint64_t> out;
        runtime::for_each_event(*reading, DossierId(dossier), after,
                                [&](const auto& it) { out.push_back(it.sequence); });
        return out;
    };
    std::vector<std::uint64_t> expected(many - 3);
    std::iota(expected.begin(), expected.end(), 4);
    BOOST_TEST((sequences("d1", 3) == expected));
    BOOST_TEST(sequences("d1", 0).size() == many);
    BOOST_TEST((sequences("d2", 0) == std::vector<std::uint64_t>{1}));
    BOOST_TEST(sequences("d3", 0).empty());
    const auto page = reading->events_of(DossierId("d1"), 7, 2);
    BOOST_TEST_REQUIRE(page.size() == 2U);
    BOOST_TEST(page[1].sequence == 9U);
}

BOOST_AUTO_TEST_SUITE_END()
