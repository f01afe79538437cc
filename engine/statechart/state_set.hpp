// Small ordered containers of states, without a memory allocation at the sizes that occur in every
// step. Plain data; any thread.
#pragma once

#include <algorithm>
#include <boost/container/small_vector.hpp>
#include <utility>

#include "engine/statechart/chart.hpp"

namespace phanbien::statechart {

using StateList = boost::container::small_vector<StateIndex, 8>;

// States in document order, each once.
class StateSet {
  public:
    void insert(StateIndex state) {
        if (states_.empty() || states_.back() < state) {
            states_.push_back(state);
            return;
        }
        const auto at = std::lower_bound(states_.begin(), states_.end(), state);
        if (*at != state) {
            states_.insert(at, state);
        }
    }
    void erase(StateIndex state) {
        const auto at = std::lower_bound(states_.begin(), states_.end(), state);
        if (at != states_.end() && *at == state) {
            states_.erase(at);
        }
    }
    bool contains(StateIndex state) const {
        return std::binary_search(states_.begin(), states_.end(), state);
    }
    bool empty() const { return states_.empty(); }
    std::size_t size() const { return states_.size(); }
    auto begin() const { return states_.begin(); }
    auto end() const { return states_.end(); }
    auto rbegin() const { return states_.rbegin(); }
    auto rend() const { return states_.rend(); }

    // Those that lie inside `outer`, a row without gaps: document order puts descendants together.
    auto inside(const Chart& chart, StateIndex outer) const {
        const auto first = std::upper_bound(states_.begin(), states_.end(), outer);
        const auto last =
            std::upper_bound(first, states_.end(), chart.state(outer).last_descendant);
        return std::pair(first, last);
    }

    bool operator==(const StateSet&) const = default;

  private:
    boost::container::small_vector<StateIndex, 16> states_;
};

// A value for each of a few states, in document order.
template <class Value>
class StateMap {
  public:
    Value& operator[](StateIndex state) {
        const auto at = std::lower_bound(
            entries_.begin(), entries_.end(), state,
            [](const auto& entry, StateIndex wanted) { return entry.first < wanted; });
        if (at != entries_.end() && at->first == state) {
            return at->second;
        }
        return entries_.emplace(at, state, Value())->second;
    }
    auto find(StateIndex state) const {
        return std::find_if(entries_.begin(), entries_.end(),
                            [state](const auto& entry) { return entry.first == state; });
    }
    bool empty() const { return entries_.empty(); }
    auto begin() const { return entries_.begin(); }
    auto end() const { return entries_.end(); }

  private:
    boost::container::small_vector<std::pair<StateIndex, Value>, 2> entries_;
};

}  // namespace phanbien::statechart
