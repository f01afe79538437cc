#include "adapters/storage/sqlite_failure.hpp"

#include <soci/sqlite3/soci-sqlite3.h>

#include <cerrno>
#include <string_view>

namespace phanbien::storage {
namespace {

using runtime::StoreFailure;

constexpr std::string_view damaged_file =
    "\ntệp cơ sở dữ liệu bị hỏng: hãy giữ nó lại, rồi khôi phục thư mục dữ liệu từ bản sao lưu gần "
    "nhất\nthe database file is damaged: keep it, then restore the data folder from the newest "
    "backup";

// SQLite's own code of an error, without the extension; SQLITE_ERROR when SOCI itself complained.
int sqlite_code_of(const soci::soci_error& error) {
    const auto* own = dynamic_cast<const soci::sqlite3_soci_error*>(&error);
    return own == nullptr ? SQLITE_ERROR : own->result() & 0xff;
}

}  // namespace

void throw_sqlite_failure(const soci::soci_error& error, int system_error, Moment moment) {
    // Without SOCI's context, which repeats the parameters and so what people wrote.
    const auto what = "database: " + error.get_error_message();
    switch (sqlite_code_of(error)) {
        case SQLITE_CORRUPT:
        case SQLITE_NOTADB:
            throw StoreFailure(StoreFailure::Kind::broken, what + std::string(damaged_file));
        case SQLITE_FULL:
            throw StoreFailure(StoreFailure::Kind::full, what);
        case SQLITE_BUSY:
        case SQLITE_LOCKED:
            throw StoreFailure(StoreFailure::Kind::busy, what);
        case SQLITE_IOERR:
            // Growing a file on a full disk; after a failed fsync nothing is certain any more.
            if (system_error == ENOSPC && moment == Moment::statement) {
                throw StoreFailure(StoreFailure::Kind::full, what);
            }
            break;
        case SQLITE_CONSTRAINT:
        case SQLITE_MISMATCH:
        case SQLITE_TOOBIG:
            if (moment == Moment::statement) {
                throw std::logic_error(what);
            }
            break;
        default:
            break;
    }
    throw StoreFailure(StoreFailure::Kind::broken, what);
}

}  // namespace phanbien::storage
