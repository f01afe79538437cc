#include "adapters/cli/sample_office.hpp"

#include <stdexcept>

#include "adapters/cli/embedded_text.hpp"
#include "adapters/cli/file_text.hpp"
#include "adapters/cli/house.hpp"

namespace phanbien::cli {

namespace {

constexpr std::string_view own_office = "sample-office.json";

check::KnownRoute known_as(const route::Definition& definition) {
    check::KnownRoute known{.id = definition.id, .facts = {}};
    for (const auto& fact : definition.facts) {
        known.facts.push_back(fact.id);
    }
    return known;
}

}  // namespace

check::SampleOffice sample_office(const std::string& path) {
    auto office = check::read_sample_office(path.empty() ? std::string{embedded_text(own_office)}
                                                         : file_text(path, "the sample office"));
    if (!office) {
        throw std::runtime_error("the sample office cannot be used\n" + told(office.error()));
    }
    return std::move(office).value();
}

std::vector<check::KnownRoute> known_routes(const Definitions& definitions) {
    std::vector<check::KnownRoute> known;
    for (const auto& source : definitions) {
        const auto read = route::read_definition(source.xml, source.file_name, {});
        if (!read) {
            throw std::runtime_error("an approval route cannot be used\n" + told(read.error()));
        }
        known.push_back(known_as(*read));
    }
    return known;
}

std::vector<check::KnownRoute> known_routes(const runtime::RouteShelf& routes) {
    std::vector<check::KnownRoute> known;
    for (const auto* definition : routes.current()) {
        known.push_back(known_as(*definition));
    }
    return known;
}

check::SampleOffice office_with(const runtime::RouteShelf& routes) {
    auto office = sample_office();
    office.routes = known_routes(routes);
    return office;
}

}  // namespace phanbien::cli
