// Confined work: a piece of work in a process of its own that may use only so much processor time
// and memory. For texts from outside whose reading cannot be bounded by counting alone: a native
// loop inside the script engine escapes its instruction counter.
//
// Forks, so only while the process has one thread: a sub-command, a test.
#pragma once

#include <chrono>
#include <cstddef>
#include <functional>

namespace phanbien::host {

struct Bounds {
    std::chrono::milliseconds cpu{1'000};
    std::size_t memory_bytes = std::size_t{64} << 20;  // beyond what the process has already
};

// No processor, but the clock on the wall: a confined process that waits for something.
inline constexpr int confined_wall_per_cpu_max = 30;

enum class Ending { finished, out_of_time, out_of_memory, crashed };

struct Confined {
    Ending ending = Ending::finished;
    int status = 0;  // what the work returned, 0 … 99; of a crash the signal
};

// Runs the work in a child and waits for it. What it prints is printed; nothing else it does is
// seen here. An exception is a crash. Throws std::system_error when there can be no child.
Confined run_confined(const Bounds& bounds, const std::function<int()>& work);

}  // namespace phanbien::host
