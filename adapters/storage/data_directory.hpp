// The directory that holds an office's data, or, where its database is on a server, the log's key:
// readable by its owner only, used by one process at a time. Any thread.
#pragma once

#include <filesystem>
#include <optional>

namespace phanbien::storage {

// What to do when there is no database yet: a mistyped folder must not become an office.
enum class Absent { create, refuse };

// Who else may work with the data meanwhile: nobody; or, on PostgreSQL, other nodes that serve the
// same office.
enum class Sharing { alone, with_nodes };

// Where the office's database is. Throws StoreFailure::broken when there is none.
std::filesystem::path existing_database(const std::filesystem::path& directory);

class FolderLock {
  public:
    // Makes the folder where it is missing (mode 0700). Throws StoreFailure::busy when another
    // process holds it.
    explicit FolderLock(const std::filesystem::path& folder);
    ~FolderLock();  // gives it back; a killed process gives it back by dying
    FolderLock(const FolderLock&) = delete;
    FolderLock& operator=(const FolderLock&) = delete;

  private:
    int descriptor_ = -1;
};

class DataDirectory {
  public:
    // Takes the lock; throws StoreFailure::busy when another process holds it. What is missing is
    // made (modes 0700 and 0600) or refused as StoreFailure::broken, leaving no trace.
    explicit DataDirectory(std::filesystem::path path, Absent absent = Absent::create);

    std::filesystem::path database() const { return path_ / "phanbien.db"; }

  private:
    std::filesystem::path path_;
    std::optional<FolderLock> lock_;
};

}  // namespace phanbien::storage
