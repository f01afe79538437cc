// Combinations: tries conditions on every combination of the values their variables can have, with
// the evaluator that runs them at work. One thread.
#pragma once

#include <functional>
#include <map>
#include <string>
#include <vector>

#include "engine/check/domain.hpp"
#include "engine/statechart/evaluate_expression.hpp"

namespace phanbien::check {

// More combinations than this are not all tried but so many of them, picked by a fixed seed.
inline constexpr std::size_t combinations_max = 100'000;

class Combinations {
  public:
    explicit Combinations(std::map<Variable, Domain> domains,
                          std::size_t tries_max = combinations_max);

    bool sampled() const { return sampled_; }
    // How many find() looks at when none is what is looked for.
    std::size_t tries() const { return tries_; }
    // The variables whose values are a guess.
    std::vector<Variable> undeclared() const;

    // Calls `look` on one combination after another until it returns true; whether it did. The
    // surroundings then hold that combination until the next call.
    bool find(const std::function<bool(const statechart::Surroundings&)>& look);

    // The combination that find() stopped at: "conference = true, written = false".
    std::string witness() const;

  private:
    struct Axis {
        Variable variable;
        Domain domain;
        std::size_t position = 0;
    };

    void place(const Axis& axis);
    bool advance();
    void pick(std::uint64_t& seed);

    std::vector<Axis> axes_;
    std::size_t tries_ = 1;
    bool sampled_ = false;
    statechart::PlainSurroundings surroundings_;
};

}  // namespace phanbien::check
