// The arguments of the small sub-commands: words in order, and flags with a value, "--flag value"
// or
// "--flag=value". One thread.
#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "adapters/cli/commands.hpp"
#include "adapters/storage/data_place.hpp"

namespace phanbien::cli {

struct Words {
    std::vector<std::string> plain;
    std::map<std::string, std::vector<std::string>> flags;  // "--data" → its values
    std::set<std::string> switches;                         // "--check"

    // The flag's last value, or empty.
    std::string flag(const std::string& name) const;
};

// Throws std::runtime_error for a flag that is not listed, or one without its value. --db goes
// wherever --data is listed.
Words read_words(Arguments arguments, const std::set<std::string>& flags,
                 const std::set<std::string>& switches);

// --data, which must be there, and the database of --db where it is not SQLite in that folder.
storage::DataPlace data_place(const Words& words);

}  // namespace phanbien::cli
