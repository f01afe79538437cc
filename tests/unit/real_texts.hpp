// The real legal texts beside the project and what their index states about them. They are no part
// of it: a test that needs them says that it was skipped where they are missing.
#pragma once

#include <optional>
#include <string>
#include <vector>

namespace phanbien::tests {

// A row of the index: file and the counts it states; nullopt where it states none.
struct RealText {
    std::string file;
    std::optional<int> chapters, articles, clauses, points;
};

std::vector<RealText> index_of_real_texts();
std::string real_text(const std::string& file);

// Prints why when they are.
bool real_texts_missing();

}  // namespace phanbien::tests
