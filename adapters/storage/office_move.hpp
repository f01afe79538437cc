// A whole office from one database to another: SQLite to PostgreSQL, back, or the same kind again.
//
//     OfficeMove move(from, to);
//     move.copy(…);      // goes on where an earlier run ended; a row, once there, is not looked at
//     move.compare(…);   // every row on both sides, and the log's root
//     … what else the caller holds against move.moved() …
//     move.finish();
//
// The source is this process's own as for writing, and is not changed. Until finish() the target is
// marked (unfinished_move.hpp), and no store opens on it. Its rows themselves tell how far an
// earlier run came: they arrive in the order of their keys, a page in each transaction.
//
// What does not stand in the database stays where it is: the log's key. One thread.
//
// Throws StoreFailure: busy where a phanbien works with one of the places; broken, with the reason
// in both languages, where the source has no office or is not at this program's version, where the
// target holds anything but an unfinished move of this office as it stands now, and where rows
// differ.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string_view>

#include "adapters/storage/data_place.hpp"
#include "engine/audit/sha256.hpp"

namespace phanbien::storage {

// Rows of one table that are done, of so many.
struct MoveProgress {
    std::string_view table;
    std::uint64_t rows = 0;
    std::uint64_t of = 0;
};

struct MovedOffice {
    std::uint64_t tables = 0;
    std::uint64_t rows = 0;
    std::uint64_t log_size = 0;
    audit::Hash root{};  // the same on both sides
};

class OfficeMove {
  public:
    using Told = std::function<void(const MoveProgress&)>;

    // Makes what is missing at the target, and marks it.
    OfficeMove(const DataPlace& from, const DataPlace& to);
    ~OfficeMove();
    OfficeMove(const OfficeMove&) = delete;
    OfficeMove& operator=(const OfficeMove&) = delete;

    // Whether the target holds rows of an earlier run.
    bool goes_on() const;

    // `told` after every page.
    void copy(const Told& told);
    MovedOffice compare(const Told& told);

    // The target, for reading only.
    std::unique_ptr<runtime::Store> moved();

    void finish();

  private:
    struct Side;

    void require_source() const;
    void prepare_target();

    std::unique_ptr<Side> from_;
    std::unique_ptr<Side> to_;
    bool goes_on_ = false;
};

}  // namespace phanbien::storage
