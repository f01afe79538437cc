#include "web/server/turns.hpp"

#include <algorithm>
#include <utility>

namespace phanbien::server {

Turns::Turns(std::size_t threads)
    : unhurried_max_(std::max<std::size_t>(1, threads - 1)),
      slow_max_(std::max<std::size_t>(1, threads / 2)) {}

bool Turns::push(Turn turn) {
    auto& into = lane(turn.asker.pace);
    if (turn.asker.pace == Pace::slow && into.waiting >= slow_waiting_max) {
        return false;
    }
    auto& line = into.lines[turn.asker.client];
    if (line.empty()) {
        into.ring.push_back(turn.asker.client);
    }
    line.push_back(std::move(turn));
    ++into.waiting;
    return true;
}

bool Turns::may_run(Pace pace) const {
    if (pace == Pace::quick) {
        return true;
    }
    const auto slow = lane(Pace::slow).running;
    const bool thread_left = lane(Pace::usual).running + slow < unhurried_max_;
    return thread_left && (pace == Pace::usual || slow < slow_max_);
}

// The lanes are asked in turn too: none waits because another never ends.
std::optional<Turns::Turn> Turns::next() {
    for (std::size_t i = 0; i < pace_count; ++i) {
        const auto index = (first_ + i) % pace_count;
        const auto pace = static_cast<Pace>(index);
        if (!may_run(pace)) {
            continue;
        }
        if (auto turn = next_of(lanes_[index], pace)) {
            first_ = (index + 1) % pace_count;
            return turn;
        }
    }
    return std::nullopt;
}

// Of one client only one slow thing runs at a time.
std::optional<Turns::Turn> Turns::next_of(Lane& from, Pace pace) {
    const auto client = std::ranges::find_if(from.ring, [&](const std::string& name) {
        return pace != Pace::slow || !slow_clients_.contains(name);
    });
    if (client == from.ring.end()) {
        return std::nullopt;
    }
    const auto line = from.lines.find(*client);
    Turn turn = std::move(line->second.front());
    line->second.pop_front();
    if (line->second.empty()) {
        from.lines.erase(line);
        from.ring.erase(client);
    } else {
        from.ring.splice(from.ring.end(), from.ring, client);
    }
    --from.waiting;
    ++from.running;
    if (pace == Pace::slow) {
        slow_clients_.insert(turn.asker.client);
    }
    return turn;
}

void Turns::end(const Asker& asker) {
    --lane(asker.pace).running;
    if (asker.pace == Pace::slow) {
        slow_clients_.erase(asker.client);
    }
}

std::vector<Turns::Work> Turns::drop_waiting() {
    std::vector<Work> dropped;
    for (auto& each : lanes_) {
        for (auto& [client, line] : each.lines) {
            for (auto& turn : line) {
                dropped.push_back(std::move(turn.work));
            }
        }
        each.ring.clear();
        each.lines.clear();
        each.waiting = 0;
    }
    return dropped;
}

}  // namespace phanbien::server
