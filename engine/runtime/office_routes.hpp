// OfficeRoutes: what the dossier room asks of an office when an approval route begins or goes on,
// answered from the writer's transaction. Nothing is read before it is asked for: most commands
// concern no route. Lives for one command; the committer's thread.
#pragma once

#include "engine/runtime/directory_shelf.hpp"
#include "engine/runtime/route_shelf.hpp"

namespace phanbien::runtime {

class OfficeRoutes final : public dossier::Routes {
  public:
    // By the directory in force.
    OfficeRoutes(RouteShelf& routes, DirectoryShelf& directory, Writing& writing)
        : routes_(routes), shelf_(&directory), writing_(writing) {}
    // By another one, which outlives it.
    OfficeRoutes(RouteShelf& routes, const people::Directory& directory, Writing& writing)
        : routes_(routes), directory_(&directory), writing_(writing) {}

    const people::Directory& directory() override {
        if (directory_ == nullptr) {
            directory_ = &shelf_->at_head(writing_);
        }
        return *directory_;
    }
    const route::Definition* current(std::string_view id) override { return routes_.current(id); }
    const route::Definition* by_hash(std::string_view hash) override {
        return routes_.pinned(writing_, hash);
    }
    std::string username(const AccountId& account) override {
        const auto known = writing_.account(account);
        return known ? known->account.username : std::string();
    }

  private:
    RouteShelf& routes_;
    DirectoryShelf* shelf_ = nullptr;
    const people::Directory* directory_ = nullptr;
    Writing& writing_;
};

}  // namespace phanbien::runtime
