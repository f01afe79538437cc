#include "adapters/cli/doubts.hpp"

#include <iostream>

namespace phanbien::cli {

void print_doubts(const std::vector<audit::Doubt>& doubts) {
    for (const auto& [where, what] : doubts) {
        std::cout << where << ": " << what.vi << " / " << what.en << '\n';
    }
}

boost::json::array doubts_json(const std::vector<audit::Doubt>& doubts) {
    boost::json::array out;
    for (const auto& [where, what] : doubts) {
        out.push_back({{"where", where}, {"vi", what.vi}, {"en", what.en}});
    }
    return out;
}

}  // namespace phanbien::cli
