#include "adapters/conversion/private_folder.hpp"

#include <cerrno>
#include <cstdlib>
#include <string>
#include <system_error>

namespace phanbien::conversion {

PrivateFolder::PrivateFolder() {
    auto name = (std::filesystem::temp_directory_path() / "phanbien-XXXXXX").string();
    if (mkdtemp(name.data()) == nullptr) {  // with the rights 0700
        throw std::system_error(errno, std::generic_category(), "mkdtemp");
    }
    path_ = name;
}

PrivateFolder::~PrivateFolder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
}

}  // namespace phanbien::conversion
