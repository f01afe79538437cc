// Signing in and out, and the sessions in between. Changes to accounts are in account_changes.cpp.
#include "engine/runtime/accounts.hpp"

#include <algorithm>

#include "engine/audit/sha256.hpp"
#include "engine/runtime/accounts_inside.hpp"
#include "engine/runtime/network.hpp"
#include "engine/runtime/office.hpp"

namespace phanbien::runtime {
namespace {

constexpr std::chrono::minutes seen_again_after{1};  // how exactly the last-seen time is kept

Problem wrong_name_or_password() {
    return {.kind = ProblemKind::unauthenticated,
            .code = "sign_in.wrong",
            .vi =
                "Tên đăng nhập hoặc mật khẩu không đúng. Sau 5 lần sai, tài khoản bị khóa 12 "
                "giờ.",
            .en =
                "The user name or the password is wrong. After 5 failures the account is locked "
                "for 12 hours."};
}

// Work that nobody waits for.
class DetachedJob final : public Job {
  public:
    explicit DetachedJob(std::function<void(Writing&)> work) : work_(std::move(work)) {}
    void run(Writing& writing) override { work_(writing); }
    void finish(std::optional<Problem>) override {}

  private:
    std::function<void(Writing&)> work_;
};

// A full queue drops it: the same happens again with the next request or try.
void run_detached(Committer& committer, std::function<void(Writing&)> work) {
    static_cast<void>(committer.submit(std::make_unique<DetachedJob>(std::move(work))));
}

bool alive(const Session& session, Instant now) {
    return now - session.last_seen_at < idle_time_max && now - session.opened_at < session_time_max;
}

// Removes what has expired, and the oldest beyond the limit less the one about to come.
void make_room(Writing& writing, const AccountId& account, Instant now) {
    auto sessions = writing.sessions_of(account);
    std::erase_if(sessions, [&](const Session& session) {
        if (!alive(session, now)) {
            writing.remove_session(session.token_hash);
            return true;
        }
        return false;
    });
    for (std::size_t i = 0; i + sessions_per_account_max < sessions.size() + 1; ++i) {
        writing.remove_session(sessions[i].token_hash);
    }
}

Journal::OfficeAct about_session(const std::string& act, const Session& session,
                                 const people::Account& account) {
    return {.act = act,
            .organisation = account.organisation,
            .actor = account.id,
            .details = {
                {"session", session.id}, {"address", session.address}, {"agent", session.agent}}};
}

// The first network of an account is no new place, but the one that others are new beside.
void note_place(Writing& writing, Journal& journal, const Session& session,
                const people::Account& account) {
    const auto network = network_of(session.address);
    const auto known = writing.networks_of(account.id);
    if (std::ranges::find(known, network) != known.end()) {
        return;
    }
    if (!known.empty()) {
        journal.append(writing, {.act = std::string(dossier::new_place_act),
                                 .organisation = account.organisation,
                                 .actor = account.id,
                                 .details = {{"session", session.id}, {"network", network}}});
    }
    writing.add_network({account.id, network});
}

void close_session(Writing& writing, Journal& journal, const Session& session) {
    writing.remove_session(session.token_hash);
    if (const auto owner = writing.account(session.account)) {
        journal.append(writing, about_session("session_closed", session, owner->account));
    }
}

}  // namespace

Problem locked_account() {
    return {.kind = ProblemKind::unauthenticated,
            .code = "sign_in.locked",
            .vi =
                "Tài khoản đang bị khóa vì nhập sai nhiều lần. Hãy thử lại sau 12 giờ hoặc nhờ "
                "người quản trị mở khóa.",
            .en =
                "The account is locked after too many failures. Try again after 12 hours, or ask "
                "an administrator to release it."};
}

Problem too_often(std::chrono::microseconds wait) {
    const auto whole = std::chrono::ceil<std::chrono::seconds>(wait);
    const auto seconds = std::to_string(whole.count());
    return {.kind = ProblemKind::too_many,
            .code = "sign_in.too_often",
            .vi = "Nhập mật khẩu quá nhiều lần trong một phút. Hãy đợi " + seconds +
                  " giây rồi thử lại.",
            .en = "A password was entered too many times within a minute. Wait " + seconds +
                  " seconds, then try again.",
            .wait = whole};
}

std::string fresh_secret(Random& random) {
    std::array<unsigned char, 32> bytes;
    random.fill(bytes);
    return audit::to_hex(bytes);
}

std::string lower_ascii(std::string_view text) {
    std::string lower(text);
    for (char& c : lower) {
        c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    }
    return lower;
}

Accounts::Accounts(Parts parts) : parts_(parts), inside_(std::make_unique<Inside>(parts)) {
    inside_->nobodys_hash = parts_.hasher.hash_of_nothing();
}

Accounts::~Accounts() = default;

Result<SignedIn> Accounts::sign_in(std::string_view username, std::string_view password,
                                   std::string_view address, std::string_view agent) {
    const auto now = parts_.clock.now();
    const auto name = lower_ascii(username.substr(0, username_length_max + 1));
    if (const auto wait = inside_->guard.refuse(name, address, now)) {
        return too_often(*wait);
    }
    const auto account = stored_by_username(name);
    if (is_locked(name, account, now)) {
        return locked_account();
    }
    const bool known = account && account->account.active;
    const bool right = matches(password, known ? account->password_hash : inside_->nobodys_hash);
    if (!known || !right) {
        note_failure(name, account, now);
        return wrong_name_or_password();
    }
    inside_->guard.forget(name);
    return open_session(*account, address, agent, now);
}

bool Accounts::is_locked(const std::string& username, const std::optional<StoredAccount>& account,
                         Instant now) {
    return inside_->guard.locked(username, now, account ? noting_time_max : lock_time) ||
           (account && account->locked_until && now < *account->locked_until);
}

// Not waited for, so that a known name does not answer later than an unknown one.
void Accounts::note_failure(const std::string& username,
                            const std::optional<StoredAccount>& account, Instant now) {
    inside_->guard.failed(username, now);
    if (!account) {
        return;
    }
    run_detached(parts_.committer,
                 [&journal = inside_->journal, id = account->account.id, now](Writing& writing) {
                     auto stored = writing.account(id);
                     if (!stored || (stored->locked_until && now < *stored->locked_until)) {
                         return;
                     }
                     if (++stored->failures >= failures_until_lock) {
                         stored->failures = 0;
                         stored->locked_until = now + lock_time;
                         journal.append(writing, {.act = "account_locked",
                                                  .organisation = stored->account.organisation,
                                                  .actor = {},
                                                  .details = {{"account", id.text()}}});
                     }
                     writing.put_account(*stored);
                 });
}

Result<SignedIn> Accounts::open_session(const StoredAccount& account, std::string_view address,
                                        std::string_view agent, Instant now) {
    SignedIn in{.token = fresh_secret(parts_.random), .session = {}, .account = account.account};
    in.session = {.token_hash = audit::sha256_hex(in.token),
                  .id = {},
                  .account = account.account.id,
                  .csrf_token = fresh_secret(parts_.random),
                  .opened_at = now,
                  .last_seen_at = now,
                  .address = std::string(address),
                  .agent = std::string(agent.substr(0, 200))};
    if (parts_.sessions == Sessions::remembered) {
        in.session.id = fresh_secret(parts_.random);
        const std::lock_guard lock(inside_->remembered_mutex);
        std::erase_if(inside_->remembered,
                      [now](const auto& entry) { return !alive(entry.second, now); });
        inside_->remembered[in.session.token_hash] = in.session;
        return in;
    }
    const auto failure = commit([&](Writing& writing) -> std::optional<Problem> {
        auto stored = writing.account(account.account.id);
        // Somebody changed it while the password was being checked.
        if (!stored || !stored->account.active || stored->password_hash != account.password_hash) {
            return wrong_name_or_password();
        }
        if (stored->failures != 0 || stored->locked_until) {
            stored->failures = 0;
            stored->locked_until.reset();
            writing.put_account(*stored);
        }
        make_room(writing, stored->account.id, now);
        in.session.id = inside_->journal.ids().next_id();
        in.account = stored->account;
        writing.put_session(in.session);
        inside_->journal.append(writing,
                                about_session("session_opened", in.session, stored->account));
        note_place(writing, inside_->journal, in.session, stored->account);
        return std::nullopt;
    });
    if (failure) {
        return *failure;
    }
    return in;
}

std::optional<Accounts::Present> Accounts::recognise(Reading& reading, std::string_view token) {
    const auto now = parts_.clock.now();
    auto session = live_session(reading, audit::sha256_hex(token), now);
    if (!session) {
        return std::nullopt;
    }
    auto account = reading.account(session->account);
    if (!account || !account->account.active) {
        return std::nullopt;
    }
    if (now - session->last_seen_at >= seen_again_after) {
        run_detached(parts_.committer, [hash = session->token_hash, now](Writing& writing) {
            auto seen = writing.session(hash);
            if (seen && seen->last_seen_at < now) {
                seen->last_seen_at = now;
                writing.put_session(*seen);
            }
        });
    }
    return Present{.session = *std::move(session), .account = std::move(account->account)};
}

std::optional<Session> Accounts::live_session(Reading& reading, const std::string& token_hash,
                                              Instant now) {
    if (parts_.sessions == Sessions::remembered) {
        const std::lock_guard lock(inside_->remembered_mutex);
        const auto found = inside_->remembered.find(token_hash);
        if (found != inside_->remembered.end() && alive(found->second, now)) {
            found->second.last_seen_at = now;
            return found->second;
        }
    }
    auto session = reading.session(token_hash);
    return session && alive(*session, now) ? std::move(session) : std::nullopt;
}

std::optional<Problem> Accounts::sign_out(std::string_view token) {
    if (parts_.sessions == Sessions::remembered) {
        const std::lock_guard lock(inside_->remembered_mutex);
        if (inside_->remembered.erase(audit::sha256_hex(token)) > 0) {
            return std::nullopt;
        }
    }
    return commit([&](Writing& writing) -> std::optional<Problem> {
        if (const auto session = writing.session(audit::sha256_hex(token))) {
            close_session(writing, inside_->journal, *session);
        }
        return std::nullopt;
    });
}

std::optional<Problem> Accounts::end_session(const AccountId& owner, std::string_view session_id) {
    return commit([&](Writing& writing) -> std::optional<Problem> {
        for (const auto& session : writing.sessions_of(owner)) {
            if (session.id == session_id) {
                close_session(writing, inside_->journal, session);
                return std::nullopt;
            }
        }
        return Problem{.kind = ProblemKind::missing,
                       .code = "session.missing",
                       .vi = "Phiên làm việc này không còn.",
                       .en = "This session no longer exists."};
    });
}

std::optional<StoredAccount> Accounts::stored(const AccountId& id) {
    const std::lock_guard lock(inside_->reading_mutex);
    inside_->reading->refresh();
    auto account = inside_->reading->account(id);
    inside_->reading->refresh();  // let go of the snapshot
    return account;
}

std::optional<StoredAccount> Accounts::stored_by_username(std::string_view username) {
    const std::lock_guard lock(inside_->reading_mutex);
    inside_->reading->refresh();
    auto account = inside_->reading->account_by_username(username);
    inside_->reading->refresh();
    return account;
}

bool Accounts::matches(std::string_view password, const std::string& hash) {
    return inside_->slots.with_slot([&] {
        // Of an overlong password only the beginning is hashed, and it never matches.
        return parts_.hasher.matches(password.substr(0, password_length_max), hash) &&
               password.size() <= password_length_max;
    });
}

std::string Accounts::hash(std::string_view password) {
    return inside_->slots.with_slot([&] { return parts_.hasher.hash(password); });
}

std::optional<Problem> Accounts::commit(const Change& change) {
    std::optional<Problem> refusal;
    auto failure =
        run_and_wait(parts_.committer, [&](Writing& writing) { refusal = change(writing); });
    return failure ? failure : refusal;
}

}  // namespace phanbien::runtime
