// `phanbien log key --data DIR` prints the log's public key as verifiers read it (a "vkey");
// `phanbien log checkpoint --data DIR` signs the log as it stands and prints the note. Keep one
// somewhere else: it is what later shows that nothing was cut off or rewritten.
// `phanbien log cosign FOLDER --log KEY --by WITNESS` witnesses another office's log.
#include <iostream>

#include "adapters/cli/house.hpp"
#include "adapters/cli/witnessing.hpp"
#include "adapters/cli/words.hpp"

namespace phanbien::cli {

namespace {

constexpr const char* log_usage =
    "phanbien log key | checkpoint, --data DIR\n"
    "phanbien log witness-key --by WITNESS\n"
    "phanbien log cosign FOLDER --log KEY --by WITNESS\n";

int print_key(const storage::DataPlace& data) {
    const House house{data, alarms_of("log")};
    std::cout << audit::to_text(house.log_signer.verifier()) << '\n';
    return done;
}

int print_checkpoint(const storage::DataPlace& data) {
    House house{data, alarms_of("log")};
    house.sign_log();
    const auto newest = house.store->open_reading()->newest_checkpoint();
    if (!newest) {
        std::cerr << "phanbien log: the log is empty\n";
        return failed;
    }
    std::cout << newest->note;
    return done;
}

}  // namespace

int log_command(Arguments arguments) {
    const auto words = read_words(arguments, {"--data", "--log", "--by"}, {});
    const auto what = words.plain.empty() ? std::string{} : words.plain.front();
    const auto by = words.flag("--by");
    if (words.plain.size() == 1 && what == "key") {
        return print_key(data_place(words));
    }
    if (words.plain.size() == 1 && what == "checkpoint") {
        return print_checkpoint(data_place(words));
    }
    if (words.plain.size() == 1 && what == "witness-key" && !by.empty()) {
        return print_witness_key(by);
    }
    if (words.plain.size() == 2 && what == "cosign" && !by.empty() &&
        words.flags.contains("--log")) {
        return cosign_log({.folder = words.plain.back(), .key = words.flag("--log"), .by = by});
    }
    std::cerr << log_usage;
    return wrong_call;
}

}  // namespace phanbien::cli
