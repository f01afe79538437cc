#include "adapters/storage/log_pieces.hpp"

#include "adapters/storage/connection.hpp"

namespace phanbien::storage {

void LogPieces::make_room(std::uint64_t position) {
    if (position < end_) {
        return;
    }
    end_ = end_of_last();
    while (position >= end_) {
        const auto start = end_;
        add(start, start + log_piece_events);
        end_ = start + log_piece_events;
    }
}

// As PostgreSQL spells the range: FOR VALUES FROM ('0') TO ('8388608').
std::uint64_t LogPieces::end_of_last() const {
    return std::stoull(connection_.ask(
        "SELECT CAST(COALESCE(MAX(CAST(substring(pg_get_expr(c.relpartbound, c.oid) FROM "
        "'TO \\(''?([0-9]+)') AS BIGINT)), 0) AS TEXT) FROM pg_inherits i JOIN pg_class c ON c.oid "
        "= i.inhrelid WHERE i.inhparent = CAST('event' AS regclass)"));
}

// Made beside and then attached, which waits for no reader.
void LogPieces::add(std::uint64_t start, std::uint64_t end) {
    const auto name = "event_" + std::to_string(start);
    connection_.execute("CREATE TABLE " + name + " (LIKE event INCLUDING DEFAULTS)");
    connection_.execute("CREATE UNIQUE INDEX " + name + "_of_dossier ON " + name +
                        " (dossier, sequence)");
    connection_.execute("ALTER TABLE event ATTACH PARTITION " + name + " FOR VALUES FROM (" +
                        std::to_string(start) + ") TO (" + std::to_string(end) + ")");
}

}  // namespace phanbien::storage
