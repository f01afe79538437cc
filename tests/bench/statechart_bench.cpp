// How fast the state machine is beside XState and SCION, on the workloads of workloads.json, in the
// same run. Two ways: in memory (an instance is kept), and restored (text in, one event, text out:
// what a server does that keeps nothing).
//
//     statechart_bench [SECONDS] [--output FILE]     measure, print, write the part "statechart"
//     statechart_bench --check                       only compare what all three do; no time
#include <algorithm>
#include <boost/json.hpp>
#include <chrono>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <memory>
#include <sstream>
#include <string>
#include <string_view>

#include "engine/statechart/instance_text.hpp"
#include "engine/statechart/interpreter.hpp"
#include "tests/bench/measure.hpp"

namespace {

using namespace phanbien;
using namespace phanbien::statechart;

constexpr int trace_steps = 24;
constexpr double round_seconds = 0.02;
constexpr std::size_t turns_per_look = 64;  // at the clock; whole loops of every workload
constexpr std::size_t bytes_at_rest_max = 2048;
constexpr double wanted_in_memory = 3;
constexpr double wanted_restored = 10;

std::string text_of(const std::filesystem::path& file) {
    std::ifstream in(file, std::ios::binary);
    std::ostringstream text;
    text << in.rdbuf();
    return std::move(text).str();
}

Event event_of(const boost::json::value& json) {
    const auto& object = json.as_object();
    Event event{.name = std::string(object.at("name").as_string())};
    if (const auto* data = object.if_contains("data")) {
        event.data = *data;
    }
    return event;
}

std::vector<Event> events_of(const boost::json::value& list) {
    std::vector<Event> events;
    for (const auto& item : list.as_array()) {
        events.push_back(event_of(item));
    }
    return events;
}

// The only thing that a procedure invokes; no workload enters a state that does.
const statechart::ReadOptions reading{.services = {"urn:phanbien:approval-route"}};

struct Workload {
    explicit Workload(const boost::json::object& json)
        : name(json.at("name").as_string()),
          chart(Chart::read(text_of(std::filesystem::path(PHANBIEN_SOURCE_DIR) /
                                    std::string(json.at("file").as_string())),
                            name, reading)
                    .value()),
          setup(events_of(json.at("setup"))),
          loop(events_of(json.at("loop"))) {
        if (const auto* given = json.if_contains("facts")) {
            facts = given->as_object();
        }
    }

    std::string name;
    Chart chart;
    std::vector<Event> setup;
    std::vector<Event> loop;
    Facts facts = {};
};

// One workload run by our interpreter.
class Runner {
  public:
    explicit Runner(const Workload& workload) : workload_(workload), interpreter_(workload.chart) {}

    Instance begin() {
        Instance instance = interpreter_.start(workload_.facts, Instant()).instance;
        for (const Event& event : workload_.setup) {
            instance = interpreter_.step(instance, event, workload_.facts, Instant()).instance;
        }
        return instance;
    }
    void step(Instance& instance, std::size_t turn) {
        instance = interpreter_
                       .step(std::move(instance), workload_.loop[turn % workload_.loop.size()],
                             workload_.facts, Instant())
                       .instance;
    }
    std::string save(const Instance& instance) const { return text_of(instance); }
    Instance load(const std::string& text) const {
        return instance_from_text(text, workload_.chart).value();
    }
    std::string step_restored(const std::string& text, std::size_t turn) {
        Instance instance = load(text);
        step(instance, turn);
        return save(instance);
    }

    // The active states without children, in order of their names.
    std::string leaves(const Instance& instance) const {
        auto ids = leaves_of(workload_.chart, instance.configuration);
        std::sort(ids.begin(), ids.end());
        std::string all;
        for (const std::string& id : ids) {
            all += (all.empty() ? "" : " ") + id;
        }
        return all;
    }

