#include "engine/runtime/office_log.hpp"

#include <boost/json/parse.hpp>

namespace phanbien::runtime {
namespace {

constexpr std::size_t office_events_at_once = 1'000;

boost::json::object details_of(const StoredEvent& stored) {
    boost::json::error_code error;
    auto value = boost::json::parse(stored.payload, error);
    return error || !value.is_object() ? boost::json::object() : std::move(value.get_object());
}

}  // namespace

AccountId ToldEvent::actor() const {
    return AccountId(leaf.actor == "system" ? "" : std::string(leaf.actor));
}

void for_each_office_event(Reading& reading, const std::function<void(const ToldEvent&)>& visit) {
    audit::LeafMembers leaf;
    for (std::uint64_t from = 0;;) {
        const auto page = reading.office_log(from, office_events_at_once);
        for (const auto& stored : page) {
            if (audit::read_leaf_members(stored.leaf, leaf)) {
                visit({.position = stored.position, .leaf = leaf, .details = details_of(stored)});
            }
        }
        if (page.size() < office_events_at_once) {
            return;
        }
        from = page.back().position + 1;
    }
}

}  // namespace phanbien::runtime
