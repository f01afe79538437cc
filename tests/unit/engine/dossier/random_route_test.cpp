// Random people on approval routes: they submit, decide, pass on, ask for advice, remind, call
// back; documents and staff change, days pass. Whatever happens, a route keeps its promises and
// what is folded again from the log is the same. A failure names its seed; PHANBIEN_SEED tries one
// again.
#include <boost/test/unit_test.hpp>
#include <cstdlib>
#include <random>
#include <set>

#include "engine/dossier/route_run.hpp"
#include "engine/route/waiting.hpp"
#include "promises.hpp"
#include "route_office.hpp"

using namespace phanbien;
using namespace phanbien::dossier;
using route::Verdict;

namespace {

constexpr int route_runs = 8;
constexpr int route_steps = 250;

const std::vector<std::string> staff_names{"phu", "cuc",  "dung", "em",
                                           "gam", "binh", "an",   "khanh"};

class RouteCrowd {
  public:
    RouteCrowd(RouteOffice& office, unsigned seed) : office_(office), random_(seed) {}

    // Whether it happened.
    bool one_thing() {
        const auto dice = below(20);
        if (dice == 0) {
            return staff_changes();
        }
        if (dice == 1) {
            return time_passes();
        }
        const auto asked = dice > 11 ? somebody_asked() : std::nullopt;
        const auto who = asked ? member(asked->first) : anybody();
        const auto before = office_.log.size();
        const auto outcome =
            office_.ask(who, asked ? office_.decision(asked->second, verdict()) : wish(dice));
        BOOST_REQUIRE((outcome.has_value() == (office_.log.size() > before)));
        return outcome.has_value();
    }

  private:
    std::size_t below(std::size_t count) {
        return std::uniform_int_distribution<std::size_t>(0, count - 1)(random_);
    }
    const std::string& somebody() { return staff_names[below(staff_names.size())]; }

    people::Actor anybody() {
        return member(somebody(), {"specialist", "standing_committee", "department_head"});
    }

    // Somebody who is waited for, and at which step.
    std::optional<std::pair<std::string, std::string>> somebody_asked() {
        std::vector<std::pair<std::string, std::string>> all;
        if (!office_.dossier.routes.empty()) {
            const auto& progress = office_.run().progress;
            for (route::PlaceInPlan at = 0; at < progress.steps.size(); ++at) {
                for (const auto& it : route::waited_for(progress, at)) {
                    all.emplace_back(it.person, progress.plan.steps[at].id);
                }
            }
        }
        return all.empty() ? std::nullopt : std::optional(all[below(all.size())]);
    }

    CommandBody wish(std::size_t dice) {
        if (office_.dossier.routes.empty() || dice == 2) {
            return Act{.event = "criticism.submit",
                       .data = {{"document", scan.text()}, {"important", below(2) == 0}}};
        }
        if (dice == 3 && below(3) == 0) {
            return AttachDocument{"criticism_draft", "Bản sửa", "", std::nullopt,
                                  below(2) == 0 ? scan : draft_2};
        }
        if (dice == 4 && below(4) == 0) {
            return Act{.event = "criticism.return", .data = {{"reason", "Xem lại"}}};
        }
        const auto& steps = office_.run().progress.plan.steps;
        const auto& step = steps[below(steps.size())].id;
        if (dice == 5) {
            return RemindRoute{.invoke = "duyet", .step = step};
        }
        auto decision = office_.decision(step, verdict());
        if (decision.verdict == Verdict::pass_on || decision.verdict == Verdict::ask_advice) {
            decision.to = somebody();
        } else if (decision.verdict == Verdict::send_back && below(2) == 0) {
            decision.to = steps[below(steps.size())].id;
        }
        return decision;
    }

    Verdict verdict() {
        constexpr std::array rare{Verdict::send_back, Verdict::refuse, Verdict::pass_on,
                                  Verdict::ask_advice, Verdict::advise};
        const auto dice = below(40);
        return dice < rare.size() ? rare[dice] : Verdict::approve;
    }

