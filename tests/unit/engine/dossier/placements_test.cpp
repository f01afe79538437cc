// Opinions follow the text into a new version; what is not certain waits for a person.
#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <map>

#include "engine/document/outline_reader.hpp"
#include "engine/dossier/facts.hpp"
#include "small_office.hpp"
#include "tests/unit/engine/document/text_flow.hpp"

using namespace phanbien;
using namespace phanbien::dossier;

BOOST_AUTO_TEST_SUITE(placements)

namespace {

const std::string market =
    "Điều 1. Ban quản lý chợ có trách nhiệm niêm yết công khai giá thuê quầy hàng tại cổng chợ.\n";
const std::string fire =
    "Điều 2. Hộ kinh doanh trang bị bình chữa cháy và tham gia tập huấn phòng cháy hằng năm.\n";
const std::string waste =
    "Điều 1. Rác thải tại chợ được thu gom hai lần một ngày và đưa về bãi tập kết của xã.\n";

std::string renumbered(std::string text, char number) {
    text[std::string("Điều ").size()] = number;
    return text;
}

// The real alignment over texts that a test sets.
class TextAlignments : public Alignments {
  public:
    void set(const FileHash& draft, const std::string& text) {
        outlines_[FileHash("outline-of-" + draft.text())] =
            document::read_outline(document::flow_of(text));
    }

    std::vector<document::Placement> placed(const FileHash& before, const FileHash& after,
                                            const std::vector<document::Anchor>& anchors) override {
        const auto left = document::in_reading_order(outlines_.at(before).provisions);
        const auto right = document::in_reading_order(outlines_.at(after).provisions);
        document::Placer placer(left, right, document::align(left, right));
        std::vector<document::Placement> out;
        for (const auto& anchor : anchors) {
            out.push_back(placer.place(anchor));
        }
        return out;
    }

  private:
    std::map<FileHash, document::Outline> outlines_;
};

struct TwoVersions {
    TwoVersions() {
        office.alignments = &alignments;
        alignments.set(draft_1, market + fire);
        office.registers();
        office.decides_forms();
        office.asks_reviewers();
        office.does(women(), opinion_on("art_1"));
        office.does(women(), opinion_on(""));
    }

    std::vector<EventBody> add_version(const std::string& text) {
        alignments.set(draft_2, text);
        return office.does(specialist(), AddVersion{.file = draft_2, .note = ""});
    }
    Opinion first() const { return office.dossier.opinions.front(); }

    TextAlignments alignments;
    SmallOffice office;
};

ConfirmPlacements confirmed(const OpinionId& opinion, const std::string& eid) {
    return {.placements = {{.opinion = opinion, .recommendation = {}, .eid = eid}}};
}

}  // namespace

BOOST_FIXTURE_TEST_CASE(an_opinion_goes_with_its_provision, TwoVersions) {
    const auto bodies = add_version(waste + renumbered(market, '2'));
    BOOST_REQUIRE(std::holds_alternative<PlacementsMade>(bodies.at(1)));
    const auto& made = std::get<PlacementsMade>(bodies.at(1));
    BOOST_TEST(made.version == 2);
    BOOST_REQUIRE(made.placements.size() == 1U);  // the one on the whole draft needs no place
    BOOST_TEST(made.placements[0].to.eid == "art_2");
    BOOST_TEST((made.placements[0].outcome == document::Outcome::renumbered));
    BOOST_TEST((first().placement->state == PlacementState::placed));
    BOOST_TEST(first().home.version == 2);
    BOOST_TEST(first().given.provision.eid == "art_1");
    BOOST_TEST(!office.dossier.opinions.back().placement.has_value());
    BOOST_TEST(facts_of(office.dossier).at("placements_waiting").as_int64() == 0);
}

