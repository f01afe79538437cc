// ObjectText: writes a JSON object straight to text, member by member: where many of one kind are
// written, as events and the items of lists, building their values first takes longer than all the
// rest. One thread; the text must outlive it.
#pragma once

#include <boost/json/value.hpp>
#include <charconv>
#include <concepts>
#include <string>
#include <string_view>
#include <utility>

namespace phanbien {

// In quotes, with what JSON wants escaped.
void append_quoted(std::string& out, std::string_view text);
// The same bytes as boost::json::serialize() makes of it.
void append_json(std::string& out, const boost::json::value& value);
void append_json(std::string& out, const boost::json::object& object);
template <std::integral Number>
void append_number(std::string& out, Number value) {
    char digits[24];
    out.append(digits, std::to_chars(digits, digits + sizeof digits, value).ptr);
}

class ArrayText {
  public:
    explicit ArrayText(std::string& out) : out_(out) { out_ += '['; }

    // Where to write the next item, whatever it is.
    std::string& next() {
        out_ += std::exchange(is_first_, false) ? "" : ",";
        return out_;
    }
    void end() { out_ += ']'; }

  private:
    std::string& out_;
    bool is_first_ = true;
};

// An array of what write(out, item) makes of each item.
template <class Items, class Write>
void append_array(std::string& out, const Items& items, const Write& write) {
    ArrayText array(out);
    for (const auto& item : items) {
        write(array.next(), item);
    }
    array.end();
}

// Names of members need no escaping.
class ObjectText {
  public:
    explicit ObjectText(std::string& out) : out_(out) { out_ += '{'; }

    void text(std::string_view name, std::string_view value) { append_quoted(begin(name), value); }
    template <std::integral Number>
    void number(std::string_view name, Number value) {
        append_number(begin(name), value);
    }
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

}  // namespace phanbien
