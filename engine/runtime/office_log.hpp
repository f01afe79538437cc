// The office's own events, one after the other, with what each says. On the reading's thread.
#pragma once

#include <boost/json/object.hpp>
#include <functional>

#include "engine/audit/leaf_members.hpp"
#include "engine/runtime/store.hpp"

namespace phanbien::runtime {

struct ToldEvent {
    std::uint64_t position = 0;
    const audit::LeafMembers& leaf;
    boost::json::object details;  // empty where they cannot be read

    AccountId actor() const;  // empty: the system
};

// All of them, oldest first, but for those whose leaf cannot be read: fsck says so. What is given
// holds during the call.
void for_each_office_event(Reading& reading, const std::function<void(const ToldEvent&)>& visit);

}  // namespace phanbien::runtime
