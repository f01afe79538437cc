// Rule: one thing that is looked for in a definition, as a row of a table (rules.cpp). The looking
// is a small pure function in a file of its kind; it tells what it found to Notes and knows neither
// severity nor hint, which stand in the table. One thread.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "engine/check/finding.hpp"
#include "engine/check/subject.hpp"

namespace phanbien::check {

struct Place {
    int line = 0;
    std::string state = {};
    std::string event = {};
};

class Notes {
  public:
    void add(Place place, std::string vi, std::string en) {
        found_.push_back({.place = std::move(place), .vi = std::move(vi), .en = std::move(en)});
    }

    struct Entry {
        Place place;
        std::string vi;
        std::string en;
    };
    const std::vector<Entry>& found() const { return found_; }

  private:
    std::vector<Entry> found_;
};

// What needs no more than a statechart is looked for even where our own elements cannot be read.
using ChartRule = void (*)(const statechart::Chart&, Notes&);
using WorkflowRule = void (*)(const Subject&, Notes&);

struct Text {
    std::string_view vi;
    std::string_view en;
};

struct Rule {
    std::string_view id;  // stable; words joined by hyphens
    Severity severity;
    Text hint;  // what to do about it
    std::variant<ChartRule, WorkflowRule> look;
};

std::span<const Rule> rules();

// A quoted list for a sentence: “a”, “b”.
std::string quoted(std::string_view text);
std::string quoted(std::span<const std::string> texts);
// How a state is called in a sentence: its id, with its label where it has one.
std::string named_vi(const Subject& subject, statechart::StateIndex state);
std::string named_en(const Subject& subject, statechart::StateIndex state);
// Where a state stands.
Place place_of(const statechart::Chart& chart, statechart::StateIndex state);
// The events of a transition, joined by spaces.
std::string events_of(const statechart::Transition& transition);

}  // namespace phanbien::check
