// The table calendar: every calendar the office has had, the newest of each year in force. Belongs
// to one connection; one thread at a time.
#pragma once

#include "adapters/storage/query.hpp"

namespace phanbien::storage {

template <>
struct Fields<runtime::StoredCalendar> {
    using C = runtime::StoredCalendar;
    static constexpr auto members =
        std::tuple(&C::year, &C::hash, &C::text, &C::origin, &C::at, &C::actor);
};

struct CalendarTables {
    explicit CalendarTables(Connection& connection);

    Query<runtime::StoredCalendar()> in_force;
    Query<runtime::StoredCalendar(Instant)> in_force_then;
    Query<std::string()> mark;
    Query<void(runtime::StoredCalendar)> put;
};

}  // namespace phanbien::storage
