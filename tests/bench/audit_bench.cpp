// How fast a log is verified, and in how much memory.
//
// A made-up log of ten million events is grown as the office grows its own, its tiles kept in
// files, then checked whole; peak memory of both. Of leaves anywhere in it inclusion proofs are
// made from those tiles. Then a log that fits into memory is verified, beside OpenSSL's SHA-256
// alone over as many blocks of the leaves' mean size, in turn, as `openssl speed sha256` hashes
// them (EVP_Digest for each) and, faster, with one context for all: the one is a share of the
// other's speed.
//
//     audit_bench [ROUNDS] [--output FILE]    measure, print, write the part "audit"
//     audit_bench --check                     a small log holds, its proofs too, a changed one not
#include <fcntl.h>
#include <openssl/evp.h>
#include <sys/resource.h>
#include <unistd.h>

#include <array>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <map>
#include <random>
#include <stdexcept>

#include "engine/audit/log_verifier.hpp"
#include "tests/bench/measure.hpp"

namespace {

using namespace phanbien;
using audit::Hash;
using audit::TileAt;

constexpr std::uint64_t leaves_usual = 10'000'000;
constexpr std::uint64_t leaves_of_check = 70'000;
constexpr std::uint64_t leaves_in_memory = 131'072;
constexpr int proofs_timed = 1'000;
constexpr int rounds_usual = 7;
constexpr double share_wanted = 0.40;
constexpr double proof_ms_wanted = 1.0;
constexpr double memory_mb_wanted = 200;

audit::Signer office() {
    audit::Seed seed{};
    seed.fill(7);
    return audit::Signer("bench.example/log", seed);
}

// Leaves as schemas/event.md has them, one after the other: eight dossiers take turns with the
// office, each of forty events, then eight others. The same from the beginning each time.
class Events {
  public:
    std::string next() {
        const auto turn = made_ % (dossiers_at_once + 1);
        auto leaf = head();
        if (turn < dossiers_at_once) {
            auto& dossier = open_[turn];
            if (dossier.sequence == events_each) {
                dossier = {};
            }
            if (dossier.sequence == 0) {
                dossier.number = ++dossiers_;
            }
            leaf += R"(,"doc":")" + id(dossier.number) + R"(","doc_seq":)" +
                    std::to_string(++dossier.sequence) + R"(,"doc_prev":")" +
                    audit::to_hex(dossier.last) + R"(","blobs":[],"pd":")" + payload_hash() +
                    R"("})";
            dossier.last = audit::leaf_hash(leaf);
        } else {
            leaf += R"(,"blobs":[],"pd":")" + payload_hash() + R"("})";
        }
        ++made_;
        return leaf;
    }

  private:
    static constexpr std::uint64_t dossiers_at_once = 8;
    static constexpr int events_each = 40;
    static constexpr std::uint64_t ids_from = 1'000'000'000'000;

    struct Open {
        std::uint64_t number = 0;
        int sequence = 0;
        Hash last = {};
    };

    // As long as a UUID.
    static std::string id(std::uint64_t number) {
        return "01a227e5-7483-7391-ab15-" + std::to_string(ids_from + number).substr(1);
    }
    std::string head() const {
        const auto seconds = made_ / 1'000'000;
        const auto clock = std::to_string(1'000'000 + made_ % 1'000'000).substr(1);
        return R"({"v":1,"id":")" + id(made_) + R"(","ts":"2026-11-23T01:00:)" +
               std::to_string(10 + seconds) + "." + clock +
               R"(Z","org":"front","actor":"01a227e5-7483-7391-ab15-000000000007","act":"moved")";
    }
    std::string payload_hash() {
        std::string hex(64, '0');
        for (auto& digit : hex) {
            digit = "0123456789abcdef"[random_() % 16];
        }
        return hex;
    }

    std::uint64_t made_ = 0;
    std::uint64_t dossiers_ = 0;
    std::array<Open, dossiers_at_once> open_;
    std::minstd_rand random_{20'261'129};
};

