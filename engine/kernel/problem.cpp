#include "engine/kernel/problem.hpp"

namespace phanbien {

std::string_view name_of(ProblemKind kind) {
    switch (kind) {
        case ProblemKind::invalid:
            return "invalid";
        case ProblemKind::unauthenticated:
            return "unauthenticated";
        case ProblemKind::forbidden:
            return "forbidden";
        case ProblemKind::missing:
            return "missing";
        case ProblemKind::gone:
            return "gone";
        case ProblemKind::conflict:
            return "conflict";
        case ProblemKind::stale:
            return "stale";
        case ProblemKind::too_large:
            return "too_large";
        case ProblemKind::unsupported:
            return "unsupported";
        case ProblemKind::too_many:
            return "too_many";
        case ProblemKind::busy:
            return "busy";
        case ProblemKind::storage_full:
            return "storage_full";
    }
    return "invalid";
}

}  // namespace phanbien
