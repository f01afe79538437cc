#include "engine/check/combinations.hpp"

#include <algorithm>
#include <boost/json/serialize.hpp>

namespace phanbien::check {

namespace json = boost::json;

namespace {

constexpr std::uint64_t first_seed = 0x5eed'0f'90a4d5ULL;

// splitmix64 (Steele, Lea, Flood 2014): the same sequence on every machine.
std::uint64_t next_random(std::uint64_t& state) {
    state += 0x9e37'79b9'7f4a'7c15ULL;
    auto z = state;
    z = (z ^ (z >> 30)) * 0xbf58'476d'1ce4'e5b9ULL;
    z = (z ^ (z >> 27)) * 0x94d0'49bb'1331'11ebULL;
    return z ^ (z >> 31);
}

}  // namespace

Combinations::Combinations(std::map<Variable, Domain> domains, std::size_t tries_max) {
    surroundings_.event = statechart::Event{.name = "event", .data = json::object{}};
    std::size_t count = 1;
    for (auto& [variable, domain] : domains) {
        count = count > tries_max ? count : count * domain.samples.size();
        axes_.push_back({variable, std::move(domain)});
    }
    sampled_ = count > tries_max;
    tries_ = std::min(count, tries_max);
}

std::vector<Variable> Combinations::undeclared() const {
    std::vector<Variable> out;
    for (const auto& axis : axes_) {
        if (!axis.domain.declared) {
            out.push_back(axis.variable);
        }
    }
    return out;
}

bool Combinations::find(const std::function<bool(const statechart::Surroundings&)>& look) {
    for (auto& axis : axes_) {
        if (axis.domain.samples.empty()) {
            return false;
        }
        axis.position = 0;
        place(axis);
    }
    auto seed = first_seed;
    for (std::size_t tried = 0; tried < tries_; ++tried) {
        if (look(surroundings_)) {
            return true;
        }
        if (sampled_) {
            pick(seed);
        } else if (!advance()) {
            return false;
        }
    }
    return false;
}

std::string Combinations::witness() const {
    std::string out;
    for (const auto& axis : axes_) {
        const auto& sample = axis.domain.samples[axis.position];
        out += (out.empty() ? "" : ", ") + written(axis.variable) + " = " +
               (sample ? json::serialize(*sample) : "undefined");
    }
    return out;
}

// As an odometer counts; false after the last combination.
bool Combinations::advance() {
    for (auto& axis : axes_) {
        axis.position = (axis.position + 1) % axis.domain.samples.size();
        place(axis);
        if (axis.position != 0) {
            return true;
        }
    }
    return false;
}

void Combinations::pick(std::uint64_t& seed) {
    for (auto& axis : axes_) {
        axis.position = next_random(seed) % axis.domain.samples.size();
        place(axis);
    }
}

void Combinations::place(const Axis& axis) {
    const auto& sample = axis.domain.samples[axis.position];
    const auto& name = axis.variable.name;
    switch (axis.variable.kind) {
        case VariableKind::data:
            surroundings_.variables[name] = sample.value_or(nullptr);
            return;
        case VariableKind::event_member:
            if (sample) {
                surroundings_.event->data.get_object()[name] = *sample;
            } else {
                surroundings_.event->data.get_object().erase(name);
            }
            return;
        case VariableKind::in_state:
            std::erase(surroundings_.active, name);
            if (sample && *sample == json::value(true)) {
                surroundings_.active.push_back(name);
            }
            return;
    }
}

}  // namespace phanbien::check
