// Signed notes (C2SP signed-note): a text and lines of signatures under it, readable by a person
// and by verifiers that others wrote.
//
//     text, ending in a newline
//     <empty line>
//     — name base64(key id ‖ signature)
//
// A key id is the first four bytes of SHA-256(name ‖ 0x0A ‖ type ‖ public key). A verifier key
// ("vkey") is written name+hex(id)+base64(type ‖ public key). Pure; any thread.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "engine/audit/ed25519.hpp"
#include "engine/kernel/result.hpp"

namespace phanbien::audit {

// What a key signs: a log's checkpoints, or (with the time) those of logs it witnesses.
enum class KeyType : unsigned char { log = 0x01, witness = 0x04 };

inline constexpr std::size_t note_bytes_max = 1U << 20U;
inline constexpr std::size_t note_signatures_max = 100;
inline constexpr std::size_t key_name_bytes_max = 200;

struct VerifierKey {
    std::string name;
    KeyType type = KeyType::log;
    PublicKey key = {};

    std::uint32_t id() const;
    bool operator==(const VerifierKey&) const = default;
};

std::string to_text(const VerifierKey& key);
// "proof.bad_key": not a vkey, of another type, or its id does not belong to name and key.
Result<VerifierKey> parse_verifier_key(std::string_view text);

// A private key with its name, as kept in a file (the form of Go's sumdb/note):
// PRIVATE+KEY+name+hex(id)+base64(type ‖ seed).
class Signer {
  public:
    // Requires a valid key name (is_key_name).
    Signer(std::string name, const Seed& seed, KeyType type = KeyType::log);

    const VerifierKey& verifier() const { return verifier_; }
    Signature sign(std::string_view message) const { return key_.sign(message); }

  private:
    VerifierKey verifier_;
    SigningKey key_;
};

std::string private_text(std::string_view name, const Seed& seed, KeyType type = KeyType::log);
Result<Signer> parse_private_key(std::string_view text);

// Not empty, no space, no plus, valid UTF-8.
bool is_key_name(std::string_view name);

struct NoteSignature {
    std::string name;
    std::uint32_t key_id = 0;
    std::string bytes;  // what follows the key id

    bool operator==(const NoteSignature&) const = default;
};

struct Note {
    std::string text;  // ends in a newline
    std::vector<NoteSignature> signatures;

    bool operator==(const Note&) const = default;
};

std::string to_text(const Note& note);
std::string to_line(const NoteSignature& signature);  // with its newline
// "proof.bad_note": anything that the format does not allow.
Result<Note> parse_note(std::string_view text);
// One signature line, as a witness returns it.
Result<NoteSignature> parse_signature_line(std::string_view line);

NoteSignature signed_by(const Signer& signer, std::string_view text);
// Whether the line bears this key's name and id; it need not be right.
bool names(const NoteSignature& line, const VerifierKey& key);
// Whether a signature of this log key is there and right. A wrong one beside a right one is wrong.
bool is_signed_by(const Note& note, const VerifierKey& key);

}  // namespace phanbien::audit
