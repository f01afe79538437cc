// ExpressionTokens: cuts the text of an Expression into the tokens of ECMAScript 5 (section 7), as
// far as the profile uses them. Everything else - comments, regular expressions, exotic spaces,
// lone surrogates - is `unknown`, so that the parser refuses it. Lives for one parse.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace phanbien::statechart {

struct Token {
    enum class Kind { end, word, number, text, mark, unknown };

    Kind kind = Kind::end;
    std::string_view source;  // as written
    std::size_t at = 0;       // where it begins, in bytes
    double number = 0;
    std::string text = {};  // of a text: what the quotes and escapes mean

    bool is_mark(std::string_view mark) const { return kind == Kind::mark && source == mark; }
    bool is_word(std::string_view word) const { return kind == Kind::word && source == word; }
};

class ExpressionTokens {
  public:
    explicit ExpressionTokens(std::string_view text) : text_(text) {}

    Token next();

  private:
    Token word();
    Token number();
    Token quoted_text();
    Token mark();
    Token taken(Token::Kind kind, std::size_t end);
    Token unknown();

    char peek(std::size_t ahead = 0) const {
        return at_ + ahead < text_.size() ? text_[at_ + ahead] : '\0';
    }

    std::string_view text_;
    std::size_t at_ = 0;
};

// Past the character of an identifier that begins at `at`, or `at` itself when there is none. The
// letters are those of ASCII and of the Latin blocks that Vietnamese is written with.
std::size_t after_name_character(std::string_view text, std::size_t at, bool first);

}  // namespace phanbien::statechart
