#include "engine/audit/checkpoint.hpp"

#include <algorithm>

#include "engine/audit/base64.hpp"
#include "engine/audit/numbers.hpp"

namespace phanbien::audit {

namespace {

constexpr std::size_t time_bytes = 8;

Problem bad_checkpoint() {
    return {.kind = ProblemKind::invalid,
            .code = "proof.bad_checkpoint",
            .vi = "Điểm chốt nhật ký không đúng dạng (tên, số sự kiện, gốc cây).",
            .en = "The checkpoint is malformed (origin, number of leaves, root)."};
}

// The next line without its newline, taken off the text; none when there is no newline.
std::optional<std::string_view> take_line(std::string_view& text) {
    const auto end = text.find('\n');
    if (end == text.npos) {
        return std::nullopt;
    }
    const auto line = text.substr(0, end);
    text.remove_prefix(end + 1);
    return line;
}

// Whole lines, none of them empty; or nothing.
bool are_extensions(std::string_view text) {
    return text.empty() ||
           (text.ends_with('\n') && !text.starts_with('\n') && text.find("\n\n") == text.npos);
}

// Decimal without leading zeros.
std::optional<std::uint64_t> size_in(std::string_view digits) {
    return digits.size() > 1 && digits.front() == '0' ? std::nullopt : decimal(digits);
}

}  // namespace

std::string to_text(const Checkpoint& checkpoint) {
    return checkpoint.origin + "\n" + std::to_string(checkpoint.size) + "\n" +
           to_base64(checkpoint.root) + "\n" + checkpoint.extensions;
}

Result<Checkpoint> parse_checkpoint(std::string_view text) {
    const auto origin = take_line(text);
    const auto size = take_line(text);
    const auto root = take_line(text);
    if (!origin || origin->empty() || !size || !root) {
        return bad_checkpoint();
    }
    Checkpoint out{.origin = std::string(*origin), .extensions = std::string(text)};
    const auto count = size_in(*size);
    const auto hash = hash_from_base64(*root);
    if (!count || !hash || !are_extensions(text)) {
        return bad_checkpoint();
    }
    out.size = *count;
    out.root = *hash;
    return out;
}

Result<Checkpoint> stated_checkpoint(std::string_view text) {
    TRY(const auto note, parse_note(text));
    return parse_checkpoint(note.text);
}

std::string sign(const Checkpoint& checkpoint, const Signer& signer) {
    Note note{.text = to_text(checkpoint), .signatures = {}};
    note.signatures.push_back(signed_by(signer, note.text));
    return to_text(note);
}

Result<Checkpoint> open_checkpoint(std::string_view text, const VerifierKey& log) {
    TRY(const auto note, parse_note(text));
    TRY(auto checkpoint, parse_checkpoint(note.text));
    if (checkpoint.origin != log.name) {
        return Problem{.kind = ProblemKind::invalid,
                       .code = "proof.other_log",
                       .vi = "Điểm chốt này thuộc nhật ký “" + checkpoint.origin +
                             "”, không phải “" + log.name + "”.",
                       .en = "This checkpoint is of the log \"" + checkpoint.origin +
                             "\", not of \"" + log.name + "\"."};
    }
    if (!is_signed_by(note, log)) {
        return Problem{
            .kind = ProblemKind::invalid,
            .code = "proof.not_signed",
            .vi = "Điểm chốt không có chữ ký đúng của khóa “" + log.name + "”.",
            .en = "The checkpoint bears no valid signature of the key \"" + log.name + "\"."};
    }
    return checkpoint;
}

std::string cosigned_text(std::string_view checkpoint_text, std::int64_t at) {
    return "cosignature/v1\ntime " + std::to_string(at) + "\n" + std::string(checkpoint_text);
}

NoteSignature cosign(const Signer& witness, std::string_view checkpoint_text, std::int64_t at) {
    const auto signature = witness.sign(cosigned_text(checkpoint_text, at));
    return {.name = witness.verifier().name,
            .key_id = witness.verifier().id(),
            .bytes = big_endian(static_cast<std::uint64_t>(at), time_bytes) +
                     std::string(signature.begin(), signature.end())};
}

std::optional<Cosigned> cosigned_by(const Note& note, const VerifierKey& witness) {
    const auto id = witness.id();
    for (const auto& line : note.signatures) {
        Signature signature{};
        if (line.name != witness.name || line.key_id != id ||
            line.bytes.size() != time_bytes + signature.size()) {
            continue;
        }
        std::copy(line.bytes.begin() + time_bytes, line.bytes.end(), signature.begin());
        const auto at = static_cast<std::int64_t>(
            from_big_endian(std::string_view(line.bytes).substr(0, time_bytes)));
        if (at >= 0 && verifies(witness.key, cosigned_text(note.text, at), signature)) {
            return Cosigned{.witness = witness.name, .at = at};
        }
    }
    return std::nullopt;
}

}  // namespace phanbien::audit
