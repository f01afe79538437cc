#include "adapters/host/sealed.hpp"

#include <linux/audit.h>
#include <linux/seccomp.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/syscall.h>

#include <array>
#include <cerrno>
#include <cstddef>
#include <cstdint>

namespace phanbien::host {
namespace {

#if defined(__x86_64__)
constexpr std::uint32_t architecture = AUDIT_ARCH_X86_64;
#elif defined(__aarch64__)
constexpr std::uint32_t architecture = AUDIT_ARCH_AARCH64;
#else
constexpr std::uint32_t architecture = 0;
#endif

constexpr std::uint32_t other_numbers = 0x4000'0000;  // __X32_SYSCALL_BIT
constexpr std::uint32_t socket_type_mask = 0xf;       // without flags

constexpr std::uint32_t permit = SECCOMP_RET_ALLOW;
constexpr std::uint32_t deny = SECCOMP_RET_ERRNO | EPERM;

sock_filter load(std::size_t offset) {
    return BPF_STMT(BPF_LD | BPF_W | BPF_ABS, static_cast<std::uint32_t>(offset));
}

// Goes on with the next instruction when equal, else skips one.
sock_filter unless_equal_skip(std::uint32_t value) {
    return BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, value, 0, 1);
}

sock_filter answer(std::uint32_t verdict) {
    return BPF_STMT(BPF_RET | BPF_K, verdict);
}

// A call by another architecture's numbers is denied.
std::vector<sock_filter> check_architecture() {
    return {load(offsetof(seccomp_data, arch)),
            BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, architecture, 1, 0), answer(deny),
            load(offsetof(seccomp_data, nr))};
}

// The kernel copies the filter; nothing is allocated here, since this may stand behind fork.
bool install(const std::vector<sock_filter>& filter) {
    if (architecture == 0) {
        return false;
    }
    const sock_fprog program{static_cast<unsigned short>(filter.size()),
                             const_cast<sock_filter*>(filter.data())};
    return prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0 &&
           prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program) == 0;
}

}  // namespace

bool seal_process() {
    constexpr auto permitted = std::to_array<long>(
        {SYS_read,          SYS_write,          SYS_writev,       SYS_lseek,
         SYS_fstat,         SYS_close,          SYS_mmap,         SYS_munmap,
         SYS_mremap,        SYS_mprotect,       SYS_madvise,      SYS_brk,
         SYS_futex,         SYS_getpid,         SYS_gettid,       SYS_tgkill,
         SYS_rt_sigaction,  SYS_rt_sigprocmask, SYS_rt_sigreturn, SYS_sigaltstack,
         SYS_clock_gettime, SYS_getrandom,      SYS_sched_yield,  SYS_exit,
         SYS_exit_group});
    auto filter = check_architecture();
    for (const long call : permitted) {
        filter.push_back(unless_equal_skip(static_cast<std::uint32_t>(call)));
        filter.push_back(answer(permit));
    }
    filter.push_back(answer(deny));
    return install(filter);
}

// LibreOffice listens at a local socket, to be found by another one like it, so that sockets
// themselves are not denied.
NoNetwork::NoNetwork() : filter_(check_architecture()) {
    // The second set of numbers that x86-64 has is for programs of 32 bits, which are none of ours.
    filter_.push_back(BPF_JUMP(BPF_JMP | BPF_JGE | BPF_K, other_numbers, 0, 1));
    filter_.push_back(answer(deny));
    // A ring does what is denied as a call; it and a connection lead out of the process.
    for (const long call :
         {SYS_connect, SYS_io_uring_setup, SYS_io_uring_enter, SYS_io_uring_register}) {
        filter_.push_back(unless_equal_skip(static_cast<std::uint32_t>(call)));
        filter_.push_back(answer(deny));
    }
    filter_.push_back(BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, SYS_socket, 1, 0));
    filter_.push_back(answer(permit));
    filter_.push_back(load(offsetof(seccomp_data, args)));
    filter_.push_back(BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, AF_UNIX, 1, 0));
    filter_.push_back(answer(deny));
    // Others than streams reach an address without a connection.
    filter_.push_back(load(offsetof(seccomp_data, args) + sizeof(std::uint64_t)));
    filter_.push_back(BPF_STMT(BPF_ALU | BPF_AND | BPF_K, socket_type_mask));
    filter_.push_back(unless_equal_skip(SOCK_STREAM));
    filter_.push_back(answer(permit));
    filter_.push_back(answer(deny));
}

bool NoNetwork::apply() const {
    return install(filter_);
}

}  // namespace phanbien::host
