// Player: one run of an SCXML document, hot (one process keeps it) or cold (after every macrostep
// it is dumped, and a new process reads the document and the dump and goes on). Both write the same
// trace when nothing is lost on the way. One thread.
#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "engine/statechart/machine.hpp"

namespace phanbien::conformance {

inline const Instant beginning = parse_instant("2026-11-23T01:00:00Z").value();

class Player {
  public:
    virtual ~Player() = default;

    virtual void start() = 0;
    virtual void send(const statechart::Event& event) = 0;
    // As the functions of Machine with these names.
    virtual bool step() = 0;
    virtual bool fire_next(Instant to) = 0;

    virtual Instant now() const = 0;
    virtual std::vector<std::string> leaves() const = 0;

    void drain();
    void advance(Instant to);

    // One JSON text for each macrostep.
    const std::vector<std::string>& trace() const { return trace_; }
    std::vector<statechart::Log> logs() const { return logs_; }

  protected:
    std::vector<std::string> trace_;
    std::vector<statechart::Log> logs_;
};

std::unique_ptr<Player> hot_player(statechart::Machine machine);
// `self` is this executable, started anew for every macrostep.
std::unique_ptr<Player> cold_player(std::filesystem::path document, std::filesystem::path self);

// The other side of a cold player: one request from standard input, the answer to standard output.
int go_on(const std::filesystem::path& document);

}  // namespace phanbien::conformance
