// The table directory: every directory the office has had, the newest in force. Belongs to one
// connection; one thread at a time.
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
};

}  // namespace phanbien::storage
