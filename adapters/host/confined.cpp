#include "adapters/host/confined.hpp"

#include <sys/resource.h>
#include <sys/time.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <cstdio>
#include <exception>
#include <fstream>
#include <iostream>
#include <new>
#include <system_error>

namespace phanbien::host {
namespace {

constexpr int status_out_of_memory = 100;
constexpr int status_max = 99;

void flush() {
    std::cout.flush();
    std::fflush(nullptr);
}

// The private memory of this process, proc(5): the sixth figure of statm, in pages.
std::size_t data_bytes() {
    std::ifstream statm("/proc/self/statm");
    std::size_t pages = 0;
    for (int i = 0; i < 6; ++i) {
        statm >> pages;
    }
    return pages * static_cast<std::size_t>(sysconf(_SC_PAGESIZE));
}

void set_timer(__itimer_which which, std::chrono::milliseconds time) {
    const auto seconds = std::chrono::floor<std::chrono::seconds>(time);
    const std::chrono::microseconds rest = time - seconds;
    const itimerval value{.it_interval = {}, .it_value = {seconds.count(), rest.count()}};
    setitimer(which, &value, nullptr);  // its signal ends the process
}

void confine(const Bounds& bounds) {
    // Whatever handlers the process has: here each of these ends it.
    for (const int signal : {SIGPROF, SIGALRM, SIGSEGV, SIGBUS, SIGABRT, SIGFPE, SIGILL}) {
        std::signal(signal, SIG_DFL);
    }
    set_timer(ITIMER_PROF, bounds.cpu);
    set_timer(ITIMER_REAL, bounds.cpu * confined_wall_per_cpu_max);
    const rlimit no_core{0, 0};
    setrlimit(RLIMIT_CORE, &no_core);
    const rlim_t memory = data_bytes() + bounds.memory_bytes;
    const rlimit data{memory, memory};
    setrlimit(RLIMIT_DATA, &data);
    std::set_new_handler([] { _exit(status_out_of_memory); });
}

[[noreturn]] void be_the_child(const Bounds& bounds, const std::function<int()>& work) {
    confine(bounds);
    try {
        const int status = work();
        flush();
        _exit(status);
    } catch (const std::exception& failure) {
        std::cerr << failure.what() << '\n';
        std::abort();
    }
}

Confined told_by(int status) {
    if (WIFEXITED(status)) {
        const int code = WEXITSTATUS(status);
        if (code == status_out_of_memory) {
            return {.ending = Ending::out_of_memory};
        }
        return {.ending = code <= status_max ? Ending::finished : Ending::crashed, .status = code};
    }
    const int signal = WTERMSIG(status);
    if (signal == SIGPROF || signal == SIGALRM) {
        return {.ending = Ending::out_of_time};
    }
    return {.ending = Ending::crashed, .status = signal};
}

}  // namespace

Confined run_confined(const Bounds& bounds, const std::function<int()>& work) {
    flush();  // what waits in a buffer would be printed twice
    const pid_t child = fork();
    if (child < 0) {
        throw std::system_error(errno, std::generic_category(), "fork");
    }
    if (child == 0) {
        be_the_child(bounds, work);
    }
    int status = 0;
    while (waitpid(child, &status, 0) < 0) {
        if (errno != EINTR) {
            throw std::system_error(errno, std::generic_category(), "waitpid");
        }
    }
    return told_by(status);
}

}  // namespace phanbien::host
