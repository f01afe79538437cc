// `phanbien user …`: the office's accounts, for whoever has the server's disk. A password comes on
// standard input: arguments are seen by every process of the machine.
#include <iostream>

#include "adapters/cli/house.hpp"
#include "adapters/cli/words.hpp"

namespace phanbien::cli {

namespace {

constexpr std::string_view user_usage =
    "phanbien user add USERNAME --name NAME --organisation ID --role ROLE [--role ROLE…] "
    "[--post POST] --data DIR\n"
    "phanbien user list --data DIR\n"
    "phanbien user password USERNAME --data DIR\n"
    "phanbien user unlock USERNAME --data DIR\n\n"
    "add and password read the password from standard input; it is changed at the next sign-in.\n";

std::string read_password() {
    std::string password;
    std::getline(std::cin, password);
    return password;
}

int told_failure(const Problem& problem) {
    std::cerr << told(problem) << '\n';
    return failed;
}

int list(House& house) {
    const auto reading = house.store->open_reading();
    for (const auto& organisation : reading->organisations()) {
        std::cout << organisation.id.text() << "  " << organisation.name << '\n';
        for (const auto& account : reading->accounts()) {
            if (account.organisation != organisation.id) {
                continue;
            }
            std::cout << "    " << account.username << (account.active ? "" : " (inactive)") << ":";
            for (const auto& role : account.roles) {
                std::cout << ' ' << role;
            }
            std::cout << '\n';
        }
    }
    return done;
}

int add(House& house, const Words& words, const std::string& username) {
    runtime::NewAccount account{.username = username,
                                .name = words.flag("--name"),
                                .post = words.flag("--post"),
                                .organisation = OrganisationId{words.flag("--organisation")},
                                .roles = {},
                                .password = {}};
    if (const auto roles = words.flags.find("--role"); roles != words.flags.end()) {
        account.roles = roles->second;
    }
    for (const auto& role : account.roles) {
        if (role != people::administrator_role && !house.workflows.has_role(role)) {
            std::cerr << "there is no role " << role << '\n';
            return failed;
        }
    }
    account.password = read_password();
    const auto created = house.accounts.create(account, AccountId{});
    return created ? done : told_failure(created.error());
}

int change(House& house, const std::string& what, const std::string& username) {
    const auto stored = house.store->open_reading()->account_by_username(username);
    if (!stored) {
        std::cerr << "there is no account " << username << '\n';
        return failed;
    }
    const auto& id = stored->account.id;
    const auto problem = what == "unlock"
                             ? house.accounts.unlock(id, AccountId{})
                             : house.accounts.reset_password(id, read_password(), AccountId{});
    return problem ? told_failure(*problem) : done;
}

}  // namespace

int user_command(Arguments arguments) {
    const auto words =
        read_words(arguments, {"--data", "--name", "--post", "--organisation", "--role"}, {});
    const std::string what = words.plain.empty() ? std::string{} : words.plain.front();
    const bool named = what == "add" || what == "password" || what == "unlock";
    if (words.plain.size() != (named ? 2 : 1) || (!named && what != "list")) {
        std::cerr << user_usage;
        return wrong_call;
    }
    House house{data_place(words), alarms_of("user")};
    if (what == "list") {
        return list(house);
    }
    const int status =
        what == "add" ? add(house, words, words.plain[1]) : change(house, what, words.plain[1]);
    house.sign_log();
    return status;
}

}  // namespace phanbien::cli
