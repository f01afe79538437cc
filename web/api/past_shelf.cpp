#include "web/api/past_shelf.hpp"

#include "engine/audit/leaf_members.hpp"
#include "engine/dossier/moment.hpp"

namespace phanbien::api {

namespace {

// A leaf is read in a tenth of the time that its event is decoded in.
Instant time_of(runtime::Reading& reading, const runtime::StoredEvent& stored) {
    const auto leaf = audit::leaf_members(stored.leaf);
    const auto at = leaf ? parse_instant(leaf->at) : std::nullopt;
    return at ? *at : runtime::decode_stored(reading, stored).at;
}

// Made without the lock, so that nobody waits for another one's campaign; whoever made the same
// meanwhile has made the same.
template <class Key, class Value, class Make>
Value kept_or_made(std::mutex& mutex, RecentlyUsed<Key, Value>& kept, const Key& key,
                   std::uint64_t weight, const Make& make) {
    {
        const std::scoped_lock lock{mutex};
        if (const auto* known = kept.find(key)) {
            return *known;
        }
    }
    const Value made = make();
    const std::scoped_lock lock{mutex};
    kept[key] = made;
    kept.weigh(key, weight);
    return made;
}

}  // namespace

PastShelf::Times PastShelf::times(Desk& desk, const DossierId& id, std::uint64_t newest) {
    return kept_or_made(mutex_, times_, Whole{id, newest}, newest, [&] {
        auto times = std::make_shared<std::vector<Instant>>();
        times->reserve(newest);
        auto& reading = desk.reading();
        runtime::for_each_event(reading, id, 0, [&](const runtime::StoredEvent& stored) {
            times->push_back(time_of(reading, stored));
        });
        return Times(std::move(times));
    });
}

PastShelf::Then PastShelf::dossier(Desk& desk, const DossierId& id, std::uint64_t revision,
                                   std::uint64_t newest) {
    return kept_or_made(mutex_, dossiers_, Moment{id, revision, newest}, revision, [&] {
        return std::make_shared<const dossier::Dossier>(
            dossier::as_it_was(desk.events_of(id), revision));
    });
}

}  // namespace phanbien::api
