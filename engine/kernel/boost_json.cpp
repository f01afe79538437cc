// The single compilation of Boost.JSON, whose Debian package has no library.
#include <boost/json/src.hpp>
