// Random people ask for random things. Whatever they ask, nothing throws, and after every step the
// dossier keeps its promises. A failure names its seed; PHANBIEN_SEED tries one again.
#include <boost/test/unit_test.hpp>
#include <cstdlib>
#include <random>
#include <set>

#include "engine/dossier/restricted_access.hpp"
#include "promises.hpp"

using namespace phanbien;
using namespace phanbien::dossier;

namespace {

constexpr int runs = 12;
constexpr int steps = 600;

class Crowd {
  public:
    Crowd(SmallOffice& office, unsigned seed) : office_(office), random_(seed) {}

    people::Actor anybody() {
        const people::Actor all[] = {registrar(), specialist(), head(),      committee(),
                                     drafter(),   women(),      farmers(),   auditor(),
                                     stranger(),  specialist(), specialist()};
        return all[below(std::size(all))];
    }

    // The next step where it is possible, or something offered, or now and then anything at all.
    CommandBody wish(const people::Actor& actor) {
        auto offered = offers(office_.dossier, actor, office_.workflow, *office_.interpreter);
        std::erase_if(offered, [](const Offer& it) {  // or half of the crowd would be kept out
            return is_access_event(it.action->event);
        });
        if (below(3) == 0) {
            for (const auto& offer : offered) {
                if (offer.action->style == ActionStyle::main && offer.blockers.empty()) {
                    return command(offer.action->event);
                }
            }
        }
        const bool any = offered.empty() || below(8) == 0;
        const auto event = any ? anything() : offered[below(offered.size())].action->event;
        return command(unless_it_hinders(event));
    }

  private:
    std::size_t below(std::size_t count) {
        return std::uniform_int_distribution<std::size_t>(0, count - 1)(random_);
    }

    // What ends a dossier or sends it back is mostly left alone, or none would ever get far.
    std::string unless_it_hinders(std::string event) {
        static const std::set<std::string> backwards{
            "dossier.withdraw",    "dossier.archive",  "scope.refuse",        "dossier.pause",
            "criticism.recall",    "criticism.return", "consultation.reopen", "opinion.enter",
            "recommendation.drop", "opinion.split",    "opinion.restore",     "opinion.give",
            "review.request"};
        return backwards.contains(event) && below(12) != 0 ? "recommendation.make" : event;
    }

    std::string anything() {
        const auto& states = office_.workflow.states();
        const auto& actions = states[below(states.size())].actions;
        return actions.empty() ? "dossier.fly" : actions[below(actions.size())].event;
    }

    OpinionId opinion() {
        const auto& all = office_.dossier.opinions;
        return all.empty() ? OpinionId("none") : all[below(all.size())].given.id;
    }
    RecommendationId recommendation() {
        const auto& all = office_.dossier.recommendations;
        return all.empty() ? RecommendationId("none") : all[below(all.size())].made.id;
    }
    ReviewId review() {
        const auto& all = office_.dossier.reviews;
        return all.empty() ? ReviewId("none") : all[below(all.size())].request.id;
    }

    CommandBody command(const std::string& event) {
        if (event.starts_with("opinion.")) {
            return opinion_command(event);
        }
        if (event == "recommendation.make") {
            return MakeRecommendation{"", "T", {opinion()}};
        }
        if (event == "recommendation.revise") {
            return ReviseRecommendation{recommendation(), "T2"};
        }
        if (event == "recommendation.drop") {
            return DropRecommendation{recommendation(), "x"};
        }
        if (event == "answer.give") {
            return GiveAnswer{recommendation(), below(2) == 0 ? "accepted" : "not_accepted",
                              below(2) == 0 ? "" : "Theo Luật"};
        }
        if (event == "answer.accept") {
            return AcceptAnswer{recommendation(), ""};
        }
        if (event == "answer.return") {
            return ReturnAnswer{recommendation(), "x"};
        }
        if (event.starts_with("review.")) {
            return review_command(event);
        }
        if (event == "version.add") {
            return AddVersion{below(2) == 0 ? draft_1 : draft_2, ""};
        }
        if (event == "document.attach") {
            return AttachDocument{"other", "T", "", std::nullopt, scan};
        }
        return act(event);
    }

