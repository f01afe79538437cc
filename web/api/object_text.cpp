#include "web/api/object_text.hpp"

#include <algorithm>

namespace phanbien::api {

namespace {

bool needs_escape(char c) {
    return static_cast<unsigned char>(c) < 0x20 || c == '"' || c == '\\';
}

void append_escaped(std::string& out, char c) {
    constexpr std::string_view hex = "0123456789abcdef";
    switch (c) {
        case '"':
        case '\\':
            out += '\\';
            out += c;
            return;
        case '\n':
            out += "\\n";
            return;
        default:
            out += "\\u00";
            out += hex[static_cast<unsigned char>(c) >> 4U];
            out += hex[static_cast<unsigned char>(c) & 0xFU];
    }
}

}  // namespace

void append_quoted(std::string& out, std::string_view text) {
    out += '"';
    while (!text.empty()) {
        const auto* plain_end = std::ranges::find_if(text, needs_escape);
        const auto plain = static_cast<std::size_t>(plain_end - text.begin());
        out += text.substr(0, plain);
        text.remove_prefix(plain);
        if (!text.empty()) {
            append_escaped(out, text.front());
            text.remove_prefix(1);
        }
    }
    out += '"';
}

std::string& ObjectText::begin(std::string_view name) {
    out_ += is_first_ ? "\"" : ",\"";
    is_first_ = false;
    out_ += name;
    out_ += "\":";
    return out_;
}

void ObjectText::text(std::string_view name, std::string_view value) {
    append_quoted(begin(name), value);
}

}  // namespace phanbien::api
