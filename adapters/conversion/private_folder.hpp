// A folder for one piece of work that nobody else may enter, removed with all that is in it.
#pragma once

#include <filesystem>

namespace phanbien::conversion {

class PrivateFolder {
  public:
    // Below the system's folder for temporary files. Throws std::system_error when there can be
    // none.
    PrivateFolder();
    ~PrivateFolder();
    PrivateFolder(const PrivateFolder&) = delete;
    PrivateFolder& operator=(const PrivateFolder&) = delete;

    const std::filesystem::path& path() const { return path_; }

  private:
    std::filesystem::path path_;
};

}  // namespace phanbien::conversion
