// Definitions made to do harm, generated because most of them are large. Each says which limit it
// is after. Used by hostile_test.cpp only.
#pragma once

#include <string>
#include <vector>

namespace phanbien::statechart {

struct HostileSample {
    std::string name;
    std::string text;
};

// Those that must be stopped by counting: the same on every machine.
std::vector<HostileSample> counted_samples();
// Those that only a process with limits stops: native code inside the script engine, which its
// counter does not see, and sheer amount.
std::vector<HostileSample> process_samples();

}  // namespace phanbien::statechart
