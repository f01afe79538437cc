// QueryReader: the parameters of an address, every one that is wrong complained of at once; and the
// cursors that lead from page to page. One thread; lives as long as the query it reads.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/kernel/instant.hpp"
#include "engine/kernel/problem.hpp"
#include "web/api/call.hpp"

namespace phanbien::api {

inline constexpr std::size_t page_limit_max = 200;
inline constexpr std::size_t search_bytes_max = 1000;

class QueryReader {
  public:
    explicit QueryReader(const Query& query) : query_(query) {}

    std::string text(std::string_view name) const;  // empty when absent
    std::string search(std::string_view name);
    std::optional<bool> flag(std::string_view name);
    int number(std::string_view name, int absent, int min, int max);
    Date day(std::string_view name, Date absent);
    // One of `allowed`, of which the first when absent.
    std::string one_of(std::string_view name, const std::vector<std::string_view>& allowed);
    // What sealed() made of a cursor; empty when absent.
    std::string cursor();
    // The same where the cursor is the place of the next one, from 0; nothing when absent.
    std::optional<std::uint64_t> cursor_place();
    std::size_t limit();

    void complain(std::string_view name);
    std::optional<Problem> finish() const;

  private:
    const Query& query_;
    std::vector<FieldProblem> mistakes_;
};

// A cursor goes out with a check on it, so that one somebody made up is refused and does not
// quietly show the first page again.
std::string sealed(const std::string& cursor);

}  // namespace phanbien::api
