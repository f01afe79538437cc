// One run of the load against one server: the figures, the server's end by kill -9 under load, and
// the check that every answered command is in its database afterwards.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>

#include "tests/bench/load/servers.hpp"

namespace phanbien::bench {

struct Load {
    std::string script = "dossiers";
    std::size_t clients = 64;
    std::size_t bytes = 500;
    std::size_t together = 1;    // opinions in one command
    std::uint64_t commands = 0;  // so many; 0: by time, killed under load
    bool elsewhere = false;      // tasks are given to another body than the drafter's
};

struct Figures {
    double ops_s = 0;
    double p50_ms = 0;
    double p99_ms = 0;
    std::uint64_t answered = 0;  // in all the run; found again after the kill
    double processor_us = 0;     // of the server, on all cores, for each command
    std::string dossier;         // of scripts about one
    double row_bytes = 0;        // of log for each command; of the real server only
};

// Events in an office's log.
std::uint64_t log_size_in(const std::filesystem::path& database);

// Loads the real server over `data` and kills it; throws when an answered command is missing, is
// there twice or is another than the one that was sent, or when anything was refused.
Figures load_real(const Bench& bench, const std::filesystem::path& data, const Load& load);
// Loads a server that goes on; load.commands says how much. Nothing is checked but its answers.
Figures load_running(const Bench& bench, RunningServer& server, const Plan& plan, const Load& load);
Figures load_bare(const Bench& bench, const std::filesystem::path& data, const Load& load,
                  std::uint64_t row_bytes);

}  // namespace phanbien::bench
