#include "web/embedded/page_file.hpp"

#include <algorithm>

namespace phanbien::page {

const PageFile* find_page_file(std::string_view path) {
    const auto files = page_files();
    const auto found = std::ranges::lower_bound(files, path, {}, &PageFile::path);
    return found != files.end() && found->path == path ? &*found : nullptr;
}

}  // namespace phanbien::page
