// Any text as an expression: refused, or evaluated to what the script engine makes of it. Where the
// two differ on how a number is read or written they do so knowingly (see expression_test.cpp), so
// only short numbers are compared.
#include <cstdint>
#include <cstdio>
#include <cstdlib>

#include "tests/unit/engine/statechart/beside_heap.hpp"

namespace {

using namespace phanbien::statechart;

constexpr std::size_t text_bytes_max = 400;
constexpr int digits_max = 6;

// Numbers with few digits lie half-way between two doubles only when an exponent makes them; behind
// an escape either may go on.
bool has_only_short_numbers(std::string_view text) {
    int digits = 0;
    for (std::size_t at = 0; at < text.size(); ++at) {
        const bool digit = text[at] >= '0' && text[at] <= '9';
        const bool goes_on = std::string_view("eE\\").find(text[at]) != std::string_view::npos;
        if (digits > digits_max || (goes_on && digits > 0)) {
            return false;
        }
        digits = digit ? digits + 1 : text[at] == '.' ? digits : 0;
    }
    return digits <= digits_max;
}

// Duktape 2.7 may write the seventeenth digit of a number otherwise than the shortest that is
// closest to it, as ECMAScript 5 permits (section 9.8.1, note 3): not a difference worth a crash.
bool has_long_number(std::string_view text) {
    constexpr int exact_digits_max = 15;
    int digits = 0;
    for (const char c : text) {
        const bool digit = c >= '0' && c <= '9';
        digits = digit ? digits + 1 : c == '.' ? digits : 0;
        if (digits > exact_digits_max) {
            return true;
        }
    }
    return false;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static BesideHeap pair(values_of_every_sort());
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    if (size > text_bytes_max || !has_only_short_numbers(text)) {
        (void)Expression::parse(text);
        return 0;
    }
    if (const auto difference = pair.difference(text);
        difference && !has_long_number(*difference)) {
        std::fwrite(difference->data(), 1, difference->size(), stderr);  // it may hold zeros
        std::fputc('\n', stderr);
        std::abort();
    }
    return 0;
}
