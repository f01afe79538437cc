// Timing and keeping figures, for every bench: medians over rounds, and one file to which each
// bench writes its own part.
#pragma once

#include <algorithm>
#include <boost/json.hpp>
#include <chrono>
#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace phanbien::bench {

template <class Work>
double ms_of(Work work) {
    const auto start = std::chrono::steady_clock::now();
    work();
    const std::chrono::duration<double, std::milli> took = std::chrono::steady_clock::now() - start;
    return took.count();
}

// Milliseconds of this program's processor time, in all its threads: what else runs on the machine
// changes nothing.
template <class Work>
double processor_ms_of(Work work) {
    const auto start = std::clock();
    work();
    return 1'000.0 * static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
}

// The value that this share of them, 0 to 1, does not exceed; 0 of none.
inline double quantile(std::vector<double> values, double share) {
    if (values.empty()) {
        return 0;
    }
    std::ranges::sort(values);
    return values[static_cast<std::size_t>(static_cast<double>(values.size() - 1) * share)];
}

inline double median(std::vector<double> values) {
    const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
    std::ranges::nth_element(values, middle);
    return *middle;
}

// Figures by their names in build/bench.json, one for each round. A ratio is one of the rounds:
// what is kept is the median of their ratios, not the ratio of the medians.
using Rounds = std::map<std::string, std::vector<double>>;

inline boost::json::object medians(const Rounds& of) {
    boost::json::object kept;
    for (const auto& [name, values] : of) {
        kept[name] = median(values);
    }
    return kept;
}

template <class Work>
double median_ms(int rounds, Work work) {
    std::vector<double> took;
    for (int i = 0; i < rounds; ++i) {
        took.push_back(ms_of(work));
    }
    return median(std::move(took));
}

// What a bench is called with: [AMOUNT] [--output FILE], or --check.
struct Call {
    double amount = 0;  // of rounds or seconds; 0: only check, and time nothing
    std::filesystem::path output =
        std::filesystem::path(PHANBIEN_SOURCE_DIR) / "build" / "bench.json";
};

inline Call read_call(int count, char** arguments, double usual_amount) {
    Call call{.amount = usual_amount};
    for (int i = 1; i < count; ++i) {
        const std::string_view argument = arguments[i];
        if (argument == "--check") {
            call.amount = 0;
        } else if (argument == "--output" && i + 1 < count) {
            call.output = arguments[++i];
        } else {
            call.amount = std::max(1.0, std::atof(arguments[i]));
        }
    }
    return call;
}

// The parts of the other benches stay.
inline void write_part(const std::filesystem::path& file, std::string_view name,
                       const boost::json::object& results) {
    boost::json::object all;
    if (std::ifstream in{file}) {
        all = boost::json::parse(std::string{std::istreambuf_iterator<char>{in}, {}}).as_object();
    }
    all[name] = results;
    std::ofstream(file) << all << "\n";
}

}  // namespace phanbien::bench
