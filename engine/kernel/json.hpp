// Reading JSON that came from outside: every complaint names the place by its JSON pointer, unknown
// members are refused, numbers out of range are refused (Boost.JSON 1.81 turns 1e400 into infinity
// and keeps the last of two equal keys; parse_json refuses both).
#pragma once

#include <boost/json/value.hpp>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/kernel/instant.hpp"
#include "engine/kernel/result.hpp"

namespace phanbien {

inline constexpr std::size_t json_depth_max = 32;

// Strict RFC 8259 text, UTF-8, depth ≤ json_depth_max, no repeated member, no infinite number.
Result<boost::json::value> parse_json(std::string_view text);

// The text that a member is; empty where it is absent or no text. For what our own programs wrote.
std::string text_member(const boost::json::object& object, std::string_view name);

// How long a text is for people and limits: every byte of UTF-8 but those that go on with a letter.
std::size_t code_points(std::string_view text);

// How long a text may be, in code points after trimming.
struct TextRule {
    std::size_t min = 1;
    std::size_t max = 500;
};

// Reads the members of one object and collects every mistake instead of stopping at the first.
//
//     ObjectReader in(value, "/data");
//     auto title = in.text("title", {.max = 500});
//     auto due   = in.optional_date("due_on");
//     if (auto problem = in.finish()) return *problem;
//
// After a mistake the returned value is empty; finish() then returns the Problem with all of them.
class ObjectReader {
  public:
    ObjectReader(const boost::json::value& value, std::string pointer);

    std::string text(std::string_view name, TextRule rule = {});
    std::string optional_text(std::string_view name, TextRule rule = {});  // absent, null: ""
    // As it was sent, with the white space at its ends: words quoted from elsewhere.
    std::string optional_quotation(std::string_view name, TextRule rule);
    std::string one_of(std::string_view name, const std::vector<std::string_view>& allowed);
    std::optional<Date> optional_date(std::string_view name);
    Date date(std::string_view name);
    std::int64_t integer(std::string_view name, std::int64_t min, std::int64_t max);
    bool flag(std::string_view name, bool absent);
    std::vector<std::string> texts(std::string_view name, std::size_t count_max);
    // The raw member, or null when absent; counts as read. For nested objects and lists.
    const boost::json::value& member(std::string_view name);

    // Adds a mistake found by the caller in the member `name`.
    void complain(std::string_view name, std::string vi, std::string en);

    // The collected mistakes with those about members nobody asked for; nullopt when all is well.
    std::optional<Problem> finish();

  private:
    const boost::json::value* find(std::string_view name);
    std::string_view string_in(std::string_view name);
    std::string within(TextRule rule, std::string_view name, std::string value);

    const boost::json::object* object_ = nullptr;
    std::string pointer_;
    std::vector<std::string> read_;
    std::vector<FieldProblem> mistakes_;
};

}  // namespace phanbien
