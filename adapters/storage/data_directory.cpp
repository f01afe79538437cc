#include "adapters/storage/data_directory.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>

#include "engine/runtime/store.hpp"

namespace phanbien::storage {
namespace {

using runtime::StoreFailure;

int open_private(const std::filesystem::path& file) {
    const int descriptor = ::open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (descriptor < 0) {
        const int error = errno;
        const auto kind = error == ENOSPC ? StoreFailure::Kind::full : StoreFailure::Kind::broken;
        throw StoreFailure(
            kind, "cannot open " + file.string() + ": " + std::generic_category().message(error));
    }
    return descriptor;
}

}  // namespace

std::filesystem::path existing_database(const std::filesystem::path& directory) {
    auto database = directory / "phanbien.db";
    std::error_code error;
    if (!std::filesystem::exists(database, error)) {
        throw StoreFailure(StoreFailure::Kind::broken,
                           "there is no office's data in " + directory.string() +
                               "; check the folder's name (serve and migrate make a new one)");
    }
    return database;
}

FolderLock::FolderLock(const std::filesystem::path& folder) {
    std::error_code error;
    if (std::filesystem::create_directories(folder, error)) {
        std::filesystem::permissions(folder, std::filesystem::perms::owner_all, error);
    }
    descriptor_ = open_private(folder / "phanbien.lock");
    if (::flock(descriptor_, LOCK_EX | LOCK_NB) != 0) {
        ::close(descriptor_);
        throw StoreFailure(StoreFailure::Kind::busy,
                           "another phanbien is using the data directory " + folder.string() +
                               "; stop it first, or choose another directory");
    }
}

FolderLock::~FolderLock() {
    ::close(descriptor_);
}

DataDirectory::DataDirectory(std::filesystem::path path, Absent absent) : path_(std::move(path)) {
    if (absent == Absent::refuse) {
        static_cast<void>(existing_database(path_));
    }
    lock_.emplace(path_);
    // SQLite would make it readable by others; its -wal and -shm files take this file's mode.
    ::close(open_private(database()));
}

}  // namespace phanbien::storage
