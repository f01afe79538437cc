#include "adapters/cli/words.hpp"

#include <stdexcept>

namespace phanbien::cli {

std::string Words::flag(const std::string& name) const {
    const auto found = flags.find(name);
    return found == flags.end() ? std::string{} : found->second.back();
}

Words read_words(Arguments arguments, const std::set<std::string>& flags,
                 const std::set<std::string>& switches) {
    Words words;
    for (std::size_t i = 0; i < arguments.size(); ++i) {
        const std::string given{arguments[i]};
        const auto equals = given.starts_with("--") ? given.find('=') : std::string::npos;
        const auto word = given.substr(0, equals);
        if (!word.starts_with("--")) {
            words.plain.push_back(word);
        } else if (equals == std::string::npos && switches.contains(word)) {
            words.switches.insert(word);
        } else if (!flags.contains(word == "--db" ? "--data" : word)) {
            throw std::runtime_error("there is no flag " + word);
        } else if (equals != std::string::npos) {
            words.flags[word].push_back(given.substr(equals + 1));
        } else if (i + 1 == arguments.size()) {
            throw std::runtime_error(word + " needs a value");
        } else {
            words.flags[word].emplace_back(arguments[++i]);
        }
    }
    return words;
}

storage::DataPlace data_place(const Words& words) {
    const std::string data = words.flag("--data");
    if (data.empty()) {
        throw std::runtime_error("say where the data are, with --data DIR");
    }
    const auto database = words.flag("--db");
    if (database.empty() && words.flags.contains("--db")) {
        throw std::runtime_error("--db names no database; leave it out for SQLite");
    }
    return {data, database};
}

}  // namespace phanbien::cli
