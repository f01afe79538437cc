#include "engine/text/unicode.hpp"

#include <unicode/bytestream.h>
#include <unicode/casemap.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <cstdint>
#include <stdexcept>

namespace phanbien::text {

namespace {

// ICU fails here only when its data file is missing: a broken installation, not a bad input.
void require_success(UErrorCode code) {
    if (U_FAILURE(code)) {
        throw std::runtime_error(std::string("ICU: ") + u_errorName(code));
    }
}

icu::StringPiece piece(std::string_view text) {
    return {text.data(), static_cast<int32_t>(text.size())};
}

}  // namespace

std::string to_nfc(std::string_view utf8) {
    UErrorCode code = U_ZERO_ERROR;
    const auto* nfc = icu::Normalizer2::getNFCInstance(code);
    require_success(code);
    if (nfc->isNormalizedUTF8(piece(utf8), code) && U_SUCCESS(code)) {
        return std::string(utf8);
    }
    std::string out;
    out.reserve(utf8.size());
    icu::StringByteSink<std::string> sink(&out);
    nfc->normalizeUTF8(0, piece(utf8), sink, nullptr, code);
    require_success(code);
    return out;
}

std::string to_lower(std::string_view utf8) {
    UErrorCode code = U_ZERO_ERROR;
    std::string out;
    out.reserve(utf8.size());
    icu::StringByteSink<std::string> sink(&out);
    icu::CaseMap::utf8ToLower("", 0, piece(utf8), sink, nullptr, code);
    require_success(code);
    return out;
}

std::optional<std::string> utf16_to_utf8(std::string_view bytes, ByteOrder order) {
    if (bytes.size() % 2 != 0) {
        return std::nullopt;
    }
    const auto unit = [&](std::size_t at) {
        const auto first = static_cast<unsigned char>(bytes[at]);
        const auto second = static_cast<unsigned char>(bytes[at + 1]);
        return static_cast<char32_t>(order == ByteOrder::little_endian ? first | (second << 8)
                                                                       : (first << 8) | second);
    };
    std::string out;
    out.reserve(bytes.size());
    for (std::size_t at = 0; at < bytes.size(); at += 2) {
        auto code_point = unit(at);
        if (code_point >= 0xDC00 && code_point <= 0xDFFF) {
            return std::nullopt;
        }
        if (code_point >= 0xD800 && code_point <= 0xDBFF) {
            at += 2;
            if (at >= bytes.size() || unit(at) < 0xDC00 || unit(at) > 0xDFFF) {
                return std::nullopt;
            }
            code_point = 0x10000 + ((code_point - 0xD800) << 10) + (unit(at) - 0xDC00);
        }
        append_code_point(out, code_point);
    }
    return out;
}

char32_t next_beyond_ascii(std::string_view utf8, std::size_t& at) {
    const auto* data = reinterpret_cast<const std::uint8_t*>(utf8.data());
    UChar32 code_point = 0;
    U8_NEXT_UNSAFE(data, at, code_point);
    return static_cast<char32_t>(code_point);
}

void append_beyond_ascii(std::string& utf8, char32_t code_point) {
    char buffer[U8_MAX_LENGTH];
    std::int32_t length = 0;
    U8_APPEND_UNSAFE(buffer, length, code_point);
    utf8.append(buffer, static_cast<std::size_t>(length));
}

std::string excerpt(std::string_view utf8, std::size_t code_points_max) {
    std::size_t at = 0;
    for (std::size_t count = 0; count < code_points_max && at < utf8.size(); ++count) {
        next_code_point(utf8, at);
    }
    return at >= utf8.size() ? std::string(utf8) : std::string(utf8.substr(0, at)) + "…";
}

bool is_letter(char32_t code_point) {
    return u_isalpha(static_cast<UChar32>(code_point)) != 0;
}
bool is_lower(char32_t code_point) {
    return u_islower(static_cast<UChar32>(code_point)) != 0;
}
bool is_upper(char32_t code_point) {
    return u_isupper(static_cast<UChar32>(code_point)) != 0;
}

bool is_all_upper(std::string_view utf8) {
    bool letters = false;
    for (std::size_t at = 0; at < utf8.size();) {
        const auto code_point = next_code_point(utf8, at);
        if (is_lower(code_point)) {
            return false;
        }
        letters = letters || is_upper(code_point);
    }
    return letters;
}

bool looks_like_legacy_vietnamese(std::string_view utf8) {
    constexpr std::size_t letters_min = 200;  // less is too little to judge
    constexpr std::size_t latin1_share = 20;  // at least one sign in twenty
    std::size_t letters = 0;
    std::size_t latin1 = 0;
    for (std::size_t at = 0; at < utf8.size();) {
        const auto c = next_code_point(utf8, at);
        const bool only_vietnamese = (c >= 0x1EA0 && c <= 0x1EF9) || c == 0x0111 || c == 0x0110 ||
                                     c == 0x01A1 || c == 0x01A0 || c == 0x01B0 || c == 0x01AF;
        if (only_vietnamese) {
            return false;
        }
        letters += is_letter(c) ? 1U : 0U;
        // The non-breaking space, « and » stand in any text.
        latin1 += c > 0x00A0 && c <= 0x00FF && c != 0x00AB && c != 0x00BB ? 1U : 0U;
    }
    return letters >= letters_min && latin1 * latin1_share >= letters;
}

}  // namespace phanbien::text
