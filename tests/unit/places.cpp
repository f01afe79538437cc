#include "tests/unit/places.hpp"

namespace phanbien::tests {

std::filesystem::path source_folder() {
    return PHANBIEN_SOURCE_DIR;
}

std::filesystem::path shared_folder() {
    return source_folder().parent_path() / "shared";
}

}  // namespace phanbien::tests
