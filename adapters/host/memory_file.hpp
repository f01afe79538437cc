// A file in memory that another process gets as its input or output: unlike a pipe it holds all of
// it, so that neither waits for the other. One owner.
#pragma once

#include <string>
#include <string_view>

namespace phanbien::host {

class MemoryFile {
  public:
    MemoryFile();
    ~MemoryFile();
    MemoryFile(const MemoryFile&) = delete;
    MemoryFile& operator=(const MemoryFile&) = delete;

    int descriptor() const { return descriptor_; }

    // Writes the text, to be read from its beginning; false when not all of it could be written,
    // also where there is no such file.
    bool fill(std::string_view text) const;
    // All that is in it, whoever wrote it.
    std::string text() const;

  private:
    int descriptor_;
};

}  // namespace phanbien::host
