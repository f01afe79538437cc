#include "adapters/cli/witnessing.hpp"

#include <chrono>
#include <filesystem>
#include <iostream>
#include <stdexcept>

#include "adapters/cli/commands.hpp"
#include "adapters/cli/file_text.hpp"
#include "adapters/host/host.hpp"
#include "adapters/host/witness_folder.hpp"
#include "engine/audit/witness.hpp"

namespace phanbien::cli {

namespace {

// A log's tiles as files. One that is missing or of the wrong size ends the command with its name.
class TilesOfFolder final : public audit::Tiles {
  public:
    explicit TilesOfFolder(std::filesystem::path folder) : folder_(std::move(folder)) {}

    audit::Tile tile(const audit::TileAt& at) const override {
        const auto path = audit::path_of(at);
        auto tile = audit::tile_of(file_text((folder_ / path).string(), "the tile"), at.width);
        if (!tile) {
            throw std::runtime_error(path + ": " + tile.error().vi + " / " + tile.error().en);
        }
        return std::move(tile).value();
    }

  private:
    std::filesystem::path folder_;
};

int refuse_log(const Problem& problem) {
    std::cerr << "phanbien log: " << problem.vi << "\n" << problem.en << '\n';
    return failed;
}

}  // namespace

int print_witness_key(const std::string& by) {
    host::OpensslRandom random;
    const host::WitnessFolder witness(by, random);
    std::cout << audit::to_text(witness.key().verifier()) << '\n';
    return done;
}

int cosign_log(const LogToCosign& log) {
    const auto key = audit::parse_verifier_key(log.key);
    if (!key) {
        return refuse_log(key.error());
    }
    const std::filesystem::path folder = log.folder;
    const auto note = file_text((folder / "checkpoint").string(), "the checkpoint");
    host::OpensslRandom random;
    const host::WitnessFolder witness(log.by, random);
    const auto seen = witness.seen(*key);
    const TilesOfFolder tiles(folder);
    const auto now = std::chrono::duration_cast<std::chrono::seconds>(
        host::SystemClock{}.now().time_since_epoch());
    const auto cosigned = audit::cosign_next({.note = note, .seen = seen, .tiles = tiles}, *key,
                                             witness.key(), now.count());
    if (!cosigned) {
        return refuse_log(cosigned.error());
    }
    witness.keep(*key, *cosigned);
    std::cout << *cosigned;
    return done;
}

}  // namespace phanbien::cli
