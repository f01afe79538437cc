// The sample definitions beside this file, and the office they are checked against.
#pragma once

#include <fstream>
#include <sstream>
#include <string>

#include "engine/check/check.hpp"
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

inline SampleOffice shipped_office() {
    return read_sample_office(text_of(tests::source_folder() / "workflows/sample-office.json"))
        .value();
}

inline DefinitionText sample(const std::string& name) {
    return {name + ".scxml", text_of(samples_folder() / (name + ".scxml"))};
}

}  // namespace phanbien::check
