// The mistakes found in one file of ours, gathered so that a person can mend all of them at once:
// where, what is wrong, and the way out, in both languages. One thread at a time.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "engine/kernel/problem.hpp"
#include "engine/kernel/sentence.hpp"

namespace phanbien::xml {

inline constexpr std::size_t mistakes_listed_max = 200;   // the rest is only counted
inline constexpr std::size_t mistakes_kept_max = 20'000;  // of which the first lines are listed
inline constexpr std::size_t quoted_bytes_max = 100;

// Where something stood in its file; 0 when it came from no file. Two things that differ in
// nothing else are equal.
struct Line {
    int number = 0;

    bool operator==(const Line&) const { return true; }
};

// One kind of file that we read: its outermost element and how people call it.
struct FileKind {
    std::string_view root;    // "directory"
    std::string_view space;   // its namespace
    std::string_view schema;  // where people read what may stand in it
    std::string_view code;    // of the problem: "directory.invalid"
    std::string_view vi;      // in the middle of a sentence: "danh mục tổ chức"
    std::string_view en;
    int depth_max = 32;  // elements within elements
    std::size_t elements_max = 10'000;
};

class Mistakes {
  public:
    // The kind must outlive it.
    Mistakes(const FileKind& kind, std::string_view file_name)
        : kind_(kind), file_name_(file_name) {}

    const FileKind& kind() const { return kind_; }

    void add(Line line, const Sentence& what, const Sentence& way_out);
    bool none() const { return count_ == 0; }
    // The kind's code, the mistakes in the order of the lines. Only when there are some.
    Problem problem() const;

  private:
    const FileKind& kind_;
    std::string file_name_;
    std::vector<std::pair<int, FieldProblem>> found_;
    std::size_t count_ = 0;
};

// “id”, the way a thing is named in a sentence; a long one is cut.
std::string quoted(std::string_view id);

}  // namespace phanbien::xml
