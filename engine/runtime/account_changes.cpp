// Accounts and organisations of an office: made, changed, released, by an administrator or by their
// owner. Each change is written together with its event.
#include <algorithm>

#include "engine/dossier/limits.hpp"
#include "engine/kernel/json.hpp"
#include "engine/runtime/account_details.hpp"
#include "engine/runtime/accounts_inside.hpp"

namespace phanbien::runtime {
namespace {

constexpr std::size_t name_length_max = dossier::name_length_max;

// As the API counts it.
bool too_long(std::string_view name) {
    return code_points(name) > name_length_max;
}

// The account as it is now, and which of its roles it did not have before.
boost::json::object changed(const people::Account& before, const people::Account& after) {
    auto json = details_of(after);
    boost::json::array added;
    for (const auto& role : after.roles) {
        if (std::ranges::find(before.roles, role) == before.roles.end()) {
            added.emplace_back(role);
        }
    }
    if (!added.empty()) {
        json[dossier::roles_added_member] = std::move(added);
    }
    return json;
}

Problem invalid(std::vector<FieldProblem> fields) {
    return {.kind = ProblemKind::invalid,
            .code = "account.invalid",
            .vi = "Thông tin chưa hợp lệ: " + fields.front().vi,
            .en = "The information is not valid: " + fields.front().en,
            .fields = std::move(fields)};
}

bool is_username(std::string_view text) {
    return !text.empty() && text.size() <= username_length_max &&
           std::ranges::all_of(text, [](char c) {
               return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '.' || c == '_' ||
                      c == '-';
           });
}

// What is wrong with an account about to be written, its organisation apart; asks the store for its
// neighbours.
std::vector<FieldProblem> own_mistakes_in(const people::Account& account, Writing& writing) {
    std::vector<FieldProblem> mistakes;
    const auto complain = [&](std::string pointer, std::string vi, std::string en) {
        mistakes.push_back({std::move(pointer), std::move(vi), std::move(en)});
    };
    if (!is_username(account.username)) {
        complain("/username",
                 "tên đăng nhập gồm 1 đến 64 chữ thường không dấu, chữ số, dấu chấm hoặc gạch.",
                 "a user name has 1 to 64 lower-case letters, digits, dots or dashes.");
    } else if (const auto other = writing.account_by_username(account.username);
               other && other->account.id != account.id) {
        complain("/username", "tên đăng nhập này đã có người dùng.",
                 "this user name is already taken.");
    }
    if (account.name.empty() || too_long(account.name)) {
        complain("/name", "cần có họ tên, tối đa 300 ký tự.",
                 "a name is needed, at most 300 characters.");
    }
    if (too_long(account.post)) {
        complain("/post", "chức vụ quá dài.", "the post is too long.");
    }
    if (account.roles.size() > roles_per_account_max) {
        complain("/roles", "tối đa 16 vai trò.", "at most 16 roles.");
    }
    return mistakes;
}

std::vector<FieldProblem> mistakes_in(const people::Account& account, Writing& writing) {
    auto mistakes = own_mistakes_in(account, writing);
    if (!writing.organisation(account.organisation)) {
        mistakes.push_back({.pointer = "/organisation",
                            .vi = "không có tổ chức này.",
                            .en = "there is no such organisation."});
    }
    return mistakes;
}

std::optional<Problem> mistake_in(const people::Organisation& organisation) {
    if (organisation.id.empty() || organisation.name.empty() || too_long(organisation.name)) {
        return invalid({{.pointer = "/name",
                         .vi = "cần có tên tổ chức, tối đa 300 ký tự.",
                         .en = "a name is needed, at most 300 characters."}});
    }
    return std::nullopt;
}

bool administers(const people::Account& account) {
    return account.active &&
           std::ranges::find(account.roles, people::administrator_role) != account.roles.end();
}

// The office must not be left without anybody who can manage its accounts.
bool leaves_no_administrator(const people::Account& before, const people::Account& after,
                             Writing& writing) {
    return administers(before) && !administers(after) &&
           std::ranges::none_of(writing.accounts(), [&](const people::Account& other) {
               return other.id != after.id && administers(other);
           });
}

Problem last_administrator() {
    return {.kind = ProblemKind::conflict,
            .code = "account.last_administrator",
            .vi = "Đây là người quản trị cuối cùng. Hãy giao quyền quản trị cho người khác trước.",
            .en = "This is the last administrator. Make somebody else administrator first."};
}

OrganisationId organisation_of(const AccountId& by, const OrganisationId& otherwise,
                               Writing& writing) {
    const auto account = writing.account(by);
    return account ? account->account.organisation : otherwise;
}

void end_sessions(Writing& writing, const AccountId& account, std::string_view kept) {
    for (const auto& session : writing.sessions_of(account)) {
        if (session.token_hash != kept) {
            writing.remove_session(session.token_hash);
        }
    }
}

// The same problem, about another member of the request.
Problem about(std::string pointer, Problem problem) {
    for (auto& field : problem.fields) {
        field.pointer = pointer;
    }
    return problem;
}

Problem wrong_old_password() {
    const std::string vi = "Mật khẩu hiện tại không đúng. Sau 5 lần sai, tài khoản bị khóa 12 giờ.";
    const std::string en =
        "The present password is wrong. After 5 failures the account is locked for 12 hours.";
    return {.kind = ProblemKind::invalid,
            .code = "password.wrong",
            .vi = vi,
            .en = en,
            .fields = {{.pointer = "/old_password", .vi = vi, .en = en}}};
}

// The session goes on: whoever is signed in is not asked to sign in again.
Problem locked_password() {
    auto problem = locked_account();
    problem.kind = ProblemKind::forbidden;
    problem.code = "password.locked";
    return problem;
}

// A password that somebody else chose, or that must go, is not replaced by itself.
Problem same_password() {
    return {.kind = ProblemKind::invalid,
            .code = "password.same",
            .vi = "Mật khẩu mới phải khác mật khẩu hiện tại.",
            .en = "The new password must differ from the present one.",
            .fields = {{.pointer = "/new_password",
                        .vi = "Mật khẩu mới phải khác mật khẩu hiện tại.",
                        .en = "The new password must differ from the present one."}}};
}

}  // namespace

Problem missing_account() {
    return {.kind = ProblemKind::missing,
            .code = "account.missing",
            .vi = "Không có tài khoản này.",
            .en = "There is no such account."};
}

Problem office_begun() {
    return {.kind = ProblemKind::conflict,
            .code = "setup.done",
            .vi = "Hệ thống đã có quản trị viên. Hãy đăng nhập.",
            .en = "The office already has its administrator. Sign in."};
}

Result<AccountId> Accounts::create(const NewAccount& account, const AccountId& by) {
    return make(account, by, std::nullopt);
}

Result<AccountId> Accounts::begin_office(const people::Organisation& organisation,
                                         const NewAccount& account) {
    if (auto mistake = mistake_in(organisation)) {
        return *std::move(mistake);
    }
    return make(account, AccountId(), organisation);
}

Result<AccountId> Accounts::make(const NewAccount& account, const AccountId& by,
                                 const Beginning& beginning) {
    people::Account made{.id = {},
                         .username = lower_ascii(account.username),
                         .name = account.name,
                         .post = account.post,
                         .organisation = beginning ? beginning->id : account.organisation,
                         .roles = account.roles,
                         .active = true,
                         .must_change_password = account.must_change_password};
    if (auto weak = weakness_of(account.password, made.username)) {
        return *std::move(weak);
    }
    const auto password_hash = hash(account.password);
    const auto failure = commit([&](Writing& writing) -> std::optional<Problem> {
        made.id = AccountId(inside_->journal.ids().next_id());
        if (beginning && !writing.accounts().empty()) {
            return office_begun();
        }
        auto mistakes = beginning ? own_mistakes_in(made, writing) : mistakes_in(made, writing);
        if (!mistakes.empty()) {
            return invalid(std::move(mistakes));
        }
        if (beginning) {
            write_organisation(writing, *beginning, by);
        }
        writing.put_account(
            {.account = made, .password_hash = password_hash, .failures = 0, .locked_until = {}});
        inside_->journal.append(writing,
                                {.act = "account_created",
                                 .organisation = organisation_of(by, made.organisation, writing),
                                 .actor = by,
                                 .details = details_of(made)});
        return std::nullopt;
    });
    if (failure) {
        return *failure;
    }
    return made.id;
}

std::optional<Problem> Accounts::update(const people::Account& wanted, const AccountId& by) {
    return commit([&](Writing& writing) -> std::optional<Problem> {
        auto stored = writing.account(wanted.id);
        if (!stored) {
            return missing_account();
        }
        auto account = stored->account;
        account.name = wanted.name;
        account.post = wanted.post;
        account.roles = wanted.roles;
        account.active = wanted.active;
        if (auto mistakes = mistakes_in(account, writing); !mistakes.empty()) {
            return invalid(std::move(mistakes));
        }
        if (leaves_no_administrator(stored->account, account, writing)) {
            return last_administrator();
        }
        auto details = changed(stored->account, account);
        stored->account = account;
        writing.put_account(*stored);
        if (!account.active) {
            end_sessions(writing, account.id, {});
        }
        inside_->journal.append(writing,
                                {.act = "account_updated",
                                 .organisation = organisation_of(by, account.organisation, writing),
                                 .actor = by,
                                 .details = std::move(details)});
        return std::nullopt;
    });
}

std::optional<Problem> Accounts::change(const AccountId& account, const AccountId& by,
                                        const std::string& act, const Edit& edit) {
    return commit([&](Writing& writing) -> std::optional<Problem> {
        auto stored = writing.account(account);
        if (!stored) {
            return missing_account();
        }
        if (auto refusal = edit(writing, *stored)) {
            return refusal;
        }
        writing.put_account(*stored);
        inside_->journal.append(
            writing, {.act = act,
                      .organisation = organisation_of(by, stored->account.organisation, writing),
                      .actor = by,
                      .details = {{"account", account.text()}}});
        return std::nullopt;
    });
}

std::optional<Problem> Accounts::change_password(const PasswordChange& wanted) {
    const auto before = stored(wanted.account);
    if (!before) {
        return missing_account();
    }
    const auto now = parts_.clock.now();
    const auto& username = before->account.username;
    if (const auto wait = inside_->guard.refuse(username, wanted.address, now)) {
        return too_often(*wait);
    }
    if (is_locked(username, before, now)) {
        return locked_password();
    }
    if (!matches(wanted.old_password, before->password_hash)) {
        note_failure(username, before, now);
        return wrong_old_password();
    }
    inside_->guard.forget(username);
    if (wanted.new_password == wanted.old_password) {
        return same_password();
    }
    if (auto weak = weakness_of(wanted.new_password, username)) {
        return about("/new_password", *std::move(weak));
    }
    const auto password_hash = hash(wanted.new_password);
    return change(wanted.account, wanted.account, "password_changed",
                  [&](Writing& writing, StoredAccount& stored) -> std::optional<Problem> {
                      // Somebody changed it while the two were being hashed.
                      if (stored.password_hash != before->password_hash) {
                          return wrong_old_password();
                      }
                      stored.password_hash = password_hash;
                      stored.account.must_change_password = false;
                      stored.failures = 0;
                      stored.locked_until.reset();
                      end_sessions(writing, wanted.account, wanted.kept_session);
                      return std::nullopt;
                  });
}

std::optional<Problem> Accounts::reset_password(const AccountId& account, std::string_view password,
                                                const AccountId& by) {
    const auto before = stored(account);
    if (!before) {
        return missing_account();
    }
    if (auto weak = weakness_of(password, before->account.username)) {
        return weak;
    }
    const auto password_hash = hash(password);
    inside_->guard.forget(before->account.username);
    return change(account, by, "password_reset",
                  [&](Writing& writing, StoredAccount& stored) -> std::optional<Problem> {
                      stored.password_hash = password_hash;
                      stored.account.must_change_password = true;
                      stored.failures = 0;
                      stored.locked_until.reset();
                      end_sessions(writing, account, {});
                      return std::nullopt;
                  });
}

std::optional<Problem> Accounts::unlock(const AccountId& account, const AccountId& by) {
    if (const auto before = stored(account)) {
        inside_->guard.forget(before->account.username);
    }
    return change(account, by, "account_unlocked",
                  [](Writing&, StoredAccount& stored) -> std::optional<Problem> {
                      stored.failures = 0;
                      stored.locked_until.reset();
                      return std::nullopt;
                  });
}

std::optional<Problem> Accounts::put_organisation(const people::Organisation& organisation,
                                                  const AccountId& by) {
    if (auto mistake = mistake_in(organisation)) {
        return mistake;
    }
    return commit([&](Writing& writing) -> std::optional<Problem> {
        write_organisation(writing, organisation, by);
        return std::nullopt;
    });
}

void Accounts::write_organisation(Writing& writing, const people::Organisation& organisation,
                                  const AccountId& by) {
    writing.put_organisation(organisation);
    inside_->journal.append(writing, {.act = "organisation_put",
                                      .organisation = organisation_of(by, organisation.id, writing),
                                      .actor = by,
                                      .details = details_of(organisation)});
}

bool Accounts::empty(Reading& reading) {
    return reading.accounts().empty();
}

}  // namespace phanbien::runtime
