// The condition of a step in words: “việc quan trọng và số trang trên 20” for
// “important && pages > 20”, facts by their labels. For people who decide whether a rule is right;
// what a condition means at work is its expression. Pure; any thread.
#pragma once

#include <span>

#include "engine/kernel/sentence.hpp"
#include "engine/route/definition.hpp"

namespace phanbien::route {

// Beginning small, without a full stop. A part that has no words is told as it is written.
Sentence condition_words(const statechart::Expression& condition, std::span<const FactRule> facts);

}  // namespace phanbien::route
