// What a dossier promises whatever people ask for, judged after random commands.
#pragma once

#include <boost/test/unit_test.hpp>

#include "engine/dossier/projection.hpp"
#include "small_office.hpp"

namespace phanbien::dossier {

inline void check_promises(const SmallOffice& office) {
    const auto& dossier = office.dossier;
    BOOST_REQUIRE(dossier.revision == office.log.size());
    for (std::size_t i = 0; i < office.log.size(); ++i) {
        BOOST_REQUIRE(office.log[i].sequence == i + 1);
    }
    const auto book = ledger(dossier);
    BOOST_REQUIRE(book.received ==
                  book.in_recommendations + book.withdrawn + book.set_aside + book.loose);
    for (const auto& opinion : dossier.opinions) {
        BOOST_REQUIRE(
            (opinion.recommendation.empty() || !dossier.find(opinion.recommendation)->dropped));
    }
    OpinionTally counted;
    for (const auto& opinion : dossier.opinions) {
        counted.add(opinion);
    }
    BOOST_REQUIRE((dossier.opinions.tally() == counted));
    const auto& active = dossier.instance.configuration;
    BOOST_REQUIRE(dossier.entered_at.size() == active.size());
    for (const auto& state : active) {
        BOOST_REQUIRE(dossier.entered_at.contains(state));
    }
    const auto rows = project(dossier, office.workflow, office.calendars);
    BOOST_REQUIRE((rows.dossier.ended || !rows.tasks.empty()));
    BOOST_REQUIRE(statechart::is_legal(office.workflow.chart(), dossier.instance.configuration));
}

inline void check_replay(const SmallOffice& office) {
    Dossier replayed;
    for (const auto& event : office.log) {
        const auto stored = encode(event, no_previous_leaf(), Salt{});
        apply(replayed, decode(stored.leaf, stored.payload).value());
    }
    BOOST_REQUIRE((replayed == office.dossier));
}

}  // namespace phanbien::dossier
