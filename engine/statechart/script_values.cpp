#include "engine/statechart/script_values.hpp"

#include <cmath>
#include <cstdlib>
#include <limits>
#include <string>

namespace phanbien::statechart {

namespace {

constexpr std::string_view marker_key = "$";
constexpr double integer_exact_max = 9007199254740992.0;  // 2^53

boost::json::value marker(std::string_view what) {
    return boost::json::object{{marker_key, what}};
}

const boost::json::value* only_marker(const boost::json::object& object) {
    if (object.size() != 1 || object.begin()->key() != marker_key) {
        return nullptr;
    }
    return &object.begin()->value();
}

void push_marker(duk_context* context, std::string_view what) {
    if (what == "NaN") {
        duk_push_nan(context);
    } else if (what == "Infinity") {
        duk_push_number(context, std::numeric_limits<double>::infinity());
    } else if (what == "-Infinity") {
        duk_push_number(context, -std::numeric_limits<double>::infinity());
    } else {
        duk_push_undefined(context);
    }
}

void push_members(duk_context* context, const boost::json::object& object) {
    const duk_idx_t target = duk_push_object(context);
    for (const auto& [key, value] : object) {
        push_text(context, key);
        push_value(context, value);
        duk_put_prop(context, target);
    }
}

void push_object(duk_context* context, const boost::json::object& object) {
    const boost::json::value* inner = only_marker(object);
    if (inner != nullptr && inner->is_string()) {
        push_marker(context, inner->get_string());
    } else if (inner != nullptr && inner->is_object()) {
        push_members(context, inner->get_object());
    } else {
        push_members(context, object);
    }
}

// The next UTF-16 unit of the engine's text, whose characters have at most three bytes as a rule.
struct Decoder {
    std::string_view text;
    std::size_t at = 0;

    char32_t next() {
        const auto lead = static_cast<unsigned char>(text[at++]);
        if (lead < 0x80) {
            return lead;
        }
        const int following = lead >= 0xF0 ? 3 : lead >= 0xE0 ? 2 : 1;
        char32_t code = lead & (0x3Fu >> following);
        for (int i = 0; i < following && at < text.size(); ++i) {
            code = (code << 6) | (static_cast<unsigned char>(text[at++]) & 0x3Fu);
        }
        return code;
    }
};

void append_utf8(std::string& out, char32_t code) {
    const auto byte = [&out](char32_t bits) { out += static_cast<char>(bits); };
    if (code < 0x80) {
        byte(code);
    } else if (code < 0x800) {
        byte(0xC0 | (code >> 6));
        byte(0x80 | (code & 0x3F));
    } else if (code < 0x10000) {
        byte(0xE0 | (code >> 12));
        byte(0x80 | ((code >> 6) & 0x3F));
        byte(0x80 | (code & 0x3F));
    } else {
        byte(0xF0 | (code >> 18));
        byte(0x80 | ((code >> 12) & 0x3F));
        byte(0x80 | ((code >> 6) & 0x3F));
        byte(0x80 | (code & 0x3F));
    }
}

bool is_high(char32_t code) {
    return code >= 0xD800 && code <= 0xDBFF;
}
bool is_low(char32_t code) {
    return code >= 0xDC00 && code <= 0xDFFF;
}

// Joins surrogate pairs; a lone surrogate becomes U+FFFD.
std::string to_utf8(std::string_view engine_text) {
    std::string out;
    out.reserve(engine_text.size());
    Decoder in{engine_text};
    while (in.at < engine_text.size()) {
        char32_t code = in.next();
        if (is_high(code) && in.at < engine_text.size()) {
            Decoder ahead = in;
            if (const char32_t low = ahead.next(); is_low(low)) {
                code = 0x10000 + ((code - 0xD800) << 10) + (low - 0xDC00);
                in = ahead;
            }
        }
        append_utf8(out, is_high(code) || is_low(code) ? U'\uFFFD' : code);
    }
    return out;
}

std::string_view raw_text(duk_context* context, duk_idx_t at) {
    duk_size_t length = 0;
    const char* text = duk_get_lstring(context, at, &length);
    return {text, length};
}

boost::json::value number_value(double number) {
    if (std::isnan(number)) {
        return marker("NaN");
    }
    if (std::isinf(number)) {
        return marker(number > 0 ? "Infinity" : "-Infinity");
    }
    const bool whole = std::trunc(number) == number && std::fabs(number) <= integer_exact_max;
    if (whole && !(number == 0 && std::signbit(number))) {
        return static_cast<std::int64_t>(number);
    }
    return number;
}

class Puller {
  public:
    explicit Puller(duk_context* context) : context_(context) {}

