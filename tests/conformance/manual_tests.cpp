// The W3C's manual tests, where a person is to read the log: the reading, written down. 301, 313
// and 314 need none: the first must be refused, the others end in "pass".
#include <algorithm>
#include <array>

#include "suite.hpp"

namespace phanbien::conformance {

namespace {

using Fault = std::optional<std::string>;

std::string lines(const Player& player) {
    std::string all;
    for (const auto& log : player.logs()) {
        all += log.label + log.text + "\n";
    }
    return all;
}

Fault expect(bool holds, const Player& player) {
    return holds ? std::nullopt : Fault("the log is:\n" + lines(player));
}

void run(Player& player) {
    player.start();
    player.advance(beginning + std::chrono::hours{1});
}

bool ended_in(const Player& player, const std::string& state) {
    return player.leaves() == std::vector{state};
}

// Both values of a parameter named twice are in _event.raw.
Fault both_values(Player& player) {
    run(player);
    const auto log = lines(player);
    return expect(ended_in(player, "final") && log.find("Var1=2") != std::string::npos &&
                      log.find("Var1=3") != std::string::npos,
                  player);
}

// An autoforwarded event has the fields of the one the parent saw.
Fault same_fields(Player& player) {
    constexpr std::size_t fields = 7;
    run(player);
    const auto logs = player.logs();
    return expect(logs.size() == 2 * fields &&
                      std::equal(logs.begin(), logs.begin() + fields, logs.begin() + fields) &&
                      logs.front().text == "childToParent",
                  player);
}

// A cancelled session runs its exit handlers.
Fault exit_handlers(Player& player) {
    run(player);
    return expect(lines(player) == "Exiting sub01\nExiting sub0\n", player);
}

// Late binding: a variable not yet bound and a member that is not there give the same.
Fault same_nothing(Player& player) {
    run(player);
    const auto logs = player.logs();
    return expect(ended_in(player, "final") && logs.size() == 4 && logs[0].text == logs[2].text &&
                      logs[1].label == "no error in s0" && logs[3].label == "No error in s1",
                  player);
}

// A document whose first state is final halts before "event1" is processed.
Fault halts(Player& player) {
    run(player);
    return expect(ended_in(player, "final") && player.trace().size() == 1, player);
}

}  // namespace

Verdict manual_verdict(const std::string& name) {
    static constexpr auto verdicts = std::to_array<std::pair<std::string_view, Verdict>>({
        {"w3c.test178", both_values},
        {"w3c.test230", same_fields},
        {"w3c.test250", exit_handlers},
        {"w3c.test307", same_nothing},
        {"w3c.test415", halts},
    });
    const auto found = std::ranges::find(verdicts, name, [](const auto& it) { return it.first; });
    return found == verdicts.end() ? nullptr : found->second;
}

}  // namespace phanbien::conformance
