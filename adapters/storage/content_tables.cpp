#include "adapters/storage/content_tables.hpp"

#include <openssl/evp.h>

#include <algorithm>

#include "engine/audit/sha256.hpp"

namespace phanbien::storage {
namespace {

std::string base64_of(std::string_view bytes) {
    std::string text(4 * ((bytes.size() + 2) / 3) + 1, '\0');  // OpenSSL writes a NUL behind it
    const int size = EVP_EncodeBlock(reinterpret_cast<unsigned char*>(text.data()),
                                     reinterpret_cast<const unsigned char*>(bytes.data()),
                                     static_cast<int>(bytes.size()));
    text.resize(static_cast<std::size_t>(size));
    return text;
}

void append_decoded(std::string& bytes, std::string_view base64) {
    const auto before = bytes.size();
    bytes.resize(before + base64.size());
    const int size = EVP_DecodeBlock(reinterpret_cast<unsigned char*>(bytes.data() + before),
                                     reinterpret_cast<const unsigned char*>(base64.data()),
                                     static_cast<int>(base64.size()));
    if (size < 0) {
        throw_unreadable("file: its stored text is no base64");
    }
    // Padding decodes to zero bytes that are not the file's.
    const auto padding = base64.size() - (base64.find_last_not_of('=') + 1);
    bytes.resize(before + static_cast<std::size_t>(size) - padding);
    // OpenSSL passes over spaces, equals signs and spare bits that nobody wrote.
    if (base64_of(std::string_view(bytes).substr(before)) != base64) {
        throw_unreadable("file: its stored text was changed");
    }
}

boost::json::object to_json(const dossier::StoredFile::Draft& draft) {
    boost::json::array provisions;
    for (const auto& provision : draft.provisions) {
        provisions.push_back(boost::json::array{provision.eid, provision.label});
    }
    return {{"outline", draft.outline.text()},
            {"counts", draft.counts},
            {"warnings", draft.warnings},
            {"provisions", std::move(provisions)}};
}

dossier::StoredFile::Draft draft_of(const boost::json::object& json) {
    dossier::StoredFile::Draft draft;
    draft.outline = FileHash(std::string(json.at("outline").as_string()));
    draft.counts = json.at("counts").as_object();
    draft.warnings = json.at("warnings").to_number<int>();
    for (const auto& provision : json.at("provisions").as_array()) {
        const auto& pair = provision.as_array();
        draft.provisions.push_back({.eid = std::string(pair.at(0).as_string()),
                                    .label = std::string(pair.at(1).as_string())});
    }
    return draft;
}

}  // namespace

ContentTables::ContentTables(Connection& connection)
    : kept(connection,
           "SELECT hash FROM content WHERE hash > :after ORDER BY hash LIMIT :count_max"),
      file_(
          connection,
          "SELECT hash, name, media_type, size, uploaded_by, draft FROM upload WHERE hash = :hash "
          "ORDER BY uploaded_by = :by DESC, uploaded_at, uploaded_by LIMIT 1"),
      put_file_(
          connection,
          "INSERT INTO upload (hash, name, media_type, size, uploaded_by, draft, uploaded_at) "
          "VALUES (:hash, :name, :media_type, :size, :by, :draft, :at) ON CONFLICT (hash, "
          "uploaded_by) DO UPDATE SET name = excluded.name, media_type = excluded.media_type, "
          "draft = excluded.draft, uploaded_at = excluded.uploaded_at"),
      size_(connection, "SELECT size FROM content WHERE hash = :hash"),
      put_content_(connection, "INSERT INTO content (hash, size) VALUES (:hash, :size)"),
      chunks_(connection, "SELECT base64 FROM content_chunk WHERE hash = :hash ORDER BY number"),
      put_chunk_(connection,
                 "INSERT INTO content_chunk (hash, number, base64) VALUES (:hash, :number, :text)"),
      drafts_(connection, "SELECT draft FROM upload WHERE hash = :hash AND draft IS NOT NULL"),
      remove_chunks_(connection, "DELETE FROM content_chunk WHERE hash = :hash"),
      remove_uploads_(connection, "DELETE FROM upload WHERE hash = :hash"),
      remove_content_(connection, "DELETE FROM content WHERE hash = :hash"),
      put_unnamed_(connection,
                   "INSERT INTO unnamed_content (hash, at) VALUES (:hash, :at) ON CONFLICT (hash) "
                   "DO UPDATE SET at = excluded.at"),
      renew_unnamed_(connection,
                     "UPDATE unnamed_content SET at = :at WHERE hash = :hash AND at < :again"),
      unnamed_(connection, "SELECT hash FROM unnamed_content WHERE hash = :hash"),
      remove_unnamed_(connection, "DELETE FROM unnamed_content WHERE hash = :hash"),
      oldest_unnamed_(connection,
                      "SELECT u.hash, c.size FROM unnamed_content u JOIN content c ON c.hash = "
                      "u.hash WHERE u.at < :before ORDER BY u.at LIMIT 1") {}

std::optional<dossier::StoredFile> ContentTables::file(const FileHash& hash, const AccountId& by) {
    auto row = file_.first(hash, by);
    if (!row) {
        return std::nullopt;
    }
    auto& [ref, uploaded_by, draft] = *row;
    dossier::StoredFile file{
        .file = std::move(ref), .uploaded_by = std::move(uploaded_by), .draft = {}};
    if (draft) {
        file.draft = draft_of(*draft);
    }
    return file;
}

std::optional<std::string> ContentTables::bytes(const FileHash& hash) {
    const auto size = size_.first(hash);
    if (!size) {
        return std::nullopt;
    }
    std::string bytes;
    for (const auto& chunk : chunks_.all(hash)) {
        append_decoded(bytes, chunk);
    }
    if (bytes.size() != *size || audit::sha256_hex(bytes) != hash.text()) {
        throw_unreadable("file: its bytes are not those of its hash");
    }
    return bytes;
}

void ContentTables::put(const dossier::StoredFile& file, std::string_view bytes,
                        std::string_view outline, Instant at) {
    const auto& hash = file.file.hash;
    const auto of_outlines = at + std::chrono::microseconds(1);
    put_content(hash, bytes, at);
    if (file.draft) {
        put_content(file.draft->outline, outline, of_outlines);
    }
    put_file_.run(file.file, file.uploaded_by,
                  file.draft ? std::optional(to_json(*file.draft)) : std::nullopt, at);
    // What was read from it for anybody goes after it, or stays with it.
    const bool is_unnamed = unnamed_.first(hash).has_value();
    for (const auto& read : outlines(hash)) {
        if (is_unnamed) {
            renew_unnamed_.run(of_outlines, read, of_outlines);
        } else {
            remove_unnamed_.run(read);
        }
    }
}

std::vector<FileHash> ContentTables::outlines(const FileHash& hash) {
    std::vector<FileHash> out;
    for (const auto& draft : drafts_.all(hash)) {
        const auto outline = draft_of(*draft).outline;
        if (std::ranges::find(out, outline) == out.end()) {
            out.push_back(outline);
        }
    }
    return out;
}

void ContentTables::remove(const FileHash& hash) {
    remove_chunks_.run(hash);
    remove_uploads_.run(hash);
    remove_content_.run(hash);
    remove_unnamed_.run(hash);
}

void ContentTables::keep(const FileHash& hash) {
    if (!unnamed_.first(hash)) {
        return;  // nor is what was read from it
    }
    for (const auto& read : outlines(hash)) {
        remove_unnamed_.run(read);
    }
    remove_unnamed_.run(hash);
}

std::size_t ContentTables::forget_unused(Instant before, std::size_t bytes) {
    std::size_t forgotten = 0;
    while (forgotten < bytes) {
        const auto oldest = oldest_unnamed_.first(before);
        if (!oldest) {
            break;
        }
        const auto& [hash, size] = *oldest;
        remove(hash);
        forgotten += std::max(size, chunk_bytes);
    }
    return forgotten;
}

void ContentTables::put_content(const FileHash& hash, std::string_view bytes, Instant at) {
    if (audit::sha256_hex(bytes) != hash.text()) {
        throw std::logic_error("content stored under a hash that is not its own");
    }
    if (size_.first(hash)) {
        renew_unnamed_.run(at, hash, at);
        return;
    }
    put_content_.run(hash, bytes.size());
    put_unnamed_.run(hash, at);
    for (std::size_t number = 0; number * chunk_bytes < bytes.size(); ++number) {
        put_chunk_.run(hash, number, base64_of(bytes.substr(number * chunk_bytes, chunk_bytes)));
    }
}

}  // namespace phanbien::storage
