// The table directory: the one in force, as the only row. Belongs to one connection; one thread at
// a time.
#pragma once

#include "adapters/storage/query.hpp"

namespace phanbien::storage {

template <>
struct Fields<runtime::StoredDirectory> {
    using D = runtime::StoredDirectory;
    static constexpr auto members = std::tuple(&D::hash, &D::text, &D::at, &D::actor);
};

struct DirectoryTables {
    explicit DirectoryTables(Connection& connection);

    Query<runtime::StoredDirectory()> in_force;
    Query<std::string()> mark;
    Query<void(runtime::StoredDirectory)> put;
    // All but the newest, whose number the next one counts on from.
    Query<void()> forget_older;
};

}  // namespace phanbien::storage
