// What proof costs a command: how much of the processor time of registering a dossier goes into the
// Merkle tree over the log.
//
// The real office on a real database registers dossiers, 64 at once as a busy server does. What the
// tree needed for the very events that this wrote is then done again and timed alone: the hash of
// each leaf and of each payload, the tiles that they fill, written to a database of the same kind,
// and one signed checkpoint for each second that the office took. (The event's row itself is no
// part of it: a log without proof has it too.)
//
//     append_bench [WAVES] [--output FILE]    measure, print, write the part "append"
//     append_bench --check                    only that both write the same tiles
#include <cstdio>
#include <latch>
#include <stdexcept>

#include "adapters/storage/sqlite_store.hpp"
#include "engine/audit/merkle.hpp"
#include "engine/runtime/checkpoints.hpp"
#include "engine/runtime/log_tree.hpp"
#include "tests/bench/measure.hpp"
#include "tests/worlds/live_office.hpp"

namespace {

using namespace phanbien;

constexpr int waves_usual = 40;
constexpr int waves_of_check = 2;
constexpr int commands_at_once = 64;
constexpr double share_wanted = 0.10;

void register_many(worlds::LiveOffice& world, int wave) {
    std::latch done(commands_at_once);
    std::atomic<int> refused = 0;
    for (int i = 0; i < commands_at_once; ++i) {
        const auto id = "d" + std::to_string(wave * commands_at_once + i);
        world.office->perform({.dossier = DossierId(id),
                               .actor = worlds::registrar(),
                               .expected_revision = {},
                               .body = worlds::registration(id)},
                              {}, [&](const Result<runtime::Receipt>& receipt) {
                                  refused += receipt.has_error() ? 1 : 0;
                                  done.count_down();
                              });
    }
    done.wait();
    if (refused > 0) {
        throw std::runtime_error("the office refuses what the bench asks of it");
    }
}

// What the tree alone needs for these events.
struct TreeWork {
    double hashed_ms = 0;
    double filled_ms = 0;
    double signed_ms = 0;

    double all_ms() const { return hashed_ms + filled_ms + signed_ms; }
};

TreeWork again(runtime::Store& store, const std::vector<runtime::StoredEvent>& events,
               int checkpoints, runtime::Clock& clock) {
    TreeWork out;
    out.hashed_ms = bench::processor_ms_of([&] {
        for (const auto& event : events) {
            if (audit::to_hex(audit::leaf_hash(event.leaf)) != event.hash ||
                audit::sha256_hex(event.payload).empty()) {
                throw std::runtime_error("a leaf does not have its hash");
            }
        }
    });
    const auto writing = store.begin();
    const Instant at{};
    for (const auto& event : events) {
        writing->append(event, at + std::chrono::microseconds(event.position + 1));
        if ((event.position + 1) % audit::tile_width == 0) {
            out.filled_ms +=
                bench::processor_ms_of([&] { runtime::fill_tiles(*writing, event.position); });
        }
    }
    audit::Seed seed{};
    seed.fill(7);
    const audit::Signer signer("bench.example/log", seed);
    runtime::Checkpoints signing(signer, clock);
    const auto once_ms = bench::processor_ms_of([&] { signing.sign_head(*writing); });
    out.signed_ms = once_ms * checkpoints;
    writing->commit();
    return out;
}

bool same_tiles(runtime::Store& one, runtime::Store& other) {
    const auto first = one.open_reading();
    const auto second = other.open_reading();
    const auto size = first->log_head().size;
    return size > audit::tile_width && second->log_head().size == size &&
           runtime::log_root(*first, size) == runtime::log_root(*second, size) &&
           first->tile(0, 0)->root == second->tile(0, 0)->root;
}

int run(const bench::Call& call) {
    worlds::LiveOffice world;
    world.uploads(worlds::registrar());
    const int waves = call.amount == 0 ? waves_of_check : static_cast<int>(call.amount);
    double took_ms = 0;
    const double worked_ms = bench::processor_ms_of([&] {
        took_ms = bench::ms_of([&] {
            for (int wave = 0; wave < waves; ++wave) {
                register_many(world, wave);
            }
        });
    });
    const auto reading = world.real_store->open_reading();
    const auto events = reading->log(0, static_cast<std::size_t>(reading->log_head().size));
    contract::TemporaryDirectory elsewhere;
    const auto tree_store = storage::open_sqlite_store(elsewhere.path());
    const auto seconds = 1 + static_cast<int>(took_ms / 1'000);
    const auto tree = again(*tree_store, events, seconds, world.clock);
    if (!same_tiles(*world.real_store, *tree_store)) {
        std::fputs("the tree made again is another\n", stderr);
        return EXIT_FAILURE;
    }
    if (call.amount == 0) {
        return EXIT_SUCCESS;
    }
    const int commands = waves * commands_at_once;
    const double share = tree.all_ms() / worked_ms;
    std::printf("%d commands, %zu events: %.3f ms of processor time each\n", commands,
                events.size(), worked_ms / commands);
    std::printf(
        "the log's tree: %.4f ms of it (hashes %.0f %%, tiles %.0f %%, checkpoints %.0f %%)"
        ": %.1f %% (at most %.0f %%)\n",
        tree.all_ms() / commands, 100 * tree.hashed_ms / tree.all_ms(),
        100 * tree.filled_ms / tree.all_ms(), 100 * tree.signed_ms / tree.all_ms(), 100 * share,
        100 * share_wanted);
    bench::write_part(call.output, "append",
                      {{"commands", commands},
                       {"events", events.size()},
                       {"command_ms", worked_ms / commands},
                       {"tree_ms", tree.all_ms() / commands},
                       {"share", share}});
    return share < share_wanted ? EXIT_SUCCESS : EXIT_FAILURE;
}

}  // namespace

int main(int count, char** arguments) {
    return run(bench::read_call(count, arguments, waves_usual));
}
