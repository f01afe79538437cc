// Whatever people do on a route and however staff, delegations and the document change meanwhile,
// some things are always so. Random runs, always the same ones.
#include <boost/test/unit_test.hpp>
#include <random>
#include <set>
#include <utility>

#include "tests/unit/engine/route/samples.hpp"

using namespace phanbien;
using namespace phanbien::route;
using namespace phanbien::route::samples;

namespace {

constexpr int runs = 120;
constexpr int steps_of_a_run = 40;

const std::vector<std::string> everybody{"an", "binh", "cuc", "dung", "em", "giang", "hoa", "phu"};

class RandomRun {
  public:
    explicit RandomRun(unsigned seed) : random_(seed), run_(staff_xml(), rules()) {
        log_.emplace_back(Begun{run_.progress.plan, run_.progress.document}, run_.now);
    }

    int changes() const { return changes_; }
    bool has_ended() const { return !run_.progress.is_running(); }

    void go() {
        for (int i = 0; i < steps_of_a_run; ++i) {
            run_.now += std::chrono::hours(pick(10));
            switch (pick(8)) {
                case 0:
                    change_staff();
                    break;
                case 1:
                    somebody_replaces_the_document();
                    break;
                case 2:
                    take(let_pass(run_.progress, run_.circumstances()));
                    break;
                default:
                    somebody_decides();
            }
            check();
        }
        check_replay();
    }

  private:
    static Definition rules() {
        auto out = three_steps();
        out.steps[2].roles = {"chair", "vice_chair"};
        out.steps[0].silence = Silence::escalate;
        out.steps[0].escalate_to = {"chair"};
        return out;
    }

    int pick(int below) { return static_cast<int>(random_() % static_cast<unsigned>(below)); }
    const std::string& anybody() { return everybody[static_cast<std::size_t>(pick(8))]; }

    // What the directory would refuse, as when everybody hands on to people who are away, is no
    // change.
    void change_staff() {
        auto made = people::read_directory(office_xml(some_staff()), "d.xml");
        if (made) {
            ++changes_;
            run_.directory = *std::move(made);
            take(recompute(run_.progress, run_.circumstances()));
        }
    }

    // Posts held by others than at the beginning, some people away or standing in.
    std::string some_staff() {
        std::vector<std::string> posts{"head", "vice", "vice2", "vice3", "chair"};
        std::map<std::string, std::string> inside;
        for (const auto& it : everybody) {
            inside[it] = holds("clerk");
        }
        for (const auto& it : posts) {
            inside[everybody[static_cast<std::size_t>(1 + pick(7))]] += holds(it);
        }
        std::string out;
        for (std::size_t i = 0; i < everybody.size(); ++i) {
            auto& about = inside[everybody[i]];
            about += pick(4) == 0 ? "<away/>" : "";
            // Only ever to somebody later, so that it runs in no circle.
            if (pick(3) == 0 && i + 1 < everybody.size()) {
                const auto to =
                    i + 1 + static_cast<std::size_t>(pick(2)) % (everybody.size() - i - 1);
                about += "<delegates to='" + everybody[to] + "'/>";
            }
            out += person(everybody[i], about);
        }
        return out;
    }

    void somebody_replaces_the_document() {
        const auto by = run_.directory.person(pick(4) == 0 ? anybody() : "an");
        if (!by) {
            return;
        }
        auto events = replace_document(run_.progress, pick(2) == 0 ? bytes : other_bytes, *by,
                                       run_.circumstances());
        if (events) {
            take(*events);
        }
    }

    void somebody_decides() {
        const auto& who = anybody();
        const auto place = static_cast<PlaceInPlan>(pick(3));
        auto request = run_.request(who, run_.progress.plan.steps[place].id);
        const auto kind = pick(12);
        if (kind == 0) {
            request.verdict = Verdict::send_back;
            request.to = run_.progress.plan.steps[0].id;
        } else if (kind == 1) {
            request.verdict = Verdict::pass_on;
            request.to = anybody();
        }
        request.remark = "Vì thế này";
        const bool may = !standings(run_.progress, place, who, run_.circumstances()).empty();
        auto events = decide(run_.progress, request, run_.circumstances());
        if (request.verdict == Verdict::approve && run_.progress.is_running() &&
            run_.progress.steps[place].status == StepStatus::open) {
            BOOST_TEST(may == events.has_value());  // what is shown is what is done
        }
        if (events) {
            take(*events);
        }
    }

    void take(const std::vector<RouteEvent>& events) {
        for (const auto& it : events) {
            log_.emplace_back(it, run_.now);
        }
        run_.take(events);
    }

    void check() const {
        const auto& progress = run_.progress;
        for (PlaceInPlan i = 0; i < progress.steps.size(); ++i) {
            std::set<std::string> people;
            std::set<std::pair<std::string, std::string>> seats;
            const auto approvals = progress.in_force(i);
            for (const auto* it : approvals) {
                people.insert(it->person);
                seats.insert({it->post, it->holder});
                BOOST_TEST(it->document == progress.document);
            }
            BOOST_TEST(people.size() == approvals.size());  // nobody twice
            BOOST_TEST(seats.size() == approvals.size());   // and no seat twice
            for (const auto& it : people) {
                BOOST_TEST(!progress.plan.is_own_work_of(it));
            }
            if (progress.steps[i].status == StepStatus::done) {
                BOOST_TEST(static_cast<int>(people.size()) >= progress.plan.steps[i].quorum);
            }
            for (const auto other : progress.plan.steps[i].other_than) {
                for (const auto* it : progress.in_force(other)) {
                    BOOST_TEST(!people.contains(it->person));
                }
            }
        }
    }

    void check_replay() const {
        Progress again;
        for (const auto& [event, at] : log_) {
            apply(again, event, at);
        }
        BOOST_TEST((again == run_.progress));
    }

    std::mt19937 random_;
    Run run_;
    int changes_ = 0;
    std::vector<std::pair<RouteEvent, Instant>> log_;
};

}  // namespace

BOOST_AUTO_TEST_CASE(a_route_keeps_its_promises_whatever_happens) {
    for (unsigned seed = 1; seed <= runs; ++seed) {
        BOOST_TEST_CONTEXT("seed " << seed) {
            RandomRun(seed).go();
        }
    }
}
