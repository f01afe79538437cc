// `phanbien log key --data DIR` prints the log's public key as verifiers read it (a "vkey");
// `phanbien log checkpoint --data DIR` signs the log as it stands and prints the note. Keep one
// somewhere else: it is what later shows that nothing was cut off or rewritten.
// `phanbien log keys --data DIR` prints every key it had, each with the first size it signed.
// `phanbien log rotate-key --data DIR [--keep FILE]` puts a new key in the place of the present
// one: both sign that in the log. The old private key is destroyed, or kept in FILE first.
// `phanbien log cosign FOLDER --log KEY --by WITNESS` witnesses another office's log.
#include <filesystem>
#include <iostream>

#include "adapters/cli/house.hpp"
#include "adapters/cli/witnessing.hpp"
#include "adapters/cli/words.hpp"
#include "engine/runtime/log_key_change.hpp"

namespace phanbien::cli {

namespace {

constexpr const char* log_usage =
    "phanbien log key | keys | checkpoint, --data DIR\n"
    "phanbien log rotate-key [--keep FILE] --data DIR\n"
    "phanbien log witness-key --by WITNESS\n"
    "phanbien log cosign FOLDER --log KEY --by WITNESS\n";

int print_key(const storage::DataPlace& data) {
    const House house{data, alarms_of("log")};
    std::cout << audit::to_text(house.log_signer.verifier()) << '\n';
    return done;
}

int print_keys(const storage::DataPlace& data) {
    const House house{data, alarms_of("log")};
    const auto keys = runtime::log_keys(*house.store->open_reading(), house.log_signer.verifier());
    std::uint64_t from = 0;
    for (const auto& change : keys.changes()) {
        std::cout << from << ' ' << audit::to_text(change.before) << '\n';
        from = change.index + 1;
    }
    std::cout << from << ' ' << audit::to_text(keys.newest()) << '\n';
    return done;
}

// The event and the checkpoint that both keys sign are written in one transaction. Before it, a
// process that is killed leaves a key that nothing speaks of; behind it, one that is not in its
// place yet: the next start removes the one and puts the other there.
int rotate_key(const storage::DataPlace& data, const std::string& keep) {
    const auto file = data.folder / log_key_file;
    House house{data, alarms_of("log")};
    house.sign_log();
    if (!keep.empty()) {
        host::copy_log_key(file, keep);
    }
    const auto next = host::next_log_key(file, house.random);
    runtime::Journal journal(house.clock, house.random);
    std::optional<Problem> refused;
    require(runtime::run_and_wait(house.committer,
                                  [&](runtime::Writing& writing) {
                                      const auto changed = runtime::change_log_key(
                                          writing, journal, house.log_signer, next);
                                      refused =
                                          changed ? std::nullopt : std::optional(changed.error());
                                  }),
            "the log's key could not be changed");
    const auto newest = house.store->open_reading()->newest_checkpoint();
    host::settle_log_key(file, newest ? newest->note : "");
    if (refused) {
        std::cerr << "phanbien log: " << told(*refused) << '\n';
        return failed;
    }
    std::cout << audit::to_text(next.verifier()) << '\n';
    std::cerr
        << "Đã đổi khóa. Ai đang giữ khóa cũ vẫn kiểm chứng được; hãy báo họ khóa mới ở trên "
           "và sao lưu "
        << log_key_file
        << ".\nThe key was changed. Whoever holds the old one can still verify; tell them the "
           "new one above, and back up "
        << log_key_file << ".\n";
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
    const auto words = read_words(arguments, {"--data", "--log", "--by", "--keep"}, {});
    const auto what = words.plain.empty() ? std::string{} : words.plain.front();
    const auto by = words.flag("--by");
    if (words.plain.size() == 1 && what == "key") {
        return print_key(data_place(words));
    }
    if (words.plain.size() == 1 && what == "keys") {
        return print_keys(data_place(words));
    }
    if (words.plain.size() == 1 && what == "rotate-key") {
        return rotate_key(data_place(words), words.flag("--keep"));
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
