#include "engine/statechart/stored_value.hpp"

#include <cmath>

namespace phanbien::statechart {

namespace {

constexpr std::string_view marker_key = "$";
constexpr double integer_exact_max = 9007199254740992.0;  // 2^53

boost::json::value marker(std::string_view what) {
    return boost::json::object{{marker_key, what}};
}

}  // namespace

boost::json::value undefined_value() {
    return marker("undefined");
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

const boost::json::value* only_marker(const boost::json::object& object) {
    if (object.size() != 1 || object.begin()->key() != marker_key) {
        return nullptr;
    }
    return &object.begin()->value();
}

boost::json::value object_value(boost::json::object object) {
    if (only_marker(object) != nullptr) {
        return boost::json::object{{marker_key, std::move(object)}};
    }
    return object;
}

}  // namespace phanbien::statechart
