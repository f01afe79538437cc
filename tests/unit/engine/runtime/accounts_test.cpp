// Signing in, staying in, being locked out, and what administrators do.
#include "engine/runtime/accounts.hpp"

#include <boost/json/parse.hpp>
#include <boost/test/unit_test.hpp>

#include "tests/worlds/live_office.hpp"

using namespace phanbien;
using namespace phanbien::runtime;
using namespace std::chrono_literals;

namespace {

class QuickHasher final : public PasswordHasher {
  public:
    std::string hash(std::string_view password) override {
        meanwhile();
        return "quick:" + std::string(password);
    }
    bool matches(std::string_view password, std::string_view hash) override {
        ++compared;
        return hash == "quick:" + std::string(password);
    }
    std::string hash_of_nothing() override { return "none"; }
    std::atomic<int> compared = 0;
    std::function<void()> meanwhile = [] {};  // what others do while a password is hashed
};

constexpr std::string_view password = "Suoi-Trong-27";

// An office nobody has begun.
struct Threshold : worlds::LiveOffice {
    QuickHasher hasher;
    std::unique_ptr<Accounts> accounts =
        std::make_unique<Accounts>(Accounts::Parts{*store, *committer, clock, random, hasher});

    ~Threshold() {
        committer->stop();
        accounts.reset();
    }
    Result<AccountId> begin(const std::string& id, const std::string& username) {
        people::Organisation organisation;
        organisation.id = OrganisationId(id);
        organisation.name = "Mặt trận (mẫu)";
        organisation.level = "province";
        NewAccount account;
        account.username = username;
        account.name = "Quản trị (mẫu)";
        account.roles = {"administrator"};
        account.password = password;
        return accounts->begin_office(organisation, account);
    }
    bool knows(std::string_view id) {
        const auto known = store->open_reading()->organisations();
        return std::ranges::any_of(known, [&](const auto& it) { return it.id.text() == id; });
    }
};

struct Door : worlds::LiveOffice {
    QuickHasher hasher;
    std::unique_ptr<Accounts> accounts = make();
    AccountId administrator = add("admin", {"administrator"}, AccountId());
    AccountId person = add("vanthu", {"registrar"}, administrator);

