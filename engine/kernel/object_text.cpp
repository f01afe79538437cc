#include "engine/kernel/object_text.hpp"

#include <algorithm>
#include <boost/json/array.hpp>
#include <boost/json/serialize.hpp>
#include <cstdint>
#include <cstring>
#include <utility>

namespace phanbien {

namespace {

namespace json = boost::json;

// Whether anything in it is written otherwise than it stands: control characters, quotes,
// backslashes. Eight bytes at once: nearly all there is to writing JSON is to look for them.
bool has_escaped(std::string_view text) {
    constexpr std::uint64_t ones = 0x0101010101010101;
    constexpr std::uint64_t highs = 0x80 * ones;
    std::uint64_t found = 0;
    while (text.size() >= sizeof found) {
        std::uint64_t word = 0;
        std::memcpy(&word, text.data(), sizeof word);
        text.remove_prefix(sizeof word);
        const auto quotes = word ^ ('"' * ones);
        const auto backslashes = word ^ ('\\' * ones);
        // A byte that borrows has its high bit set, unless that stood there before (beyond ASCII).
        // One above a byte that is found may be found by mistake; then the text is the slow one.
        found |= ((word - ' ' * ones) & ~word) | ((quotes - ones) & ~quotes) |
                 ((backslashes - ones) & ~backslashes);
    }
    return (found & highs) != 0 || std::ranges::any_of(text, [](char c) {
               return static_cast<unsigned char>(c) < ' ' || c == '"' || c == '\\';
           });
}

}  // namespace

void append_quoted(std::string& out, std::string_view text) {
    if (has_escaped(text)) {
        out += json::serialize(json::string_view(text.data(), text.size()));
        return;
    }
    out += '"';
    out += text;
    out += '"';
}

void append_json(std::string& out, const json::value& value) {
    switch (value.kind()) {
        case json::kind::string:
            append_quoted(out, value.get_string());
            break;
        case json::kind::int64:
            append_number(out, value.get_int64());
            break;
        case json::kind::uint64:
            append_number(out, value.get_uint64());
            break;
        case json::kind::object:
            append_json(out, value.get_object());
            break;
        case json::kind::array:
            append_array(out, value.get_array(),
                         [](std::string& to, const json::value& item) { append_json(to, item); });
            break;
        case json::kind::null:
            out += "null";
            break;
        case json::kind::bool_:
            out += value.get_bool() ? "true" : "false";
            break;
        case json::kind::double_:
            out += json::serialize(value);
            break;
    }
}

void append_json(std::string& out, const json::object& object) {
    auto before = '{';
    for (const auto& [name, value] : object) {
        out += std::exchange(before, ',');
        append_quoted(out, name);
        out += ':';
        append_json(out, value);
    }
    out += object.empty() ? "{}" : "}";
}

std::string& ObjectText::begin(std::string_view name) {
    out_ += is_first_ ? "\"" : ",\"";
    is_first_ = false;
    out_ += name;
    out_ += "\":";
    return out_;
}

}  // namespace phanbien
