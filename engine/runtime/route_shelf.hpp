// RouteShelf: the approval routes that matters begin by, and those that running ones began by, each
// read once. A route under way keeps the definition it began with, whatever the office uses for new
// ones; the texts stand in the store under their content hash. Any thread; a pointer lasts as long
// as the shelf does.
#pragma once

#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

#include "engine/route/definition.hpp"
#include "engine/runtime/store.hpp"

namespace phanbien::runtime {

// A definition with the text it was read from.
struct RouteSource {
    route::Definition definition;
    std::string text;
};

class RouteShelf {
  public:
    RouteShelf() = default;  // an office without routes
    // What routes begin by, of each id one: of two with the same id the later takes the place of
    // the earlier.
    explicit RouteShelf(std::vector<RouteSource> current);

    // In the order given.
    const std::vector<const route::Definition*>& current() const { return current_; }
    // Of one in use.
    const std::string& text_of(const route::Definition& definition) const {
        return texts_.at(definition.hash);
    }
    // Null when there is none in use with this id.
    const route::Definition* current(std::string_view id) const;
    // Null when the store has none with this hash, or one that cannot be read any more.
    const route::Definition* pinned(Reading& reading, std::string_view hash);

  private:
    const route::Definition* keep(route::Definition definition);

    std::mutex mutex_;
    std::vector<std::unique_ptr<route::Definition>> kept_;
    std::map<std::string, const route::Definition*, std::less<>> by_hash_;
    std::vector<const route::Definition*> current_;
    std::map<std::string, std::string, std::less<>> texts_;  // of those in use, by hash
};

}  // namespace phanbien::runtime
