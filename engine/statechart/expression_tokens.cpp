#include "engine/statechart/expression_tokens.hpp"

#include <algorithm>
#include <array>

#include "engine/statechart/script_text.hpp"

namespace phanbien::statechart {

namespace {

// The longer first. Those in the second list are ECMAScript's but not the profile's: they must be
// recognised, or `a--b` would be read as `a - -b`.
constexpr std::array<std::string_view, 26> marks{
    "===", "!==", "==", "!=", "<=", ">=", "&&", "||", "(", ")", "[", "]", "{",
    "}",   ".",   ",",  "?",  ":",  "+",  "-",  "*",  "/", "%", "!", "<", ">"};
constexpr std::array<std::string_view, 15> foreign_marks{
    "=>", "++", "--", "+=", "-=", "*=", "/=", "%=", "<<", ">>", "//", "/*", "**", "??", "?."};

bool is_space(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\v' || c == '\f';
}
bool is_digit(char c) {
    return c >= '0' && c <= '9';
}
bool is_ascii_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c == '$';
}

bool is_latin_letter(char32_t code) {
    return (code >= 0xC0 && code <= 0x24F && code != 0xD7 && code != 0xF7) ||
           (code >= 0x1E00 && code <= 0x1EFF);
}
bool is_combining_mark(char32_t code) {
    return code >= 0x300 && code <= 0x36F;
}

// Section 7.3: none of them may stand in a text.
bool is_end_of_line(char32_t code) {
    return code == '\n' || code == '\r' || code == 0x2028 || code == 0x2029;
}

// The code point at `at`, which moves behind it; nothing where the bytes are no UTF-8.
std::optional<char32_t> whole_code_point(std::string_view text, std::size_t& at) {
    const std::size_t begin = at;
    const char32_t code = next_code_point(text, at);
    std::string written;
    append_utf8(written, code);
    const bool whole = text.substr(begin, at - begin) == written && code <= 0x10FFFF &&
                       !is_high_surrogate(code) && !is_low_surrogate(code);
    return whole ? std::optional(code) : std::nullopt;
}

std::size_t after_digits(std::string_view text, std::size_t at) {
    while (at < text.size() && is_digit(text[at])) {
        ++at;
    }
    return at;
}

// Past "e+12" when there is one.
std::size_t after_exponent(std::string_view text, std::size_t at) {
    if (at >= text.size() || (text[at] != 'e' && text[at] != 'E')) {
        return at;
    }
    std::size_t digits = at + 1;
    if (digits < text.size() && (text[digits] == '+' || text[digits] == '-')) {
        ++digits;
    }
    const std::size_t end = after_digits(text, digits);
    return end == digits ? at : end;
}

std::optional<char32_t> hexadecimal(std::string_view digits) {
    char32_t value = 0;
    for (const char c : digits) {
        const char lower = static_cast<char>(c | 0x20);
        if (is_digit(c)) {
            value = value * 16 + static_cast<char32_t>(c - '0');
        } else if (lower >= 'a' && lower <= 'f') {
            value = value * 16 + static_cast<char32_t>(lower - 'a' + 10);
        } else {
            return std::nullopt;
        }
    }
    return value;
}

// What stands behind a backslash (section 7.8.4), one escape after the other.
class Escapes {
  public:
    explicit Escapes(std::string_view text) : text_(text) {}

    // Appends what the escape at `at` (behind the backslash) means and returns where it ends;
    // nothing when it is none of the profile's.
    std::optional<std::size_t> read(std::size_t at, std::string& out) const {
        constexpr std::string_view letters = "bfnrtv'\"\\";
        constexpr std::string_view meanings = "\b\f\n\r\t\v'\"\\";
        if (at >= text_.size()) {
            return std::nullopt;
        }
        const char c = text_[at];
        if (const auto known = letters.find(c); known != std::string_view::npos) {
            out += meanings[known];
            return at + 1;
        }
        if (c == 'x' || c == 'u') {
            return read_code(at, out);
        }
        if (c == '0' && (at + 1 >= text_.size() || !is_digit(text_[at + 1]))) {
            out += '\0';
            return at + 1;
        }
        // Octal digits, a line's end and what is not ASCII are left to the script engine.
        if (is_digit(c) || c == '\n' || c == '\r' || static_cast<unsigned char>(c) >= 0x80) {
            return std::nullopt;
        }
        out += c;
        return at + 1;
    }

  private:
    std::optional<char32_t> code_at(std::size_t at, std::size_t digits) const {
        return at + digits <= text_.size() ? hexadecimal(text_.substr(at, digits)) : std::nullopt;
    }

