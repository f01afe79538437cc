#include "web/api/history_text.hpp"

#include "engine/kernel/object_text.hpp"
#include "web/api/answer_words.hpp"

namespace phanbien::api {

void HistoryText::write_for(const OrganisationId& reader, std::string& out) const {
    std::size_t written = 0;
    for (const auto& draft : drafts_) {
        if (draft.of != reader) {
            out.append(events_, written, draft.from - written);
            written = draft.until;
        }
    }
    out.append(events_, written);
}

std::size_t HistoryText::bytes() const {
    return sizeof *this + events_.capacity() + drafts_.capacity() * sizeof(Draft);
}

// Leaf and payload are texts in it, as they stand in the log: nobody reads them here.
void HistoryText::add(const runtime::StoredEvent& stored) {
    events_ += events_.empty() ? "" : ",";
    ObjectText event(events_);
    event.number("position", stored.position);
    event.text("hash", stored.hash);
    event.text("leaf", stored.leaf);
    auto& payload = event.begin("payload");
    const auto from = payload.size() + 1;
    append_quoted(payload, stored.payload);
    if (auto keeper = keeper_of(stored)) {
        drafts_.push_back({.of = *std::move(keeper), .from = from, .until = payload.size() - 1});
    }
    // Of words that were erased: the event that says so, and vouches for the payload.
    if (stored.erased_at) {
        event.number("erased_at", *stored.erased_at);
    } else {
        event.raw("erased_at", "null");
    }
    event.end();
    revision_ = stored.sequence;
}

}  // namespace phanbien::api
