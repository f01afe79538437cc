#include "suite.hpp"

#include <algorithm>
#include <boost/json/parse.hpp>
#include <boost/json/value_to.hpp>
#include <fstream>
#include <iterator>
#include <sstream>

#include "adapters/cli/scxml.hpp"

namespace phanbien::conformance {

namespace json = boost::json;

namespace {

constexpr std::chrono::hours long_enough{1};  // for every timer of the W3C's documents

std::string joined(std::vector<std::string> ids) {
    std::ranges::sort(ids);
    std::string all;
    for (const auto& id : ids) {
        all += (all.empty() ? "" : " ") + id;
    }
    return all;
}

std::optional<std::string> compare(const json::value& wanted, const Player& player,
                                   const std::string& where) {
    const auto expected = joined(json::value_to<std::vector<std::string>>(wanted));
    const auto found = joined(player.leaves());
    if (found == expected) {
        return std::nullopt;
    }
    return where + ": in [" + found + "], should be in [" + expected + "]";
}

// A script of SCION's: `after` moves the clock, and every event is followed to the end.
std::optional<std::string> follow(const json::value& script, Player& player) {
    player.start();
    if (auto fault = compare(script.at("initialConfiguration"), player, "start")) {
        return fault;
    }
    int number = 0;
    for (const auto& entry : script.at("events").as_array()) {
        const auto& object = entry.as_object();
        if (const auto* after = object.if_contains("after")) {
            player.advance(player.now() + std::chrono::milliseconds(after->to_number<int>()));
        }
        const auto& event = object.at("event").as_object();
        const auto* data = event.if_contains("data");
        player.send({.name = std::string(event.at("name").as_string()),
                     .data = data == nullptr ? json::value() : *data});
        player.drain();
        const auto where = "event " + std::to_string(++number);
        if (auto fault = compare(object.at("nextConfiguration"), player, where)) {
            return fault;
        }
    }
    return std::nullopt;
}

std::optional<std::string> reach_pass(Player& player) {
    player.start();
    player.advance(beginning + long_enough);
    return compare(json::array{"pass"}, player, "in the end");
}

// The script beside the document. Two of them contradict the standard, and carry what it asks for
// as "legacySemantics"; elsewhere that column holds the rules of a draft of the standard.
json::value script_of(const Test& test) {
    auto file = test.document;
    std::ifstream in(file.replace_extension(".json"));
    const std::string text(std::istreambuf_iterator<char>(in), {});
    auto script = json::parse(text);
    const bool contradicts =
        test.name == "scion.more-parallel.test10" || test.name == "scion.more-parallel.test10b";
    return contradicts ? script.at("legacySemantics") : script;
}

std::optional<std::string> judge(const Test& test, Player& player) {
    if (test.name.starts_with("scion.")) {
        return follow(script_of(test), player);
    }
    const auto verdict = manual_verdict(test.name);
    return verdict == nullptr ? reach_pass(player) : verdict(player);
}

std::optional<std::string> defect_in(const std::vector<std::string>& trace) {
    for (const auto& line : trace) {
        if (line.find("\"defect.") != std::string::npos) {
            return "an illegal configuration: " + line;
        }
    }
    return std::nullopt;
}

std::optional<std::string> difference(const Player& hot, const Player& cold) {
    for (std::size_t i = 0; i < std::max(hot.trace().size(), cold.trace().size()); ++i) {
        const auto line = [i](const Player& player) {
            return i < player.trace().size() ? player.trace()[i] : std::string("nothing");
        };
        if (line(hot) != line(cold)) {
            return "macrostep " + std::to_string(i + 1) + "\n  hot:  " + line(hot) +
                   "\n  cold: " + line(cold);
        }
    }
    return std::nullopt;
}

}  // namespace

Test find_test(const std::string& name, const std::filesystem::path& suites,
               const std::filesystem::path& originals) {
    const auto first = name.find('.');
    const auto kind = name.substr(0, first);
    auto rest = name.substr(first + 1);
    if (kind == "w3c") {
        return {name, suites / "w3c-ecma" / (rest + ".txml.scxml")};
    }
    if (kind == "original") {
        return {name, originals / (rest + ".scxml")};
    }
    const auto dot = rest.find('.');
    return {name, suites / rest.substr(0, dot) / (rest.substr(dot + 1) + ".scxml")};
}

std::optional<std::string> fault_of(const Test& test,
                                    const std::optional<std::filesystem::path>& self) {
    auto machine = cli::machine_of(test.document);
    if (test.name == "w3c.test301") {  // the load must be refused
        return machine ? std::optional<std::string>("it was not refused") : std::nullopt;
    }
    if (!machine) {
        return "refused: " + machine.error().en;
    }
    const auto hot = hot_player(*std::move(machine));
    if (auto fault = judge(test, *hot)) {
        for (const auto& line : hot->trace()) {
            *fault += "\n  " + line;
        }
        return fault;
    }
    if (auto defect = defect_in(hot->trace())) {
        return defect;
    }
    if (!self) {
        return std::nullopt;
    }
    const auto cold = cold_player(test.document, *self);
    (void)judge(test, *cold);
    return difference(*hot, *cold);
}

std::map<std::string, std::string> read_expected(const std::filesystem::path& list) {
    std::map<std::string, std::string> expected;
    std::ifstream in(list);
    for (std::string line; std::getline(in, line);) {
        std::istringstream words(line);
        std::string name;
        if (!(words >> name) || name.starts_with('#')) {
            continue;
        }
        std::string reason;
        std::getline(words >> std::ws, reason);
        expected.emplace(std::move(name), std::move(reason));
    }
    return expected;
}

}  // namespace phanbien::conformance
