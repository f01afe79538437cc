#include "adapters/storage/postgresql_failure.hpp"

#include <soci/postgresql/soci-postgresql.h>

#include <string_view>

namespace phanbien::storage {
namespace {

using Failure = runtime::StoreFailure;

constexpr std::string_view damaged_cluster =
    "\ncơ sở dữ liệu PostgreSQL bị hỏng: hãy giữ nó lại, rồi khôi phục từ bản sao lưu gần "
    "nhất\nthe "
    "PostgreSQL database is damaged: keep it, then restore it from the newest backup";

std::string sqlstate_of(const soci::soci_error& error) {
    const auto* own = dynamic_cast<const soci::postgresql_soci_error*>(&error);
    return own == nullptr ? std::string{} : own->sqlstate();
}

// The first line says what happened; further ones, and what is said of data that do not fit, may
// repeat what people wrote.
std::string told(const soci::soci_error& error, std::string_view state) {
    const auto message = error.get_error_message();
    if (state.empty()) {
        return "database: " + message;  // of a connection that never was
    }
    const bool repeats_data = state.starts_with("22");
    return "database: " + std::string(state) + " " +
           (repeats_data ? "data that do not fit" : message.substr(0, message.find('\n')));
}

// The server is shut down, starts, or gave this connection up.
bool says_goodbye(std::string_view state) {
    return state.starts_with("08") || state.starts_with("57P") || state == "40003" ||
           state == "25P03";
}

// Rolled back, and worth another try: serialization, deadlock, a lock not had in time, a statement
// that took too long, too many connections, no memory; a server that only follows another one.
bool is_busy(std::string_view state) {
    return state.starts_with("40") || state == "55P03" || state == "57014" || state == "53200" ||
           state == "53300" || state == "25006";
}

// Breaks a constraint, does not fit its column, or is too large.
bool is_our_mistake(std::string_view state) {
    return state.starts_with("23") || state.starts_with("22") || state.starts_with("54");
}

}  // namespace

void throw_postgresql_failure(const soci::soci_error& error, Link link, Moment moment) {
    const auto state = sqlstate_of(error);
    const auto what = told(error, state);
    if (state == "XX001" || state == "XX002") {
        throw Failure(Failure::Kind::broken, what + std::string(damaged_cluster));
    }
    if (link == Link::down || says_goodbye(state)) {
        if (moment == Moment::commit) {
            throw Failure(Failure::Kind::unknown, what + "; it is not known what was committed");
        }
        throw ConnectionLost(what);
    }
    if (is_busy(state)) {
        throw Failure(Failure::Kind::busy, what);
    }
    if (state == "53100") {
        throw Failure(Failure::Kind::full, what);
    }
    if (is_our_mistake(state) && moment == Moment::statement) {
        throw std::logic_error(what);
    }
    throw Failure(Failure::Kind::broken, what);
}

}  // namespace phanbien::storage
