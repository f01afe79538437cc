#include "adapters/host/program.hpp"

#include <fcntl.h>
#include <poll.h>
#include <sys/eventfd.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <cstdlib>

#include "adapters/host/fence.hpp"
#include "adapters/host/memory_file.hpp"
#include "adapters/host/sealed.hpp"

namespace phanbien::host {
namespace {

constexpr rlim_t open_files_max = 256;
constexpr int status_not_started = 127;

std::vector<std::string> environment_of(const Program& program) {
    const char* path = std::getenv("PATH");
    std::vector<std::string> out{std::string("PATH=") + (path == nullptr ? "/usr/bin:/bin" : path),
                                 "LANG=C.UTF-8"};
    if (!program.folder.empty()) {
        out.push_back("HOME=" + program.folder.string());
        out.push_back("TMPDIR=" + program.folder.string());
    }
    return out;
}

std::vector<char*> pointers_to(std::vector<std::string>& words) {
    std::vector<char*> out;
    for (auto& word : words) {
        out.push_back(word.data());
    }
    out.push_back(nullptr);
    return out;
}

void limit(__rlimit_resource resource, rlim_t most) {
    const rlimit both{most, most};
    setrlimit(resource, &both);
}

// All that the child needs, made before it exists: between fork and exec nothing may allocate.
struct Start {
    std::vector<std::string> words;
    std::vector<std::string> environment;
    std::vector<char*> word_pointers;
    std::vector<char*> environment_pointers;
    std::string folder;
    NoNetwork no_network;
    std::optional<Fence> fence;
};

[[noreturn]] void become(const Program& program, const Start& start, const ProgramBounds& bounds,
                         int in, int out) {
    setpgid(0, 0);
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    for (int signal = 1; signal < NSIG; ++signal) {
        std::signal(signal, SIG_DFL);
    }
    sigset_t none;
    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &none, nullptr);
    const int nowhere = open("/dev/null", O_WRONLY | O_CLOEXEC);
    const bool placed = dup2(in, STDIN_FILENO) == STDIN_FILENO &&
                        dup2(out, STDOUT_FILENO) == STDOUT_FILENO &&
                        dup2(nowhere, STDERR_FILENO) == STDERR_FILENO &&
                        (start.folder.empty() || chdir(start.folder.c_str()) == 0);
    close_range(STDERR_FILENO + 1, ~0U, CLOSE_RANGE_CLOEXEC);
    limit(RLIMIT_CPU, static_cast<rlim_t>(bounds.cpu.count()));
    limit(RLIMIT_DATA, bounds.memory_bytes);
    limit(RLIMIT_FSIZE, bounds.file_bytes);
    limit(RLIMIT_NOFILE, open_files_max);
    limit(RLIMIT_CORE, 0);
    const bool fenced = !start.fence || start.fence->put_up();
    if (placed && fenced && start.no_network.apply()) {
        execve(program.path.c_str(), start.word_pointers.data(), start.environment_pointers.data());
    }
    _exit(status_not_started);
}

ProgramRun ended_as(int status) {
    if (WIFEXITED(status)) {
        const int code = WEXITSTATUS(status);
        return {.ending = code == status_not_started ? Ending::crashed : Ending::finished,
                .status = code};
    }
    const int signal = WTERMSIG(status);
    return {.ending = signal == SIGXCPU ? Ending::out_of_time : Ending::crashed, .status = signal};
}

// Closed with its scope.
struct Descriptor {
    explicit Descriptor(int opened) : number(opened) {}
    ~Descriptor() { close(number); }
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;

    int number;
};

// Waits until the child has ended or its time is over; then nothing of it is left.
ProgramRun wait_for(pid_t child, std::chrono::milliseconds wall, const std::stop_token& stop) {
    // By its number: the header of glibc 2.36 forgets that this is a C function.
    const Descriptor ended(static_cast<int>(syscall(SYS_pidfd_open, child, 0)));
    const Descriptor stopped(eventfd(0, EFD_CLOEXEC));
    const std::stop_callback on_stop(stop, [&stopped] { eventfd_write(stopped.number, 1); });
    std::array<pollfd, 2> waiting{pollfd{.fd = ended.number, .events = POLLIN, .revents = 0},
                                  pollfd{.fd = stopped.number, .events = POLLIN, .revents = 0}};
    const auto until = std::chrono::steady_clock::now() + wall;
    int ready = 0;
    do {
        const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(
            until - std::chrono::steady_clock::now());
        ready = poll(waiting.data(), waiting.size(),
                     static_cast<int>(std::max<std::int64_t>(left.count(), 0)));
    } while (ready < 0 && errno == EINTR);
    kill(-child, SIGKILL);
    kill(child, SIGKILL);
    int status = 0;
    while (waitpid(child, &status, 0) < 0 && errno == EINTR) {
    }
    return waiting[0].revents != 0 ? ended_as(status) : ProgramRun{.ending = Ending::out_of_time};
}

}  // namespace

ProgramRun run_program(const Program& program, std::string_view input, const ProgramBounds& bounds,
                       const std::stop_token& stop) {
    const MemoryFile in;
    const MemoryFile out;
    if (!in.fill(input)) {
        return {};
    }
    Start start{.words = program.words,
                .environment = environment_of(program),
                .word_pointers = {},
                .environment_pointers = {},
                .folder = program.folder.string(),
                .no_network = {},
                .fence = {}};
    if (!program.folder.empty()) {
        start.fence.emplace(program.folder, program.path);
    }
    start.words.insert(start.words.begin(), program.path);
    start.word_pointers = pointers_to(start.words);
    start.environment_pointers = pointers_to(start.environment);
    const pid_t child = fork();
    if (child == 0) {
        become(program, start, bounds, in.descriptor(), out.descriptor());
    }
    if (child < 0) {
        return {};
    }
    auto run = wait_for(child, bounds.wall, stop);
    run.output = out.text();
    return run;
}

std::optional<std::string> find_program(std::string_view name) {
    const char* path = std::getenv("PATH");
    std::string folders = path == nullptr ? "" : path;
    folders += ":/usr/local/bin:/usr/bin:/bin";
    for (std::size_t from = 0; from <= folders.size();) {
        const auto end = std::min(folders.find(':', from), folders.size());
        const auto file = folders.substr(from, end - from) + "/" + std::string(name);
        if (file.front() == '/' && access(file.c_str(), X_OK) == 0) {
            return file;
        }
        from = end + 1;
    }
    return std::nullopt;
}

}  // namespace phanbien::host
