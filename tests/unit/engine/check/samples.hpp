// The sample definitions beside this file, and the office they are checked against.
#pragma once

#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>

#include "engine/check/check.hpp"
#include "engine/route/definition.hpp"
#include "tests/unit/places.hpp"

namespace phanbien::check {

inline std::string text_of(const std::filesystem::path& file) {
    std::ifstream in(file, std::ios::binary);
    std::ostringstream text;
    text << in.rdbuf();
    return text.str();
}

inline std::filesystem::path samples_folder() {
    return tests::source_folder() / "tests/unit/engine/check/samples";
}

// With the shipped approval routes and the one that the samples ask for.
inline SampleOffice shipped_office() {
    auto office =
        read_sample_office(text_of(tests::source_folder() / "workflows/sample-office.json"))
            .value();
    office.routes.emplace();
    office.routes->push_back({.id = "duyet-bao-cao", .facts = {"important"}});
    const auto folder = tests::source_folder() / "workflows/routes";
    for (const auto& file : std::filesystem::directory_iterator(folder)) {
        const auto route = route::read_definition(text_of(file), "route.xml", {}).value();
        KnownRoute known{.id = route.id, .facts = {}};
        for (const auto& fact : route.facts) {
            known.facts.push_back(fact.id);
        }
        office.routes->push_back(std::move(known));
    }
    return office;
}

inline DefinitionText sample(const std::string& name) {
    return {name + ".scxml", text_of(samples_folder() / (name + ".scxml"))};
}

}  // namespace phanbien::check
