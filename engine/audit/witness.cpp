#include "engine/audit/witness.hpp"

#include <algorithm>

namespace phanbien::audit {

namespace {

Problem log_was_cut(std::uint64_t size, std::uint64_t seen) {
    return {.kind = ProblemKind::conflict,
            .code = "proof.cut",
            .vi = "Điểm chốt có " + std::to_string(size) + " sự kiện, ít hơn " +
                  std::to_string(seen) +
                  " sự kiện đã thấy lần trước. Không ký chứng; hãy hỏi đơn vị giữ nhật ký và giữ "
                  "lại cả hai điểm chốt.",
            .en = "The checkpoint has " + std::to_string(size) + " entries, fewer than the " +
                  std::to_string(seen) +
                  " seen before. It is not cosigned; ask the office whose log it is, and keep both "
                  "checkpoints."};
}

Problem log_was_rewritten() {
    return {.kind = ProblemKind::conflict,
            .code = "proof.rewritten",
            .vi =
                "Không chứng minh được nhật ký nối tiếp điểm chốt đã thấy lần trước: lịch sử đã "
                "bị viết lại, hoặc các mảnh không phải của điểm chốt này. Không ký chứng; hãy lấy "
                "lại các mảnh và giữ lại cả hai điểm chốt.",
            .en =
                "It could not be proved that the log goes on from the checkpoint seen before: its "
                "history was rewritten, or the tiles are not of this checkpoint. It is not "
                "cosigned; fetch the tiles again, and keep both checkpoints."};
}

Problem other_checkpoint() {
    return {.kind = ProblemKind::conflict,
            .code = "proof.other_checkpoint",
            .vi =
                "Nhật ký này không ký điểm chốt ấy. Hãy ký chứng điểm chốt lấy từ chính nhật ký "
                "này.",
            .en =
                "This log did not sign that checkpoint. Cosign one that was taken from this very "
                "log."};
}

Problem unknown_witness() {
    return {.kind = ProblemKind::forbidden,
            .code = "proof.unknown_witness",
            .vi =
                "Không có chữ ký của bên chứng kiến nào mà đơn vị này công nhận. Quản trị viên "
                "thêm khóa của họ vào thiết lập witnesses.",
            .en =
                "It bears no signature of a witness that this office trusts. An administrator "
                "adds the witness's key to the setting \"witnesses\"."};
}

Problem bad_cosignature(const std::string& witness) {
    return {.kind = ProblemKind::invalid,
            .code = "proof.bad_cosignature",
            .vi = "Chữ ký chứng kiến của “" + witness + "” không đúng với điểm chốt này.",
            .en = "The cosignature of \"" + witness + "\" is not right for this checkpoint."};
}

Problem not_seen(const std::string& log) {
    return {.kind = ProblemKind::conflict,
            .code = "proof.not_seen",
            .vi = "Điểm chốt đã ghi nhớ của nhật ký “" + log +
                  "” không có chữ ký của chính bên chứng kiến này, hoặc thuộc nhật ký khác. Hãy "
                  "khôi phục thư mục chứng kiến từ bản sao lưu.",
            .en = "The checkpoint remembered of the log \"" + log +
                  "\" does not bear this witness's own cosignature, or is of another log. Restore "
                  "the witness's folder from the backup."};
}

// The log may have changed its key since; the witness's own signature says that it saw this.
Result<Checkpoint> seen_before(std::string_view text, const VerifierKey& log,
                               const VerifierKey& witness) {
    TRY(const auto note, parse_note(text));
    TRY(auto checkpoint, parse_checkpoint(note.text));
    if (checkpoint.origin != log.name || !cosigned_by(note, witness)) {
        return not_seen(log.name);
    }
    return checkpoint;
}

// Puts the witness's line in the place of an earlier one.
void put_line(Note& note, const VerifierKey& witness, const Note& offered) {
    const auto now = cosigned_by(offered, witness);
    const auto before = cosigned_by(note, witness);
    if (before && before->at >= now->at) {
        return;
    }
    std::erase_if(note.signatures, [&](const NoteSignature& line) { return names(line, witness); });
    for (const auto& line : offered.signatures) {
        const Note alone{.text = offered.text, .signatures = {line}};
        if (const auto it = cosigned_by(alone, witness); it && it->at == now->at) {
            note.signatures.push_back(line);
            return;
        }
    }
}

}  // namespace

Result<std::string> cosign_next(const Sighting& sighting, const VerifierKey& log,
                                const Signer& witness, std::int64_t at) {
    TRY(const auto checkpoint, open_checkpoint(sighting.note, log));
    if (!sighting.seen.empty()) {
        TRY(const auto seen, seen_before(sighting.seen, log, witness.verifier()));
        if (checkpoint.size < seen.size) {
            return log_was_cut(checkpoint.size, seen.size);
        }
        const TileNodes nodes(sighting.tiles, checkpoint.size);
        const auto proof = consistency_proof(seen.size, checkpoint.size, nodes);
        if (!proves_consistency(proof, seen.size, checkpoint.size, seen.root, checkpoint.root)) {
            return log_was_rewritten();
        }
    }
    TRY(auto note, parse_note(sighting.note));
    std::erase_if(note.signatures, [&](const NoteSignature& line) { return !names(line, log); });
    note.signatures.push_back(cosign(witness, note.text, at));
    return to_text(note);
}

Result<std::string> with_cosignatures(std::string_view kept, const Note& offered,
                                      const std::vector<VerifierKey>& witnesses) {
    TRY(auto note, parse_note(kept));
    if (note.text != offered.text) {
        return other_checkpoint();
    }
    bool any = false;
    for (const auto& witness : witnesses) {
        const bool is_named = std::ranges::any_of(
            offered.signatures, [&](const NoteSignature& line) { return names(line, witness); });
        if (!is_named) {
            continue;
        }
        if (!cosigned_by(offered, witness)) {
            return bad_cosignature(witness.name);
        }
        put_line(note, witness, offered);
        any = true;
    }
    if (!any) {
        return unknown_witness();
    }
    return to_text(note);
}

std::vector<Cosigned> cosigned_by_any(const Note& note, const std::vector<VerifierKey>& witnesses) {
    std::vector<Cosigned> found;
    for (const auto& witness : witnesses) {
        if (auto seen = cosigned_by(note, witness)) {
            found.push_back(*std::move(seen));
        }
    }
    return found;
}

std::optional<Sentence> missing_cosignatures(const std::vector<Cosigned>& found,
                                             const WitnessDemand& demand) {
    if (found.size() >= demand.wanted) {
        return std::nullopt;
    }
    std::string missing;
    for (const auto& witness : demand.witnesses) {
        if (std::ranges::find(found, witness.name, &Cosigned::witness) == found.end()) {
            missing += (missing.empty() ? "" : ", ") + witness.name;
        }
    }
    const auto counts = std::to_string(found.size()) + "/" + std::to_string(demand.wanted);
    return Sentence{
        "thiếu chữ ký chứng kiến đúng (" + counts + "); chưa có của: " + missing,
        "too few right cosignatures of witnesses (" + counts + "); none of: " + missing};
}

}  // namespace phanbien::audit
