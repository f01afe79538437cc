#include "adapters/docx_writer/package.hpp"

#include <zip.h>

#include <ctime>
#include <memory>
#include <sstream>
#include <stdexcept>

namespace phanbien::docx_writer {
namespace {

// The first day a zip entry can carry, so that the bytes do not depend on when they were made.
constexpr std::time_t zip_epoch = 315532800;  // 1980-01-01T00:00:00Z

struct SourceRelease {
    void operator()(zip_source_t* source) const { zip_source_free(source); }
};
using Source = std::unique_ptr<zip_source_t, SourceRelease>;

struct ArchiveRelease {
    void operator()(zip_t* archive) const { zip_discard(archive); }
};
using Archive = std::unique_ptr<zip_t, ArchiveRelease>;

[[noreturn]] void fail(const std::string& doing) {
    throw std::runtime_error("docx package: cannot " + doing);
}

void add(zip_t* archive, const Part& part) {
    zip_source_t* bytes =
        zip_source_buffer(archive, part.bytes.data(), part.bytes.size(), /*freep=*/0);
    if (bytes == nullptr) {
        fail("hold " + part.name);
    }
    const zip_int64_t index = zip_file_add(archive, part.name.c_str(), bytes, ZIP_FL_ENC_UTF_8);
    if (index < 0) {
        zip_source_free(bytes);  // the archive takes it over only when adding succeeds
        fail("add " + part.name);
    }
    zip_file_set_mtime(archive, static_cast<zip_uint64_t>(index), zip_epoch, 0);
}

std::string bytes_of(zip_source_t* source) {
    zip_stat_t stat;
    if (zip_source_open(source) < 0) {
        fail("read back");
    }
    zip_stat_init(&stat);
    if (zip_source_stat(source, &stat) < 0 || (stat.valid & ZIP_STAT_SIZE) == 0) {
        fail("measure");
    }
    std::string bytes(stat.size, '\0');
    const zip_int64_t read = zip_source_read(source, bytes.data(), bytes.size());
    zip_source_close(source);
    if (read < 0 || static_cast<zip_uint64_t>(read) != bytes.size()) {
        fail("read back");
    }
    return bytes;
}

}  // namespace

std::string part_bytes(const pugi::xml_document& tree) {
    std::ostringstream out;
    tree.save(out, "", pugi::format_raw);
    return out.str();
}

std::string zip_of(const std::vector<Part>& parts) {
    zip_error_t error;
    zip_error_init(&error);
    Source target(zip_source_buffer_create(nullptr, 0, 0, &error));
    if (!target) {
        fail("begin");
    }
    Archive archive(zip_open_from_source(target.get(), ZIP_TRUNCATE, &error));
    if (!archive) {
        fail("open");
    }
    zip_source_keep(target.get());  // closing the archive gives one reference back
    for (const Part& part : parts) {
        add(archive.get(), part);
    }
    if (zip_close(archive.get()) < 0) {
        fail("close");
    }
    static_cast<void>(archive.release());
    return bytes_of(target.get());
}

}  // namespace phanbien::docx_writer