    // Away for a while from today, and somebody acts instead; or everybody is back.
    bool staff_changes() {
        std::map<std::string, std::string> more;
        if (below(3) != 0) {
            const auto& away = somebody();
            const auto& to = somebody();
            const auto days = "from='" + to_text(vietnam_day(office_.now)) + "' until='" +
                              to_text(vietnam_day(office_.now) + std::chrono::days{5}) + "'";
            more[away] = "<away " + days + "/>";
            if (to != away) {
                more[away] += "<delegates to='" + to + "' " + days + "/>";
            }
        }
        office_.staff = route_directory(more);
        return office_.ask(system(), FollowDirectory{}).has_value();
    }

    bool time_passes() {
        office_.now += std::chrono::hours(below(72));
        const auto timers = project(office_.dossier, office_.workflow, office_.calendars).timers;
        bool any = false;
        for (const auto& row : timers) {
            if (row.due_at <= office_.now) {
                any |= office_.ask(system(), Elapse{row.key, row.event, row.data}).has_value();
            }
        }
        return any;
    }

    RouteOffice& office_;
    std::mt19937 random_;
};

// An approval that is in force is by somebody who may give it, once; a step that is done has them.
void check_step(const route::Progress& progress, route::PlaceInPlan at) {
    const auto& step = progress.plan.steps[at];
    std::set<std::string> people;
    std::set<std::pair<std::string, std::string>> seats;
    for (const auto* approval : progress.in_force(at)) {
        BOOST_REQUIRE(people.insert(approval->person).second);
        BOOST_REQUIRE(seats.emplace(approval->post, approval->holder).second);
        BOOST_REQUIRE(!progress.plan.is_own_work_of(approval->person));
        for (const auto other : step.other_than) {
            for (const auto* there : progress.in_force(other)) {
                BOOST_REQUIRE(there->person != approval->person);
            }
        }
    }
    if (progress.steps[at].status == route::StepStatus::done) {
        BOOST_REQUIRE((people.size() >= static_cast<std::size_t>(step.quorum) ||
                       progress.steps[at].consented_by_silence == progress.document));
    }
}

void check_routes(const RouteOffice& office) {
    int running = 0;
    for (const auto& run : office.dossier.routes) {
        const auto& progress = run.progress;
        running += progress.is_running() ? 1 : 0;
        for (route::PlaceInPlan at = 0; at < progress.steps.size(); ++at) {
            check_step(progress, at);
            const bool done = progress.steps[at].status == route::StepStatus::done;
            BOOST_REQUIRE((progress.outcome != route::Outcome::approved || done));
        }
    }
    BOOST_REQUIRE(running <= 1);
    // A route runs exactly while the procedure waits for it.
    const bool waits = statechart::find_invoked(office.dossier.instance, "duyet") != nullptr;
    BOOST_REQUIRE(waits == (running == 1));
}

}  // namespace

BOOST_AUTO_TEST_CASE(random_people_cannot_break_an_approval_route) {
    const char* wanted = std::getenv("PHANBIEN_SEED");
    const unsigned first = wanted == nullptr ? 1U : static_cast<unsigned>(std::atoi(wanted));
    int happened = 0;
    std::set<route::Outcome> ended;
    for (unsigned seed = first; seed < first + route_runs; ++seed) {
        BOOST_TEST_CONTEXT("PHANBIEN_SEED=" << seed) {
            RouteOffice office;
            RouteCrowd crowd(office, seed);
            for (int step = 0; step < route_steps; ++step) {
                happened += crowd.one_thing() ? 1 : 0;
                check_promises(office);
                check_routes(office);
            }
            check_replay(office);
            for (const auto& run : office.dossier.routes) {
                ended.insert(run.progress.outcome);
            }
        }
    }
    BOOST_TEST_MESSAGE(happened << " things happened on routes");
    BOOST_TEST(happened > route_runs * 10);
    BOOST_TEST(ended.contains(route::Outcome::approved));
    BOOST_TEST(ended.contains(route::Outcome::withdrawn));
}
