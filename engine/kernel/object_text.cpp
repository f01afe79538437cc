#include "engine/kernel/object_text.hpp"

#include <algorithm>
#include <boost/json/array.hpp>
#include <boost/json/serialize.hpp>
#include <utility>

namespace phanbien {

namespace {

namespace json = boost::json;

bool is_escaped(char c) {
    return static_cast<unsigned char>(c) < ' ' || c == '"' || c == '\\';
}

}  // namespace

void append_quoted(std::string& out, std::string_view text) {
    if (std::ranges::any_of(text, is_escaped)) {
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
        case json::kind::array: {
            auto before = '[';
            for (const auto& item : value.get_array()) {
                out += std::exchange(before, ',');
                append_json(out, item);
            }
            out += value.get_array().empty() ? "[]" : "]";
            break;
        }
        case json::kind::null:
        case json::kind::bool_:
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
