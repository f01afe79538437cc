// conformance TEST: one test, hot and cold. conformance --score: the counts of both suites, hot,
// and the list of what cannot pass. Exit status 0 passed, 1 failed, 77 cannot pass for a listed
// reason (CTest calls that skipped). PHANBIEN_SUITES is the package's test folder,
// PHANBIEN_CONFORMANCE this one.
#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <iostream>
#include <set>
#include <span>
#include <string>
#include <vector>

#include "suite.hpp"

namespace {

using namespace phanbien::conformance;
namespace fs = std::filesystem;

constexpr int passed = 0;
constexpr int failed = 1;
constexpr int skipped = 77;

fs::path folder(const char* variable) {
    const char* value = std::getenv(variable);
    return value == nullptr ? fs::path() : fs::path(value);
}

struct Places {
    fs::path suites = folder("PHANBIEN_SUITES");
    fs::path own = folder("PHANBIEN_CONFORMANCE");

    Test test(const std::string& name) const { return find_test(name, suites, own / "originals"); }
    std::map<std::string, std::string> expected() const {
        return read_expected(own / "expected_failures.txt");
    }
};

// Names the fault, or nothing; whatever is thrown is a fault too.
std::optional<std::string> fault_or_throw(const Test& test, const std::optional<fs::path>& self) {
    try {
        return fault_of(test, self);
    } catch (const std::exception& failure) {
        return std::string(failure.what());
    }
}

int run_one(const Places& places, const std::string& name) {
    const auto expected = places.expected();
    const auto listed = expected.find(name);
    const auto fault = fault_or_throw(places.test(name), fs::read_symlink("/proc/self/exe"));
    if (listed == expected.end()) {
        if (fault) {
            std::cout << name << ": " << *fault << '\n';
        }
        return fault ? failed : passed;
    }
    if (!fault) {
        std::cout << name << " passes, but is listed as one that cannot: " << listed->second
                  << '\n';
        return failed;
    }
    std::cout << name << " cannot pass: " << listed->second << '\n';
    return skipped;
}

std::vector<std::string> names_in(const Places& places) {
    std::vector<std::string> names;
    for (const auto& entry : fs::recursive_directory_iterator(places.suites)) {
        const auto& file = entry.path();
        const auto group = file.parent_path().filename().string();
        if (file.extension() != ".scxml") {
            continue;
        }
        if (group != "w3c-ecma") {
            names.push_back("scion." + group + "." + file.stem().string());
        } else if (file.stem().extension() == ".txml") {
            names.push_back("w3c." + file.stem().stem().string());
        }
    }
    std::ranges::sort(names);
    return names;
}

// The package splits 303 in two beside the whole; the manifest counts it once.
bool counts(const std::string& name) {
    return name != "w3c.test303-1" && name != "w3c.test303-2";
}

int print_score(const Places& places) {
    const auto expected = places.expected();
    std::map<std::string, std::pair<int, int>> score;  // passed, all
    int wrong = 0;
    std::set<std::string> names;
    for (const auto& name : names_in(places)) {
        names.insert(name);
        const auto fault = fault_or_throw(places.test(name), std::nullopt);
        auto& [good, all] = score[name.substr(0, name.find('.'))];
        good += counts(name) && !fault ? 1 : 0;
        all += counts(name) ? 1 : 0;
        if (fault.has_value() != expected.contains(name)) {
            std::cout << (fault ? "FAILS " : "PASSES THOUGH LISTED ") << name << '\n';
            ++wrong;
        }
    }
    for (const auto& [name, reason] : expected) {
        std::cout << "cannot pass: " << name << ": " << reason << '\n';
        if (!names.contains(name)) {
            ++score[name.substr(0, name.find('.'))].second;  // not even in the package
        }
    }
    for (const auto& [suite, counted] : score) {
        std::cout << suite << ": " << counted.first << " of " << counted.second << '\n';
    }
    return wrong == 0 ? passed : failed;
}

}  // namespace

int main(int count, char** values) {
    const std::vector<std::string> arguments(values + 1, values + count);
    const Places places;
    if (arguments.size() == 2 && arguments[0] == "--go-on") {
        return go_on(arguments[1]);
    }
    if (arguments.size() == 1 && arguments[0] == "--missing") {
        std::cout << "the npm package @scion-scxml/test-framework is not installed\n";
        return skipped;
    }
    if (arguments.size() == 1 && arguments[0] == "--score") {
        return print_score(places);
    }
    if (arguments.size() != 1) {
        std::cerr << "conformance TEST | --score\n";
        return 2;
    }
    return run_one(places, arguments[0]);
}
