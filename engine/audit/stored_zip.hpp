// Stored zip: the container of a dossier's export. An ordinary zip file that any program unpacks
// (APPNOTE 6.3, nothing compressed, no extra fields), of which every byte follows from the names
// and contents of its parts: so one changed byte is found, whichever it is, the bytes do not
// depend on a library's version, and nothing can inflate.
//
// Written part by part and read part by part: memory does not grow with the archive, but for
// about a hundred bytes a part. Does no I/O itself. One thread per object.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/kernel/result.hpp"

namespace phanbien::audit {

inline constexpr std::size_t zip_parts_max = 65'535;
inline constexpr std::uint64_t zip_bytes_max = (1ULL << 32U) - 1;
inline constexpr std::uint64_t zip_part_bytes_max = 64ULL << 20U;
inline constexpr std::size_t zip_name_bytes_max = 255;

class StoredZipWriter {
  public:
    using Sink = std::function<void(std::string_view bytes)>;
    explicit StoredZipWriter(Sink sink, std::uint64_t bytes_max = zip_bytes_max)
        : sink_(std::move(sink)), bytes_max_(bytes_max) {}

    // Requires an ASCII name that was not added before. "proof.export_too_large": a limit above;
    // the part is not in the archive then.
    Result<void> add(std::string_view name, std::string_view bytes);
    void finish();  // once, at the end

  private:
    Sink sink_;
    std::uint64_t bytes_max_;
    std::string directory_;
    std::uint64_t offset_ = 0;
    std::size_t parts_ = 0;
};

class StoredZip {
  public:
    // Exactly `size` bytes from `offset` on; none where there are not so many.
    using ReadAt =
        std::function<std::optional<std::string>(std::uint64_t offset, std::size_t size)>;

    // Reads the names. "proof.bad_zip": anything but what the writer would have written.
    static Result<StoredZip> open(ReadAt read_at, std::uint64_t size);

    // In the order in which they stand.
    const std::vector<std::string>& names() const { return names_; }
    // None when there is no such part, or its bytes do not have its checksum.
    std::optional<std::string> read(const std::string& name) const;

  private:
    struct Part {
        std::uint64_t offset = 0;
        std::size_t size = 0;
        std::uint32_t checksum = 0;
    };
    explicit StoredZip(ReadAt read_at) : read_at_(std::move(read_at)) {}

    ReadAt read_at_;
    std::vector<std::string> names_;
    std::map<std::string, Part> parts_;
};

}  // namespace phanbien::audit
