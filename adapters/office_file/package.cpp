#include "adapters/office_file/package.hpp"

#include <algorithm>

namespace phanbien::office_file {

std::string_view folder_of(std::string_view part) {
    return part.substr(0, part.rfind('/') + 1);  // npos + 1 is 0
}

std::string relationships_of(std::string_view part) {
    const auto folder = folder_of(part);
    return std::string(folder) + "_rels/" + std::string(part.substr(folder.size())) + ".rels";
}

std::string target_part(std::string_view folder, std::string_view target) {
    return target.starts_with('/') ? std::string(target.substr(1))
                                   : std::string(folder) + std::string(target);
}

bool holds_macros(const Archive& archive) {
    return std::ranges::any_of(
        archive.names(), [](const std::string& part) { return part.ends_with("vbaProject.bin"); });
}

}  // namespace phanbien::office_file
