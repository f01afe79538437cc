#include "adapters/host/sealed.hpp"

#include <fcntl.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/un.h>
#include <unistd.h>

#include <boost/test/unit_test.hpp>
#include <cerrno>
#include <vector>

#include "adapters/host/confined.hpp"

using namespace phanbien::host;

BOOST_AUTO_TEST_SUITE(sealed)

// In a child, since nothing gives the rights back.
BOOST_AUTO_TEST_CASE(a_sealed_process_only_computes) {
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
    BOOST_TEST_MESSAGE("skipped: a sanitizer makes calls of its own");
    return;
#endif
    const auto outcome = run_confined({}, [] {
        if (!seal_process()) {
            return 1;
        }
        const std::vector<char> block(1U << 20U, 'x');
        if (block.back() != 'x') {
            return 2;
        }
        if (open("/etc/passwd", O_RDONLY) >= 0) {
            return 3;
        }
        if (socket(AF_INET, SOCK_STREAM, 0) >= 0) {
            return 4;
        }
        return fork() >= 0 ? 5 : 0;
    });
    BOOST_TEST((outcome.ending == Ending::finished));
    BOOST_TEST(outcome.status == 0);
}

BOOST_AUTO_TEST_CASE(without_a_network_local_sockets_remain) {
    const auto outcome = run_confined({}, [] {
        const NoNetwork filter;
        if (!filter.apply()) {
            return 1;
        }
        if (socket(AF_INET, SOCK_STREAM, 0) >= 0 || socket(AF_INET6, SOCK_DGRAM, 0) >= 0) {
            return 2;
        }
        return socket(AF_UNIX, SOCK_STREAM, 0) < 0 ? 3 : 0;
    });
    BOOST_TEST((outcome.ending == Ending::finished));
    BOOST_TEST(outcome.status == 0);
}

// The database's server listens at one, and lets the user in whose program this is.
BOOST_AUTO_TEST_CASE(a_local_socket_leads_nowhere) {
    const auto outcome = run_confined({}, [] {
        const sockaddr_un address{.sun_family = AF_UNIX, .sun_path = "fence-test"};
        const auto* place = reinterpret_cast<const sockaddr*>(&address);
        const auto is_denied = [](long made) { return made < 0 && errno == EPERM; };
        const NoNetwork filter;
        if (!filter.apply()) {
            return 1;
        }
        if (!is_denied(connect(socket(AF_UNIX, SOCK_STREAM, 0), place, sizeof address))) {
            return 2;
        }
        if (!is_denied(socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0))) {
            return 3;
        }
        if (!is_denied(syscall(SYS_io_uring_setup, 4, nullptr))) {
            return 4;
        }
#if defined(__x86_64__)
        if (!is_denied(syscall(SYS_socket | 0x4000'0000, AF_INET, SOCK_STREAM, 0))) {
            return 5;
        }
#endif
        return socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0) < 0 ? 6 : 0;
    });
    BOOST_TEST((outcome.ending == Ending::finished));
    BOOST_TEST(outcome.status == 0);
}

BOOST_AUTO_TEST_SUITE_END()
