// How long it takes to plan one approval route in a national organisation (3,356 offices, 100,000
// people), to analyse it, and to find out what a change of staff makes of it. Beside it, in the
// same run, a plain breadth-first search over the same organisation: every office, unit, post and
// person reached once.
//
//     route_bench [ROUNDS] [--output FILE]    measure, print, write the part "route"
//     route_bench --check                     only that every author's route can be planned
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>
#include <vector>

#include "engine/people/directory_xml.hpp"
#include "engine/route/analysis.hpp"
#include "engine/route/replan.hpp"
#include "tests/bench/measure.hpp"
#include "tests/bench/national_directory.hpp"

namespace {

using namespace phanbien;
using people::Directory;

constexpr double plan_wanted_ms = 1;
constexpr double analysis_wanted_ms = 20;
constexpr int rounds_usual = 200;
constexpr int search_rounds = 11;
const Date day{std::chrono::year{2026} / 12 / 4};  // so that steps open while people are away

// The organisation as lists of neighbours: offices, units, posts and people, one after another.
class Neighbours {
  public:
    explicit Neighbours(const Directory& directory)
        : units_(directory.bodies().size()),
          posts_(units_ + directory.units().size()),
          people_(posts_ + directory.posts().size()),
          of_(people_ + directory.people().size()) {
        for (std::size_t i = 0; i < directory.bodies().size(); ++i) {
            if (const auto parent = directory.bodies()[i].parent) {
                join(i, people::place_of(*parent));
            }
        }
        for (std::size_t i = 0; i < directory.units().size(); ++i) {
            join(units_ + i, people::place_of(directory.units()[i].body));
        }
        for (std::size_t i = 0; i < directory.posts().size(); ++i) {
            join(posts_ + i, units_ + people::place_of(directory.posts()[i].unit));
        }
        for (const auto& it : directory.tenures()) {
            join(people_ + people::place_of(it.person), posts_ + people::place_of(it.post));
        }
    }

    // How many are reached from the first.
    std::size_t search() const {
        std::vector<bool> seen(of_.size(), false);
        std::vector<std::size_t> queue{0};
        seen[0] = true;
        for (std::size_t next = 0; next < queue.size(); ++next) {
            for (const auto it : of_[queue[next]]) {
                if (!seen[it]) {
                    seen[it] = true;
                    queue.push_back(it);
                }
            }
        }
        return queue.size();
    }

    std::size_t size() const { return of_.size(); }

  private:
    void join(std::size_t one, std::size_t other) {
        of_[one].push_back(other);
        of_[other].push_back(one);
    }

    std::size_t units_;
    std::size_t posts_;
    std::size_t people_;
    std::vector<std::vector<std::size_t>> of_;
};

route::Definition rules() {
    const auto path =
        std::filesystem::path(PHANBIEN_SOURCE_DIR) / "workflows/routes/duyet-phan-bien.xml";
    std::ifstream in{path, std::ios::binary};
    const std::string text{std::istreambuf_iterator<char>{in}, {}};
    auto made = route::read_definition(text, path.filename().string(), std::string(64, '0'));
    if (!made) {
        std::printf("%s\n", made.error().en.c_str());
        std::exit(1);
    }
    return *std::move(made);
}

// Every specialist of a province writes a document that matters.
std::vector<route::Matter> matters(const Directory& directory) {
    std::vector<route::Matter> out;
    for (const auto& it : directory.tenures()) {
        const auto body = directory.body_of(it.post);
        if (directory.at(body).level == people::Level::province &&
            directory.at(it.post).role == "specialist") {
            out.push_back({.host = body,
                           .author = it.person,
                           .author_post = it.post,
                           .kind = "phan-bien",
                           .facts = {{"important", true}}});
        }
    }
    return out;
}

struct Bench {
    Directory directory;
    route::Definition definition;
    std::vector<route::Matter> matters;
    calendar::Calendars calendars = {};

    route::Plan plan(std::size_t i) const {
        return route::plan(definition, directory, calendars, matters[i % matters.size()], day)
            .value();
    }

