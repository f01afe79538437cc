#include "adapters/host/memory_file.hpp"

#include <sys/mman.h>
#include <unistd.h>

#include <array>
#include <cstddef>

namespace phanbien::host {
namespace {

constexpr std::size_t chunk_bytes = 64U << 10U;

}  // namespace

MemoryFile::MemoryFile() : descriptor_(memfd_create("phanbien", MFD_CLOEXEC)) {}

MemoryFile::~MemoryFile() {
    ::close(descriptor_);
}

bool MemoryFile::fill(std::string_view text) const {
    while (!text.empty()) {
        const auto count = ::write(descriptor_, text.data(), text.size());
        if (count <= 0) {
            return false;
        }
        text.remove_prefix(static_cast<std::size_t>(count));
    }
    return lseek(descriptor_, 0, SEEK_SET) == 0;
}

std::string MemoryFile::text() const {
    std::string out;
    std::array<char, chunk_bytes> chunk{};
    lseek(descriptor_, 0, SEEK_SET);
    for (auto count = ::read(descriptor_, chunk.data(), chunk.size()); count > 0;
         count = ::read(descriptor_, chunk.data(), chunk.size())) {
        out.append(chunk.data(), static_cast<std::size_t>(count));
    }
    return out;
}

}  // namespace phanbien::host
