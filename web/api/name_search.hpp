// NameSearch: a long list of names, searched as people type: "duong" finds đường and dương,
// "đường" only đường. The names are folded once, so that a search among 100,000 takes milliseconds.
// One thread at a time.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace phanbien::api {

class NameSearch {
  public:
    NameSearch() = default;
    explicit NameSearch(std::vector<std::string> names);

    // The places in the list, in its order; all of them when nothing is sought.
    std::vector<std::uint32_t> find(std::string_view sought) const;

  private:
    std::vector<std::string> names_;
    std::vector<std::string> folded_;
};

}  // namespace phanbien::api
