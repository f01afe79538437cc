#include "engine/people/directory_parts.hpp"

namespace phanbien::people {

std::string_view name_of(Level level) {
    switch (level) {
        case Level::central:
            return "central";
        case Level::province:
            return "province";
        case Level::district:
            return "district";
        case Level::commune:
            return "commune";
    }
    return "central";
}

std::optional<Level> level(std::string_view name) {
    for (const auto it : levels) {
        if (name_of(it) == name) {
            return it;
        }
    }
    return std::nullopt;
}

std::string_view name_of(CodeScheme scheme) {
    return scheme == CodeScheme::edxml_2016 ? "edxml-2016" : "qd20-2020";
}

std::optional<CodeScheme> code_scheme(std::string_view name) {
    for (const auto it : {CodeScheme::edxml_2016, CodeScheme::qd20_2020}) {
        if (name_of(it) == name) {
            return it;
        }
    }
    return std::nullopt;
}

}  // namespace phanbien::people
