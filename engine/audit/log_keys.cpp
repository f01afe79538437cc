#include "engine/audit/log_keys.hpp"

#include <algorithm>

#include "engine/audit/base64.hpp"
#include "engine/kernel/json.hpp"

namespace phanbien::audit {

namespace {

constexpr std::string_view statement_opening = "phanbien/log-key-change@v1\n";
constexpr std::string_view key_before_member = "key_before";
constexpr std::string_view key_after_member = "key_after";
constexpr std::string_view signature_before_member = "signature_before";
constexpr std::string_view signature_after_member = "signature_after";

// Written in the one way, of a log.
std::optional<VerifierKey> key_at(const boost::json::object& leaf, std::string_view name) {
    const auto text = text_member(leaf, name);
    auto key = parse_verifier_key(text);
    if (!key || key->type != KeyType::log || to_text(*key) != text) {
        return std::nullopt;
    }
    return *std::move(key);
}

bool is_signed(const boost::json::object& leaf, std::string_view name, const VerifierKey& key,
               std::string_view statement) {
    const auto bytes = from_base64(text_member(leaf, name));
    Signature signature{};
    if (!bytes || bytes->size() != signature.size()) {
        return false;
    }
    std::ranges::copy(*bytes, signature.begin());
    return verifies(key.key, statement, signature);
}

Problem unknown_key(const VerifierKey& key) {
    return {.kind = ProblemKind::invalid,
            .code = "proof.unknown_key",
            .vi = "Khóa đã cho (" + to_text(key) +
                  ") không phải khóa nào của nhật ký này, kể cả các khóa đã thay. Hãy hỏi lại đơn "
                  "vị khóa đúng.",
            .en = "The given key (" + to_text(key) +
                  ") is none of this log's, the replaced ones included. Ask the office for the "
                  "right one."};
}

Problem retired_key(const KeyChange& change) {
    const auto index = std::to_string(change.index);
    return {.kind = ProblemKind::invalid,
            .code = "proof.retired_key",
            .vi = "Điểm chốt do khóa cũ ký, mà khóa ấy đã được thay tại sự kiện " + index +
                  ": ai đó còn giữ khóa cũ.",
            .en = "The checkpoint is signed by an old key that was replaced at entry " + index +
                  ": somebody still has the old key."};
}

Problem not_signed_by_both() {
    return {.kind = ProblemKind::invalid,
            .code = "proof.not_signed",
            .vi = "Điểm chốt ngay sau lần đổi khóa phải có chữ ký đúng của cả khóa cũ và khóa mới.",
            .en =
                "The checkpoint right behind a change of key must bear valid signatures of both "
                "the old and the new key."};
}

}  // namespace

std::string statement_of(const KeyChange& change) {
    return std::string(statement_opening) + change.before.name + "\n" +
           std::to_string(change.index) + "\n" + to_text(change.before) + "\n" +
           to_text(change.after) + "\n";
}

boost::json::object key_change_members(std::uint64_t index, const Signer& before,
                                       const Signer& after) {
    const auto statement =
        statement_of({.index = index, .before = before.verifier(), .after = after.verifier()});
    return {{key_before_member, to_text(before.verifier())},
            {key_after_member, to_text(after.verifier())},
            {signature_before_member, to_base64(before.sign(statement))},
            {signature_after_member, to_base64(after.sign(statement))}};
}

std::optional<Sentence> LogKeys::add(std::string_view text, std::uint64_t index) {
    const auto json = parse_json(text);
    if (!json || !json->is_object()) {
        return Sentence{"không phải đối tượng JSON đúng dạng", "it is no well-formed JSON object"};
    }
    const auto& leaf = json->get_object();
    const auto before = key_at(leaf, key_before_member);
    const auto after = key_at(leaf, key_after_member);
    if (text_member(leaf, "act") != key_change_act || leaf.contains("doc") || !before || !after) {
        return Sentence{"không phải sự kiện đổi khóa đúng dạng",
                        "it is no well-formed change of the log's key"};
    }
    KeyChange change{.index = index, .before = *before, .after = *after};
    if (before->name != trusted_.name || after->name != trusted_.name) {
        return Sentence{"đổi khóa của nhật ký khác", "it changes the key of another log"};
    }
    if (!changes_.empty() && (index <= changes_.back().index || *before != newest())) {
        return Sentence{"đổi khóa không nối tiếp khóa đang dùng",
                        "it does not go on from the key in force"};
    }
    if (*before == *after || (!changes_.empty() && knows(*after))) {
        return Sentence{"khóa mới là khóa đã dùng trước đó", "the new key was used before"};
    }
    const auto statement = statement_of(change);
    if (!is_signed(leaf, signature_before_member, *before, statement)) {
        return Sentence{"khóa cũ không ký lần đổi khóa này",
                        "the old key did not sign this change of key"};
    }
    if (!is_signed(leaf, signature_after_member, *after, statement)) {
        return Sentence{"khóa mới không ký lần đổi khóa này",
                        "the new key did not sign this change of key"};
    }
    changes_.push_back(std::move(change));
    return std::nullopt;
}

const VerifierKey& LogKeys::at(std::uint64_t size) const {
    for (const auto& change : changes_) {
        if (size <= change.index) {
            return change.before;
        }
    }
    return newest();
}

std::optional<VerifierKey> LogKeys::beside(std::uint64_t size) const {
    const auto found = std::ranges::find_if(
        changes_, [size](const KeyChange& change) { return change.index + 1 == size; });
    return found == changes_.end() ? std::nullopt : std::optional(found->before);
}

bool LogKeys::knows(const VerifierKey& key) const {
    return changes_.empty()
               ? key == trusted_
               : changes_.front().before == key ||
                     std::ranges::find(changes_, key, &KeyChange::after) != changes_.end();
}

Result<Checkpoint> LogKeys::open(std::string_view text) const {
    if (!knows(trusted_)) {
        return unknown_key(trusted_);
    }
    TRY(const auto note, parse_note(text));
    TRY(const auto stated, parse_checkpoint(note.text));
    if (const auto other = beside(stated.size); other && !is_signed_by(note, *other)) {
        return not_signed_by_both();
    }
    auto checkpoint = open_checkpoint(text, at(stated.size));
    for (const auto& change : changes_) {
        if (!checkpoint && change.index < stated.size && is_signed_by(note, change.before)) {
            return retired_key(change);
        }
    }
    return checkpoint;
}

}  // namespace phanbien::audit