    ~Door() {
        committer->stop();
        accounts.reset();
    }
    std::unique_ptr<Accounts> make() {
        return std::make_unique<Accounts>(
            Accounts::Parts{*store, *committer, clock, random, hasher});
    }
    AccountId add(const std::string& username, std::vector<std::string> roles,
                  const AccountId& by) {
        return accounts
            ->create({.username = username,
                      .name = "Nguyễn Văn A",
                      .post = "Chuyên viên",
                      .organisation = worlds::front,
                      .roles = std::move(roles),
                      .password = std::string(password),
                      .must_change_password = false},
                     by)
            .value();
    }
    Result<SignedIn> enter(std::string_view username = "vanthu", std::string_view with = password) {
        return accounts->sign_in(username, with, "127.0.0.1", "test");
    }
    std::optional<Problem> change(std::string_view from, std::string_view to,
                                  std::string_view kept_session = {}) {
        return accounts->change_password({.account = person,
                                          .old_password = from,
                                          .new_password = to,
                                          .address = "127.0.0.1",
                                          .kept_session = kept_session});
    }
    std::optional<Accounts::Present> recognise(std::string_view token) {
        settle();
        const auto reading = real_store->open_reading();
        return accounts->recognise(*reading, token);
    }
    StoredAccount stored(const AccountId& id) {
        settle();
        return *real_store->open_reading()->account(id);
    }
    // Waits for what was submitted without waiting.
    void settle() {
        BOOST_TEST(!run_and_wait(*committer, [](Writing&) {}));
    }
    std::vector<std::string> acts() {
        settle();
        std::vector<std::string> acts;
        for (const auto& event : real_store->open_reading()->log(0, 1'000)) {
            acts.emplace_back(boost::json::parse(event.leaf).at("act").as_string());
        }
        return acts;
    }
    void reopen() {
        committer->stop();
        accounts.reset();
        restart();
        accounts = make();
    }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(accounts_of_an_office, Door)

BOOST_AUTO_TEST_CASE(a_sign_in_from_a_network_not_used_before_is_an_event_and_is_listed) {
    const auto from = [&](const char* address) {
        BOOST_TEST_REQUIRE(accounts->sign_in("vanthu", password, address, "test").has_value());
        settle();
        return real_store->open_reading()->unusual({.kind = dossier::UnusualKind::new_place});
    };
    BOOST_TEST(from("203.0.113.9").empty());  // the first is the place one is known at
    BOOST_TEST(from("203.0.113.77").empty());
    const auto once = from("198.51.100.1");
    BOOST_TEST_REQUIRE(once.size() == 1U);
    BOOST_TEST((once[0].actor == person));
    const auto event = real_store->open_reading()->log(once[0].position, 1).at(0);
    BOOST_TEST(boost::json::parse(event.leaf).at("act").as_string() == "signed_in_from_new_place");
    BOOST_TEST(event.leaf.find("198.51") == std::string::npos);
    BOOST_TEST(boost::json::parse(event.payload).at("network").as_string() == "198.51.100.0/24");
    BOOST_TEST(from("198.51.100.2").size() == 1U);
    BOOST_TEST(from("203.0.113.9").size() == 1U);
    reopen();
    BOOST_TEST(from("198.51.100.3").size() == 1U);
    BOOST_TEST(real_store->open_reading()->networks_of(person).size() == 2U);
}

BOOST_AUTO_TEST_CASE(roles_that_are_added_are_listed_and_roles_that_are_taken_are_not) {
    auto account = stored(person).account;
    const auto listed = [&] {
        BOOST_TEST(!accounts->update(account, administrator));
        settle();
        return real_store->open_reading()->unusual({.kind = dossier::UnusualKind::rights_raised});
    };
    account.post = "Văn thư chính";
    BOOST_TEST(listed().empty());
    account.roles = {"registrar", "auditor"};
    const auto raised = listed();
    BOOST_TEST_REQUIRE(raised.size() == 1U);
    BOOST_TEST((raised[0].actor == administrator));
    account.roles = {"registrar"};
    BOOST_TEST(listed().size() == 1U);
}

BOOST_AUTO_TEST_CASE(a_clock_that_goes_back_is_told_once_each_time) {
    const auto jumps = [&] {
        BOOST_TEST_REQUIRE(enter().has_value());
        settle();
        return real_store->open_reading()
            ->unusual({.kind = dossier::UnusualKind::clock_jumped})
            .size();
    };
    BOOST_TEST(jumps() == 0U);
    clock.pass(-1min);
    BOOST_TEST(jumps() == 0U);
    clock.pass(-1h);
    BOOST_TEST(jumps() == 1U);
    clock.pass(1min);
    BOOST_TEST(jumps() == 1U);
    clock.pass(5h);
    BOOST_TEST(jumps() == 1U);
    clock.pass(-3min);
    BOOST_TEST(jumps() == 2U);
    const auto reading = real_store->open_reading();
    const auto told = reading->unusual({.kind = dossier::UnusualKind::clock_jumped}).at(0);
    const auto event = reading->log(told.position, 1).at(0);
    const auto payload = boost::json::parse(event.payload);
    const auto behind = *parse_instant(std::string(payload.at("newest").as_string())) -
                        *parse_instant(std::string(payload.at("clock").as_string()));
    BOOST_TEST((behind >= 3min && behind < 4min));
}

BOOST_AUTO_TEST_CASE(the_right_password_opens_a_session) {
    const auto in = enter();
    BOOST_TEST_REQUIRE(in.has_value());
    BOOST_TEST(in->token.size() == 64U);
    BOOST_TEST(in->session.token_hash != in->token);
    BOOST_TEST(in->session.csrf_token != in->token);
    BOOST_TEST(in->account.username == "vanthu");
    const auto present = recognise(in->token);
    BOOST_TEST_REQUIRE(present.has_value());
    BOOST_TEST((present->account.id == person));
    BOOST_TEST(present->session.address == "127.0.0.1");
    BOOST_TEST(!recognise(in->session.token_hash));
    BOOST_TEST(enter("VanThu").has_value());
    BOOST_TEST(enter()->token != in->token);
}

BOOST_AUTO_TEST_CASE(where_nothing_is_written_a_session_lives_in_memory) {
    const auto stored_in = enter();
    const auto events = acts().size();
    Accounts remembering(
        {*real_store, *committer, clock, random, hasher, Accounts::Sessions::remembered});
    const auto in = remembering.sign_in("vanthu", password, "127.0.0.1", "test");
    BOOST_TEST_REQUIRE(in.has_value());
    BOOST_TEST(acts().size() == events);
    const auto reading = real_store->open_reading();
    BOOST_TEST((remembering.recognise(*reading, in->token)->account.id == person));
    BOOST_TEST(remembering.recognise(*reading, stored_in->token).has_value());
    clock.pass(idle_time_max - 1min);
    BOOST_TEST(remembering.recognise(*reading, in->token).has_value());
    clock.pass(idle_time_max - 1min);  // seen in between
    BOOST_TEST(remembering.recognise(*reading, in->token).has_value());
    BOOST_TEST(!remembering.sign_out(in->token));
    BOOST_TEST(!remembering.recognise(*reading, in->token));
    BOOST_TEST(acts().size() == events);
}

BOOST_AUTO_TEST_CASE(an_unknown_user_is_answered_like_a_wrong_password) {
    const auto compared = hasher.compared.load();
    const auto wrong = enter("vanthu", "sai");
    const auto unknown = enter("khongcoai", "sai");
    BOOST_TEST((wrong.error() == unknown.error()));
    BOOST_TEST((wrong.error().kind == ProblemKind::unauthenticated));
    BOOST_TEST(hasher.compared - compared == 2);
    for (int i = 0; i < 4; ++i) {
        BOOST_TEST((enter("vanthu", "sai").error() == enter("khongcoai", "sai").error()));
    }
    BOOST_TEST((enter("vanthu", "sai").error() == enter("khongcoai", "sai").error()));
    BOOST_TEST(enter("khongcoai", "sai").error().code == "sign_in.locked");
}

BOOST_AUTO_TEST_CASE(five_failures_lock_for_twelve_hours_also_after_a_restart) {
    for (int i = 0; i < 5; ++i) {
        BOOST_TEST(enter("vanthu", "sai").error().code == "sign_in.wrong");
    }
    BOOST_TEST(enter().error().code == "sign_in.locked");
    BOOST_TEST((stored(person).locked_until == clock.now() + 12h));
    BOOST_TEST(enter("admin").has_value());
    reopen();
    BOOST_TEST(enter().error().code == "sign_in.locked");
    clock.pass(12h - 1us);
    BOOST_TEST(enter().error().code == "sign_in.locked");
    clock.pass(1us);
    BOOST_TEST(enter().has_value());
    BOOST_TEST(!stored(person).locked_until);
    BOOST_TEST(std::ranges::count(acts(), "account_locked") == 1);
}

BOOST_AUTO_TEST_CASE(guessing_the_present_password_locks_as_guessing_at_the_door_does) {
    const auto here = enter();
    for (int i = 0; i < 4; ++i) {
        BOOST_TEST(change("sai", "Nui-Cao-2026")->code == "password.wrong");
    }
    BOOST_TEST(stored(person).failures == 4);
    reopen();
    BOOST_TEST(change("sai", "Nui-Cao-2026")->code == "password.wrong");
    BOOST_TEST((stored(person).locked_until == clock.now() + 12h));
    const auto locked = change(password, "Nui-Cao-2026");
    BOOST_TEST(locked->code == "password.locked");
    BOOST_TEST((locked->kind == ProblemKind::forbidden));
    BOOST_TEST(enter().error().code == "sign_in.locked");
    clock.pass(11h);
    BOOST_TEST(change(password, "Nui-Cao-2026")->code == "password.locked");
    clock.pass(1h);
    BOOST_TEST(!change(password, "Nui-Cao-2026"));
    BOOST_TEST(stored(person).failures == 0);
    BOOST_TEST(!stored(person).locked_until);
    BOOST_TEST(std::ranges::count(acts(), "account_locked") == 1);
}

BOOST_AUTO_TEST_CASE(changes_of_a_password_are_tries_of_the_same_minute_as_sign_ins) {
    for (int i = 0; i < 5; ++i) {
        BOOST_TEST(enter().has_value());
        BOOST_TEST(change(password, "yeu")->code == "password.weak");
    }
    BOOST_TEST(change(password, "Nui-Cao-2026")->code == "sign_in.too_often");
    clock.pass(1min);
    BOOST_TEST(!change(password, "Nui-Cao-2026"));
}

BOOST_AUTO_TEST_CASE(failures_are_counted_across_a_restart_and_forgotten_by_success) {
    for (int i = 0; i < 4; ++i) {
        BOOST_TEST(!enter("vanthu", "sai").has_value());
    }
    BOOST_TEST(stored(person).failures == 4);
    reopen();
    BOOST_TEST(enter().has_value());
    BOOST_TEST(stored(person).failures == 0);
}

BOOST_AUTO_TEST_CASE(an_administrator_releases_a_locked_account) {
    for (int i = 0; i < 5; ++i) {
        BOOST_TEST(!enter("vanthu", "sai").has_value());
    }
    settle();
    BOOST_TEST(!accounts->unlock(person, administrator));
    BOOST_TEST(enter().has_value());
    BOOST_TEST(accounts->unlock(AccountId("nobody"), administrator)->code == "account.missing");
}

BOOST_AUTO_TEST_CASE(tries_are_limited_per_minute) {
    for (int i = 0; i < 10; ++i) {
        BOOST_TEST(enter().has_value());
    }
    clock.pass(17s);
    const auto refused = enter().error();
    BOOST_TEST(refused.code == "sign_in.too_often");
    BOOST_TEST((refused.kind == ProblemKind::too_many));
    BOOST_TEST((refused.wait == 43s));
    clock.pass(43s);
    BOOST_TEST(enter().has_value());
}

BOOST_AUTO_TEST_CASE(a_session_ends_after_fifteen_idle_minutes) {
    const auto token = enter()->token;
    clock.pass(15min - 1us);
    BOOST_TEST(recognise(token).has_value());
    clock.pass(15min - 1us);
    BOOST_TEST(recognise(token).has_value());
    clock.pass(15min);
    BOOST_TEST(!recognise(token).has_value());
}

BOOST_AUTO_TEST_CASE(a_session_ends_after_twelve_hours_however_busy) {
    const auto token = enter()->token;
    for (int i = 0; i < 71; ++i) {
        clock.pass(10min);
        BOOST_TEST_REQUIRE(recognise(token).has_value());
    }
    clock.pass(10min);
    BOOST_TEST(!recognise(token).has_value());
}

BOOST_AUTO_TEST_CASE(last_seen_is_written_at_most_once_a_minute) {
    const auto in = enter();
    clock.pass(59s);
    BOOST_TEST(recognise(in->token).has_value());
    BOOST_TEST((recognise(in->token)->session.last_seen_at == in->session.last_seen_at));
    clock.pass(1s);
    BOOST_TEST(recognise(in->token).has_value());
    BOOST_TEST((recognise(in->token)->session.last_seen_at == clock.now()));
}

BOOST_AUTO_TEST_CASE(signing_out_and_ending_sessions) {
    const auto here = enter();
    const auto there = enter();
    BOOST_TEST(!accounts->end_session(person, there->session.id));
    BOOST_TEST(!recognise(there->token).has_value());
    BOOST_TEST(accounts->end_session(administrator, here->session.id)->code == "session.missing");
    BOOST_TEST(recognise(here->token).has_value());
    BOOST_TEST(!accounts->sign_out(here->token));
    BOOST_TEST(!accounts->sign_out(here->token));
    BOOST_TEST(!recognise(here->token).has_value());
}

BOOST_AUTO_TEST_CASE(an_account_has_a_bounded_number_of_sessions) {
    const auto oldest = enter();
    for (std::size_t i = 0; i < sessions_per_account_max; ++i) {
        clock.pass(7s);
        BOOST_TEST(enter().has_value());
    }
    BOOST_TEST(!recognise(oldest->token).has_value());
    BOOST_TEST(real_store->open_reading()->sessions_of(person).size() == sessions_per_account_max);
}

BOOST_AUTO_TEST_CASE(one_changes_ones_password_and_other_sessions_end) {
    const auto here = enter();
    const auto there = enter();
    const auto change_here = [&](std::string_view from, std::string_view to) {
        return change(from, to, here->session.token_hash);
    };
    BOOST_TEST(change_here("sai", "Nui-Cao-2026")->code == "password.wrong");
    const auto weak = change_here(password, "yeu");
    BOOST_TEST(weak->code == "password.weak");
    BOOST_TEST(weak->fields.at(0).pointer == "/new_password");
    BOOST_TEST(!change_here(password, "Nui-Cao-2026"));
    BOOST_TEST(recognise(here->token).has_value());
    BOOST_TEST(!recognise(there->token).has_value());
    BOOST_TEST(!enter().has_value());
    BOOST_TEST(enter("vanthu", "Nui-Cao-2026").has_value());
}

BOOST_AUTO_TEST_CASE(a_new_password_differs_from_the_one_it_replaces) {
    const auto same = change(password, password);
    BOOST_TEST_REQUIRE(same.has_value());
    BOOST_TEST(same->code == "password.same");
    BOOST_TEST(same->fields.at(0).pointer == "/new_password");
    BOOST_TEST(!accounts->reset_password(person, "Nui-Cao-2026", administrator));
    BOOST_TEST(change("Nui-Cao-2026", "Nui-Cao-2026").has_value());
    BOOST_TEST(stored(person).account.must_change_password);
}

BOOST_AUTO_TEST_CASE(of_two_changes_of_a_password_the_later_one_is_refused) {
    hasher.meanwhile = [&] {
        BOOST_TEST(!run_and_wait(*committer, [&](Writing& writing) {
            auto reset = *writing.account(person);
            reset.password_hash = "quick:Nui-Cao-2026";
            writing.put_account(reset);
        }));
    };
    BOOST_TEST(change(password, "Bien-Xanh-28")->code == "password.wrong");
    hasher.meanwhile = [] {};
    BOOST_TEST(enter("vanthu", "Nui-Cao-2026").has_value());
}

BOOST_AUTO_TEST_CASE(an_update_leaves_what_it_is_not_about_as_others_made_it) {
    BOOST_TEST(!accounts->reset_password(person, "Nui-Cao-2026", administrator));
    auto read_before = stored(person).account;
    BOOST_TEST(!change("Nui-Cao-2026", "Bien-Xanh-28"));
    read_before.name = "Trần Thị B";
    BOOST_TEST(!accounts->update(read_before, administrator));
    BOOST_TEST(stored(person).account.name == "Trần Thị B");
    BOOST_TEST(!stored(person).account.must_change_password);
}

BOOST_AUTO_TEST_CASE(names_are_measured_in_characters) {
    std::string name;
    for (int i = 0; i < 300; ++i) {
        name += "ễ";
    }
    auto account = stored(person).account;
    account.name = name;
    account.post = name;
    BOOST_TEST(!accounts->update(account, administrator));
    people::Organisation organisation;
    organisation.id = OrganisationId("long");
    organisation.name = name;
    BOOST_TEST(!accounts->put_organisation(organisation, administrator));
    account.name += "n";
    BOOST_TEST(accounts->update(account, administrator)->fields.at(0).pointer == "/name");
    organisation.name += "n";
    BOOST_TEST(accounts->put_organisation(organisation, administrator).has_value());
}

BOOST_AUTO_TEST_CASE(a_reset_password_must_be_changed_and_ends_sessions) {
    const auto in = enter();
    BOOST_TEST(accounts->reset_password(person, "yeu", administrator)->code == "password.weak");
    BOOST_TEST(!accounts->reset_password(person, "Nui-Cao-2026", administrator));
    BOOST_TEST(!recognise(in->token).has_value());
    const auto again = enter("vanthu", "Nui-Cao-2026");
    BOOST_TEST_REQUIRE(again.has_value());
    BOOST_TEST(again->account.must_change_password);
    BOOST_TEST(!change("Nui-Cao-2026", "Suoi-Trong-27"));
    BOOST_TEST(!stored(person).account.must_change_password);
}

BOOST_AUTO_TEST_CASE(a_switched_off_account_is_out_at_once) {
    const auto in = enter();
    auto account = stored(person).account;
    account.active = false;
    BOOST_TEST(!accounts->update(account, administrator));
    BOOST_TEST(!recognise(in->token).has_value());
    BOOST_TEST(enter().error().code == "sign_in.wrong");
}

BOOST_AUTO_TEST_CASE(the_last_administrator_stays) {
    auto account = stored(administrator).account;
    account.roles = {"registrar"};
    BOOST_TEST(accounts->update(account, administrator)->code == "account.last_administrator");
    account.roles = {"administrator"};
    account.active = false;
    BOOST_TEST(accounts->update(account, administrator)->code == "account.last_administrator");
    add("second", {"administrator"}, administrator);
    BOOST_TEST(!accounts->update(account, administrator));
}

BOOST_AUTO_TEST_CASE(what_is_wrong_with_a_new_account_is_said_at_once) {
    const auto bad = accounts->create({.username = "Có Dấu",
                                       .name = "",
                                       .post = "",
                                       .organisation = OrganisationId("nowhere"),
                                       .roles = {},
                                       .password = std::string(password)},
                                      administrator);
    BOOST_TEST_REQUIRE(!bad);
    std::vector<std::string> pointers;
    for (const auto& field : bad.error().fields) {
        pointers.push_back(field.pointer);
    }
    BOOST_TEST((pointers == std::vector<std::string>{"/username", "/name", "/organisation"}));
    const auto taken = accounts->create({.username = "VANTHU",
                                         .name = "B",
                                         .post = "",
                                         .organisation = worlds::front,
                                         .roles = {},
                                         .password = std::string(password)},
                                        administrator);
    BOOST_TEST(taken.error().fields.at(0).pointer == "/username");
}

BOOST_AUTO_TEST_CASE(every_change_is_an_event_of_the_office) {
    const auto in = enter();
    BOOST_TEST(!accounts->sign_out(in->token));
    auto account = stored(person).account;
    account.post = "Trưởng ban";
    BOOST_TEST(!accounts->update(account, administrator));
    BOOST_TEST(!accounts->put_organisation({.id = OrganisationId("new"),
                                            .name = "Hội Nông dân",
                                            .name_en = "",
                                            .kind = people::OrganisationKind::member,
                                            .level = "province",
                                            .parent = {},
                                            .code = "",
                                            .valid_from = {},
                                            .valid_until = {}},
                                           administrator));
    BOOST_TEST(accounts->put_organisation({}, administrator).has_value());
    BOOST_TEST((acts() == std::vector<std::string>{"account_created", "account_created",
                                                   "session_opened", "session_closed",
                                                   "account_updated", "organisation_put"}));
    const auto leaf = boost::json::parse(real_store->open_reading()->log(4, 1).at(0).leaf);
    BOOST_TEST(leaf.at("actor").as_string() == administrator.text());
    BOOST_TEST(leaf.at("org").as_string() == worlds::front.text());
    BOOST_TEST((stored(person).account == account));
}

BOOST_AUTO_TEST_CASE(an_office_is_empty_until_its_first_account) {
    BOOST_TEST(!accounts->empty(*real_store->open_reading()));
    worlds::LiveOffice fresh;
    Accounts of_fresh({*fresh.store, *fresh.committer, fresh.clock, fresh.random, hasher});
    BOOST_TEST(of_fresh.empty(*fresh.real_store->open_reading()));
}

BOOST_AUTO_TEST_CASE(an_office_begins_whole_or_not_at_all_and_once) {
    Threshold threshold;
    const auto refused = threshold.begin("first", "Có Dấu");
    BOOST_TEST((refused.has_error() && refused.error().code == "account.invalid"));
    BOOST_TEST(!threshold.knows("first"));

    BOOST_TEST(threshold.begin("second", "admin").has_value());
    BOOST_TEST(threshold.knows("second"));
    const auto again = threshold.begin("third", "other");
    BOOST_TEST((again.has_error() && again.error().code == "setup.done"));
    BOOST_TEST(!threshold.knows("third"));
}

BOOST_AUTO_TEST_SUITE_END()
