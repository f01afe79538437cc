#include "engine/audit/note.hpp"

#include <algorithm>
#include <span>

#include "engine/audit/base64.hpp"
#include "engine/audit/numbers.hpp"
#include "engine/audit/sha256.hpp"
#include "engine/kernel/utf8.hpp"

namespace phanbien::audit {

namespace {

constexpr std::string_view signature_mark = "— ";
constexpr std::string_view private_mark = "PRIVATE+KEY+";
constexpr std::size_t id_bytes = 4;

Problem bad_key(std::string vi, std::string en) {
    return {.kind = ProblemKind::invalid,
            .code = "proof.bad_key",
            .vi = "Khóa không dùng được: " + std::move(vi),
            .en = "The key cannot be used: " + std::move(en)};
}

Problem bad_note(std::string vi, std::string en) {
    return {.kind = ProblemKind::invalid,
            .code = "proof.bad_note",
            .vi = "Bản ký không đúng dạng: " + std::move(vi),
            .en = "The signed note is malformed: " + std::move(en)};
}

std::string as_bytes(std::span<const unsigned char> bytes) {
    return {bytes.begin(), bytes.end()};
}

std::uint32_t key_id_in(std::string_view bytes) {
    return static_cast<std::uint32_t>(from_big_endian(bytes.substr(0, id_bytes)));
}

std::string hex_id(std::uint32_t id) {
    const auto bytes = big_endian(id, id_bytes);
    const std::vector<unsigned char> copy(bytes.begin(), bytes.end());
    return to_hex(copy);
}

// name+hex(id)+base64(type ‖ 32 bytes): the base64 may hold a plus, so only two divide.
struct KeyText {
    std::string name;
    std::string id;
    unsigned char type = 0;
    std::array<unsigned char, 32> bytes = {};
};

Result<KeyText> parse_key_text(std::string_view text) {
    const auto first = text.find('+');
    const auto second = first == text.npos ? first : text.find('+', first + 1);
    if (second == text.npos) {
        return bad_key("thiếu tên, số hiệu hoặc nội dung.", "name, id or key is missing.");
    }
    KeyText out{.name = std::string(text.substr(0, first)),
                .id = std::string(text.substr(first + 1, second - first - 1))};
    const auto bytes = from_base64(text.substr(second + 1));
    if (!is_key_name(out.name) || !bytes || bytes->size() != 1 + out.bytes.size()) {
        return bad_key("tên hoặc nội dung sai.", "its name or its bytes are wrong.");
    }
    out.type = static_cast<unsigned char>(bytes->front());
    if (out.type != static_cast<unsigned char>(KeyType::log) &&
        out.type != static_cast<unsigned char>(KeyType::witness)) {
        return bad_key("loại khóa này chưa được hỗ trợ.", "this type of key is not supported.");
    }
    std::copy(bytes->begin() + 1, bytes->end(), out.bytes.begin());
    return out;
}

std::string key_text(const VerifierKey& key, std::span<const unsigned char> bytes) {
    return key.name + "+" + hex_id(key.id()) + "+" +
           to_base64(std::string(1, static_cast<char>(key.type)) + as_bytes(bytes));
}

std::string_view without_newline(std::string_view line) {
    return line.ends_with('\n') ? line.substr(0, line.size() - 1) : line;
}

// Control characters other than the newline have no place in a note.
bool is_plain(std::string_view text) {
    return !first_invalid_utf8(text) && std::ranges::none_of(text, [](char byte) {
        return static_cast<unsigned char>(byte) < 0x20 && byte != '\n';
    });
}

}  // namespace

std::uint32_t VerifierKey::id() const {
    const auto hash = Sha256{}
                          .update(name)
                          .update("\n")
                          .update(std::string(1, static_cast<char>(type)))
                          .update(std::span<const unsigned char>(key))
                          .finish();
    return key_id_in(as_bytes(hash));
}

std::string to_text(const VerifierKey& key) {
    return key_text(key, key.key);
}

Result<VerifierKey> parse_verifier_key(std::string_view text) {
    TRY(const auto parts, parse_key_text(text));
    VerifierKey key{.name = parts.name, .type = KeyType{parts.type}, .key = parts.bytes};
    if (hex_id(key.id()) != parts.id) {
        return bad_key("số hiệu không khớp với tên và khóa.",
                       "its id is not that of name and key.");
    }
    return key;
}

Signer::Signer(std::string name, const Seed& seed, KeyType type)
    : verifier_{.name = std::move(name), .type = type, .key = {}}, key_(seed) {
    verifier_.key = key_.public_key();
}

std::string private_text(std::string_view name, const Seed& seed, KeyType type) {
    return std::string(private_mark) +
           key_text(Signer(std::string(name), seed, type).verifier(), seed);
}

Result<Signer> parse_private_key(std::string_view text) {
    if (!text.starts_with(private_mark)) {
        return bad_key("đây không phải khóa riêng.", "this is not a private key.");
    }
    TRY(const auto parts, parse_key_text(text.substr(private_mark.size())));
    Signer signer(parts.name, parts.bytes, KeyType{parts.type});
    if (hex_id(signer.verifier().id()) != parts.id) {
        return bad_key("số hiệu không khớp với tên và khóa.",
                       "its id is not that of name and key.");
    }
    return signer;
}

bool is_key_name(std::string_view name) {
    return !name.empty() && name.size() <= key_name_bytes_max && is_plain(name) &&
           name.find_first_of(" +\n") == name.npos;
}

std::string to_line(const NoteSignature& signature) {
    return std::string(signature_mark) + signature.name + " " +
           to_base64(big_endian(signature.key_id, id_bytes) + signature.bytes) + "\n";
}

std::string to_text(const Note& note) {
    std::string text = note.text + "\n";
    for (const auto& signature : note.signatures) {
        text += to_line(signature);
    }
    return text;
}

Result<NoteSignature> parse_signature_line(std::string_view line) {
    const auto content = without_newline(line);
    const auto problem = [] {
        return bad_note("một dòng chữ ký sai.", "a signature line is wrong.");
    };
    if (!content.starts_with(signature_mark)) {
        return problem();
    }
    const auto rest = content.substr(signature_mark.size());
    const auto space = rest.find(' ');
    if (space == rest.npos || !is_key_name(rest.substr(0, space))) {
        return problem();
    }
    const auto bytes = from_base64(rest.substr(space + 1));
    if (!bytes || bytes->size() <= id_bytes) {
        return problem();
    }
    return NoteSignature{.name = std::string(rest.substr(0, space)),
                         .key_id = key_id_in(*bytes),
                         .bytes = bytes->substr(id_bytes)};
}

Result<Note> parse_note(std::string_view text) {
    if (text.size() > note_bytes_max || !is_plain(text) || !text.ends_with('\n')) {
        return bad_note("không phải văn bản UTF-8 kết thúc bằng xuống dòng.",
                        "it is no UTF-8 text that ends in a newline.");
    }
    const auto gap = text.rfind("\n\n");
    if (gap == text.npos || gap + 2 == text.size()) {
        return bad_note("không có chữ ký.", "it bears no signature.");
    }
    Note note{.text = std::string(text.substr(0, gap + 1)), .signatures = {}};
    for (auto rest = text.substr(gap + 2); !rest.empty();) {
        const auto end = rest.find('\n') + 1;
        TRY(auto signature, parse_signature_line(rest.substr(0, end)));
        note.signatures.push_back(std::move(signature));
        if (note.signatures.size() > note_signatures_max) {
            return bad_note("quá nhiều chữ ký.", "it bears too many signatures.");
        }
        rest.remove_prefix(end);
    }
    return note;
}

NoteSignature signed_by(const Signer& signer, std::string_view text) {
    return {.name = signer.verifier().name,
            .key_id = signer.verifier().id(),
            .bytes = as_bytes(signer.sign(text))};
}

bool names(const NoteSignature& line, const VerifierKey& key) {
    return line.name == key.name && line.key_id == key.id();
}

bool is_signed_by(const Note& note, const VerifierKey& key) {
    bool found = false;
    for (const auto& signature : note.signatures) {
        if (!names(signature, key)) {
            continue;
        }
        Signature bytes{};
        if (signature.bytes.size() != bytes.size()) {
            return false;
        }
        std::copy(signature.bytes.begin(), signature.bytes.end(), bytes.begin());
        if (!verifies(key.key, note.text, bytes)) {
            return false;
        }
        found = true;
    }
    return found;
}

}  // namespace phanbien::audit
