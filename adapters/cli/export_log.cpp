#include "adapters/cli/export_log.hpp"

#include <filesystem>
#include <fstream>
#include <iostream>

#include "adapters/cli/commands.hpp"
#include "adapters/cli/house.hpp"
#include "engine/runtime/log_tree.hpp"

namespace phanbien::cli {

namespace {

namespace fs = std::filesystem;

void write_file(const fs::path& file, std::string_view bytes) {
    fs::create_directories(file.parent_path());
    std::ofstream out(file, std::ios::binary);
    out.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    out.flush();
    if (!out) {
        throw std::runtime_error("cannot write " + file.string());
    }
}

class LogExport {
  public:
    LogExport(runtime::Reading& reading, fs::path folder)
        : reading_(reading), folder_(std::move(folder)) {}

    void write(const runtime::StoredCheckpoint& checkpoint) {
        const auto write_tile = [this](const audit::TileAt& at) {
            write_file(folder_ / audit::path_of(at), runtime::tile_bytes(reading_, at));
        };
        for (int level = 0; level < audit::tile_levels(checkpoint.size); ++level) {
            each(level, checkpoint.size, write_tile);
        }
        each(audit::entries_level, checkpoint.size, write_tile);
        write_file(folder_ / "checkpoint", checkpoint.note);  // last: what it names is there
    }

  private:
    template <class Write>
    static void each(int level, std::uint64_t size, const Write& write) {
        const auto here = audit::tiles_of(size, level);
        for (std::uint64_t index = 0; index < here.full; ++index) {
            write({.level = level, .index = index});
        }
        if (here.width > 0) {
            write({.level = level, .index = here.full, .width = here.width});
        }
    }

    runtime::Reading& reading_;
    fs::path folder_;
};

}  // namespace

int export_log(const std::string& folder, const storage::DataPlace& data) {
    if (fs::exists(folder) && !fs::is_empty(folder)) {
        std::cerr << "phanbien export: " << folder << " is not empty\n";
        return failed;
    }
    House house{data, alarms_of("export")};
    house.sign_log();
    const auto reading = house.store->open_reading();
    const auto checkpoint = reading->newest_checkpoint();
    if (!checkpoint) {
        std::cerr << "phanbien export: the log is empty\n";
        return failed;
    }
    LogExport(*reading, folder).write(*checkpoint);
    std::cout << checkpoint->size << " entries, checked with\nphanbien verify " << folder
              << " --key " << audit::to_text(house.log_signer.verifier()) << '\n';
    return done;
}

}  // namespace phanbien::cli
