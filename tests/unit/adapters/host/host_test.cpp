#include "adapters/host/host.hpp"

#include <boost/test/unit_test.hpp>

using namespace phanbien;
using namespace phanbien::host;

BOOST_AUTO_TEST_CASE(a_password_matches_its_own_hash_only) {
    OpensslRandom random;
    Argon2Hasher hasher(random);
    const auto hash = hasher.hash("Suối-Trong-27");
    BOOST_TEST(hash.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"));
    BOOST_TEST(hash.find('\0') == std::string::npos);
    BOOST_TEST(hasher.matches("Suối-Trong-27", hash));
    BOOST_TEST(!hasher.matches("Suoi-Trong-27", hash));
    BOOST_TEST(hasher.hash("Suối-Trong-27") != hash);
    BOOST_TEST(!hasher.matches("x", ""));
    BOOST_TEST(!hasher.matches("x", "$argon2id$v=19$nonsense"));
}

BOOST_AUTO_TEST_CASE(randomness_differs_and_the_clock_goes_on) {
    OpensslRandom random;
    std::array<unsigned char, 32> one{};
    std::array<unsigned char, 32> other{};
    random.fill(one);
    random.fill(other);
    BOOST_TEST((one != other));
    SystemClock clock;
    BOOST_TEST((clock.now() > *parse_instant("2025-01-01T00:00:00Z")));
    const auto before = clock.now();
    BOOST_TEST((clock.now() >= before));
}
