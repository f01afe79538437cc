#include "adapters/host/host.hpp"

#include <argon2.h>

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

// Whoever compares with it takes the same work as for a real one: the library reads it as a hash
// with the same parameters, and says that the password is another.
BOOST_AUTO_TEST_CASE(no_password_matches_a_hash_of_nothing) {
    OpensslRandom random;
    Argon2Hasher hasher(random);
    const auto nothing = hasher.hash_of_nothing();
    const auto real = hasher.hash("Suối-Trong-27");
    BOOST_TEST(nothing.size() == real.size());
    BOOST_TEST(nothing.substr(0, nothing.rfind('$', nothing.rfind('$') - 1)) ==
               real.substr(0, real.rfind('$', real.rfind('$') - 1)));
    BOOST_TEST(argon2id_verify(nothing.c_str(), "", 0) == ARGON2_VERIFY_MISMATCH);
    BOOST_TEST(!hasher.matches("Suối-Trong-27", nothing));
    BOOST_TEST(hasher.hash_of_nothing() != nothing);
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
