// The two public suites: where a test's files are, what it asks for, and whether a run gives it.
// Nothing of the suites is copied here; they come with the npm package @scion-scxml/test-framework.
#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "player.hpp"

namespace phanbien::conformance {

// "w3c.test144", "scion.basic.basic0" or "original.test553".
struct Test {
    std::string name;
    std::filesystem::path document;
};

// The test of this name; `suites` is the package's test folder, `originals` ours.
Test find_test(const std::string& name, const std::filesystem::path& suites,
               const std::filesystem::path& originals);

// Why the run is not what the test asks for, or nothing. Runs hot, and then, with `self`, cold, and
// compares the two traces.
std::optional<std::string> fault_of(const Test& test,
                                    const std::optional<std::filesystem::path>& self);

// The verdict on what the W3C calls manual tests, where a person would read the log; nothing: the
// test is no such test.
using Verdict = std::optional<std::string> (*)(Player& player);
Verdict manual_verdict(const std::string& name);

// Tests that cannot pass, each with its reason: "NAME REASON…", one a line.
std::map<std::string, std::string> read_expected(const std::filesystem::path& list);

}  // namespace phanbien::conformance
