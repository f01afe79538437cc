#include "engine/runtime/checkpoints.hpp"

#include <algorithm>

#include "engine/runtime/log_key_change.hpp"
#include "engine/runtime/log_tree.hpp"

namespace phanbien::runtime {

namespace {

Problem no_such_checkpoint(std::uint64_t size) {
    const auto count = std::to_string(size);
    return {.kind = ProblemKind::missing,
            .code = "log.no_checkpoint",
            .vi = "Nhật ký này không có điểm chốt nào gồm đúng " + count +
                  " sự kiện. Hãy ký chứng điểm chốt lấy từ chính nhật ký này.",
            .en = "This log has no checkpoint of exactly " + count +
                  " entries. Cosign one that was taken from this very log."};
}

}  // namespace

void Checkpoints::sign_head(Writing& writing) {
    const auto size = writing.log_head().size;
    const auto newest = writing.newest_checkpoint();
    if (newest && !signs_now(newest->note, key())) {
        throw StoreFailure(StoreFailure::Kind::broken,
                           "nhật ký đã đổi khóa; hãy chép khóa mới rồi khởi động lại\nthe log's "
                           "key was changed: copy the new one and start again");
    }
    if (size == 0 || (newest && newest->size >= size)) {
        return;
    }
    const audit::Checkpoint checkpoint{
        .origin = key().name, .size = size, .root = log_root(writing, size)};
    writing.put_checkpoint(
        {.size = size, .at = clock_.now(), .note = audit::sign(checkpoint, signer_)});
}

Result<StoredCheckpoint> witnessed(Reading& reading, std::string_view note,
                                   const std::vector<audit::VerifierKey>& witnesses) {
    TRY(const auto offered, audit::parse_note(note));
    TRY(const auto checkpoint, audit::parse_checkpoint(offered.text));
    auto kept = reading.checkpoint_from(checkpoint.size);
    if (!kept || kept->size != checkpoint.size) {
        return no_such_checkpoint(checkpoint.size);
    }
    TRY(kept->note, audit::with_cosignatures(kept->note, offered, witnesses));
    TRY(const auto signatures, audit::parse_note(kept->note));
    kept->cosignatures = static_cast<int>(std::ranges::count_if(
        signatures.signatures, [&checkpoint](const audit::NoteSignature& line) {
            return line.name !=
                   checkpoint.origin;  // the log's own, two right after a change of key
        }));
    return *std::move(kept);
}

}  // namespace phanbien::runtime