// The tiles of each level in a file of its own.
class TileFiles final : public audit::Tiles {
  public:
    explicit TileFiles(const std::filesystem::path& folder) {
        for (std::size_t level = 0; level < files_.size(); ++level) {
            const auto name = (folder / std::to_string(level)).string();
            files_[level] = ::open(name.c_str(), O_RDWR | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
            demand(files_[level] >= 0);
        }
    }
    ~TileFiles() override {
        for (const int file : files_) {
            ::close(file);
        }
    }
    TileFiles(const TileFiles&) = delete;
    TileFiles& operator=(const TileFiles&) = delete;

    void put(const TileAt& at, const audit::Tile& tile) {
        const auto bytes = audit::to_bytes(tile);
        demand(::pwrite(file(at), bytes.data(), bytes.size(), offset(at)) ==
               static_cast<ssize_t>(bytes.size()));
    }
    std::string bytes(const TileAt& at) const {
        std::string out(at.width * sizeof(Hash), '\0');
        demand(::pread(file(at), out.data(), out.size(), offset(at)) ==
               static_cast<ssize_t>(out.size()));
        return out;
    }
    audit::Tile tile(const TileAt& at) const override {
        return audit::tile_of(bytes(at), at.width).value();
    }

  private:
    static void demand(bool success) {
        if (!success) {
            throw std::runtime_error("the bench cannot keep its tiles");
        }
    }
    int file(const TileAt& at) const { return files_.at(static_cast<std::size_t>(at.level)); }
    static off_t offset(const TileAt& at) {
        return static_cast<off_t>(at.index * audit::tile_width * sizeof(Hash));
    }

    std::array<int, audit::tile_level_max + 1> files_{};
};

// Grows a tree as the office does: a full tile is an entry of the level above.
class Growing {
  public:
    explicit Growing(TileFiles& tiles) : tiles_(tiles) {}

    void add(const Hash& leaf) {
        put(0, leaf);
        ++size_;
    }
    // After the last leaf: keeps what is not full, and says what all is.
    std::string finish() {
        for (int level = 0; level < audit::tile_levels(size_); ++level) {
            const auto here = audit::tiles_of(size_, level);
            if (here.width > 0) {
                tiles_.put({.level = level, .index = here.full, .width = here.width},
                           edges_[static_cast<std::size_t>(level)]);
            }
        }
        const audit::TileNodes nodes(tiles_, size_);
        return audit::sign({.origin = office().verifier().name,
                            .size = size_,
                            .root = audit::tree_root(size_, nodes)},
                           office());
    }

  private:
    void put(int level, const Hash& hash) {
        auto& edge = edges_.at(static_cast<std::size_t>(level));
        edge.push_back(hash);
        if (edge.size() == audit::tile_width) {
            auto& full = full_.at(static_cast<std::size_t>(level));
            tiles_.put({.level = level, .index = full++}, edge);
            put(level + 1, audit::root_of(edge));
            edge.clear();
        }
    }

    TileFiles& tiles_;
    std::uint64_t size_ = 0;
    std::array<audit::Tile, audit::tile_level_max + 1> edges_;
    std::array<std::uint64_t, audit::tile_level_max + 1> full_{};
};

// Entries made again as they are read, hashes from the files.
audit::LogFinding check(const TileFiles& tiles, const std::string& checkpoint) {
    Events events;
    const audit::LogFile file = [&](const std::string& path) -> std::optional<std::string> {
        if (path == "checkpoint") {
            return checkpoint;
        }
        const auto at = audit::tile_at(path).value();
        if (at.level != audit::entries_level) {
            return tiles.bytes(at);
        }
        std::vector<std::string> leaves;
        for (std::uint64_t i = 0; i < at.width; ++i) {
            leaves.push_back(events.next());
        }
        return audit::to_bundle(leaves);
    };
    return audit::verify_log(file, office().verifier());
}

struct Grown {
    std::string checkpoint;
    audit::Checkpoint stated;
};
Grown grow(TileFiles& tiles, std::uint64_t size) {
    Growing growing(tiles);
    Events events;
    for (std::uint64_t i = 0; i < size; ++i) {
        growing.add(audit::leaf_hash(events.next()));
    }
    Grown out{.checkpoint = growing.finish(), .stated = {}};
    out.stated = audit::open_checkpoint(out.checkpoint, office().verifier()).value();
    return out;
}

// Of making proofs, each from tiles that no other has read.
std::vector<double> times_of_proofs(const TileFiles& tiles, const audit::Checkpoint& of) {
    std::mt19937_64 random{20'261'129};
    std::vector<double> took;
    for (int i = 0; i < proofs_timed; ++i) {
        const auto index = random() % of.size;
        audit::Proof proof;
        took.push_back(bench::processor_ms_of([&] {
            const audit::TileNodes nodes(tiles, of.size);
            proof = audit::inclusion_proof(index, of.size, nodes);
        }));
        const auto leaf =
            tiles
                .tile({.level = 0,
                       .index = index / audit::tile_width,
                       .width = audit::tile_width_at(of.size, 0, index / audit::tile_width)})
                .at(index % audit::tile_width);
        if (!audit::proves_inclusion(proof, index, of.size, leaf, of.root)) {
            throw std::runtime_error("a proof does not hold");
        }
    }
    return took;
}

// A log as an export has it, in memory.
struct Exported {
    std::map<std::string, std::string> files;
    std::uint64_t leaf_bytes = 0;

