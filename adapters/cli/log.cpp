// `phanbien log key --data DIR` prints the log's public key as verifiers read it (a "vkey");
// `phanbien log checkpoint --data DIR` signs the log as it stands and prints the note. Keep one
// somewhere else: it is what later shows that nothing was cut off or rewritten.
#include <iostream>

#include "adapters/cli/house.hpp"
#include "adapters/cli/words.hpp"

namespace phanbien::cli {

int log_command(Arguments arguments) {
    const auto words = read_words(arguments, {"--data"}, {});
    const bool key = words.plain == std::vector<std::string>{"key"};
    if (!key && words.plain != std::vector<std::string>{"checkpoint"}) {
        std::cerr << "phanbien log key | checkpoint, --data DIR\n";
        return wrong_call;
    }
    House house{data_folder(words), alarms_of("log")};
    if (key) {
        std::cout << audit::to_text(house.log_signer.verifier()) << '\n';
        return done;
    }
    house.sign_log();
    const auto newest = house.store->open_reading()->newest_checkpoint();
    if (!newest) {
        std::cerr << "phanbien log: the log is empty\n";
        return failed;
    }
    std::cout << newest->note;
    return done;
}

}  // namespace phanbien::cli
