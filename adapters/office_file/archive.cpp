#include "adapters/office_file/archive.hpp"

#include <array>
#include <unordered_set>

#include "adapters/office_file/refusals.hpp"

namespace phanbien::office_file {

namespace {

constexpr std::size_t piece_bytes = 64U << 10U;

struct CloseFile {
    void operator()(zip_file_t* file) const { zip_fclose(file); }
};

}  // namespace

Result<Archive> Archive::open(std::string_view bytes) {
    zip_error_t error;
    zip_error_init(&error);
    auto* source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, &error);
    auto* zip = source == nullptr ? nullptr : zip_open_from_source(source, ZIP_RDONLY, &error);
    if (zip == nullptr) {
        zip_source_free(source);
        zip_error_fini(&error);
        return damaged();
    }
    zip_error_fini(&error);
    Archive archive(zip);
    const auto count = zip_get_num_entries(zip, 0);
    if (count < 0 || static_cast<std::uint64_t>(count) > parts_max) {
        return bomb();
    }
    std::unordered_set<std::string> seen;
    std::uint64_t inflated = 0;
    for (std::uint64_t index = 0; index < static_cast<std::uint64_t>(count); ++index) {
        const auto* name = zip_get_name(zip, index, ZIP_FL_ENC_RAW);
        archive.names_.emplace_back(name == nullptr ? "" : name);
        if (!seen.insert(archive.names_.back()).second) {
            return damaged();  // two parts of one name: readers disagree about which counts
        }
        auto size = archive.inflate(index, nullptr);
        if (!size) {
            return size.error();
        }
        inflated += *size;
        const bool swollen =
            inflated > ratio_free_bytes && inflated / inflation_ratio_max > bytes.size();
        if (inflated > inflated_bytes_max || swollen) {
            return bomb();
        }
    }
    return archive;
}

bool Archive::holds(const std::string& name) const {
    return zip_name_locate(zip_.get(), name.c_str(), ZIP_FL_ENC_RAW) >= 0;
}

Result<std::string> Archive::read(const std::string& name) const {
    const auto index = zip_name_locate(zip_.get(), name.c_str(), ZIP_FL_ENC_RAW);
    if (index < 0) {
        return damaged();
    }
    std::string out;
    const auto size = inflate(static_cast<std::uint64_t>(index), &out);
    if (!size) {
        return size.error();
    }
    return out;
}

// The number of bytes the part really holds; they are appended to `into` unless it is null.
Result<std::uint64_t> Archive::inflate(std::uint64_t index, std::string* into) const {
    zip_stat_t stat;
    zip_stat_init(&stat);
    if (zip_stat_index(zip_.get(), index, 0, &stat) != 0) {
        return damaged();
    }
    if ((stat.valid & ZIP_STAT_ENCRYPTION_METHOD) != 0 && stat.encryption_method != ZIP_EM_NONE) {
        return password_protected();
    }
    if (stat.size > part_bytes_max) {
        return bomb();
    }
    const std::unique_ptr<zip_file_t, CloseFile> file(zip_fopen_index(zip_.get(), index, 0));
    if (!file) {
        return damaged();
    }
    std::array<char, piece_bytes> piece;
    std::uint64_t total = 0;
    for (;;) {
        const auto got = zip_fread(file.get(), piece.data(), piece.size());
        if (got < 0) {
            return damaged();
        }
        if (got == 0) {
            return total;
        }
        total += static_cast<std::uint64_t>(got);
        if (total > part_bytes_max ||
            (total > ratio_free_bytes && total / inflation_ratio_max > stat.comp_size)) {
            return bomb();
        }
        if (into != nullptr) {
            into->append(piece.data(), static_cast<std::size_t>(got));
        }
    }
}

}  // namespace phanbien::office_file
