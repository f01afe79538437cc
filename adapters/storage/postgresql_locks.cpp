#include "adapters/storage/postgresql_locks.hpp"

namespace phanbien::storage {
namespace {

constexpr int locks_of_phanbien = 0x7068616e;  // "phan", the first half of each lock's key
constexpr int office_lock = 1;
constexpr int start_lock = 2;
constexpr int turn_lock = 3;
constexpr int duty_lock = 4;

constexpr const char* lock_alone = "pg_advisory_lock";
constexpr const char* lock_shared = "pg_advisory_lock_shared";

std::string call(const std::string& function, int lock) {
    return function + "(" + std::to_string(locks_of_phanbien) + ", " + std::to_string(lock) + ")";
}

}  // namespace

bool OfficeLocks::enter(Sharing sharing) {
    if (sharing == Sharing::alone) {
        return enter_again(sharing);
    }
    if (!take(lock_alone, start_lock, start_wait_ms)) {
        return false;
    }
    starting_ = true;
    return take(lock_shared, office_lock, office_wait_ms);
}

bool OfficeLocks::enter_again(Sharing sharing) {
    alone_ = sharing == Sharing::alone;
    return take(alone_ ? lock_alone : lock_shared, office_lock, office_wait_ms);
}

std::string OfficeLocks::turn() {
    return "SELECT " + call("pg_advisory_xact_lock", turn_lock);
}

// Who is alone while it starts stays so until the others may.
bool OfficeLocks::is_alone() {
    if (!alone_ && starting_) {
        alone_ = try_to_take(office_lock);
    }
    return alone_;
}

void OfficeLocks::others_may_start() {
    if (!starting_) {
        return;
    }
    if (alone_) {
        give_back(office_lock);  // and shares it still
        alone_ = false;
    }
    give_back(start_lock);
    starting_ = false;
}

bool OfficeLocks::has_duty() {
    duty_ = duty_ || try_to_take(duty_lock);
    return duty_;
}

bool OfficeLocks::take(const char* function, int lock, int wait_ms) {
    connection_.execute("SET lock_timeout = " + std::to_string(wait_ms));
    try {
        connection_.ask("SELECT 'taken' FROM " + call(function, lock));
    } catch (const ConnectionLost&) {
        throw;
    } catch (const runtime::StoreFailure& failure) {
        if (failure.kind() != runtime::StoreFailure::Kind::busy) {
            throw;
        }
        return false;
    }
    connection_.execute("SET lock_timeout = " + std::to_string(lock_timeout_ms));
    return true;
}

bool OfficeLocks::try_to_take(int lock) {
    return connection_.ask("SELECT CAST(" + call("pg_try_advisory_lock", lock) + " AS TEXT)") ==
           "true";
}

void OfficeLocks::give_back(int lock) {
    connection_.ask("SELECT CAST(" + call("pg_advisory_unlock", lock) + " AS TEXT)");
}

}  // namespace phanbien::storage
