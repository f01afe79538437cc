// Configuration: what can be set for a server, from three places. A flag wins over the environment,
// that over the file, that over the default. Pure but for reading the file that was named.
#pragma once

#include <cstdint>
#include <map>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "adapters/cli/commands.hpp"
#include "engine/audit/note.hpp"

namespace phanbien::cli {

struct Configuration {
    std::string host;
    std::uint16_t port = 0;
    std::string data;
    std::string database;   // postgresql://…; empty: SQLite in the folder of the data
    std::string workflows;  // folder; empty: those in the binary
    std::string workflow;   // one more file, or empty
    std::string log_level;
    int uploads_per_hour = 0;
    int exports_per_hour = 0;
    std::size_t requests_at_once = 0;
    bool behind_https_proxy = false;
    bool public_log = false;
    std::vector<audit::VerifierKey> witnesses;
    bool demo = false;
    bool read_only = false;
    bool help = false;
};

// A setting that is unknown, malformed or missing; says which and from where.
class ConfigurationError : public std::runtime_error {
  public:
    using std::runtime_error::runtime_error;
};

using Environment = std::map<std::string, std::string>;

// The variables whose name begins with PHANBIEN_.
Environment own_environment();

// Throws ConfigurationError, for an unknown variable too.
Configuration read_configuration(Arguments arguments, const Environment& environment);

// Every setting with its default and its name in each of the three places.
std::string configuration_help();

}  // namespace phanbien::cli