    // The median of `rounds` plans of different authors, in ms, of what `work` does with each.
    template <class Work>
    double median_of(int rounds, Work work) const {
        std::vector<double> took;
        for (int i = 0; i < rounds; ++i) {
            const auto author = static_cast<std::size_t>(i) * 37;
            took.push_back(work(author));
        }
        return bench::median(std::move(took));
    }
};

bool check(const Bench& bench) {
    std::size_t seats = 0;
    std::size_t delegated = 0;
    std::size_t blocked = 0;
    for (std::size_t i = 0; i < bench.matters.size(); ++i) {
        const auto plan = bench.plan(i);
        const auto found = route::analyse(plan, bench.calendars);
        blocked += plan.obstacles.empty() ? 0 : 1;
        if (plan.steps.size() != bench.definition.steps.size() ||
            found.critical.ends_on < plan.made_on ||
            plan.obstacles.empty() !=
                (found.possible == route::Possible::yes || !found.unmet_four_eyes.empty())) {
            return false;
        }
        for (const auto& step : plan.steps) {
            for (const auto& seat : step.seats) {
                ++seats;
                delegated += seat.asked && *seat.asked != seat.holder ? 1 : 0;
            }
        }
    }
    std::printf(
        "%zu routes, %zu seats, %zu of them acted for by somebody else, %zu routes blocked\n",
        bench.matters.size(), seats, delegated, blocked);
    return !bench.matters.empty() && seats > bench.matters.size();
}

int run(int rounds, const std::filesystem::path& output) {
    auto read = people::read_directory(bench::national_directory(), "national.xml");
    if (!read) {
        std::printf("%s\n", read.error().en.c_str());
        return 1;
    }
    Bench bench{.directory = *std::move(read), .definition = rules(), .matters = {}};
    bench.matters = matters(bench.directory);
    const Neighbours neighbours(bench.directory);
    if (!check(bench) || neighbours.search() != neighbours.size()) {
        std::printf("NOT whole\n");
        return 1;
    }
    if (rounds == 0) {
        return 0;
    }
    std::size_t sum = 0;
    const auto search = bench::median_ms(search_rounds, [&] { sum += neighbours.search(); });
    const auto planning = bench.median_of(rounds, [&](std::size_t author) {
        return bench::ms_of([&] { sum += bench.plan(author).people.size(); });
    });
    const auto analysis = bench.median_of(rounds, [&](std::size_t author) {
        const auto plan = bench.plan(author);
        return bench::ms_of([&] { sum += route::analyse(plan, bench.calendars).without.size(); });
    });
    const auto again = bench.median_of(rounds, [&](std::size_t author) {
        route::Progress progress;
        const auto now = Instant{day};
        route::apply(progress, route::Begun{.plan = bench.plan(author), .document = "d"}, now);
        return bench::ms_of([&] {
            sum += route::replan(progress, {.definition = bench.definition,
                                            .directory = bench.directory,
                                            .calendars = bench.calendars,
                                            .now = now})
                       .plan.steps.size();
        });
    });
    std::printf("breadth-first search over %zu  %8.3f ms\n", neighbours.size(), search);
    std::printf(
        "plan one route                 %8.3f ms   %.3f of the search (goal: under %.0f ms)\n",
        planning, planning / search, plan_wanted_ms);
    std::printf(
        "its full analysis              %8.3f ms   %.3f of the search (goal: under %.0f ms)\n",
        analysis, analysis / search, analysis_wanted_ms);
    std::printf("plan it anew                   %8.3f ms   %.3f of the search   (%zu)\n", again,
                again / search, sum);
    bench::write_part(output, "route",
                      {{"search_ms", search},
                       {"plan_ms", planning},
                       {"plan_to_search", planning / search},
                       {"analysis_ms", analysis},
                       {"analysis_to_search", analysis / search},
                       {"replan_ms", again},
                       {"replan_to_search", again / search}});
    return 0;
}

}  // namespace

int main(int count, char** arguments) {
    const auto call = bench::read_call(count, arguments, rounds_usual);
    return run(static_cast<int>(call.amount), call.output);
}
