// The directory that holds an office's data: readable by its owner only, used by one process at a
// time. Any thread.
#pragma once

#include <filesystem>

namespace phanbien::storage {

class DataDirectory {
  public:
    // Makes the directory and the database file when missing (modes 0700 and 0600) and takes the
    // lock; throws StoreFailure::busy when another process holds it.
    explicit DataDirectory(std::filesystem::path path);
    ~DataDirectory();  // gives the lock back; a killed process gives it back by dying
    DataDirectory(const DataDirectory&) = delete;
    DataDirectory& operator=(const DataDirectory&) = delete;

    std::filesystem::path database() const { return path_ / "phanbien.db"; }

  private:
    std::filesystem::path path_;
    int lock_ = -1;
};

}  // namespace phanbien::storage
