#include "child_process.hpp"

#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <stdexcept>

extern char** environ;

namespace phanbien::conformance {

namespace {

struct Pipe {
    Pipe() {
        if (pipe(ends.data()) != 0) {
            throw std::runtime_error("no pipe");
        }
    }
    ~Pipe() {
        close_end(0);
        close_end(1);
    }
    Pipe(const Pipe&) = delete;
    Pipe& operator=(const Pipe&) = delete;

    void close_end(std::size_t end) {
        if (ends[end] >= 0) {
            close(ends[end]);
            ends[end] = -1;
        }
    }

    std::array<int, 2> ends{-1, -1};
};

// The child reads all of its input before it writes, so this cannot block for ever.
void write_all(int file, const std::string& text) {
    std::size_t done = 0;
    while (done < text.size()) {
        const auto count = write(file, text.data() + done, text.size() - done);
        if (count <= 0) {
            throw std::runtime_error("the child does not listen");
        }
        done += static_cast<std::size_t>(count);
    }
}

std::string read_all(int file) {
    std::string text;
    std::array<char, 1 << 16> buffer;
    for (;;) {
        const auto count = read(file, buffer.data(), buffer.size());
        if (count <= 0) {
            return text;
        }
        text.append(buffer.data(), static_cast<std::size_t>(count));
    }
}

}  // namespace

std::string run_child(const std::vector<std::string>& command, const std::string& input) {
    Pipe to_child;
    Pipe from_child;
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, to_child.ends[0], STDIN_FILENO);
    posix_spawn_file_actions_adddup2(&actions, from_child.ends[1], STDOUT_FILENO);
    for (const int end :
         {to_child.ends[0], to_child.ends[1], from_child.ends[0], from_child.ends[1]}) {
        posix_spawn_file_actions_addclose(&actions, end);
    }
    std::vector<char*> arguments;
    for (const auto& argument : command) {
        arguments.push_back(const_cast<char*>(argument.c_str()));
    }
    arguments.push_back(nullptr);
    pid_t child = 0;
    const int failed =
        posix_spawn(&child, command.front().c_str(), &actions, nullptr, arguments.data(), environ);
    posix_spawn_file_actions_destroy(&actions);
    if (failed != 0) {
        throw std::runtime_error("cannot start " + command.front());
    }
    to_child.close_end(0);
    from_child.close_end(1);
    write_all(to_child.ends[1], input);
    to_child.close_end(1);
    auto output = read_all(from_child.ends[0]);
    int status = 0;
    if (waitpid(child, &status, 0) != child || status != 0) {
        throw std::runtime_error(command.front() + " failed");
    }
    return output;
}

}  // namespace phanbien::conformance