BOOST_FIXTURE_TEST_CASE(what_is_not_certain_waits_and_blocks_the_submission, TwoVersions) {
    // Half of it is here and half is there.
    add_version(
        "Điều 1. Ban quản lý chợ có trách nhiệm niêm yết công khai giá thuê quầy hàng.\n"
        "Điều 2. Ban quản lý chợ có trách nhiệm niêm yết công khai nội quy tại cổng chợ.\n");
    BOOST_REQUIRE(first().placement.has_value());
    BOOST_TEST((first().placement->state == PlacementState::waiting));
    BOOST_TEST(first().home.version == 1);
    BOOST_TEST(!office.dossier.opinions.tally().is_any_behind(2));  // proposed is looked at
    BOOST_TEST(facts_of(office.dossier).at("placements_waiting").as_int64() == 1);
    BOOST_TEST(fact_list(office.dossier, "placements_waiting").at(0) == "YK-001");

    const auto chosen = office.does(specialist(), confirmed(office.opinion(0), "art_2"));
    BOOST_TEST(std::get<PlacementsConfirmed>(chosen.at(0)).placements.at(0).to.label == "Điều 2");
    BOOST_TEST((first().placement->state == PlacementState::confirmed));
    BOOST_TEST((first().placement->by == specialist().account));
    BOOST_TEST(first().home.provision.eid == "art_2");
    BOOST_TEST(facts_of(office.dossier).at("placements_waiting").as_int64() == 0);

    office.does(specialist(),
                ReopenPlacements{
                    .opinions = {office.opinion(0)}, .recommendations = {}, .reason = "Xem lại."});
    BOOST_TEST((first().placement->state == PlacementState::waiting));
    BOOST_TEST(first().home.version == 1);

    office.does(women(),
                CompleteReview{.review = office.dossier.reviews.at(0).request.id, .remark = ""});
    office.does(specialist(), CancelReview{.review = office.dossier.reviews.at(1).request.id,
                                           .reason = "Hết hạn"});
    office.raises(specialist(), "written.close");
    office.does(
        specialist(),
        MakeRecommendation{
            .eid = "", .text = "Rà soát.", .opinions = {office.opinion(0), office.opinion(1)}});
    const auto why = office.refusal(specialist(), Act{.event = "criticism.submit", .data = {}});
    BOOST_TEST(why.code == "requirement.unmet");
    BOOST_TEST(why.vi.find("YK-001") != std::string::npos);
    office.does(specialist(), confirmed(office.opinion(0), ""));
    BOOST_TEST(first().placement->provision.eid == "");
    office.raises(specialist(), "criticism.submit");
}

BOOST_FIXTURE_TEST_CASE(opinions_are_counted_where_they_stand, TwoVersions) {
    const auto counts = [&] { return office.dossier.opinions.tally().moves.counts; };
    const auto stance = first().given.stance;
    const auto other = office.dossier.opinions.back().home.provision.eid;
    BOOST_TEST((counts() == OpinionCounts{{{"art_1", stance}, 1}, {{other, stance}, 1}}));
    add_version(waste + renumbered(market, '2'));
    BOOST_TEST((counts() == OpinionCounts{{{"art_2", stance}, 1}, {{other, stance}, 1}}));
    const auto given = first().given;
    office.does(women(), ReviseOpinion{.opinion = given.id,
                                       .heading = given.heading,
                                       .stance = "disagree",
                                       .text = given.text,
                                       .proposal = given.proposal});
    BOOST_TEST((counts() == OpinionCounts{{{"art_2", "disagree"}, 1}, {{other, stance}, 1}}));
    office.does(women(), WithdrawOpinion{.opinion = given.id, .reason = "Nhầm"});
    BOOST_TEST((counts() == OpinionCounts{{{other, stance}, 1}}));
}

BOOST_FIXTURE_TEST_CASE(the_way_goes_on_from_the_last_certain_place, TwoVersions) {
    add_version(waste + renumbered(market, '2'));
    const FileHash third{"draft-1"};  // the first text comes back
    const auto bodies = office.does(specialist(), AddVersion{.file = third, .note = ""});
    const auto& made = std::get<PlacementsMade>(bodies.at(1)).placements.at(0);
    BOOST_TEST(made.from_version == 2);
    BOOST_TEST(made.from.eid == "art_2");
    BOOST_TEST(made.to.eid == "art_1");
    BOOST_TEST(first().placement->version == 3);
}

