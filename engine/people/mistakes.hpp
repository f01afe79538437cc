// The mistakes found in one written directory, gathered so that a person can mend all of them at
// once: where, what is wrong, and the way out, in both languages. One thread at a time.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "engine/kernel/problem.hpp"
#include "engine/people/directory_parts.hpp"

namespace phanbien::people {

inline constexpr std::size_t mistakes_listed_max = 200;   // the rest is only counted
inline constexpr std::size_t mistakes_kept_max = 20'000;  // of which the first lines are listed
inline constexpr std::size_t quoted_bytes_max = 100;

struct Said {
    std::string vi;
    std::string en;
};

class Mistakes {
  public:
    explicit Mistakes(std::string_view file_name) : file_name_(file_name) {}

    void add(Line line, const Said& what, const Said& way_out);
    bool none() const { return count_ == 0; }
    // directory.invalid, the mistakes in the order of the lines. Only when there are some.
    Problem problem() const;

  private:
    std::string file_name_;
    std::vector<std::pair<int, FieldProblem>> found_;
    std::size_t count_ = 0;
};

// “id”, the way a thing is named in a sentence; a long one is cut.
std::string quoted(std::string_view id);

// "1/7/2025" in Vietnamese sentences; English ones have to_text(day).
std::string vietnamese(Date day);

// "từ 1/7/2025 đến 31/12/2025", "from 2025-07-01 to 2025-12-31"; "luôn luôn" / "always" when open.
Said said(const Validity& validity);

}  // namespace phanbien::people
