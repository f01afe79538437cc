#include "adapters/cli/check_apart.hpp"

#include <spawn.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <csignal>
#include <string>

#include "adapters/cli/commands.hpp"
#include "engine/kernel/json.hpp"

namespace phanbien::cli {

namespace {

constexpr auto own_binary = "/proc/self/exe";
constexpr std::size_t chunk_bytes = 64u << 10;

Problem not_checked() {
    return {.kind = ProblemKind::busy,
            .code = "check.failed",
            .vi = "Chưa kiểm tra được tệp này. Hãy thử lại sau giây lát.",
            .en = "The file could not be checked. Try again in a moment."};
}

// A file in memory that the other process gets as its input or output: unlike a pipe it holds all
// of it, so that neither waits for the other.
class MemoryFile {
  public:
    MemoryFile() : descriptor_(memfd_create("phanbien-check", MFD_CLOEXEC)) {}
    ~MemoryFile() { close(descriptor_); }
    MemoryFile(const MemoryFile&) = delete;
    MemoryFile& operator=(const MemoryFile&) = delete;

    int descriptor() const { return descriptor_; }

    bool fill(std::string_view text) {
        while (!text.empty()) {
            const auto count = write(descriptor_, text.data(), text.size());
            if (count <= 0) {
                return false;
            }
            text.remove_prefix(static_cast<std::size_t>(count));
        }
        return lseek(descriptor_, 0, SEEK_SET) == 0;
    }

    std::string text() {
        std::string out;
        std::array<char, chunk_bytes> chunk{};
        lseek(descriptor_, 0, SEEK_SET);
        for (auto count = read(descriptor_, chunk.data(), chunk.size()); count > 0;
             count = read(descriptor_, chunk.data(), chunk.size())) {
            out.append(chunk.data(), static_cast<std::size_t>(count));
        }
        return out;
    }

  private:
    int descriptor_;
};

// Our own signals are blocked for the server's sake; the other process must hear its timers.
class SpawnSettings {
  public:
    SpawnSettings(const MemoryFile& in, const MemoryFile& out) {
        posix_spawn_file_actions_init(&files_);
        posix_spawn_file_actions_adddup2(&files_, in.descriptor(), STDIN_FILENO);
        posix_spawn_file_actions_adddup2(&files_, out.descriptor(), STDOUT_FILENO);
        posix_spawnattr_init(&attributes_);
        sigset_t none;
        sigemptyset(&none);
        posix_spawnattr_setsigmask(&attributes_, &none);
        posix_spawnattr_setflags(&attributes_, POSIX_SPAWN_SETSIGMASK);
    }
    ~SpawnSettings() {
        posix_spawn_file_actions_destroy(&files_);
        posix_spawnattr_destroy(&attributes_);
    }
    SpawnSettings(const SpawnSettings&) = delete;
    SpawnSettings& operator=(const SpawnSettings&) = delete;

    // The exit status of `phanbien check`, or -1 when there was none.
    int run(const std::string& workflows) const {
        std::array<std::string, 5> words{"phanbien", "check", "--format=json", "-",
                                         "--workflows=" + workflows};
        std::array<char*, 6> arguments{words[0].data(), words[1].data(), words[2].data(),
                                       words[3].data(), words[4].data(), nullptr};
        pid_t child = 0;
        if (posix_spawn(&child, own_binary, &files_, &attributes_, arguments.data(), environ) !=
            0) {
            return -1;
        }
        int status = 0;
        while (waitpid(child, &status, 0) < 0) {
            if (errno != EINTR) {
                return -1;
            }
        }
        return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
    }

  private:
    posix_spawn_file_actions_t files_{};
    posix_spawnattr_t attributes_{};
};

}  // namespace

Result<boost::json::object> check_apart(std::string_view xml, const std::string& workflows) {
    MemoryFile in;
    MemoryFile out;
    if (!in.fill(xml)) {
        return not_checked();
    }
    const int status = SpawnSettings(in, out).run(workflows);
    if (status != done && status != failed) {
        return not_checked();
    }
    auto found = parse_json(out.text());
    if (!found || !found->is_object()) {
        return not_checked();
    }
    return std::move(found->get_object());
}

}  // namespace phanbien::cli
