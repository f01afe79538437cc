#include "web/api/history_shelf.hpp"

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

Problem too_long() {
    return {ProblemKind::too_large, "history.too_long",
            "Lịch sử của hồ sơ này quá dài để tải về một lần. Hãy báo người quản trị kết xuất bằng "
            "lệnh “phanbien export history”.",
            "The history of this dossier is too long to be downloaded at once. Ask the "
            "administrator to export it by “phanbien export history”."};
}

}  // namespace

Result<std::shared_ptr<const HistoryText>> HistoryShelf::at_head(runtime::Reading& reading,
                                                                 const DossierId& dossier,
                                                                 std::uint64_t revision) {
    auto known = find(dossier);
    if (known && known->revision() == revision) {
        return known;
    }
    if (known && known->revision() > revision) {
        known.reset();  // of what this snapshot does not see yet
    }
    const auto text =
        known ? std::make_shared<HistoryText>(*known) : std::make_shared<HistoryText>();
    const bool is_anew = known == nullptr;
    known.reset();
    auto read = read_on(reading, dossier, *text, is_anew);
    if (read == Read::to_erasure) {
        forget(dossier);
        *text = {};
        read = read_on(reading, dossier, *text, true);
    }
    if (read == Read::to_bound) {
        return too_long();
    }
    text->shrink_to_fit();
    keep(dossier, text);
    return Text(text);
}

// A text that has words is no place to go on from when they are erased.
HistoryShelf::Read HistoryShelf::read_on(runtime::Reading& reading, const DossierId& dossier,
                                         HistoryText& text, bool is_anew) const {
    auto read = Read::all;
    runtime::for_each_event(reading, dossier, text.revision(), [&](const auto& stored) {
        if (!is_anew && is_erasure(stored)) {
            read = Read::to_erasure;
        } else {
            text.add(stored);
            read = text.bytes() > text_bytes_max_ ? Read::to_bound : Read::all;
        }
        return read == Read::all ? runtime::Further::go_on : runtime::Further::enough;
    });
    return read;
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
