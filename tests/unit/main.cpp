// Boost.Test's entry point, shared by every unit test executable.
#define BOOST_TEST_MODULE phanbien
#include <boost/test/unit_test.hpp>
