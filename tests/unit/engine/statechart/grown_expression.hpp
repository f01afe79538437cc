// Expressions grown from a seed, for tests that hold two evaluators against each other. They use
// the variables of values_of_every_sort().
#pragma once

#include <cstdint>
#include <initializer_list>
#include <random>
#include <string>
#include <vector>

namespace phanbien::statechart {

// Grows an expression from a seed, mostly well-formed and mostly in the profile.
class Grower {
  public:
    explicit Grower(std::uint32_t seed) : random_(seed) {}

    std::string grow(int depth) {
        if (depth == 0 || one_in(8)) {
            return leaf();
        }
        switch (below(9)) {
            case 0:
                return pick({"!", "- ", "+ ", "typeof ", "- - ", "!!"}) + grow(depth - 1);
            case 1:
                return "(" + grow(depth - 1) + ")";
            case 2:
                return "(" + grow(depth - 1) + " ? " + grow(depth - 1) + " : " + grow(depth - 1) +
                       ")";
            case 3:
                return leaf() + "[" + grow(depth - 1) + "]";
            case 4:
                return one_in(3) ? "In(" + grow(depth - 1) + ")"
                                 : "[" + grow(depth - 1) + ", " + leaf() + "]";
            case 5:
                return one_in(3) ? "{k: " + grow(depth - 1) + ", 'a b': " + leaf() + "}" : leaf();
            default:
                return grow(depth - 1) + " " + pick(operators_) + " " + grow(depth - 1);
        }
    }

    // Tokens in any order: hardly ever well-formed.
    std::string shuffle() {
        std::string text;
        for (std::size_t count = 1 + below(7); count > 0; --count) {
            text += one_in(2) ? leaf() : pick(marks_);
            text += one_in(3) ? " " : "";
        }
        return text;
    }

  private:
    using Words = std::vector<std::string>;

    std::size_t below(std::size_t count) { return random_() % count; }
    bool one_in(std::size_t count) { return below(count) == 0; }
    const std::string& pick(const Words& words) { return words[below(words.size())]; }
    std::string pick(std::initializer_list<const char*> words) {
        return *(words.begin() + below(words.size()));
    }
    std::string leaf() { return pick(leaves_); }

    std::mt19937 random_;
    const Words operators_{"+",   "+",   "-", "*",  "/", "%",  "==", "!=", "==",
                           "===", "!==", "<", "<=", ">", ">=", "&&", "||"};
    const Words marks_{"(", ")", "[", "]", "{", "}", ".",  ",",  "?",  ":",  "+", "-", "*",
                       "/", "%", "!", "<", ">", "=", "==", "&&", "||", "++", ";", "&", "//"};
    const Words leaves_{"u",
                        "n",
                        "t",
                        "f",
                        "zero",
                        "minus",
                        "one",
                        "k",
                        "half",
                        "third",
                        "large",
                        "small",
                        "whole",
                        "least",
                        "nan",
                        "inf",
                        "empty",
                        "twelve",
                        "hex",
                        "exp",
                        "bad",
                        "spaced",
                        "vi",
                        "pair",
                        "wide",
                        "tên",
                        "o.a",
                        "o.b",
                        "o.b.c",
                        "o.zz",
                        "list[0]",
                        "list[1]",
                        "list[3]",
                        "list.length",
                        "vi.length",
                        "pair[0]",
                        "pair.length",
                        "pair[9]",
                        "_event.name",
                        "_event.data.x",
                        "_event.data.flag",
                        "_event.data.deep.y",
                        "_event.data.none",
                        "_event.data.missing",
                        "_event.sendid",
                        "_event.origin",
                        "_event.data['x']",
                        "o['b']",
                        "1",
                        "0",
                        "-1",
                        "1.5",
                        ".25",
                        "5.",
                        "1e21",
                        "1e-7",
                        "123456789012345680000",
                        "0.1",
                        "12",
                        "'12'",
                        "\"a\"",
                        "''",
                        "'\\u0111'",
                        "'\\ud83d\\ude00'",
                        "'a\\n'",
                        "' 12 '",
                        "'Infinity'",
                        "'0x1F'",
                        "true",
                        "false",
                        "null",
                        "undefined",
                        "NaN",
                        "Infinity",
                        "o",
                        "list",
                        "wrapped",
                        "missing",
                        "In('a')",
                        "In('b')"};
};

}  // namespace phanbien::statechart
