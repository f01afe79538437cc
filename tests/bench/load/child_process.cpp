#include "tests/bench/load/child_process.hpp"

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <csignal>
#include <fstream>
#include <sstream>
#include <stdexcept>

namespace phanbien::bench {

ChildProcess::ChildProcess(const std::vector<std::string>& arguments,
                           const std::filesystem::path& errors)
    : errors_(errors) {
    std::array<int, 2> pipe{};
    if (::pipe2(pipe.data(), O_CLOEXEC) != 0) {
        throw std::runtime_error("no pipe can be had");
    }
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
    posix_spawn_file_actions_adddup2(&actions, pipe[1], STDOUT_FILENO);
    posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, errors.c_str(),
                                     O_WRONLY | O_CREAT | O_APPEND, 0600);
    std::vector<char*> words;
    for (const auto& argument : arguments) {
        words.push_back(const_cast<char*>(argument.c_str()));
    }
    words.push_back(nullptr);
    const int failure =
        ::posix_spawn(&id_, words.front(), &actions, nullptr, words.data(), environ);
    posix_spawn_file_actions_destroy(&actions);
    ::close(pipe[1]);
    output_ = pipe[0];
    if (failure != 0) {
        id_ = 0;
        ::close(output_);
        throw std::runtime_error(arguments.front() + " cannot be started");
    }
}

ChildProcess::~ChildProcess() {
    kill();
    ::close(output_);
}

std::string ChildProcess::line_with(std::string_view words) {
    while (true) {
        for (auto end = read_.find('\n'); end != std::string::npos; end = read_.find('\n')) {
            auto line = read_.substr(0, end);
            read_.erase(0, end + 1);
            if (line.find(words) != std::string::npos) {
                return line;
            }
        }
        std::array<char, 4096> more{};
        const auto count = ::read(output_, more.data(), more.size());
        if (count <= 0) {
            throw std::runtime_error("a program ended without \"" + std::string(words) +
                                     "\"; what it said is in " + errors_.string());
        }
        read_.append(more.data(), static_cast<std::size_t>(count));
    }
}

void ChildProcess::kill() {
    end_with(SIGKILL);
}

void ChildProcess::stop() {
    end_with(SIGTERM);
}

void ChildProcess::wait() {
    end_with(0);
}

void ChildProcess::end_with(int signal) {
    if (id_ == 0) {
        return;
    }
    if (signal != 0) {
        ::kill(id_, signal);
    }
    ::waitpid(id_, nullptr, 0);
    id_ = 0;
}

double ChildProcess::memory_mb() const {
    std::ifstream status("/proc/" + std::to_string(id_) + "/status");
    for (std::string line; std::getline(status, line);) {
        if (line.starts_with("VmRSS:")) {
            return std::stod(line.substr(6)) / 1024;
        }
    }
    return 0;
}

double ChildProcess::processor_us() const {
    std::ifstream file("/proc/" + std::to_string(id_) + "/stat");
    std::string all;
    std::getline(file, all);
    constexpr int fields_between =
        11;  // the name's bracket, then utime is the 12th, stime the 13th
    std::istringstream fields(all.substr(all.rfind(')') + 1));
    std::string skipped;
    for (int i = 0; i < fields_between; ++i) {
        fields >> skipped;
    }
    double user = 0;
    double system = 0;
    fields >> user >> system;
    return (user + system) * 1'000'000 / static_cast<double>(::sysconf(_SC_CLK_TCK));
}

}  // namespace phanbien::bench
