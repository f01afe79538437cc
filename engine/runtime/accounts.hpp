// Accounts: sign-in, sessions, passwords, and the accounts of an office.
//
// Rules of the security baseline (shared facts in README's security section): Argon2id, lock after
// 5 failures for 12 hours, an unknown user costs the same time, sessions of 256 random bits of
// which only the hash is stored, idle 15 minutes and at most 12 hours. Every change is also an
// event of the office's log. Calls block (they hash or wait for the commit): handler threads only.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "engine/runtime/clock.hpp"
#include "engine/runtime/committer.hpp"
#include "engine/runtime/store.hpp"

namespace phanbien::runtime {

inline constexpr int failures_until_lock = 5;
inline constexpr std::chrono::hours lock_time{12};
inline constexpr std::chrono::minutes idle_time_max{15};
inline constexpr std::chrono::hours session_time_max{12};
inline constexpr std::size_t password_length_min = 8;    // of four classes: a A 0 and others
inline constexpr std::size_t password_length_max = 200;  // bytes
inline constexpr std::size_t username_length_max = 64;
inline constexpr std::size_t roles_per_account_max = 16;
inline constexpr std::size_t sessions_per_account_max = 20;  // the oldest ends

struct SignedIn {
    std::string token;  // for the cookie; never stored
    Session session;
    people::Account account;
};

struct NewAccount {
    std::string username;
    std::string name;
    std::string post;
    OrganisationId organisation;
    std::vector<std::string> roles;
    std::string password;
    bool must_change_password = true;
};

class Accounts {
  public:
    // Where sessions are: in the store, or, where nothing can be written, in memory until the
    // process ends (stored ones still count).
    enum class Sessions { stored, remembered };
    struct Parts {
        Store& store;
        Committer& committer;
        Clock& clock;
        Random& random;
        PasswordHasher& hasher;
        Sessions sessions = Sessions::stored;
    };
    explicit Accounts(Parts parts);  // hashes once: about 33 ms
    ~Accounts();

    Result<SignedIn> sign_in(std::string_view username, std::string_view password,
                             std::string_view address, std::string_view agent);
    // The session behind a cookie, if it still lives; moves its last-seen time at most once a
    // minute.
    struct Present {
        Session session;
        people::Account account;
    };
    std::optional<Present> recognise(Reading& reading, std::string_view token);
    std::optional<Problem> sign_out(std::string_view token);
    std::optional<Problem> end_session(const AccountId& owner, std::string_view session_id);

    struct PasswordChange {
        AccountId account;
        std::string_view old_password;
        std::string_view new_password;
        std::string_view address;            // whence it is asked
        std::string_view kept_session = {};  // token hash of the one that does not end
    };
    // By its owner. Whoever sits at an open session may know no password: a wrong one counts, and
    // locks, as at sign-in.
    std::optional<Problem> change_password(const PasswordChange& wanted);
    // The first organisation and its first account, together or not at all. Refuses, with
    // office_begun(), once there is any account; account.organisation is not read.
    Result<AccountId> begin_office(const people::Organisation& organisation,
                                   const NewAccount& account);
    // By an administrator: `by` is recorded.
    Result<AccountId> create(const NewAccount& account, const AccountId& by);
    // Name, post, roles, and whether it is active; everything else stays as it is.
    std::optional<Problem> update(const people::Account& wanted, const AccountId& by);
    std::optional<Problem> reset_password(const AccountId& account, std::string_view password,
                                          const AccountId& by);
    std::optional<Problem> unlock(const AccountId& account, const AccountId& by);
    std::optional<Problem> put_organisation(const people::Organisation& organisation,
                                            const AccountId& by);
    // True while no account exists: the first administrator may then be made without a session.
    bool empty(Reading& reading);

  private:
    struct Inside;
    using Beginning = std::optional<people::Organisation>;
    Result<AccountId> make(const NewAccount& account, const AccountId& by,
                           const Beginning& beginning);
    void write_organisation(Writing& writing, const people::Organisation& organisation,
                            const AccountId& by);

    std::optional<Session> live_session(Reading& reading, const std::string& token_hash,
                                        Instant now);
    std::optional<StoredAccount> stored(const AccountId& id);
    std::optional<StoredAccount> stored_by_username(std::string_view username);
    bool matches(std::string_view password, const std::string& hash);
    std::string hash(std::string_view password);
    bool is_locked(const std::string& username, const std::optional<StoredAccount>& account,
                   Instant now);
    void note_failure(const std::string& username, const std::optional<StoredAccount>& account,
                      Instant now);
    Result<SignedIn> open_session(const StoredAccount& account, std::string_view address,
                                  std::string_view agent, Instant now);
    // Runs a change on the committer's thread and waits; it may refuse, and writes nothing then.
    using Change = std::function<std::optional<Problem>(Writing&)>;
    std::optional<Problem> commit(const Change& change);
    // The same for an existing account, read in the same transaction and recorded as `act`.
    using Edit = std::function<std::optional<Problem>(Writing&, StoredAccount&)>;
    std::optional<Problem> change(const AccountId& account, const AccountId& by,
                                  const std::string& act, const Edit& edit);

    Parts parts_;
    std::unique_ptr<Inside> inside_;
};

// Said to whoever would begin an office that has begun.
Problem office_begun();

// nullopt when the password is good enough; else what is wrong with it.
std::optional<Problem> weakness_of(std::string_view password, std::string_view username);

}  // namespace phanbien::runtime
