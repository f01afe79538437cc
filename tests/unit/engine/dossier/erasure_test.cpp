// What goes and what stays of an opinion that is erased.
#include "engine/dossier/erasure.hpp"

#include <boost/test/unit_test.hpp>

#include "small_office.hpp"

using namespace phanbien;
using namespace phanbien::dossier;

namespace {

struct ErasingOffice : SmallOffice {
    Erased erased() {
        return {.ground = "Điều 14", .opinions = {opinion(0)}, .events = {}, .files = {scan}};
    }

    // Folded from these events and the erasure behind them.
    Dossier folded(const std::vector<Event>& events) {
        Dossier out;
        for (const auto& event : events) {
            apply(out, event);
        }
        apply(out, {.id = EventId("last"),
                    .dossier = dossier.id,
                    .sequence = dossier.revision + 1,
                    .at = now,
                    .actor = {},
                    .organisation = front_id,
                    .body = erased()});
        return out;
    }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(erasure, ErasingOffice)

BOOST_AUTO_TEST_CASE(words_and_names_go_and_the_structure_stays) {
    OpinionGiven given;
    given.id = OpinionId("o");
    given.code = "YK-001";
    given.provision = {"art_1", "Điều 1"};
    given.quote = "ba ngày";
    given.selection = {.prefix = "trong ", .suffix = " làm", .start = 6, .end = 13};
    given.heading = "impact";
    given.stance = "disagree";
    given.text = "Lời";
    given.proposal = "Sửa";
    given.said_by = {OrganisationId("org"), "Bà A"};
    given.attachments = {{FileHash("f"), "Bà A.pdf", "application/pdf", 3}};
    const auto left = std::get<OpinionGiven>(blanked(given));
    auto wanted = given;
    wanted.quote = wanted.text = wanted.proposal = wanted.said_by.name = "";
    wanted.selection = {};
    wanted.attachments[0].name = "";
    BOOST_TEST((left == wanted));
    BOOST_TEST((std::get<OpinionRevised>(
                    blanked(OpinionRevised{given.id, "impact", "disagree", "Lời", "Sửa"})) ==
                OpinionRevised{given.id, "impact", "disagree", "", ""}));
}

BOOST_AUTO_TEST_CASE(only_what_the_person_said_is_taken_out) {
    const std::set<OpinionId> mine{OpinionId("o")};
    BOOST_TEST(holds_words_of(OpinionRevised{OpinionId("o"), "", "", "", ""}, mine));
    BOOST_TEST(holds_words_of(OpinionWithdrawn{.id = OpinionId("o"), .reason = "Nhầm"}, mine));
    BOOST_TEST(holds_words_of(
        ObjectionRaised{.id = {}, .opinion = OpinionId("o"), .recommendation = {}, .text = "Không"},
        mine));
    BOOST_TEST(!holds_words_of(OpinionRevised{OpinionId("other"), "", "", "", ""}, mine));
    // The office's own reason stays.
    const OpinionSetAside aside{.id = OpinionId("o"), .reason = "Ngoài phạm vi"};
    BOOST_TEST(!holds_words_of(aside, mine));
    BOOST_TEST((blanked(aside) == EventBody(aside)));
}

BOOST_AUTO_TEST_CASE(the_dossier_is_the_same_from_the_words_and_from_what_remains) {
    comes_to_synthesis();
    auto remains = log;
    for (auto& event : remains) {
        if (holds_words_of(event.body, {opinion(0)})) {
            event.body = blanked(event.body);
        }
    }
    const auto erased = folded(log);
    BOOST_TEST((erased == folded(remains)));
    const auto gone = *erased.opinions.find(opinion(0));
    BOOST_TEST(gone.given.text.find("theo: Điều 14 / Erased on ") != std::string::npos);
    BOOST_TEST(gone.given.text == words_in_place(*gone.erased));
    BOOST_TEST(
        (erased.opinions.find(opinion(1))->given == dossier.opinions.find(opinion(1))->given));
    BOOST_TEST((gone.recommendation == dossier.opinions.find(opinion(0))->recommendation));
    BOOST_TEST(erased.erased_files.contains(scan));
}

BOOST_AUTO_TEST_SUITE_END()