    std::optional<std::size_t> read_code(std::size_t at, std::string& out) const {
        const std::size_t digits = text_[at] == 'x' ? 2 : 4;
        auto code = code_at(at + 1, digits);
        std::size_t end = at + 1 + digits;
        if (code && is_high_surrogate(*code) && text_.substr(end, 2) == "\\u") {
            const auto low = code_at(end + 2, 4);
            if (low && is_low_surrogate(*low)) {
                code = joined_surrogates(*code, *low);
                end += 6;
            }
        }
        if (!code || is_high_surrogate(*code) || is_low_surrogate(*code)) {
            return std::nullopt;
        }
        append_utf8(out, *code);
        return end;
    }

    std::string_view text_;
};

}  // namespace

std::size_t after_name_character(std::string_view text, std::size_t at, bool first) {
    if (at >= text.size()) {
        return at;
    }
    const char c = text[at];
    if (static_cast<unsigned char>(c) < 0x80) {
        return is_ascii_letter(c) || (!first && is_digit(c)) ? at + 1 : at;
    }
    std::size_t end = at;
    const auto code = whole_code_point(text, end);
    return code && (is_latin_letter(*code) || (!first && is_combining_mark(*code))) ? end : at;
}

Token ExpressionTokens::next() {
    while (at_ < text_.size() && is_space(text_[at_])) {
        ++at_;
    }
    if (at_ == text_.size()) {
        return taken(Token::Kind::end, at_);
    }
    if (is_digit(peek()) || (peek() == '.' && is_digit(peek(1)))) {
        return number();
    }
    if (peek() == '"' || peek() == '\'') {
        return quoted_text();
    }
    return after_name_character(text_, at_, true) != at_ ? word() : mark();
}

Token ExpressionTokens::word() {
    std::size_t end = at_;
    for (std::size_t after = after_name_character(text_, end, true); after != end;
         after = after_name_character(text_, end, false)) {
        end = after;
    }
    return taken(Token::Kind::word, end);
}

Token ExpressionTokens::number() {
    const bool other_base = peek() == '0' && (is_digit(peek(1)) || is_ascii_letter(peek(1)));
    std::size_t end = after_digits(text_, at_);
    if (end < text_.size() && text_[end] == '.') {
        end = after_digits(text_, end + 1);
    }
    end = after_exponent(text_, end);
    // No name may follow at once (section 7.8.3); octal and hexadecimal numbers are refused here.
    if ((other_base && peek(1) != 'e' && peek(1) != 'E') ||
        after_name_character(text_, end, true) != end) {
        return unknown();
    }
    const auto value = number_from_text(text_.substr(at_, end - at_));
    Token token = taken(value ? Token::Kind::number : Token::Kind::unknown, end);
    token.number = value.value_or(0);
    return token;
}

Token ExpressionTokens::quoted_text() {
    const Escapes escapes(text_);
    const char quote = peek();
    std::string meaning;
    for (std::size_t end = at_ + 1; end < text_.size();) {
        const char c = text_[end];
        if (c == quote) {
            Token token = taken(Token::Kind::text, end + 1);
            token.text = std::move(meaning);
            return token;
        }
        if (c == '\\') {
            const auto after = escapes.read(end + 1, meaning);
            if (!after) {
                return unknown();
            }
            end = *after;
            continue;
        }
        const std::size_t begin = end;
        const auto code = whole_code_point(text_, end);
        if (!code || is_end_of_line(*code)) {
            return unknown();
        }
        meaning += text_.substr(begin, end - begin);
    }
    return unknown();
}

Token ExpressionTokens::mark() {
    const std::string_view rest = text_.substr(at_);
    const auto begins = [rest](std::string_view mark) { return rest.starts_with(mark); };
    // `a?.5:1` is a choice: ECMAScript 5 knows no `?.`.
    const bool choice = rest.size() > 2 && rest.starts_with("?.") && is_digit(rest[2]);
    if (!choice && std::any_of(foreign_marks.begin(), foreign_marks.end(), begins)) {
        return unknown();
    }
    const auto found = std::find_if(marks.begin(), marks.end(), begins);
    return found == marks.end() ? unknown() : taken(Token::Kind::mark, at_ + found->size());
}

Token ExpressionTokens::taken(Token::Kind kind, std::size_t end) {
    Token token{.kind = kind, .source = text_.substr(at_, end - at_), .at = at_};
    at_ = end;
    return token;
}

Token ExpressionTokens::unknown() {
    Token token{
        .kind = Token::Kind::unknown, .source = text_.substr(at_, std::size_t{12}), .at = at_};
    at_ = text_.size();
    return token;
}

}  // namespace phanbien::statechart
