// Sentence: something said to people in both languages. Plain value; any thread.
#pragma once

#include <string>

namespace phanbien {

struct Sentence {
    std::string vi;
    std::string en;

    bool operator==(const Sentence&) const = default;
};

}  // namespace phanbien
