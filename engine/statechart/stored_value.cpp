#include "engine/statechart/stored_value.hpp"

#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>
#include <charconv>
#include <cmath>

namespace phanbien::statechart {

namespace {

constexpr std::string_view marker_key = "$";
constexpr std::string_view xml_mark = "xml";
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
    const auto written = boost::json::serialize(boost::json::value(number));
    if (boost::json::parse(written) == number && number != 0) {
        return number;
    }
    return marker(written);
}

std::optional<double> number_of_marker(std::string_view marker) {
    double number = 0;
    const auto [rest, failed] =
        std::from_chars(marker.data(), marker.data() + marker.size(), number);
    const bool all = failed == std::errc{} && rest == marker.data() + marker.size();
    return all ? std::optional(number) : std::nullopt;
}

boost::json::value xml_value(std::string_view text) {
    return boost::json::object{{marker_key, boost::json::array{xml_mark, text}}};
}

const boost::json::string* xml_text(const boost::json::value& value) {
    const auto* object = value.if_object();
    const auto* inner = object == nullptr ? nullptr : only_marker(*object);
    const auto* pair = inner == nullptr ? nullptr : inner->if_array();
    const auto* mark = pair != nullptr && pair->size() == 2 ? pair->front().if_string() : nullptr;
    return mark != nullptr && *mark == xml_mark ? pair->back().if_string() : nullptr;
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
