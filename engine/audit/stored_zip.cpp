#include "engine/audit/stored_zip.hpp"

#include <boost/crc.hpp>

namespace phanbien::audit {

namespace {

constexpr std::string_view local_signature("PK\x03\x04", 4);
constexpr std::string_view directory_signature("PK\x01\x02", 4);
constexpr std::string_view end_signature("PK\x05\x06", 4);
constexpr std::size_t local_header_bytes = 30;
constexpr std::size_t checksum_at = 14;
constexpr std::size_t size_at = 22;
constexpr std::size_t name_size_at = 26;
constexpr std::size_t directory_entry_bytes = 46;
constexpr std::size_t end_bytes = 22;

std::string little_endian(std::uint64_t value, std::size_t bytes) {
    std::string out;
    for (; bytes > 0; --bytes, value >>= 8U) {
        out += static_cast<char>(value & 0xffU);
    }
    return out;
}

std::uint64_t from_little_endian(std::string_view bytes) {
    std::uint64_t value = 0;
    for (auto byte = bytes.rbegin(); byte != bytes.rend(); ++byte) {
        value = value << 8U | static_cast<unsigned char>(*byte);
    }
    return value;
}

std::uint32_t checksum_of(std::string_view bytes) {
    boost::crc_32_type crc;
    crc.process_bytes(bytes.data(), bytes.size());
    return crc.checksum();
}

// What a part's local header and its entry in the directory share.
std::string described(std::string_view name, std::uint32_t checksum, std::uint64_t size) {
    return little_endian(20, 2) +      // version needed: 2.0
           little_endian(0, 2) +       // no flags
           little_endian(0, 2) +       // stored
           little_endian(0, 2) +       // midnight
           little_endian(0x0021, 2) +  // of 1980-01-01, the first day there is
           little_endian(checksum, 4) + little_endian(size, 4) + little_endian(size, 4) +
           little_endian(name.size(), 2) + little_endian(0, 2);
}

std::string local_header(std::string_view name, std::uint32_t checksum, std::uint64_t size) {
    return std::string(local_signature) + described(name, checksum, size) + std::string(name);
}

std::string directory_entry(std::string_view name, std::uint32_t checksum, std::uint64_t size,
                            std::uint64_t offset) {
    return std::string(directory_signature) + little_endian(20, 2) +
           described(name, checksum, size) + std::string(10, '\0') + little_endian(offset, 4) +
           std::string(name);
}

std::string end_record(std::size_t parts, std::size_t directory_bytes, std::uint64_t offset) {
    return std::string(end_signature) + std::string(4, '\0') + little_endian(parts, 2) +
           little_endian(parts, 2) + little_endian(directory_bytes, 4) + little_endian(offset, 4) +
           std::string(2, '\0');
}

Problem bad_zip(std::uint64_t offset) {
    const auto at = std::to_string(offset);
    return {.kind = ProblemKind::invalid,
            .code = "proof.bad_zip",
            .vi = "Tệp zip bị hỏng, bị cắt hoặc đã được đóng gói lại (byte " + at +
                  "). Hãy dùng nguyên tệp đã kết xuất.",
            .en = "The zip is damaged, cut or was packed anew (byte " + at +
                  "). Use the file as it was exported."};
}

}  // namespace

Result<void> StoredZipWriter::add(std::string_view name, std::string_view bytes) {
    const auto own = local_header_bytes + 2 * name.size() + bytes.size() + directory_entry_bytes;
    if (parts_ == zip_parts_max || bytes.size() > zip_part_bytes_max ||
        offset_ + directory_.size() + own + end_bytes > bytes_max_) {
        return Problem{.kind = ProblemKind::too_large,
                       .code = "proof.export_too_large",
                       .vi =
                           "Hồ sơ quá lớn cho một tệp chứng minh. Hãy nhờ quản trị kết xuất bằng "
                           "dòng lệnh, hoặc kết xuất toàn bộ nhật ký.",
                       .en =
                           "The dossier is too large for one file of proofs. Have it exported "
                           "on the command line, or export the whole log."};
    }
    const auto checksum = checksum_of(bytes);
    const auto header = local_header(name, checksum, bytes.size());
    directory_ += directory_entry(name, checksum, bytes.size(), offset_);
    sink_(header);
    sink_(bytes);
    offset_ += header.size() + bytes.size();
    ++parts_;
    return {};
}

void StoredZipWriter::finish() {
    sink_(directory_);
    sink_(end_record(parts_, directory_.size(), offset_));
}

Result<StoredZip> StoredZip::open(ReadAt read_at, std::uint64_t size) {
    StoredZip zip(std::move(read_at));
    std::string directory;
    std::uint64_t offset = 0;
    for (; zip.names_.size() <= zip_parts_max;) {
        const auto header = zip.read_at_(offset, local_header_bytes);
        if (!header) {
            return bad_zip(offset);
        }
        if (!header->starts_with(local_signature)) {
            break;
        }
        const std::string_view fields = *header;
        const Part part{.offset = offset + local_header_bytes +
                                  from_little_endian(fields.substr(name_size_at, 2)),
                        .size = from_little_endian(fields.substr(size_at, 4)),
                        .checksum = static_cast<std::uint32_t>(
                            from_little_endian(fields.substr(checksum_at, 4)))};
        const auto name_size = part.offset - offset - local_header_bytes;
        const auto name = name_size > zip_name_bytes_max
                              ? std::nullopt
                              : zip.read_at_(offset + local_header_bytes, name_size);
        if (!name || part.size > zip_part_bytes_max || part.offset + part.size > size ||
            *header + *name != local_header(*name, part.checksum, part.size) ||
            !zip.parts_.emplace(*name, part).second) {
            return bad_zip(offset);
        }
        zip.names_.push_back(*name);
        directory += directory_entry(*name, part.checksum, part.size, offset);
        offset = part.offset + part.size;
    }
    const auto tail = directory + end_record(zip.names_.size(), directory.size(), offset);
    if (zip.names_.size() > zip_parts_max || size - offset != tail.size() ||
        zip.read_at_(offset, tail.size()) != tail) {
        return bad_zip(offset);
    }
    return zip;
}

std::optional<std::string> StoredZip::read(const std::string& name) const {
    const auto found = parts_.find(name);
    if (found == parts_.end()) {
        return std::nullopt;
    }
    auto bytes = read_at_(found->second.offset, found->second.size);
    if (!bytes || checksum_of(*bytes) != found->second.checksum) {
        return std::nullopt;
    }
    return bytes;
}

}  // namespace phanbien::audit
