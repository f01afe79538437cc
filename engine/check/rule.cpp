#include "engine/check/rule.hpp"

namespace phanbien::check {

namespace {

std::string named(const std::string& id, const std::string& label) {
    return label.empty() ? quoted(id) : quoted(id) + " (" + label + ")";
}

}  // namespace

std::string quoted(std::string_view text) {
    return "“" + std::string(text) + "”";
}

std::string quoted(std::span<const std::string> texts) {
    std::string out;
    for (const auto& text : texts) {
        out += (out.empty() ? "" : ", ") + quoted(text);
    }
    return out;
}

std::string named_vi(const Subject& subject, statechart::StateIndex state) {
    return named(subject.state(state).id, subject.info(state).label.vi);
}

std::string named_en(const Subject& subject, statechart::StateIndex state) {
    return named(subject.state(state).id, subject.info(state).label.en);
}

Place place_of(const statechart::Chart& chart, statechart::StateIndex state) {
    return {.line = chart.state(state).line, .state = chart.state(state).id};
}

std::string events_of(const statechart::Transition& transition) {
    std::string out;
    for (const auto& event : transition.events) {
        out += (out.empty() ? "" : " ") + event;
    }
    return out;
}

}  // namespace phanbien::check
