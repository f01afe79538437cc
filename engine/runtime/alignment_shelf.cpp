#include "engine/runtime/alignment_shelf.hpp"

#include <boost/json/parse.hpp>

#include "engine/document/outline_json.hpp"

namespace phanbien::runtime {
namespace {

// Written by this system and vouched for by its hash: what cannot be read is a broken store.
document::Outline outline_at(Reading& reading, const FileHash& hash) {
    const auto text = reading.file_bytes(hash);
    if (!text) {
        throw StoreFailure(StoreFailure::Kind::broken, "an outline is missing");
    }
    auto outline = document::outline_from_json(boost::json::parse(*text));
    if (!outline) {
        throw StoreFailure(StoreFailure::Kind::broken, "an outline cannot be read");
    }
    return std::move(outline).value();
}

std::unique_ptr<AlignedVersions> aligned(Reading& reading, const FileHash& before,
                                         const FileHash& after) {
    auto out = std::make_unique<AlignedVersions>();
    out->before = outline_at(reading, before);
    out->after = outline_at(reading, after);
    out->order_before = document::in_reading_order(out->before.provisions);
    out->order_after = document::in_reading_order(out->after.provisions);
    out->alignment = document::align(out->order_before, out->order_after);
    out->placer =
        std::make_unique<document::Placer>(out->order_before, out->order_after, out->alignment);
    return out;
}

}  // namespace

AlignmentShelf::Entry& AlignmentShelf::take(const Key& key) {
    const std::scoped_lock lock{mutex_};
    auto& entry = entries_[key];
    if (!entry) {
        entry = std::make_unique<Entry>();
    }
    ++entry->users;
    entry->used = ++uses_;
    return *entry;
}

void AlignmentShelf::give_back(Entry& entry) {
    const std::scoped_lock lock{mutex_};
    --entry.users;
    while (entries_.size() > pairs_max) {
        auto oldest = entries_.end();
        for (auto it = entries_.begin(); it != entries_.end(); ++it) {
            if (it->second->users == 0 &&
                (oldest == entries_.end() || it->second->used < oldest->second->used)) {
                oldest = it;
            }
        }
        if (oldest == entries_.end()) {
            return;  // all are in use; whoever is last comes here again
        }
        entries_.erase(oldest);
    }
}

void AlignmentShelf::prepare(Reading& reading, const FileHash& before, const FileHash& after) {
    with(reading, before, after, [](AlignedVersions&) {});
}

void AlignmentShelf::with(Reading& reading, const FileHash& before, const FileHash& after,
                          const std::function<void(AlignedVersions&)>& use) {
    auto& entry = take({before, after});
    struct Return {
        AlignmentShelf& shelf;
        Entry& entry;
        ~Return() { shelf.give_back(entry); }
    };
    const Return at_the_end{*this, entry};
    const std::scoped_lock lock{entry.mutex};
    if (!entry.pair) {
        entry.pair = aligned(reading, before, after);
    }
    use(*entry.pair);
}

std::vector<document::Placement> OfficeAlignments::placed(
    const FileHash& before, const FileHash& after, const std::vector<document::Anchor>& anchors) {
    std::vector<document::Placement> out;
    shelf_.with(reading_, before, after, [&](AlignedVersions& pair) {
        for (const auto& anchor : anchors) {
            out.push_back(pair.placer->place(anchor));
        }
    });
    return out;
}

}  // namespace phanbien::runtime