    CommandBody opinion_command(const std::string& event) {
        if (event == "opinion.give") {
            const auto one = opinion_on(below(2) == 0 ? "art_1" : "");
            return below(2) == 0 ? CommandBody(one) : GiveOpinions{.opinions = {one, one}};
        }
        if (event == "opinion.enter") {
            return paper_opinion();
        }
        if (event == "opinion.revise") {
            return ReviseOpinion{opinion(), "other", "other", "T", ""};
        }
        if (event == "opinion.withdraw") {
            return WithdrawOpinion{opinion(), "x"};
        }
        if (event == "opinion.set_aside") {
            return SetOpinionAside{opinion(), "x"};
        }
        if (event == "opinion.merge") {
            return MergeOpinions{recommendation(), {opinion()}};
        }
        if (event == "opinion.split") {
            return SplitOpinions{recommendation(), {opinion()}};
        }
        return RestoreOpinion{opinion()};
    }

    CommandBody review_command(const std::string& event) {
        if (event == "review.request") {
            return RequestReviews{{below(2) == 0 ? women_id : farmers_id}, std::nullopt, ""};
        }
        if (event == "review.cancel") {
            return CancelReview{review(), "x"};
        }
        return CompleteReview{review(), ""};
    }

    // The fields that some action with this event asks for.
    Act act(const std::string& event) {
        Act out{.event = event, .data = {}};
        for (const auto& state : office_.workflow.states()) {
            for (const auto& action : state.actions) {
                if (action.event == event) {
                    fill(action, out.data);
                    return out;
                }
            }
        }
        return out;
    }

    void fill(const Action& action, boost::json::object& data) {
        for (const auto& field : action.fields) {
            switch (field.type) {
                case FieldType::text:
                case FieldType::long_text:
                    data[field.id] = "x";
                    break;
                case FieldType::date:
                    data[field.id] = "2026-09-07";
                    break;
                case FieldType::flag:
                    data[field.id] = below(2) == 0;
                    break;
                case FieldType::file:
                    data[field.id] = scan.text();
                    break;
                case FieldType::choice:
                    data[field.id] = office_.workflow.list(field.list)->items.front().id;
                    break;
                case FieldType::number:
                    data[field.id] = field.min.value_or(0);
                    break;
            }
        }
    }

    SmallOffice& office_;
    std::mt19937 random_;
};

}  // namespace

BOOST_AUTO_TEST_CASE(random_people_cannot_break_a_dossier) {
    const char* wanted = std::getenv("PHANBIEN_SEED");
    const unsigned first = wanted == nullptr ? 1U : static_cast<unsigned>(std::atoi(wanted));
    int happened = 0;
    int ended = 0;
    std::set<std::string> reached;
    for (unsigned seed = first; seed < first + runs; ++seed) {
        BOOST_TEST_CONTEXT("PHANBIEN_SEED=" << seed) {
            SmallOffice office;
            office.registers();
            Crowd crowd(office, seed);
            for (int step = 0; step < steps; ++step) {
                const auto actor = crowd.anybody();
                const auto before = office.log.size();
                const auto outcome = office.ask(actor, crowd.wish(actor));
                BOOST_REQUIRE((outcome.has_value() == (office.log.size() > before)));
                happened += outcome.has_value() ? 1 : 0;
                check_promises(office);
                reached.insert(office.dossier.instance.configuration.begin(),
                               office.dossier.instance.configuration.end());
            }
            check_replay(office);
            ended += office.dossier.instance.running ? 0 : 1;
        }
    }
    BOOST_TEST_MESSAGE(happened << " commands happened, " << ended << " dossiers ended");
    // The crowd is only worth its time when it gets far.
    BOOST_TEST(happened > runs * 40);
    BOOST_TEST(reached.contains("checking"));
    BOOST_TEST(reached.contains("paused"));
}
