#include "web/server/message.hpp"

#include <algorithm>

#include "web/server/fields.hpp"

namespace phanbien::server {

std::string_view name_of(Method method) {
    switch (method) {
        case Method::get:
            return "GET";
        case Method::head:
            return "HEAD";
        case Method::post:
            return "POST";
        case Method::put:
            return "PUT";
        case Method::del:
            return "DELETE";
        case Method::other:
            return "OTHER";
    }
    return "OTHER";
}

std::string_view RequestHead::header(std::string_view name) const {
    auto found = std::ranges::find(headers, name, &Header::name);
    return found == headers.end() ? std::string_view{} : std::string_view{found->value};
}

std::string_view RequestHead::path() const {
    return std::string_view{target}.substr(0, target.find('?'));
}

std::string_view RequestHead::query() const {
    const auto mark = target.find('?');
    return mark == std::string::npos ? std::string_view{}
                                     : std::string_view{target}.substr(mark + 1);
}

std::string_view Response::bytes() const {
    return std::visit([](const auto& held) { return std::string_view{held}; }, body);
}

std::string_view Response::header(std::string_view name) const {
    auto found = std::ranges::find_if(
        headers, [&](const Header& header) { return equal_ignoring_case(header.name, name); });
    return found == headers.end() ? std::string_view{} : std::string_view{found->value};
}

void Response::set(std::string_view name, std::string value) {
    auto found = std::ranges::find_if(
        headers, [&](const Header& header) { return equal_ignoring_case(header.name, name); });
    if (found == headers.end()) {
        headers.push_back({std::string{name}, std::move(value)});
    } else {
        found->value = std::move(value);
    }
}

}  // namespace phanbien::server
