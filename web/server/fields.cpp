#include "web/server/fields.hpp"

#include <arpa/inet.h>

#include <algorithm>
#include <array>
#include <charconv>

#include "engine/kernel/utf8.hpp"
#include "engine/text/space.hpp"
#include "engine/text/unicode.hpp"

namespace phanbien::server {

namespace {

constexpr std::size_t file_name_code_points_max = 200;
constexpr std::size_t query_members_max = 50;

char lower(char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

int hex_value(char c) {
    if (c >= '0' && c <= '9') {
        return c - '0';
    }
    c = lower(c);
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

bool is_unreserved(char c) {
    return (lower(c) >= 'a' && lower(c) <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '.' ||
           c == '_' || c == '~';
}

// The parts between `separator`, white space trimmed.
std::vector<std::string_view> split(std::string_view text, char separator) {
    std::vector<std::string_view> parts;
    while (true) {
        const auto end = text.find(separator);
        parts.push_back(text::trim(text.substr(0, end)));
        if (end == std::string_view::npos) {
            return parts;
        }
        text.remove_prefix(end + 1);
    }
}

// As the system writes it; none when it is no address of this family.
std::optional<std::string> address_of(int family, const std::string& text) {
    in6_addr bytes{};  // has room for either
    std::array<char, INET6_ADDRSTRLEN> written{};
    if (::inet_pton(family, text.c_str(), &bytes) != 1 ||
        ::inet_ntop(family, &bytes, written.data(), written.size()) == nullptr) {
        return std::nullopt;
    }
    return written.data();
}

bool quality_is_zero(std::string_view parameters) {
    for (auto parameter : split(parameters, ';')) {
        if (parameter.size() > 2 && lower(parameter[0]) == 'q' && parameter[1] == '=') {
            return parameter.find_first_not_of("0.", 2) == std::string_view::npos;
        }
    }
    return false;
}

}  // namespace

bool equal_ignoring_case(std::string_view a, std::string_view b) {
    return std::ranges::equal(a, b, {}, lower, lower);
}

std::optional<std::string> percent_decode(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] != '%') {
            out += text[i];
            continue;
        }
        if (i + 2 >= text.size()) {
            return std::nullopt;
        }
        const int high = hex_value(text[i + 1]);
        const int low = hex_value(text[i + 2]);
        if (high < 0 || low < 0 || (high == 0 && low == 0)) {
            return std::nullopt;
        }
        out += static_cast<char>(high * 16 + low);
        i += 2;
    }
    if (first_invalid_utf8(out)) {
        return std::nullopt;
    }
    return out;
}

std::string percent_encode(std::string_view text) {
    constexpr std::string_view digits = "0123456789ABCDEF";
    std::string out;
    for (char c : text) {
        if (is_unreserved(c)) {
            out += c;
        } else {
            const auto byte = static_cast<unsigned char>(c);
            out += '%';
            out += digits[byte >> 4];
            out += digits[byte & 15];
        }
    }
    return out;
}

std::optional<std::map<std::string, std::string, std::less<>>> read_query(std::string_view query) {
    std::map<std::string, std::string, std::less<>> members;
    if (query.empty()) {
        return members;
    }
    for (auto part : split(query, '&')) {
        std::string plain{part};
        std::ranges::replace(plain, '+', ' ');
        const auto equals = plain.find('=');
        auto name = percent_decode(std::string_view{plain}.substr(0, equals));
        auto value = equals == std::string::npos
                         ? std::optional<std::string>{""}
                         : percent_decode(std::string_view{plain}.substr(equals + 1));
        if (!name || !value || members.size() == query_members_max ||
            !members.emplace(std::move(*name), std::move(*value)).second) {
            return std::nullopt;
        }
    }
    return members;
}

std::optional<std::string> cookie(std::string_view cookie_header, std::string_view name) {
    std::optional<std::string> found;
    for (auto pair : split(cookie_header, ';')) {
        const auto equals = pair.find('=');
        if (equals == std::string_view::npos || pair.substr(0, equals) != name) {
            continue;
        }
        if (found) {
            return std::nullopt;
        }
        found = std::string{pair.substr(equals + 1)};
    }
    return found;
}

bool is_ip_address(const std::string& text) {
    return address_of(AF_INET, text) || address_of(AF_INET6, text);
}

// Forms: 192.0.2.1, 192.0.2.1:4711, 2001:db8::1, [2001:db8::1], [2001:db8::1]:4711.
std::optional<std::string> last_forwarded_for(std::string_view field) {
    const auto last = split(field, ',').back();
    if (last.starts_with('[')) {
        const auto end = last.find(']');
        return end == std::string_view::npos
                   ? std::nullopt
                   : address_of(AF_INET6, std::string{last.substr(1, end - 1)});
    }
    const auto colon = last.find(':');
    const bool is_wide = colon != last.rfind(':');
    return is_wide ? address_of(AF_INET6, std::string{last})
                   : address_of(AF_INET, std::string{last.substr(0, colon)});
}

std::optional<std::uint64_t> revision_tag(std::string_view field) {
    if (field.size() < 3 || field.front() != '"' || field.back() != '"') {
        return std::nullopt;
    }
    const auto digits = field.substr(1, field.size() - 2);
    std::uint64_t revision = 0;
    const auto [end, error] =
        std::from_chars(digits.data(), digits.data() + digits.size(), revision);
    const bool whole = error == std::errc{} && end == digits.data() + digits.size();
    if (!whole || (digits.size() > 1 && digits.front() == '0')) {
        return std::nullopt;
    }
    return revision;
}

std::string to_tag(std::uint64_t revision) {
    return '"' + std::to_string(revision) + '"';
}

bool is_idempotency_key(std::string_view field) {
    constexpr std::size_t length_max = 200;
    return !field.empty() && field.size() <= length_max &&
           std::ranges::all_of(field, [](char c) { return c > ' ' && c < 0x7F; });
}

bool accepts_gzip(std::string_view accept_encoding) {
    std::optional<bool> named;
    bool any = false;
    for (auto part : split(accept_encoding, ',')) {
        const auto semicolon = part.find(';');
        const auto coding = text::trim(part.substr(0, semicolon));
        const bool wanted =
            semicolon == std::string_view::npos || !quality_is_zero(part.substr(semicolon + 1));
        if (equal_ignoring_case(coding, "gzip")) {
            named = wanted;
        } else if (coding == "*") {
            any = wanted;
        }
    }
    return named.value_or(any);
}

bool none_match_names(std::string_view if_none_match, std::string_view tag) {
    const auto bare = [](std::string_view t) { return t.starts_with("W/") ? t.substr(2) : t; };
    for (auto part : split(if_none_match, ',')) {
        if (part == "*" || (!part.empty() && bare(part) == bare(tag))) {
            return true;
        }
    }
    return false;
}

std::string media_type_of(std::string_view content_type) {
    std::string type{text::trim(content_type.substr(0, content_type.find(';')))};
    std::ranges::transform(type, type.begin(), lower);
    return type;
}

std::string attachment(std::string_view file_name) {
    std::string plain;
    for (char c : file_name) {
        const bool safe = is_unreserved(c) || c == ' ' || c == '(' || c == ')';
        // One sign per letter: the continuation bytes of UTF-8 are skipped.
        if (safe) {
            plain += c;
        } else if ((static_cast<unsigned char>(c) & 0xC0) != 0x80) {
            plain += '_';
        }
    }
    return "attachment; filename=\"" + plain + "\"; filename*=UTF-8''" + percent_encode(file_name);
}

std::string clean_file_name(std::string_view name) {
    const auto slash = name.find_last_of("/\\");
    if (slash != std::string_view::npos) {
        name.remove_prefix(slash + 1);
    }
    constexpr std::string_view read_by_systems = "<>:\"|?*";
    std::string kept;
    std::size_t length = 0;
    for (std::size_t at = 0; at < name.size() && length < file_name_code_points_max;) {
        const char32_t point = text::next_code_point(name, at);
        const bool control = point < 0x20 || (point >= 0x7F && point < 0xA0) ||
                             (point >= 0x200B && point <= 0x200F) ||
                             (point >= 0x202A && point <= 0x202E) ||
                             (point >= 0x2066 && point <= 0x2069) || point == 0xFEFF;
        const bool special = point < 0x80 && read_by_systems.find(static_cast<char>(point)) !=
                                                 std::string_view::npos;
        if (!control && !special) {
            text::append_code_point(kept, point);
            ++length;
        }
    }
    const std::string composed = text::to_nfc(kept);
    const auto trimmed = text::trim(composed);
    if (trimmed.find_first_not_of('.') == std::string_view::npos) {
        return {};
    }
    return std::string{trimmed};
}

}  // namespace phanbien::server
