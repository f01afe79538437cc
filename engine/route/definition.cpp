#include "engine/route/definition.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace phanbien::route {

namespace {

template <class Value>
using Name = std::pair<std::string_view, Value>;

constexpr std::array whose_names{
    Name<Whose>{"author", Whose::author}, Name<Whose>{"author_head", Whose::author_head},
    Name<Whose>{"in_charge", Whose::in_charge}, Name<Whose>{"host", Whose::host},
    Name<Whose>{"above", Whose::above}};

constexpr std::array silence_names{Name<Silence>{"wait", Silence::wait},
                                   Name<Silence>{"escalate", Silence::escalate},
                                   Name<Silence>{"consent", Silence::consent}};

constexpr std::array fact_names{Name<FactType>{"flag", FactType::flag},
                                Name<FactType>{"count", FactType::count},
                                Name<FactType>{"text", FactType::text}};

template <class Names, class Value>
std::string_view name_in(const Names& names, Value value) {
    return std::ranges::find(names, value, [](const auto& it) { return it.second; })->first;
}

template <class Names>
auto value_in(const Names& names, std::string_view name)
    -> std::optional<decltype(names.front().second)> {
    const auto found = std::ranges::find(names, name, [](const auto& it) { return it.first; });
    return found == names.end() ? std::nullopt : std::optional(found->second);
}

}  // namespace

std::string_view name_of(Whose whose) {
    return name_in(whose_names, whose);
}

std::optional<Whose> whose(std::string_view name) {
    return value_in(whose_names, name);
}

std::string_view name_of(Silence silence) {
    return name_in(silence_names, silence);
}

std::optional<Silence> silence(std::string_view name) {
    return value_in(silence_names, name);
}

std::string_view name_of(FactType type) {
    return name_in(fact_names, type);
}

std::optional<FactType> fact_type(std::string_view name) {
    return value_in(fact_names, name);
}

std::optional<StepIndex> Definition::step(std::string_view step_id) const {
    const auto found = std::ranges::find(steps, step_id, &StepRule::id);
    return found == steps.end() ? std::nullopt
                                : std::optional(static_cast<StepIndex>(found - steps.begin()));
}

bool Definition::is_for(people::Level level) const {
    return levels.empty() || std::ranges::find(levels, level) != levels.end();
}

}  // namespace phanbien::route
