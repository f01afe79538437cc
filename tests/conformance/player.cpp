#include "player.hpp"

#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>
#include <boost/json/value_from.hpp>
#include <boost/json/value_to.hpp>
#include <iostream>
#include <iterator>
#include <stdexcept>
#include <utility>

#include "adapters/cli/scxml.hpp"
#include "child_process.hpp"
#include "engine/kernel/json.hpp"
#include "engine/statechart/event_json.hpp"

namespace phanbien::conformance {

namespace json = boost::json;
using statechart::Machine;

namespace {

constexpr int deliveries_max = 2'000;  // of one test

class HotPlayer final : public Player {
  public:
    explicit HotPlayer(Machine machine) : machine_(std::move(machine)) {}

    void start() override {
        machine_.start(beginning);
        note();
    }
    void send(const statechart::Event& event) override { machine_.send(event); }
    bool step() override { return noted(machine_.step()); }
    bool fire_next(Instant to) override { return noted(machine_.fire_next(to)); }
    Instant now() const override { return machine_.state().now; }
    std::vector<std::string> leaves() const override { return machine_.leaves(); }

  private:
    bool noted(bool did) {
        note();
        return did;
    }

    void note() {
        for (const auto& step : machine_.take_trace()) {
            trace_.push_back(json::serialize(statechart::to_json(step)));
            logs_.insert(logs_.end(), step.logs.begin(), step.logs.end());
        }
    }

    Machine machine_;
};

class ColdPlayer final : public Player {
  public:
    ColdPlayer(std::filesystem::path document, std::filesystem::path self)
        : document_(std::move(document)), self_(std::move(self)) {}

    void start() override { ask({{"do", "start"}}); }
    void send(const statechart::Event& event) override {
        ask({{"do", "send"}, {"event", statechart::to_json(event)}});
    }
    bool step() override { return ask({{"do", "step"}}); }
    bool fire_next(Instant to) override { return ask({{"do", "fire_next"}, {"to", to_text(to)}}); }
    Instant now() const override {
        return parse_instant(state_.as_object().at("now").as_string()).value();
    }
    std::vector<std::string> leaves() const override { return leaves_; }

  private:
    bool ask(json::object request) {
        request["state"] = state_;
        const auto answer = json::parse(
            run_child({self_.string(), "--go-on", document_.string()}, json::serialize(request)));
        state_ = answer.at("state");
        leaves_ = json::value_to<std::vector<std::string>>(answer.at("leaves"));
        for (const auto& line : answer.at("trace").as_array()) {
            trace_.push_back(json::serialize(line));
        }
        return answer.at("did").as_bool();
    }

    std::filesystem::path document_;
    std::filesystem::path self_;
    json::value state_;
    std::vector<std::string> leaves_;
};

bool do_it(Machine& machine, const json::object& request) {
    const std::string what(request.at("do").as_string());
    if (what == "start") {
        machine.start(beginning);
    } else if (what == "send") {
        machine.send(statechart::event_from_json(request.at("event")).value());
    } else if (what == "step") {
        return machine.step();
    } else {
        return machine.fire_next(parse_instant(request.at("to").as_string()).value());
    }
    return true;
}

}  // namespace

void Player::drain() {
    for (int i = 0; i < deliveries_max && step(); ++i) {
    }
}

void Player::advance(Instant to) {
    drain();
    for (int i = 0; i < deliveries_max && fire_next(to); ++i) {
        drain();
    }
}

std::unique_ptr<Player> hot_player(Machine machine) {
    return std::make_unique<HotPlayer>(std::move(machine));
}

std::unique_ptr<Player> cold_player(std::filesystem::path document, std::filesystem::path self) {
    return std::make_unique<ColdPlayer>(std::move(document), std::move(self));
}

int go_on(const std::filesystem::path& document) {
    const std::string text(std::istreambuf_iterator<char>(std::cin), {});
    const auto request = parse_json(text).value().as_object();
    auto machine = cli::machine_of(document).value();
    if (const auto& state = request.at("state"); !state.is_null()) {
        if (const auto loaded = machine.load(state); !loaded) {
            std::cerr << "the dump cannot be loaded: " << loaded.error().en << '\n';
            for (const auto& field : loaded.error().fields) {
                std::cerr << "  " << field.pointer << ": " << field.en << '\n';
            }
            return 1;
        }
    }
    const bool did = do_it(machine, request);
    json::array trace;
    for (const auto& step : machine.take_trace()) {
        trace.push_back(statechart::to_json(step));
    }
    std::cout << json::object{{"state", machine.dump()},
                              {"leaves", json::value_from(machine.leaves())},
                              {"trace", std::move(trace)},
                              {"did", did}};
    return 0;
}

}  // namespace phanbien::conformance
