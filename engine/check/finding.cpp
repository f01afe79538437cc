#include "engine/check/finding.hpp"

#include <algorithm>

namespace phanbien::check {

std::string_view name_of(Severity severity) {
    switch (severity) {
        case Severity::error:
            return "error";
        case Severity::warning:
            return "warning";
        case Severity::note:
            return "note";
    }
    return "error";
}

bool has_errors(std::span<const Finding> findings) {
    return std::ranges::any_of(findings,
                               [](const Finding& it) { return it.severity == Severity::error; });
}

}  // namespace phanbien::check
