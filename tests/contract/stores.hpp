// The store under contract: it makes an empty one, on SQLite or, where the tests were given a
// server, on PostgreSQL, and can close and open it again. Another implementation that is no
// database joins the suite by a struct of its own in `Stores`.
#pragma once

#include <memory>
#include <string>
#include <tuple>

#include "tests/contract/temporary_data.hpp"

namespace phanbien::contract {

struct OnDatabase {
    TemporaryDirectory directory;
    TemporaryDatabase database;
    storage::DataPlace place{directory.path(), database.url()};
    std::unique_ptr<runtime::Store> store = storage::open_store(place);

    void reopen() {
        store.reset();
        store = storage::open_store(place);
    }

    // What no question tells: every row of the table, with its number.
    std::string directories_kept() const {
        const auto connection = beside(place);
        return connection->ask("SELECT MIN(sequence || ' ' || text) FROM directory") + ", " +
               connection->ask("SELECT CAST(COUNT(*) AS TEXT) FROM directory");
    }
};

using Stores = std::tuple<OnDatabase>;

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
