// Office files as people's programs leave them: changed in a test, or opened and saved again by
// LibreOffice where it is installed.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace phanbien::testing {

// The file with these words replaced in one of its parts, each once. Throws std::runtime_error when
// a part or its words are not there.
struct Replacement {
    std::string part;
    std::string from;  // a regular expression (ECMAScript)
    std::string to;    // as it is to stand there
};
std::string altered(const std::string& bytes, const std::vector<Replacement>& replacements);

// The file after LibreOffice has opened it and saved it under the same kind ("xlsx", "docx") or
// another one ("pdf"); nothing when LibreOffice is not installed. Throws when it fails.
std::optional<std::string> saved_by_libreoffice(const std::string& bytes,
                                                const std::string& extension,
                                                const std::string& as);

}  // namespace phanbien::testing
