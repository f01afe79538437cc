#include "engine/statechart/script_values.hpp"

#include <cstdlib>
#include <limits>
#include <string>

#include "engine/statechart/script_text.hpp"
#include "engine/statechart/script_xml.hpp"

namespace phanbien::statechart {

namespace {

void push_marker(duk_context* context, std::string_view what) {
    if (const auto number = number_of_marker(what)) {
        duk_push_number(context, *number);
    } else {
        duk_push_undefined(context);
    }
}

void push_members(duk_context* context, const boost::json::object& object) {
    const duk_idx_t target = duk_push_object(context);
    for (const auto& [key, value] : object) {
        push_text(context, key);
        push_value(context, value);
        // Not put: the frozen prototype would refuse a "toString" and take a "__proto__".
        duk_def_prop(context, target, DUK_DEFPROP_HAVE_VALUE | DUK_DEFPROP_SET_WEC);
    }
}

void push_object(duk_context* context, const boost::json::value& value) {
    const auto& object = value.get_object();
    const boost::json::value* inner = only_marker(object);
    if (inner != nullptr && inner->is_string()) {
        push_marker(context, inner->get_string());
    } else if (inner != nullptr && inner->is_object()) {
        push_members(context, inner->get_object());
    } else if (const auto* xml = xml_text(value)) {
        push_xml(context, *xml);
    } else {
        push_members(context, object);
    }
}

// Joins surrogate pairs; a lone surrogate becomes U+FFFD.
std::string to_utf8(std::string_view engine_text) {
    std::string out;
    out.reserve(engine_text.size());
    for (std::size_t at = 0; at < engine_text.size();) {
        char32_t code = next_code_point(engine_text, at);
        if (is_high_surrogate(code) && at < engine_text.size()) {
            std::size_t after = at;
            if (const char32_t low = next_code_point(engine_text, after); is_low_surrogate(low)) {
                code = joined_surrogates(code, low);
                at = after;
            }
        }
        const bool lone = is_high_surrogate(code) || is_low_surrogate(code);
        append_utf8(out, lone ? U'\uFFFD' : code);
    }
    return out;
}

std::string_view raw_text(duk_context* context, duk_idx_t at) {
    duk_size_t length = 0;
    const char* text = duk_get_lstring(context, at, &length);
    return {text, length};
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
        if (is_xml(context_)) {
            return xml_value(xml_at_top(context_));
        }
        boost::json::object out;
        duk_enum(context_, -1, DUK_ENUM_OWN_PROPERTIES_ONLY);
        while (duk_next(context_, -1, 1) != 0) {
            out[to_utf8(raw_text(context_, -2))] = pull(depth + 1);
            duk_pop_2(context_);
        }
        duk_pop(context_);
        return object_value(std::move(out));
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

void push_text(duk_context* context, std::string_view text) {
    const auto beyond = [](char c) { return static_cast<unsigned char>(c) >= 0xF0; };
    std::string pairs;
    for (std::size_t at = 0; at < text.size();) {
        if (!beyond(text[at])) {
            pairs += text[at++];
            continue;
        }
        const char32_t code = next_code_point(text, at) - 0x10000;
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
            return push_object(context, value);
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
