// Another program, run for one piece of work: its input and output are memory, its time, memory and
// output are bounded, and it and what it starts reach no network and, where they have a folder of
// their own, no files but those in it and the system's (fence.hpp). No shell stands between.
//
// For converters (LibreOffice, poppler) and for our own binary, where a server with threads wants
// something done in a process that may be killed. Any thread; waits for the end.
#pragma once

#include <chrono>
#include <cstddef>
#include <filesystem>
#include <optional>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

#include "adapters/host/confined.hpp"

namespace phanbien::host {

struct ProgramBounds {
    std::chrono::milliseconds wall{60'000};  // then it is killed with all that it started
    std::chrono::seconds cpu{60};
    std::size_t memory_bytes = std::size_t{2} << 30;  // of data, per process
    std::size_t file_bytes = std::size_t{64} << 20;   // of its output and any file it writes
};

struct Program {
    std::string path;
    std::vector<std::string> words = {};  // arguments behind the name
    std::filesystem::path folder = {};    // to work in, also its HOME and TMPDIR; empty: as we do
};

struct ProgramRun {
    Ending ending = Ending::crashed;
    int status = 0;  // exit status, or the signal that ended it
    std::string output = {};

    bool done() const { return ending == Ending::finished && status == 0; }
};

// What it writes to its error output is thrown away. `crashed` also where it could not be started.
// A request to stop ends its time.
ProgramRun run_program(const Program& program, std::string_view input, const ProgramBounds& bounds,
                       const std::stop_token& stop = {});

// The program's absolute path in one of the folders of PATH (or of an ordinary one).
std::optional<std::string> find_program(std::string_view name);

// Our own binary, for work of ours in a process of its own.
inline constexpr auto own_binary = "/proc/self/exe";

}  // namespace phanbien::host
