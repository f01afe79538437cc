// A chart and one run of it, for tests: delivers events, drains what the chart sends to itself, and
// checks after every macrostep that the configuration is legal and survives dump and restore.
#pragma once

#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>
#include <boost/test/unit_test.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "engine/statechart/interpreter.hpp"

namespace phanbien::statechart {

inline std::string document(std::string_view body, std::string_view attributes = "") {
    return "<scxml xmlns=\"http://www.w3.org/2005/07/scxml\" version=\"1.0\" "
           "xmlns:pb=\"urn:phanbien:workflow:1\" " +
           std::string(attributes) + ">" + std::string(body) + "</scxml>";
}

inline Chart chart_of(std::string_view body, std::string_view attributes = "",
                      ReadOptions options = {}) {
    auto chart = Chart::read(document(body, attributes), "test.scxml", options);
    BOOST_REQUIRE_MESSAGE(chart.has_value(), (chart.has_error() ? chart.error().en : ""));
    return *std::move(chart);
}

inline std::string joined(const std::vector<std::string>& words) {
    std::string all;
    for (const auto& word : words) {
        all += (all.empty() ? "" : " ") + word;
    }
    return all;
}

class Run {
  public:
    explicit Run(std::string_view body, std::string_view attributes = "", Facts facts = {},
                 ReadOptions options = {})
        : chart(chart_of(body, attributes, options)), facts_(std::move(facts)), interpreter(chart) {
        take(interpreter.start(facts_, now));
    }

    // All active ids after the event and what it sent.
    std::string on(std::string_view name, boost::json::value data = {}) {
        take(interpreter.step(instance, Event{.name = std::string(name), .data = data}, facts_,
                              now));
        return active();
    }

    std::string active() const { return joined(instance.configuration); }

    boost::json::value value(std::string_view expression) {
        auto found = interpreter.evaluate(instance, expression, facts_);
        BOOST_REQUIRE_MESSAGE(found.has_value(), (found.has_error() ? found.error().en : ""));
        return *found;
    }

    template <class Kind>
    std::vector<Kind> effects() const {
        std::vector<Kind> found;
        for (const Effect& effect : last.effects) {
            if (const auto* wanted = std::get_if<Kind>(&effect)) {
                found.push_back(*wanted);
            }
        }
        return found;
    }

    std::string logs() const {
        std::string all;
        for (const Log& log : effects<Log>()) {
            all += (all.empty() ? "" : " ") + log.text;
        }
        return all;
    }

    Instant now = parse_instant("2026-11-23T01:00:00Z").value();
    const Chart chart;
    Facts facts_;
    Interpreter interpreter;
    Instance instance;
    Outcome last;

  private:
    void take(Outcome outcome) {
        last = std::move(outcome);
        const auto text = boost::json::serialize(to_json(last.instance));
        const auto restored = instance_from_json(boost::json::parse(text), chart);
        BOOST_REQUIRE_MESSAGE(restored.has_value(), text);
        BOOST_TEST((*restored == last.instance), text);
        instance = *restored;
        const auto sent = effects<Sent>();
        for (const Sent& own : sent) {
            take(interpreter.step(instance, own.event, facts_, now));
        }
    }
};

}  // namespace phanbien::statechart
