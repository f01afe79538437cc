// What the programs of the load bench are called with: names with a value each, flags, and plain
// words. Throws std::runtime_error when a name has no value.
#pragma once

#include <cstdint>
#include <map>
#include <set>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace phanbien::bench {

class Arguments {
  public:
    Arguments(int count, char** values, const std::set<std::string>& flags = {}) {
        for (int i = 1; i < count; ++i) {
            const std::string value = values[i];
            if (!value.starts_with("--")) {
                plain_.push_back(value);
            } else if (flags.contains(value)) {
                named_[value] = {};
            } else if (i + 1 < count) {
                named_[value] = values[++i];
            } else {
                throw std::runtime_error(value + " has no value");
            }
        }
    }

    const std::vector<std::string>& plain() const { return plain_; }
    bool has(const std::string& name) const { return named_.contains(name); }
    std::string text(const std::string& name, std::string_view usual = {}) const {
        const auto found = named_.find(name);
        return found == named_.end() ? std::string(usual) : found->second;
    }
    std::uint64_t number(const std::string& name, std::uint64_t usual) const {
        return has(name) ? std::stoull(named_.at(name)) : usual;
    }
    double seconds(const std::string& name, double usual) const {
        return has(name) ? std::stod(named_.at(name)) : usual;
    }

  private:
    std::map<std::string, std::string> named_;
    std::vector<std::string> plain_;
};

}  // namespace phanbien::bench
