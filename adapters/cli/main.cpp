// phanbien: one binary for serving and looking after an office's data.
#include <algorithm>
#include <array>
#include <exception>
#include <iostream>
#include <span>
#include <string_view>
#include <vector>

#include "adapters/cli/commands.hpp"
#include "adapters/cli/outline.hpp"

namespace {

using namespace phanbien::cli;

struct SubCommand {
    std::string_view name;
    std::string_view help;
    int (*run)(Arguments);
    bool explained_here = true;  // false: --help is the command's own
};

constexpr auto sub_commands = std::to_array<SubCommand>({
    {"serve", "serve the page and the API (--help lists every setting)", serve_command, false},
    {"migrate",
     "--data DIR: bring the database to this version; dossiers: to another procedure's;\n"
     "              --from PLACE --to PLACE: move the whole office to another database",
     migrate_command},
    {"user", "add | list | password | unlock, --data DIR: the office's accounts", user_command},
    {"calendar", "list | import FILE | export YEAR, --data DIR: the days the office works",
     calendar_command},
    {"check", "FILE…: what is wrong with definitions (--format text, json or sarif)",
     check_command},
    {"erase",
     "opinion CODE | person NAME, --dossier CODE, or file HASH: on a legal ground; the log holds",
     erase_command},
    {"export",
     "dossier DOSSIER --data DIR: all that proves it, as a zip; history DOSSIER: its events as "
     "JSON; log FOLDER: the whole log as tiles",
     export_command},
    {"fsck", "--data DIR [--key KEY] [--format json]: check everything against the signed log",
     fsck_command},
    {"log",
     "key | keys | checkpoint, --data DIR: what the log is checked with, and what it signed last;\n"
     "              rotate-key [--keep FILE] --data DIR: a new key, which the old one signs too;\n"
     "              witness-key | cosign FOLDER --log KEY, --by WITNESS: vouch for another's log",
     log_command},
    {"org",
     "check FILE | diff OLD NEW | export FILE | import FILE --data DIR: who holds which post",
     org_command},
    {"outline", "FILE: the provisions of a draft (--format json, akn or text)", outline_command},
    {"read-draft", "KIND NAME: a file on the standard input, for another process of ours",
     read_draft_command},
    {"rebuild", "--data DIR [--check]: make every list from the log again", rebuild_command},
    {"route", "check FILE… | explain FILE | what-if FILE: who approves, in which order, by when",
     route_command},
    {"routes", "the routes of the API", routes_command},
    {"scxml", "run FILE | serve | dot FILE: any SCXML document, apart from dossiers", scxml_command,
     false},
    {"verify",
     "FILE.zip | FOLDER, --key KEY [--against FILE] [--witness KEY]: whether an exported dossier "
     "or log is what it "
     "says it is",
     verify_command},
});

bool asks_for_help(std::span<const std::string_view> arguments) {
    return std::ranges::find(arguments, "--help") != arguments.end() ||
           std::ranges::find(arguments, "-h") != arguments.end();
}

void print_help(std::ostream& out) {
    out << "Phản biện " << PHANBIEN_VERSION
        << ": reviews of draft laws, from registration to closure.\n\n"
           "phanbien COMMAND [ARGUMENT…]\n\n";
    for (const auto& command : sub_commands) {
        out << "  " << command.name << std::string(12 - command.name.size(), ' ') << command.help
            << '\n';
    }
    out << "\nphanbien --version prints the version, phanbien COMMAND --help what it takes.\n";
}

}  // namespace

int main(int count, char** values) {
    const std::vector<std::string_view> arguments(values + 1, values + count);
    if (arguments.empty() || arguments.front() == "help" ||
        asks_for_help(std::span(arguments).first(1))) {
        print_help(std::cout);
        return arguments.empty() ? wrong_call : done;
    }
    if (arguments.front() == "--version") {
        std::cout << "phanbien " << PHANBIEN_VERSION << '\n';
        return done;
    }
    for (const auto& command : sub_commands) {
        if (command.name != arguments.front()) {
            continue;
        }
        if (command.explained_here && asks_for_help(arguments)) {
            std::cout << "phanbien " << command.name << ' ' << command.help << '\n';
            return done;
        }
        try {
            return command.run(Arguments{arguments}.subspan(1));
        } catch (const std::exception& failure) {
            std::cerr << "phanbien " << command.name << ": " << failure.what() << '\n';
            return failed;
        }
    }
    std::cerr << "phanbien: there is no command \"" << arguments.front() << "\"\n\n";
    print_help(std::cerr);
    return wrong_call;
}