    bool holds() const {
        return audit::verify_log(
                   [this](const std::string& path) -> std::optional<std::string> {
                       const auto found = files.find(path);
                       return found == files.end() ? std::nullopt : std::optional(found->second);
                   },
                   office().verifier())
            .holds();
    }
};

Exported exported(TileFiles& tiles, std::uint64_t size) {
    Exported out;
    out.files["checkpoint"] = grow(tiles, size).checkpoint;
    for (int level = 0; level < audit::tile_levels(size); ++level) {
        const auto here = audit::tiles_of(size, level);
        for (std::uint64_t index = 0; index < here.full + (here.width > 0 ? 1 : 0); ++index) {
            const TileAt at{
                .level = level, .index = index, .width = audit::tile_width_at(size, level, index)};
            out.files[audit::path_of(at)] = tiles.bytes(at);
        }
    }
    Events events;
    for (std::uint64_t first = 0; first < size; first += audit::tile_width) {
        std::vector<std::string> leaves;
        for (auto i = first; i < std::min(size, first + audit::tile_width); ++i) {
            leaves.push_back(events.next());
            out.leaf_bytes += leaves.back().size();
        }
        out.files[audit::path_of({.level = audit::entries_level,
                                  .index = first / audit::tile_width,
                                  .width = leaves.size()})] = audit::to_bundle(leaves);
    }
    return out;
}

// OpenSSL alone, on one block again and again: as `openssl speed` has it.
void hash_blocks(std::uint64_t count, std::size_t bytes) {
    EVP_MD* const sha256 = EVP_MD_fetch(nullptr, "SHA256", nullptr);
    const std::string block(bytes, 'x');
    Hash hash{};
    for (std::uint64_t i = 0; i < count; ++i) {
        EVP_Digest(block.data(), block.size(), hash.data(), nullptr, sha256, nullptr);
    }
    EVP_MD_free(sha256);
}

// With one context for all of them.
void hash_blocks_in_one_context(std::uint64_t count, std::size_t bytes) {
    EVP_MD* const sha256 = EVP_MD_fetch(nullptr, "SHA256", nullptr);
    EVP_MD_CTX* const context = EVP_MD_CTX_new();
    const std::string block(bytes, 'x');
    Hash hash{};
    for (std::uint64_t i = 0; i < count; ++i) {
        EVP_DigestInit_ex(context, sha256, nullptr);
        EVP_DigestUpdate(context, block.data(), block.size());
        EVP_DigestFinal_ex(context, hash.data(), nullptr);
    }
    EVP_MD_CTX_free(context);
    EVP_MD_free(sha256);
}

double peak_mb() {
    rusage usage{};
    ::getrusage(RUSAGE_SELF, &usage);
    return static_cast<double>(usage.ru_maxrss) / 1'024;
}

struct Speeds {
    double bare_mb_s = 0;
    double one_context_mb_s = 0;
    double verify_mb_s = 0;
    double mean_bytes = 0;

