// Whether this program was built with a sanitizer, which itself does what a test forbids: such a
// test says so and is left out.
#pragma once

#include <iostream>

namespace phanbien::tests {

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
inline constexpr bool sanitized = true;
#else
inline constexpr bool sanitized = false;
#endif

// Prints why the test is skipped where it is.
inline bool skipped_by_sanitizer() {
    if (sanitized) {
        std::cout << "skipped: a sanitizer makes calls that a sealed process may not\n";
    }
    return sanitized;
}

}  // namespace phanbien::tests
