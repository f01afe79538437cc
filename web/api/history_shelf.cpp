#include "web/api/history_shelf.hpp"

#include <algorithm>

#include "engine/audit/leaf_members.hpp"
#include "engine/dossier/event_codec.hpp"

namespace phanbien::api {

namespace {

// What cannot be read may be one.
bool is_erasure(const runtime::StoredEvent& stored) {
    static const std::string erased(dossier::act_of(dossier::Erased{}));
    const auto leaf = audit::leaf_members(stored.leaf);
    return !leaf || leaf->act == erased;
}

}  // namespace

std::shared_ptr<const HistoryText> HistoryShelf::at_head(runtime::Reading& reading,
                                                         const DossierId& dossier,
                                                         std::uint64_t revision) {
    auto known = find(dossier);
    if (known && known->revision() == revision) {
        return known;
    }
    if (known && known->revision() > revision) {
        known.reset();  // of what this snapshot does not see yet
    }
    auto news = reading.events_of(dossier, known ? known->revision() : 0);
    if (known && std::ranges::any_of(news, is_erasure)) {
        known.reset();
        forget(dossier);
        news = reading.events_of(dossier, 0);
    }
    const auto text =
        known ? std::make_shared<HistoryText>(*known) : std::make_shared<HistoryText>();
    text->add(news);
    keep(dossier, text);
    return text;
}

std::size_t HistoryShelf::bytes() const {
    const std::scoped_lock lock{mutex_};
    return kept_.weight();
}

HistoryShelf::Text HistoryShelf::find(const DossierId& dossier) {
    const std::scoped_lock lock{mutex_};
    const auto* text = kept_.find(dossier);
    return text == nullptr ? nullptr : *text;
}

// The newest stays: another thread may have read on further.
void HistoryShelf::keep(const DossierId& dossier, const Text& text) {
    const std::scoped_lock lock{mutex_};
    if (const auto* other = kept_.find(dossier)) {
        if ((*other)->revision() >= text->revision()) {
            return;
        }
        kept_.erase(dossier);
    }
    if (text->bytes() <= bytes_max_) {
        kept_[dossier] = text;
        kept_.weigh(dossier, text->bytes());
    }
}

void HistoryShelf::forget(const DossierId& dossier) {
    const std::scoped_lock lock{mutex_};
    kept_.erase(dossier);
}

}  // namespace phanbien::api