    double share() const { return verify_mb_s / bare_mb_s; }
};

Speeds compare_speeds(TileFiles& tiles, int rounds) {
    const auto log = exported(tiles, leaves_in_memory);
    const auto mean = log.leaf_bytes / leaves_in_memory;
    std::vector<double> bare;
    std::vector<double> one_context;
    std::vector<double> verify;
    for (int i = 0; i < rounds; ++i) {
        bare.push_back(bench::processor_ms_of([&] { hash_blocks(leaves_in_memory, mean); }));
        one_context.push_back(
            bench::processor_ms_of([&] { hash_blocks_in_one_context(leaves_in_memory, mean); }));
        verify.push_back(bench::processor_ms_of([&] {
            if (!log.holds()) {
                throw std::runtime_error("the log does not hold");
            }
        }));
    }
    const auto mb_ms = static_cast<double>(log.leaf_bytes) / 1'000;
    return {.bare_mb_s = mb_ms / bench::median(bare),
            .one_context_mb_s = mb_ms / bench::median(one_context),
            .verify_mb_s = mb_ms / bench::median(verify),
            .mean_bytes = static_cast<double>(mean)};
}

int measure(const bench::Call& call, TileFiles& tiles) {
    Grown grown;
    const double grown_ms = bench::ms_of([&] { grown = grow(tiles, leaves_usual); });
    const double built_mb = peak_mb();
    bool holds = false;
    const double checked_ms = bench::ms_of([&] { holds = check(tiles, grown.checkpoint).holds(); });
    const double checked_mb = peak_mb();
    auto proofs = times_of_proofs(tiles, grown.stated);
    std::ranges::sort(proofs);
    const double p50 = proofs[proofs.size() / 2];
    const double p99 = proofs[proofs.size() * 99 / 100];
    const auto speeds = compare_speeds(tiles, static_cast<int>(call.amount));

    std::printf("%llu leaves, made and grown into a tree in %.1f s, peak memory %.0f MB\n",
                static_cast<unsigned long long>(leaves_usual), grown_ms / 1'000, built_mb);
    std::printf("made again and checked whole in %.1f s, peak memory %.0f MB (at most %.0f): %s\n",
                checked_ms / 1'000, checked_mb, memory_mb_wanted,
                holds ? "holds" : "DOES NOT HOLD");
    std::printf("an inclusion proof in it: p50 %.3f ms, p99 %.3f ms (at most %.1f)\n", p50, p99,
                proof_ms_wanted);
    std::printf(
        "SHA-256 alone, blocks of %.0f bytes: %.0f MB/s as openssl speed has it, %.0f MB/s in one "
        "context; verifying: %.0f MB/s, %.0f %% (at least %.0f %%) and %.0f %% of them\n",
        speeds.mean_bytes, speeds.bare_mb_s, speeds.one_context_mb_s, speeds.verify_mb_s,
        100 * speeds.share(), 100 * share_wanted,
        100 * speeds.verify_mb_s / speeds.one_context_mb_s);
    bench::write_part(call.output, "audit",
                      {{"leaves", leaves_usual},
                       {"grown_ms", grown_ms},
                       {"checked_ms", checked_ms},
                       {"peak_mb", checked_mb},
                       {"proof_p50_ms", p50},
                       {"proof_p99_ms", p99},
                       {"leaf_bytes", speeds.mean_bytes},
                       {"sha256_mb_s", speeds.bare_mb_s},
                       {"sha256_one_context_mb_s", speeds.one_context_mb_s},
                       {"verify_mb_s", speeds.verify_mb_s},
                       {"share", speeds.share()}});
    return holds && checked_mb < memory_mb_wanted && p99 < proof_ms_wanted &&
                   speeds.share() >= share_wanted
               ? EXIT_SUCCESS
               : EXIT_FAILURE;
}

int check_only(TileFiles& tiles) {
    const auto grown = grow(tiles, leaves_of_check);
    times_of_proofs(tiles, grown.stated);
    auto log = exported(tiles, leaves_of_check);
    const bool right = check(tiles, grown.checkpoint).holds() && log.holds();
    auto& byte = log.files.at("tile/entries/007")[1'000];
    byte = static_cast<char>(byte ^ 1);
    if (!right || log.holds()) {
        std::fputs("a log left alone does not hold, or a changed one does\n", stderr);
        return EXIT_FAILURE;
    }
    return EXIT_SUCCESS;
}

}  // namespace

int main(int count, char** arguments) {
    const auto call = bench::read_call(count, arguments, rounds_usual);
    auto name = (std::filesystem::temp_directory_path() / "phanbien-bench-XXXXXX").string();
    if (::mkdtemp(name.data()) == nullptr) {
        return EXIT_FAILURE;
    }
    int outcome = EXIT_FAILURE;
    {
        TileFiles tiles(name);
        outcome = call.amount == 0 ? check_only(tiles) : measure(call, tiles);
    }
    std::filesystem::remove_all(name);
    return outcome;
}
