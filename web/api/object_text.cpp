#include "web/api/object_text.hpp"

#include <boost/json/serialize.hpp>

namespace phanbien::api {

void append_quoted(std::string& out, std::string_view text) {
    out += boost::json::serialize(boost::json::string_view(text.data(), text.size()));
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
