#include "engine/document/outline.hpp"

#include <algorithm>
#include <array>

namespace phanbien::document {

namespace {

constexpr std::array<std::string_view, 13> kind_names{
    "preamble", "part",  "chapter",   "section",    "subsection", "article", "clause",
    "point",    "annex", "signature", "recipients", "block",      "table"};

void add(Counts& counts, const Provision& provision) {
    switch (provision.kind) {
        case ProvisionKind::part:
            ++counts.parts;
            break;
        case ProvisionKind::chapter:
            ++counts.chapters;
            break;
        case ProvisionKind::section:
            ++counts.sections;
            break;
        case ProvisionKind::subsection:
            ++counts.subsections;
            break;
        case ProvisionKind::article:
            ++counts.articles;
            break;
        case ProvisionKind::clause:
            ++counts.clauses;
            break;
        case ProvisionKind::point:
            ++counts.points;
            break;
        default:
            break;
    }
    for (const auto& child : provision.children) {
        add(counts, child);
    }
}

}  // namespace

std::string_view name_of(ProvisionKind kind) {
    return kind_names[static_cast<std::size_t>(kind)];
}

std::optional<ProvisionKind> kind_named(std::string_view name) {
    const auto* found = std::ranges::find(kind_names, name);
    if (found == kind_names.end()) {
        return std::nullopt;
    }
    return static_cast<ProvisionKind>(found - kind_names.begin());
}

Counts count(const std::vector<Provision>& provisions) {
    Counts counts;
    for (const auto& provision : provisions) {
        add(counts, provision);
    }
    return counts;
}

const Provision* find(const std::vector<Provision>& provisions, std::string_view id) {
    for (const auto& provision : provisions) {
        if (provision.id == id) {
            return &provision;
        }
        if (const auto* below = find(provision.children, id)) {
            return below;
        }
    }
    return nullptr;
}

}  // namespace phanbien::document