BOOST_FIXTURE_TEST_CASE(what_is_gone_is_looked_for_again_from_where_it_was, TwoVersions) {
    add_version(waste + fire);
    BOOST_TEST((first().placement->state == PlacementState::waiting ||
                first().placement->provision.eid.empty()));
    BOOST_TEST(first().home.version == 1);
    office.does(specialist(), AddVersion{.file = draft_1, .note = ""});
    BOOST_TEST(first().placement->provision.eid == "art_1");
    BOOST_TEST((first().placement->made.outcome == document::Outcome::unchanged));
}

BOOST_FIXTURE_TEST_CASE(an_opinion_on_an_older_version_is_placed_at_once, TwoVersions) {
    add_version(waste + renumbered(market, '2'));
    const auto bodies = office.does(women(), opinion_on("art_1"));
    BOOST_REQUIRE(std::holds_alternative<PlacementsMade>(bodies.at(1)));
    BOOST_TEST(std::get<PlacementsMade>(bodies.at(1)).placements.at(0).to.eid == "art_2");

    auto newest = opinion_on("art_1");
    newest.version = 2;
    const auto together = office.does(
        women(), GiveOpinions{.opinions = {newest, opinion_on("art_1"), opinion_on("")}});
    BOOST_REQUIRE(together.size() == 4U);
    const auto& made = std::get<PlacementsMade>(together.at(3)).placements;
    BOOST_REQUIRE(made.size() == 1U);  // the others are at home
    BOOST_TEST((made[0].opinion == office.opinion(4)));
    BOOST_TEST((office.dossier.opinions.at(4).home.provision.eid == "art_2"));
    BOOST_TEST(!office.dossier.opinions.tally().is_any_behind(2));
}

// A log can be older than placements: what nothing was placed for is placed with the next opinion.
BOOST_FIXTURE_TEST_CASE(what_was_never_placed_is_placed_with_the_next_opinion, TwoVersions) {
    office.alignments = nullptr;
    add_version(waste + renumbered(market, '2'));
    BOOST_TEST(office.dossier.opinions.tally().is_any_behind(2));
    office.alignments = &alignments;
    auto newest = opinion_on("art_1");
    newest.version = 2;
    const auto bodies = office.does(women(), newest);
    BOOST_REQUIRE(bodies.size() == 2U);
    BOOST_TEST(
        (std::get<PlacementsMade>(bodies.at(1)).placements.at(0).opinion == office.opinion(0)));
    BOOST_TEST(first().home.provision.eid == "art_2");
    BOOST_TEST(!office.dossier.opinions.tally().is_any_behind(2));
}

BOOST_FIXTURE_TEST_CASE(refusals_say_why, TwoVersions) {
    BOOST_TEST(office.refusal(specialist(), confirmed(office.opinion(0), "art_1")).code ==
               "placement.none");
    add_version(waste + renumbered(market, '2'));
    BOOST_TEST(
        office.refusal(specialist(), confirmed(office.opinion(0), "art_99")).fields.at(0).pointer ==
        "/data/placements/0/provision");
    BOOST_TEST((office.refusal(specialist(), confirmed(OpinionId("none"), "")).kind ==
                ProblemKind::invalid));
    auto twice = confirmed(office.opinion(0), "art_1");
    twice.placements.push_back(twice.placements.front());
    BOOST_TEST(office.refusal(specialist(), twice).fields.at(0).pointer == "/data/placements/1");
    BOOST_TEST((office.refusal(women(), confirmed(office.opinion(0), "art_1")).kind ==
                ProblemKind::forbidden));
    BOOST_TEST(office
                   .refusal(specialist(),
                            ReopenPlacements{.opinions = {}, .recommendations = {}, .reason = "x"})
                   .fields.at(0)
                   .pointer == "/data/opinions");
}

BOOST_AUTO_TEST_SUITE_END()
