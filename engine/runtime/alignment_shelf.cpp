#include "engine/runtime/alignment_shelf.hpp"

#include <boost/json/parse.hpp>

#include "engine/document/outline_json.hpp"

namespace phanbien::runtime {

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

AlignedVersions::AlignedVersions(document::Outline older, document::Outline newer)
    : before_(std::move(older)),
      after_(std::move(newer)),
      order_before_(document::in_reading_order(before_.provisions)),
      order_after_(document::in_reading_order(after_.provisions)),
      alignment_(document::align(order_before_, order_after_)),
      placer_(order_before_, order_after_, alignment_) {}

document::Placement AlignedVersions::place(const document::Anchor& anchor) const {
    const std::scoped_lock lock{placing_};
    return placer_.place(anchor);
}

std::shared_ptr<AlignmentShelf::Entry> AlignmentShelf::take(const Key& key) {
    const std::scoped_lock lock{mutex_};
    auto& entry = entries_[key];
    if (!entry) {
        entry = std::make_shared<Entry>();
        entries_.weigh(key, 1);
    }
    return entry;
}

void AlignmentShelf::prepare(Reading& reading, const FileHash& before, const FileHash& after) {
    with(reading, before, after, [](const AlignedVersions&) {});
}

void AlignmentShelf::with(Reading& reading, const FileHash& before, const FileHash& after,
                          const std::function<void(const AlignedVersions&)>& use) {
    const auto entry = take({before, after});
    {
        const std::scoped_lock lock{entry->mutex};
        if (!entry->pair) {
            entry->pair = std::make_unique<const AlignedVersions>(outline_at(reading, before),
                                                                  outline_at(reading, after));
        }
    }
    use(*entry->pair);
}

std::vector<document::Placement> OfficeAlignments::placed(
    const FileHash& before, const FileHash& after, const std::vector<document::Anchor>& anchors) {
    std::vector<document::Placement> out;
    shelf_.with(reading_, before, after, [&](const AlignedVersions& pair) {
        for (const auto& anchor : anchors) {
            out.push_back(pair.place(anchor));
        }
    });
    return out;
}

}  // namespace phanbien::runtime
