// The tables content, content_chunk, upload and unnamed_content: bytes and the outlines read from
// them by their hash, names by hash and uploader, and what no event names yet. What is read is
// hashed again, so that a damaged page is never served as a document. Belongs to one connection;
// one thread at a time.
#pragma once

#include "adapters/storage/query.hpp"

namespace phanbien::storage {

inline constexpr std::size_t chunk_bytes = 48 * 1024;  // 64 KiB of base64

template <>
struct Fields<dossier::FileRef> {
    using F = dossier::FileRef;
    static constexpr auto members = std::tuple(&F::hash, &F::name, &F::media_type, &F::size);
};

class ContentTables {
  public:
    explicit ContentTables(Connection& connection);

    // As `by` uploaded it; where that account did not, as it was first uploaded.
    std::optional<dossier::StoredFile> file(const FileHash& hash, const AccountId& by);
    std::optional<std::string> bytes(const FileHash& hash);
    bool has(const FileHash& hash) { return size_.first(hash).has_value(); }
    void put(const dossier::StoredFile& file, std::string_view bytes, std::string_view outline,
             Instant at);
    // The outlines that were read from it, whoever uploaded it.
    std::vector<FileHash> outlines(const FileHash& hash);
    void remove(const FileHash& hash);
    // As Writing says them.
    void keep(const FileHash& hash);
    std::size_t forget_unused(Instant before, std::size_t bytes);

    Query<FileHash(FileHash, std::size_t)> kept;

  private:
    using Row = std::tuple<dossier::FileRef, AccountId, std::optional<boost::json::object>>;

    void put_content(const FileHash& hash, std::string_view bytes, Instant at);

    Query<Row(FileHash, AccountId)> file_;
    Query<void(dossier::FileRef, AccountId, std::optional<boost::json::object>, Instant)> put_file_;
    Query<std::size_t(FileHash)> size_;
    Query<void(FileHash, std::size_t)> put_content_;
    Query<std::string(FileHash)> chunks_;
    Query<void(FileHash, std::size_t, std::string)> put_chunk_;
    Query<std::optional<boost::json::object>(FileHash)> drafts_;
    Query<void(FileHash)> remove_chunks_;
    Query<void(FileHash)> remove_uploads_;
    Query<void(FileHash)> remove_content_;
    Query<void(FileHash, Instant)> put_unnamed_;
    Query<void(Instant, FileHash, Instant)> renew_unnamed_;
    Query<FileHash(FileHash)> unnamed_;
    Query<void(FileHash)> remove_unnamed_;
    Query<std::tuple<FileHash, std::size_t>(Instant)> oldest_unnamed_;
};

}  // namespace phanbien::storage
