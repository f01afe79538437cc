// What every store promises about what an auditor looks at first, and about who read restricted
// dossiers.
#include <boost/test/unit_test.hpp>

#include "tests/contract/stores.hpp"

using namespace phanbien;
using namespace phanbien::contract;

BOOST_AUTO_TEST_SUITE(store_unusual)

namespace {

using Texts = std::vector<std::string>;

}  // namespace

BOOST_AUTO_TEST_CASE_TEMPLATE(unusual_events_are_asked_for_by_what_they_are, Place, Stores) {
    using enum dossier::UnusualKind;
    Place place;
    const std::vector<runtime::UnusualRow> rows{
        {.position = 3, .kind = new_place, .dossier = {}, .actor = AccountId("a1"), .at = at(3)},
        {.position = 7,
         .kind = closed_unbalanced,
         .dossier = DossierId("d1"),
         .actor = AccountId("a2"),
         .at = at(7)},
        {.position = 7,
         .kind = approval_overridden,
         .dossier = DossierId("d1"),
         .actor = AccountId("a2"),
         .at = at(7)},
        {.position = 9,
         .kind = reopened,
         .dossier = DossierId("d2"),
         .actor = AccountId("a1"),
         .at = at(9)}};
    write(*place.store, [&](runtime::Writing& writing) {
        for (const auto& row : rows) {
            writing.add_unusual(row);
        }
        writing.add_network({AccountId("a1"), "203.0.113.0/24"});
    });
    const auto reading = place.store->open_reading();
    const auto asked = [&](const runtime::UnusualQuestion& question) {
        Texts found;
        for (const auto& row : reading->unusual(question)) {
            found.push_back(std::to_string(row.position) + " " + std::string(name_of(row.kind)));
        }
        return found;
    };
    const Texts all{"9 reopened", "7 approval_overridden", "7 closed_unbalanced", "3 new_place"};
    BOOST_TEST(asked({}) == all, boost::test_tools::per_element());
    const auto first = reading->unusual({.limit = 2});
    BOOST_TEST_REQUIRE(first.size() == 2U);
    BOOST_TEST((first[0] == rows[3]));
    BOOST_TEST(asked({.before = first[1]}) == Texts(all.begin() + 2, all.end()),
               boost::test_tools::per_element());
    BOOST_TEST(asked({.kind = new_place}) == Texts{all[3]}, boost::test_tools::per_element());
    BOOST_TEST(asked({.dossier = DossierId("d2")}) == Texts{all[0]},
               boost::test_tools::per_element());
    BOOST_TEST(asked({.actor = AccountId("a2")}).size() == 2U);
    BOOST_TEST(asked({.from = at(7), .until = at(9)}).size() == 2U);
    BOOST_TEST((reading->unusual_of_office() == std::vector{rows[0]}));
    BOOST_TEST((reading->networks_of(AccountId("a1")) == Texts{"203.0.113.0/24"}));
    BOOST_TEST(reading->networks_of(AccountId("a2")).empty());
    BOOST_TEST((reading->listed(DossierId("d1")).unusual == std::vector{rows[2], rows[1]}));
    write(*place.store,
          [](runtime::Writing& writing) { writing.forget_projections({DossierId("d1")}); });
    const auto kept = place.store->open_reading();
    BOOST_TEST(kept->unusual({}).size() == 2U);
    BOOST_TEST(kept->known_networks().empty());
}

BOOST_AUTO_TEST_CASE_TEMPLATE(reads_are_told_by_dossier_and_by_who_read_what_last, Place, Stores) {
    Place place;
    const DossierId dossier("d1");
    const AccountId reader("a1");
    const auto read = [](std::uint64_t position, const char* of, const char* who,
                         const char* what) {
        return runtime::ReadRow{.position = position,
                                .dossier = DossierId(of),
                                .account = AccountId(who),
                                .what = what,
                                .at = at(static_cast<std::int64_t>(position) * 10)};
    };
    const std::vector rows{read(2, "d1", "a1", "dossier"), read(4, "d2", "a1", "dossier"),
                           read(5, "d1", "a2", "dossier"), read(8, "d1", "a1", "dossier"),
                           read(9, "d1", "a1", "opinions")};
    write(*place.store, [&](runtime::Writing& writing) {
        for (const auto& row : rows) {
            writing.add_read(row);
        }
        BOOST_TEST((writing.last_read(dossier, reader, "dossier") == at(80)));
    });
    const auto reading = place.store->open_reading();
    BOOST_TEST((reading->reads() == rows));
    BOOST_TEST((reading->reads_of(dossier, 2) == std::vector{rows[4], rows[3]}));
    BOOST_TEST(reading->reads_of(DossierId("d3"), 2).empty());
    BOOST_TEST((reading->last_read(dossier, reader, "opinions") == at(90)));
    BOOST_TEST(!reading->last_read(dossier, AccountId("a2"), "opinions").has_value());
    write(*place.store,
          [](runtime::Writing& writing) { writing.forget_projections({DossierId("d1")}); });
    BOOST_TEST(place.store->open_reading()->reads().empty());
}

BOOST_AUTO_TEST_SUITE_END()
