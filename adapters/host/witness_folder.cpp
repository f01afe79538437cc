#include "adapters/host/witness_folder.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <cstdio>
#include <fstream>
#include <iterator>
#include <stdexcept>

#include "adapters/host/durable_file.hpp"
#include "adapters/host/key_file.hpp"
#include "engine/audit/sha256.hpp"

namespace phanbien::host {

namespace {

constexpr const char* witness_key_file = "witness.key";
constexpr const char* witness_lock_file = "witness.lock";

[[noreturn]] void throw_unkept(const std::filesystem::path& path) {
    throw std::runtime_error("cannot write " + path.string());
}

// A log is told by its name, which stays when its key is changed; hashed, since it may hold any
// sign.
std::filesystem::path seen_file(const std::filesystem::path& folder,
                                const audit::VerifierKey& log) {
    return folder / (audit::sha256_hex(log.name) + ".checkpoint");
}

}  // namespace

WitnessFolder::Lock::Lock(const std::filesystem::path& folder) {
    if (std::filesystem::create_directories(folder)) {
        std::filesystem::permissions(folder, std::filesystem::perms::owner_all);
    }
    const auto file = folder / witness_lock_file;
    descriptor_ = ::open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, S_IRUSR | S_IWUSR);
    if (descriptor_ < 0) {
        throw_unkept(file);
    }
    if (::flock(descriptor_, LOCK_EX | LOCK_NB) != 0) {
        ::close(descriptor_);
        throw std::runtime_error("another phanbien is witnessing from " + folder.string() +
                                 "; try again when it is done");
    }
}

WitnessFolder::Lock::~Lock() {
    ::close(descriptor_);
}

WitnessFolder::WitnessFolder(std::filesystem::path folder, runtime::Random& random)
    : folder_(std::move(folder)),
      lock_(folder_),
      key_(witness_key(folder_ / witness_key_file, random)) {}

std::string WitnessFolder::seen(const audit::VerifierKey& log) const {
    const auto file = seen_file(folder_, log);
    if (!std::filesystem::exists(file)) {
        return {};
    }
    std::ifstream in(file, std::ios::binary);
    std::string note{std::istreambuf_iterator<char>(in), {}};
    if (!in || note.empty()) {
        throw std::runtime_error("cannot read " + file.string());
    }
    return note;
}

void WitnessFolder::keep(const audit::VerifierKey& log, std::string_view note) const {
    const auto file = seen_file(folder_, log);
    auto written = file;
    written += ".new";
    if (!write_durably(written, note, Present::replace) ||
        std::rename(written.c_str(), file.c_str()) != 0 || !sync_folder(folder_)) {
        throw_unkept(file);
    }
}

}  // namespace phanbien::host
