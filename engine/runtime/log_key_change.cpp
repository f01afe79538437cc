#include "engine/runtime/log_key_change.hpp"

#include <algorithm>

#include "engine/audit/leaf_members.hpp"
#include "engine/runtime/log_tree.hpp"

namespace phanbien::runtime {

namespace {

Problem log_not_signed() {
    return {.kind = ProblemKind::conflict,
            .code = "log.unsigned",
            .vi =
                "Nhật ký trống hoặc còn sự kiện chưa được khóa hiện nay ký nên chưa đổi khóa. Hãy "
                "chạy lại: mỗi lần khởi động đều ký.",
            .en =
                "The log is empty or has events that its present key has not signed yet, so the "
                "key is not changed. Run it again: every start signs."};
}

bool bears(const StoredCheckpoint& checkpoint, const audit::VerifierKey& key) {
    const auto note = audit::parse_note(checkpoint.note);
    return note && std::ranges::any_of(note->signatures, [&](const audit::NoteSignature& line) {
               return audit::names(line, key);
           });
}

// The leaf that made this key the log's; none for the log's first key, and where no such leaf
// stands before the key's first checkpoint.
std::optional<StoredEvent> change_to(Reading& reading, const audit::VerifierKey& key,
                                     std::uint64_t size) {
    std::uint64_t without = 0;  // the first checkpoint from here on is of an older key
    auto with = size;           // the first from here on bears this one
    const auto first = reading.checkpoint_from(without);
    if (!first || bears(*first, key)) {
        return std::nullopt;
    }
    while (with - without > 1) {
        const auto middle = without + (with - without) / 2;
        const auto kept = reading.checkpoint_from(middle);
        kept&& bears(*kept, key) ? with = middle : without = middle;
    }
    const auto newest = reading.checkpoint_from(with);
    auto events = newest ? reading.log(newest->size - 1, 1) : std::vector<StoredEvent>{};
    const auto leaf = events.empty() ? std::nullopt : audit::leaf_members(events.front().leaf);
    if (!leaf || leaf->act != audit::key_change_act) {
        return std::nullopt;
    }
    return std::move(events.front());
}

}  // namespace

Result<void> change_log_key(Writing& writing, Journal& journal, const audit::Signer& before,
                            const audit::Signer& after) {
    const auto index = writing.log_head().size;
    const auto newest = writing.newest_checkpoint();
    if (!newest || newest->size != index) {
        return log_not_signed();
    }
    TRY(const auto covered, audit::open_checkpoint(newest->note, before.verifier()));
    journal.append(writing, {.act = std::string(audit::key_change_act),
                             .organisation = {},
                             .actor = {},
                             .details = {},
                             .stated = audit::key_change_members(index, before, after)});
    const audit::Checkpoint checkpoint{
        .origin = covered.origin, .size = index + 1, .root = log_root(writing, index + 1)};
    audit::Note note{.text = audit::to_text(checkpoint), .signatures = {}};
    note.signatures = {audit::signed_by(before, note.text), audit::signed_by(after, note.text)};
    writing.put_checkpoint(
        {.size = checkpoint.size, .at = writing.log_head().last_at, .note = audit::to_text(note)});
    return {};
}

audit::LogKeys log_keys(Reading& reading, const audit::VerifierKey& now) {
    std::vector<StoredEvent> changes;  // the newest first
    const auto newest = reading.newest_checkpoint();
    auto key = now;
    auto size = newest ? newest->size : 0;
    while (newest && bears(*newest, now)) {
        auto event = change_to(reading, key, size);
        if (!event) {
            break;
        }
        audit::LogKeys one(key);
        if (one.add(event->leaf, event->position)) {
            break;
        }
        key = one.changes().front().before;
        size = event->position;
        changes.push_back(*std::move(event));
    }
    audit::LogKeys keys(now);
    for (auto event = changes.rbegin(); event != changes.rend(); ++event) {
        static_cast<void>(keys.add(event->leaf, event->position));
    }
    return keys;
}

bool signs_now(std::string_view newest_checkpoint, const audit::VerifierKey& key) {
    const auto note = audit::parse_note(newest_checkpoint);
    const auto checkpoint = audit::stated_checkpoint(newest_checkpoint);
    if (!note || !checkpoint) {
        return true;
    }
    const auto last =
        std::find_if(note->signatures.rbegin(), note->signatures.rend(),
                     [&](const auto& line) { return line.name == checkpoint->origin; });
    return last != note->signatures.rend() && audit::names(*last, key);
}

}  // namespace phanbien::runtime
