// ObjectText: writes a JSON object straight to text, member by member, where a list has so many of
// one kind that building their values first takes longer than all the rest. Names of members need
// no escaping. One thread; the text must outlive it.
#pragma once

#include <charconv>
#include <concepts>
#include <string>
#include <string_view>

namespace phanbien::api {

class ObjectText {
  public:
    explicit ObjectText(std::string& out) : out_(out) { out_ += '{'; }

    void text(std::string_view name, std::string_view value);
    template <std::integral Number>
    void number(std::string_view name, Number value);
    void flag(std::string_view name, bool value) { raw(name, value ? "true" : "false"); }
    // What is JSON already.
    void raw(std::string_view name, std::string_view json) { begin(name) += json; }
    // Where to write the value of this member, whatever it is.
    std::string& begin(std::string_view name);
    void end() { out_ += '}'; }

  private:
    std::string& out_;
    bool is_first_ = true;
};

// In quotes, with what JSON wants escaped.
void append_quoted(std::string& out, std::string_view text);

template <std::integral Number>
void ObjectText::number(std::string_view name, Number value) {
    char digits[24];
    const auto end = std::to_chars(digits, digits + sizeof digits, value).ptr;
    raw(name, {digits, end});
}

}  // namespace phanbien::api
