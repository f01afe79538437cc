// Validity: the days on which something in the directory is so, from the first to the last, both
// included; open where no day is given. Plain value; any thread.
#pragma once

#include <optional>

#include "engine/kernel/instant.hpp"

namespace phanbien::people {

struct Validity {
    std::optional<Date> from = {};   // none: since ever
    std::optional<Date> until = {};  // none: until further notice

    bool holds_on(Date day) const;
    // No day at all: it ends before it starts.
    bool is_empty() const;
    bool overlaps(const Validity& other) const;
    // The days that are in both; may be empty.
    Validity within(const Validity& other) const;
    // Ends before the other begins. Neither may be open on that side.
    bool ends_before(const Validity& other) const;

    bool operator==(const Validity&) const = default;
};

}  // namespace phanbien::people