  private:
    const Workload& workload_;
    Interpreter interpreter_;
};

boost::json::object traces(Runner& runner) {
    Instance live = runner.begin();
    std::string text = runner.save(live);
    boost::json::array hot{runner.leaves(live)};
    boost::json::array restored{runner.leaves(runner.load(text))};
    for (std::size_t turn = 0; turn < trace_steps; ++turn) {
        runner.step(live, turn);
        text = runner.step_restored(text, turn);
        hot.emplace_back(runner.leaves(live));
        restored.emplace_back(runner.leaves(runner.load(text)));
    }
    return {{"trace", hot}, {"trace_restored", restored}};
}

// The best of many short rounds: what the computer can do when nobody else disturbs it.
template <class Work>
double per_second(double seconds, Work work) {
    using Clock = std::chrono::steady_clock;
    double best = 0;
    for (double spent = 0; spent < seconds;) {
        const auto begin = Clock::now();
        double passed = 0;
        std::size_t done = 0;
        for (; passed < round_seconds; done += turns_per_look) {
            for (std::size_t i = 0; i < turns_per_look; ++i) {
                work(i);
            }
            passed = std::chrono::duration<double>(Clock::now() - begin).count();
        }
        best = std::max(best, static_cast<double>(done) / passed);
        spent += passed;
    }
    return best;
}

boost::json::object measured(Runner& runner, double seconds) {
    boost::json::object result = traces(runner);
    if (seconds > 0) {
        Instance instance = runner.begin();
        result["in_memory"] =
            per_second(seconds, [&](std::size_t turn) { runner.step(instance, turn); });
        std::string text = runner.save(runner.begin());
        result["restored"] =
            per_second(seconds, [&](std::size_t turn) { text = runner.step_restored(text, turn); });
        result["bytes"] = text.size();
    }
    return result;
}

boost::json::object run_peers(double seconds) {
    std::ostringstream command;
    command << "node '" << PHANBIEN_SOURCE_DIR << "/tests/bench/peers.mjs' '" << PHANBIEN_SOURCE_DIR
            << "' " << seconds << " " << trace_steps;
    const std::unique_ptr<FILE, int (*)(FILE*)> pipe(popen(command.str().c_str(), "r"), pclose);
    std::string text;
    char buffer[4096];
    while (const std::size_t count = std::fread(buffer, 1, sizeof buffer, pipe.get())) {
        text.append(buffer, count);
    }
    return boost::json::parse(text).as_object();
}

// Whether all did the same, hot and restored; says where not.
bool agree(const boost::json::object& results, std::string_view workload) {
    const auto& wanted = results.at("phanbien").at(workload).at("trace");
    bool all = true;
    for (const auto& [engine, of_engine] : results) {
        for (const auto* way : {"trace", "trace_restored"}) {
            const auto& trace = of_engine.at(workload).at(way);
            if (trace != wanted) {
                std::cout << workload << ": " << engine << " (" << way << ") goes another way:\n  "
                          << trace << "\n  " << wanted << "\n";
                all = false;
            }
        }
    }
    return all;
}

double number(const boost::json::object& results, std::string_view engine,
              std::string_view workload, std::string_view what) {
    return results.at(engine).at(workload).at(what).to_number<double>();
}

// One line of the table; returns the ratio to the faster peer.
double compare(const boost::json::object& results, std::string_view workload,
               std::string_view what) {
    const double ours = number(results, "phanbien", workload, what);
    const double xstate = number(results, "xstate", workload, what);
    const double scion = number(results, "scion", workload, what);
    const double ratio = ours / std::max(xstate, scion);
    std::printf("%-10s %-10s %12.0f %12.0f %12.0f %9.1fx\n", std::string(workload).c_str(),
                std::string(what).c_str(), ours, xstate, scion, ratio);
    return ratio;
}

void print(boost::json::object& results, const std::vector<std::string>& workloads) {
    std::printf("%-10s %-10s %12s %12s %12s %10s\n", "machine", "way", "ours/s", "xstate/s",
                "scion/s", "to faster");
    boost::json::object ratios;
    for (const std::string& workload : workloads) {
        ratios[workload] = {{"in_memory", compare(results, workload, "in_memory")},
                            {"restored", compare(results, workload, "restored")}};
    }
    for (const std::string& workload : workloads) {
        std::printf("%-10s at rest %6.0f bytes (goal: under %zu)\n", workload.c_str(),
                    number(results, "phanbien", workload, "bytes"), bytes_at_rest_max);
    }
    std::printf("goals: in memory %.0fx, restored %.0fx\n", wanted_in_memory, wanted_restored);
    results["ratios"] = std::move(ratios);
}

int run(double seconds, const std::filesystem::path& output) {
    const auto list = boost::json::parse(
        text_of(std::filesystem::path(PHANBIEN_SOURCE_DIR) / "tests/bench/workloads.json"));
    boost::json::object ours;
    std::vector<std::string> names;
    for (const auto& item : list.as_array()) {
        const Workload workload(item.as_object());
        Runner runner(workload);
        ours[workload.name] = measured(runner, seconds);
        names.push_back(workload.name);
    }
    boost::json::object results = run_peers(seconds);
    results["phanbien"] = std::move(ours);
    const bool same = std::all_of(names.begin(), names.end(),
                                  [&](const std::string& name) { return agree(results, name); });
    if (seconds > 0) {
        print(results, names);
        bench::write_part(output, "statechart", results);
    }
    std::printf("%s\n", same ? "all three take the same steps" : "NOT the same steps");
    return same ? 0 : 1;
}

}  // namespace

int main(int count, char** arguments) {
    const auto call = bench::read_call(count, arguments, 1);
    return run(call.amount, call.output);
}