    boost::json::value pull(int depth) {
        if (depth > value_depth_max || ++nodes_ > value_nodes_max) {
            duk_error(context_, DUK_ERR_RANGE_ERROR, "a value is too deep, too large or a cycle");
        }
        duk_require_stack(context_, 4);
        switch (duk_get_type(context_, -1)) {
            case DUK_TYPE_NULL:
                return nullptr;
            case DUK_TYPE_BOOLEAN:
                return duk_get_boolean(context_, -1) != 0;
            case DUK_TYPE_NUMBER:
                return number_value(duk_get_number(context_, -1));
            case DUK_TYPE_STRING:
                return text();
            case DUK_TYPE_OBJECT:
                return object(depth);
            case DUK_TYPE_UNDEFINED:
                return undefined_value();
            default:
                break;
        }
        duk_error(context_, DUK_ERR_TYPE_ERROR, "a buffer or pointer is no value to keep");
        std::abort();  // duk_error throws; under the sanitizers g++ does not see that
    }

  private:
    boost::json::value text() {
        if (duk_is_symbol(context_, -1)) {
            duk_error(context_, DUK_ERR_TYPE_ERROR, "a symbol is no value to keep");
        }
        return boost::json::string(to_utf8(raw_text(context_, -1)));
    }

    boost::json::value object(int depth) {
        if (duk_is_function(context_, -1)) {
            duk_error(context_, DUK_ERR_TYPE_ERROR, "a function is no value to keep");
        }
        if (duk_is_array(context_, -1)) {
            return array(depth);
        }
        boost::json::object out;
        duk_enum(context_, -1, DUK_ENUM_OWN_PROPERTIES_ONLY);
        while (duk_next(context_, -1, 1) != 0) {
            out[to_utf8(raw_text(context_, -2))] = pull(depth + 1);
            duk_pop_2(context_);
        }
        duk_pop(context_);
        if (only_marker(out) != nullptr) {
            return boost::json::object{{marker_key, std::move(out)}};
        }
        return out;
    }

    boost::json::value array(int depth) {
        const duk_size_t length = duk_get_length(context_, -1);
        if (length > value_nodes_max) {
            duk_error(context_, DUK_ERR_RANGE_ERROR, "a list is too long to keep");
        }
        boost::json::array out;
        for (duk_size_t i = 0; i < length; ++i) {
            duk_get_prop_index(context_, -1, static_cast<duk_uarridx_t>(i));
            out.push_back(pull(depth + 1));
            duk_pop(context_);
        }
        return out;
    }

    duk_context* context_;
    std::size_t nodes_ = 0;
};

}  // namespace

boost::json::value undefined_value() {
    return marker("undefined");
}

void push_text(duk_context* context, std::string_view text) {
    const auto beyond = [](char c) { return static_cast<unsigned char>(c) >= 0xF0; };
    std::string pairs;
    for (std::size_t at = 0; at < text.size();) {
        if (!beyond(text[at])) {
            pairs += text[at++];
            continue;
        }
        Decoder in{text, at};
        const char32_t code = in.next() - 0x10000;
        at = in.at;
        append_utf8(pairs, 0xD800 + ((code >> 10) & 0x3FF));
        append_utf8(pairs, 0xDC00 + (code & 0x3FF));
    }
    duk_push_lstring(context, pairs.data(), pairs.size());
}

void push_value(duk_context* context, const boost::json::value& value) {
    duk_require_stack(context, 4);
    switch (value.kind()) {
        case boost::json::kind::null:
            return duk_push_null(context);
        case boost::json::kind::bool_:
            return duk_push_boolean(context, value.get_bool() ? 1 : 0);
        case boost::json::kind::int64:
            return duk_push_number(context, static_cast<double>(value.get_int64()));
        case boost::json::kind::uint64:
            return duk_push_number(context, static_cast<double>(value.get_uint64()));
        case boost::json::kind::double_:
            return duk_push_number(context, value.get_double());
        case boost::json::kind::string:
            return push_text(context, value.get_string());
        case boost::json::kind::object:
            return push_object(context, value.get_object());
        case boost::json::kind::array:
            break;
    }
    const duk_idx_t target = duk_push_array(context);
    duk_uarridx_t position = 0;
    for (const auto& item : value.get_array()) {
        push_value(context, item);
        duk_put_prop_index(context, target, position++);
    }
}

boost::json::value value_at_top(duk_context* context) {
    return Puller(context).pull(0);
}

std::string text_at_top(duk_context* context) {
    duk_dup(context, -1);
    duk_to_string(context, -1);
    std::string text = to_utf8(raw_text(context, -1));
    duk_pop(context);
    return text;
}

}  // namespace phanbien::statechart
