// Result<T>: a value or the Problem that explains why there is none (g++ 12 has no std::expected).
// Used by fallible pure code: parse, load, decode, decide. Infrastructure throws instead.
#pragma once

#include <boost/system/result.hpp>
#include <stdexcept>
#include <utility>

#include "engine/kernel/problem.hpp"

namespace phanbien {

template <class T>
class [[nodiscard]] Result : public boost::system::result<T, Problem> {
  public:
    using boost::system::result<T, Problem>::result;
};

// Reached only when code reads a value that is not there: a defect, not a refusal. Found by
// Boost.System through argument-dependent lookup, hence in Problem's namespace.
[[noreturn]] inline void throw_exception_from_error(const Problem& problem,
                                                    const boost::source_location&) {
    throw std::logic_error("unchecked refusal: " + problem.code + ": " + problem.en);
}

}  // namespace phanbien

#define PHANBIEN_CONCAT_INNER(a, b) a##b
#define PHANBIEN_CONCAT(a, b) PHANBIEN_CONCAT_INNER(a, b)

// TRY(auto name, expression): unwraps a Result into `name`, or returns its Problem from the
// enclosing function.
#define TRY(declaration, ...)                                             \
    auto PHANBIEN_CONCAT(try_result_, __LINE__) = (__VA_ARGS__);          \
    if (!PHANBIEN_CONCAT(try_result_, __LINE__)) {                        \
        return std::move(PHANBIEN_CONCAT(try_result_, __LINE__)).error(); \
    }                                                                     \
    declaration = std::move(PHANBIEN_CONCAT(try_result_, __LINE__)).value()

// CHECK_THAT(expression): the same for Result<void>, whose value nobody needs.
#define CHECK_THAT(...)                                                     \
    if (auto PHANBIEN_CONCAT(check_result_, __LINE__) = (__VA_ARGS__);      \
        !PHANBIEN_CONCAT(check_result_, __LINE__)) {                        \
        return std::move(PHANBIEN_CONCAT(check_result_, __LINE__)).error(); \
    }
