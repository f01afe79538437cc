// The single compilation of Asio and Beast; third-party code, without our warnings.
#include <boost/asio/impl/src.hpp>
#include <boost/beast/src.hpp>
