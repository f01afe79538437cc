#include "engine/runtime/route_shelf.hpp"

#include <algorithm>
#include <utility>

namespace phanbien::runtime {

RouteShelf::RouteShelf(std::vector<RouteSource> current) {
    for (auto& [definition, text] : current) {
        texts_.emplace(definition.hash, std::move(text));
        const auto* kept = keep(std::move(definition));
        const auto same = std::ranges::find(current_, kept->id, &route::Definition::id);
        if (same == current_.end()) {
            current_.push_back(kept);
        } else {
            *same = kept;
        }
    }
}

const route::Definition* RouteShelf::current(std::string_view id) const {
    const auto found = std::ranges::find(current_, id, &route::Definition::id);
    return found == current_.end() ? nullptr : *found;
}

const route::Definition* RouteShelf::pinned(Reading& reading, std::string_view hash) {
    const std::scoped_lock lock{mutex_};
    if (const auto found = by_hash_.find(hash); found != by_hash_.end()) {
        return found->second;
    }
    const auto text = reading.route_definition(hash);
    auto definition = text ? route::read_definition(*text, "route", std::string{hash})
                           : Result<route::Definition>(Problem{});
    return definition ? keep(std::move(definition).value()) : nullptr;
}

const route::Definition* RouteShelf::keep(route::Definition definition) {
    const auto& kept =
        kept_.emplace_back(std::make_unique<route::Definition>(std::move(definition)));
    by_hash_.emplace(kept->hash, kept.get());
    return kept.get();
}

}  // namespace phanbien::runtime
