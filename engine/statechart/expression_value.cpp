#include "engine/statechart/expression_value.hpp"

#include <cmath>
#include <limits>

#include "engine/statechart/script_text.hpp"
#include "engine/statechart/stored_value.hpp"

namespace phanbien::statechart {

namespace {

constexpr double nan = std::numeric_limits<double>::quiet_NaN();

Value special_value(std::string_view marker) {
    if (const auto number = number_of_marker(marker)) {
        return *number;
    }
    return Undefined{};
}

Value object_in(const boost::json::value& stored) {
    if (xml_text(stored) != nullptr) {
        return Fresh{stored};  // whose members only the script engine knows
    }
    const auto& object = stored.get_object();
    const boost::json::value* inner = only_marker(object);
    if (inner != nullptr && inner->is_string()) {
        return special_value(inner->get_string());
    }
    return inner != nullptr && inner->is_object() ? &inner->get_object() : &object;
}

// Copies what is stored so that it looks as if the script engine had stored it.
class Copier {
  public:
    std::optional<boost::json::value> copy(const Value& value) {
        auto copied = copy(value, 0);
        return failed_ ? std::nullopt : std::optional(std::move(copied));
    }

  private:
    boost::json::value copy(const Value& value, int depth) {
        if (depth > value_depth_max || ++nodes_ > value_nodes_max ||
            std::holds_alternative<const Event*>(value)) {
            failed_ = true;
            return nullptr;
        }
        if (std::holds_alternative<Undefined>(value)) {
            return undefined_value();
        }
        if (const auto* flag = std::get_if<bool>(&value)) {
            return *flag;
        }
        if (const auto* number = std::get_if<double>(&value)) {
            return number_value(*number);
        }
        if (const auto text = text_in(value)) {
            return boost::json::string(*text);
        }
        if (const auto* fresh = std::get_if<Fresh>(&value)) {
            return fresh->value;
        }
        return copy_members(value, depth + 1);
    }

    boost::json::value copy_members(const Value& value, int depth) {
        if (const auto* const* array = std::get_if<const boost::json::array*>(&value)) {
            boost::json::array copied;
            copied.reserve((*array)->size());
            for (const auto& item : **array) {
                copied.push_back(copy(value_of(item), depth));
            }
            return copied;
        }
        if (const auto* const* object = std::get_if<const boost::json::object*>(&value)) {
            boost::json::object copied;
            for (const auto& [key, item] : **object) {
                copied[key] = copy(value_of(item), depth);
            }
            return object_value(std::move(copied));
        }
        return nullptr;
    }

    std::size_t nodes_ = 0;
    bool failed_ = false;
};

}  // namespace

bool is_object(const Value& value) {
    return std::holds_alternative<const boost::json::object*>(value) ||
           std::holds_alternative<const boost::json::array*>(value) ||
           std::holds_alternative<const Event*>(value) || std::holds_alternative<Fresh>(value);
}

std::optional<std::string_view> text_in(const Value& value) {
    if (const auto* borrowed = std::get_if<std::string_view>(&value)) {
        return *borrowed;
    }
    if (const auto* owned = std::get_if<std::string>(&value)) {
        return *owned;
    }
    return std::nullopt;
}

bool to_boolean(const Value& value) {
    if (const auto* flag = std::get_if<bool>(&value)) {
        return *flag;
    }
    if (const auto* number = std::get_if<double>(&value)) {
        return *number != 0 && !std::isnan(*number);
    }
    if (const auto text = text_in(value)) {
        return !text->empty();
    }
    return is_object(value);
}

std::optional<double> to_number(const Value& value) {
    if (const auto* number = std::get_if<double>(&value)) {
        return *number;
    }
    if (const auto* flag = std::get_if<bool>(&value)) {
        return *flag ? 1.0 : 0.0;
    }
    if (std::holds_alternative<std::nullptr_t>(value)) {
        return 0.0;
    }
    if (std::holds_alternative<Undefined>(value)) {
        return nan;
    }
    const auto text = text_in(value);
    return text ? number_from_text(*text) : std::nullopt;
}

std::optional<std::string> to_text(const Value& value) {
    if (const auto text = text_in(value)) {
        return std::string(*text);
    }
    if (const auto* number = std::get_if<double>(&value)) {
        return text_of_number(*number);
    }
    if (const auto* flag = std::get_if<bool>(&value)) {
        return *flag ? "true" : "false";
    }
    if (std::holds_alternative<std::nullptr_t>(value)) {
        return "null";
    }
    return std::holds_alternative<Undefined>(value) ? std::optional<std::string>("undefined")
                                                    : std::nullopt;
}

std::string_view type_of(const Value& value) {
    if (std::holds_alternative<Undefined>(value)) {
        return "undefined";
    }
    if (std::holds_alternative<bool>(value)) {
        return "boolean";
    }
    if (std::holds_alternative<double>(value)) {
        return "number";
    }
    return text_in(value) ? "string" : "object";
}

Value value_of(const boost::json::value& stored) {
    switch (stored.kind()) {
        case boost::json::kind::null:
            return nullptr;
        case boost::json::kind::bool_:
            return stored.get_bool();
        case boost::json::kind::int64:
            return static_cast<double>(stored.get_int64());
        case boost::json::kind::uint64:
            return static_cast<double>(stored.get_uint64());
        case boost::json::kind::double_:
            return stored.get_double();
        case boost::json::kind::string:
            return std::string_view(stored.get_string());
        case boost::json::kind::array:
            return &stored.get_array();
        case boost::json::kind::object:
            break;
    }
    return object_in(stored);
}

std::optional<boost::json::value> stored_form(const Value& value) {
    return Copier().copy(value);
}

}  // namespace phanbien::statechart
