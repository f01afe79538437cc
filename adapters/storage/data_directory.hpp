// The directory that holds an office's data: readable by its owner only, used by one process at a
// time. Any thread.
#pragma once

#include <filesystem>

namespace phanbien::storage {

// What to do when there is no database yet: a mistyped folder must not become an office.
enum class Absent { create, refuse };

// Where the office's database is. Throws StoreFailure::broken when there is none.
std::filesystem::path existing_database(const std::filesystem::path& directory);

class DataDirectory {
  public:
    // Takes the lock; throws StoreFailure::busy when another process holds it. What is missing is
    // made (modes 0700 and 0600) or refused as StoreFailure::broken, leaving no trace.
    explicit DataDirectory(std::filesystem::path path, Absent absent = Absent::create);
    ~DataDirectory();  // gives the lock back; a killed process gives it back by dying
    DataDirectory(const DataDirectory&) = delete;
    DataDirectory& operator=(const DataDirectory&) = delete;

    std::filesystem::path database() const { return path_ / "phanbien.db"; }

  private:
    std::filesystem::path path_;
    int lock_ = -1;
};

}  // namespace phanbien::storage
