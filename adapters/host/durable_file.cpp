#include "adapters/host/durable_file.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace phanbien::host {

bool write_durably(const std::filesystem::path& file, std::string_view text, Present present) {
    const int descriptor =
        ::open(file.c_str(),
               O_WRONLY | O_CREAT | O_CLOEXEC | (present == Present::refuse ? O_EXCL : O_TRUNC),
               S_IRUSR | S_IWUSR);
    if (descriptor < 0) {
        return false;
    }
    const bool kept =
        ::write(descriptor, text.data(), text.size()) == static_cast<ssize_t>(text.size()) &&
        ::fsync(descriptor) == 0;
    ::close(descriptor);
    if (!kept) {
        std::error_code ignored;
        std::filesystem::remove(file, ignored);
    }
    return kept;
}

bool sync_folder(const std::filesystem::path& folder) {
    const int descriptor = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (descriptor < 0) {
        return false;
    }
    const bool kept = ::fsync(descriptor) == 0;
    ::close(descriptor);
    return kept;
}

}  // namespace phanbien::host
