// The stores under contract: each makes an empty one and can close and open it again. Another
// implementation joins the suite by a struct of its own in `Stores`.
#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <tuple>

#include "adapters/storage/connection.hpp"
#include "adapters/storage/sqlite_store.hpp"

namespace phanbien::contract {

// A directory that vanishes with the test.
class TemporaryDirectory {
  public:
    TemporaryDirectory() {
        auto name = (std::filesystem::temp_directory_path() / "phanbien-XXXXXX").string();
        path_ = ::mkdtemp(name.data());
    }
    ~TemporaryDirectory() { std::filesystem::remove_all(path_); }
    TemporaryDirectory(const TemporaryDirectory&) = delete;
    TemporaryDirectory& operator=(const TemporaryDirectory&) = delete;

    const std::filesystem::path& path() const { return path_; }

  private:
    std::filesystem::path path_;
};

struct OnSqlite {
    TemporaryDirectory directory;
    std::unique_ptr<runtime::Store> store = storage::open_sqlite_store(directory.path());

    void reopen() {
        store.reset();
        store = storage::open_sqlite_store(directory.path());
    }

    // What no question tells: every row of the table, with its number.
    std::string directories_kept() const {
        storage::Connection connection(directory.path() / "phanbien.db",
                                       storage::Connection::Use::reading);
        return connection.ask("SELECT GROUP_CONCAT(sequence || ' ' || text) FROM directory");
    }
};

using Stores = std::tuple<OnSqlite>;

inline Instant at(std::int64_t microseconds) {
    return Instant(std::chrono::microseconds(microseconds));
}

inline runtime::StoredEvent event(std::uint64_t position, const std::string& dossier,
                                  std::uint64_t sequence) {
    return {.position = position,
            .dossier = DossierId(dossier),
            .sequence = sequence,
            .leaf = "{\"leaf\":" + std::to_string(position) + "}",
            .payload = "{\"tên\":\"Điều 5 'đ'\"}",
            .hash = std::string(64, 'a')};
}

// A dossier with its parties, ready to be listed.
inline dossier::Projection projection(const std::string& id, std::int64_t created) {
    dossier::Projection projection;
    auto& row = projection.dossier;
    row.id = DossierId(id);
    row.revision = 3;
    row.code = "PB-2026-" + std::to_string(created % 10'000);
    row.title = "Nghị quyết " + id;
    row.draft_kind = "resolution";
    row.draft_code = "12/TTr-SNV";
    row.draft_code_key = "12/ttr-snv";
    row.host = OrganisationId("front");
    row.drafting_body = OrganisationId("body");
    row.workflow = "phan-bien";
    row.workflow_hash = "hash";
    row.states = "review.written review.dialogue";
    row.search_text = "nghi quyet ve duong giao thong " + id;
    row.created_at = at(created);
    row.changed_at = at(created + 5);
    projection.parties = {
        {row.host, "leader"}, {row.host, "registrar"}, {row.drafting_body, "drafter"}};
    return projection;
}

template <class Work>
void write(runtime::Store& store, const Work& work) {
    const auto writing = store.begin();
    work(*writing);
    writing->commit();
}

}  // namespace phanbien::contract
