#include "adapters/host/sealed.hpp"

#include <fcntl.h>
#include <sys/socket.h>
#include <unistd.h>

#include <boost/test/unit_test.hpp>
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

BOOST_AUTO_TEST_SUITE_END()
