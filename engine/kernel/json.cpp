#include "engine/kernel/json.hpp"

#include <algorithm>
#include <array>
#include <boost/json/basic_parser_impl.hpp>
#include <boost/json/parse_options.hpp>
#include <boost/json/value_stack.hpp>
#include <cmath>
#include <utility>

namespace phanbien {

namespace {

namespace json = boost::json;

Problem malformed(std::string vi, std::string en) {
    return Problem{.kind = ProblemKind::invalid,
                   .code = "json.malformed",
                   .vi = std::move(vi),
                   .en = std::move(en)};
}

// Makes the value as Boost.JSON's own parser does, which keeps the last of two equal members
// without a word, and counts the members that are written.
class Builder {
  public:
    static constexpr std::size_t max_object_size = json::object::max_size();
    static constexpr std::size_t max_array_size = json::array::max_size();
    static constexpr std::size_t max_key_size = json::string::max_size();
    static constexpr std::size_t max_string_size = json::string::max_size();

    Builder() { values_.reset(); }

    json::value take() { return values_.release(); }
    std::size_t members() const { return members_; }
    bool infinite() const { return infinite_; }

    using Code = json::error_code;
    bool on_document_begin(Code&) { return true; }
    bool on_document_end(Code&) { return true; }
    bool on_object_begin(Code&) { return true; }
    bool on_object_end(std::size_t count, Code&) {
        values_.push_object(count);
        members_ += count;
        return true;
    }
    bool on_array_begin(Code&) { return true; }
    bool on_array_end(std::size_t count, Code&) {
        values_.push_array(count);
        return true;
    }
    bool on_key_part(json::string_view part, std::size_t, Code&) {
        values_.push_chars(part);
        return true;
    }
    bool on_key(json::string_view part, std::size_t, Code&) {
        values_.push_key(part);
        return true;
    }
    bool on_string_part(json::string_view part, std::size_t, Code&) {
        values_.push_chars(part);
        return true;
    }
    bool on_string(json::string_view part, std::size_t, Code&) {
        values_.push_string(part);
        return true;
    }
    bool on_number_part(json::string_view, Code&) { return true; }
    bool on_int64(std::int64_t value, json::string_view, Code&) {
        values_.push_int64(value);
        return true;
    }
    bool on_uint64(std::uint64_t value, json::string_view, Code&) {
        values_.push_uint64(value);
        return true;
    }
    bool on_double(double value, json::string_view, Code&) {
        values_.push_double(value);
        infinite_ = infinite_ || !std::isfinite(value);
        return true;
    }
    bool on_bool(bool value, Code&) {
        values_.push_bool(value);
        return true;
    }
    bool on_null(Code&) {
        values_.push_null();
        return true;
    }
    bool on_comment_part(json::string_view, Code&) { return true; }
    bool on_comment(json::string_view, Code&) { return true; }

  private:
    json::value_stack values_;
    std::size_t members_ = 0;
    bool infinite_ = false;
};

// Of all objects in it. Not deeper than json_depth_max.
std::size_t members_in(const json::value& value) {
    std::size_t count = 0;
    if (const auto* object = value.if_object()) {
        count = object->size();
        for (const auto& member : *object) {
            count += members_in(member.value());
        }
    } else if (const auto* array = value.if_array()) {
        for (const auto& item : *array) {
            count += members_in(item);
        }
    }
    return count;
}

// White space, control and format characters (Unicode Zs, Zl, Zp, Cc, Cf) and the blanks that are
// letters by name only: what a reader cannot see. NUL is not among them; it is refused instead.
constexpr std::array<std::pair<char32_t, char32_t>, 27> unseen_ranges{{
    {0x01, 0x20},       {0x7F, 0xA0},       {0xAD, 0xAD},       {0x600, 0x605},
    {0x61C, 0x61C},     {0x6DD, 0x6DD},     {0x70F, 0x70F},     {0x890, 0x891},
    {0x8E2, 0x8E2},     {0x115F, 0x1160},   {0x1680, 0x1680},   {0x180E, 0x180E},
    {0x2000, 0x200F},   {0x2028, 0x202F},   {0x205F, 0x206F},   {0x2800, 0x2800},
    {0x3000, 0x3000},   {0x3164, 0x3164},   {0xFEFF, 0xFEFF},   {0xFFA0, 0xFFA0},
    {0xFFF9, 0xFFFB},   {0x110BD, 0x110BD}, {0x110CD, 0x110CD}, {0x13430, 0x1343F},
    {0x1BCA0, 0x1BCA3}, {0x1D173, 0x1D17A}, {0xE0001, 0xE007F},
}};

bool is_unseen(char32_t code_point) {
    return std::ranges::any_of(unseen_ranges, [&](const auto& range) {
        return range.first <= code_point && code_point <= range.second;
    });
}

bool continues(char c) {
    return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U;
}

// The code point that a piece of well-formed UTF-8 spells; the parser let nothing else through.
char32_t spelt_by(std::string_view piece) {
    const auto lead = static_cast<unsigned char>(piece.front());
    auto out =
        static_cast<char32_t>(piece.size() == 1 ? lead : lead & (0xFFU >> (piece.size() + 1)));
    for (const char c : piece.substr(1)) {
        out = (out << 6U) | (static_cast<unsigned char>(c) & 0x3FU);
    }
    return out;
}

// Without what nobody sees at both ends, so that a text of zero-width spaces is an empty one.
std::string trimmed(std::string_view text) {
    while (!text.empty()) {
        std::size_t size = 1;
        while (size < text.size() && continues(text[size])) {
            ++size;
        }
        if (!is_unseen(spelt_by(text.substr(0, size)))) {
            break;
        }
        text.remove_prefix(size);
    }
    while (!text.empty()) {
        auto begin = text.size() - 1;
        while (begin > 0 && continues(text[begin])) {
            --begin;
        }
        if (!is_unseen(spelt_by(text.substr(begin)))) {
            break;
        }
        text = text.substr(0, begin);
    }
    return std::string(text);
}

}  // namespace

std::string text_member(const json::object& object, std::string_view name) {
    const auto* found = object.if_contains(name);
    const auto* text = found == nullptr ? nullptr : found->if_string();
    return text == nullptr ? std::string() : std::string(text->data(), text->size());
}

std::size_t code_points(std::string_view text) {
    return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) {
        return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U;
    }));
}

Result<json::value> parse_json(std::string_view text) {
    json::parse_options options;
    options.max_depth = json_depth_max;
    json::basic_parser<Builder> parser(options);
    json::error_code error;
    const auto read = parser.write_some(false, text.data(), text.size(), error);
    if (error || read < text.size()) {
        return malformed("Nội dung gửi lên không phải là JSON hợp lệ.",
                         "The request body is not valid JSON.");
    }
    auto& built = parser.handler();
    auto value = built.take();
    if (members_in(value) < built.members()) {
        return malformed("Một trường xuất hiện hai lần trong cùng một đối tượng JSON.",
                         "A member appears twice in one JSON object.");
    }
    if (built.infinite()) {
        return malformed("Một số trong JSON lớn quá mức có thể lưu.",
                         "A number in the JSON is too large to represent.");
    }
    return value;
}

ObjectReader::ObjectReader(const json::value& value, std::string pointer)
    : object_(value.if_object()), pointer_(std::move(pointer)) {
    if (object_ == nullptr) {
        mistakes_.push_back(
            {pointer_, "Chỗ này phải là một đối tượng JSON.", "A JSON object is expected here."});
    }
}

const json::value* ObjectReader::find(std::string_view name) {
    read_.emplace_back(name);
    if (object_ == nullptr) {
        return nullptr;
    }
    const auto* found = object_->if_contains(json::string_view(name.data(), name.size()));
    return found != nullptr && found->is_null() ? nullptr : found;
}

std::string_view ObjectReader::string_in(std::string_view name) {
    const auto* found = find(name);
    if (found == nullptr) {
        return {};
    }
    if (!found->is_string()) {
        complain(name, "Phải là một chuỗi chữ.", "A text is expected.");
        return {};
    }
    return {found->get_string().data(), found->get_string().size()};
}

std::string ObjectReader::within(TextRule rule, std::string_view name, std::string value) {
    if (code_points(value) > rule.max) {
        complain(name, "Dài quá " + std::to_string(rule.max) + " ký tự.",
                 "Longer than " + std::to_string(rule.max) + " characters.");
        return {};
    }
    if (value.find('\0') != std::string::npos) {
        complain(name, "Có ký tự không hợp lệ.", "Holds an invalid character.");
        return {};
    }
    return value;
}

std::string ObjectReader::optional_text(std::string_view name, TextRule rule) {
    return within(rule, name, trimmed(string_in(name)));
}

std::string ObjectReader::optional_quotation(std::string_view name, TextRule rule) {
    return within(rule, name, std::string(string_in(name)));
}

std::string ObjectReader::text(std::string_view name, TextRule rule) {
    const auto before = mistakes_.size();
    auto value = optional_text(name, rule);
    if (mistakes_.size() == before && object_ != nullptr && code_points(value) < rule.min) {
        complain(name, "Chưa được điền.", "Must be filled in.");
    }
    return value;
}

std::string ObjectReader::one_of(std::string_view name,
                                 const std::vector<std::string_view>& allowed) {
    const auto before = mistakes_.size();
    auto value = text(name);
    if (mistakes_.size() == before && std::ranges::find(allowed, value) == allowed.end()) {
        std::string list;
        for (auto item : allowed) {
            list += (list.empty() ? "" : ", ") + std::string(item);
        }
        complain(name, "Phải là một trong: " + list + ".", "Must be one of: " + list + ".");
    }
    return value;
}

std::optional<Date> ObjectReader::optional_date(std::string_view name) {
    const auto value = optional_text(name);
    if (value.empty()) {
        return std::nullopt;
    }
    auto day = parse_date(value);
    if (!day) {
        complain(name, "Phải là một ngày có thật, dạng NNNN-TT-NN (ví dụ 2026-11-23).",
                 "Must be a real date in the form YYYY-MM-DD.");
    }
    return day;
}

Date ObjectReader::date(std::string_view name) {
    const auto before = mistakes_.size();
    auto day = optional_date(name);
    if (!day && mistakes_.size() == before && object_ != nullptr) {
        complain(name, "Chưa được điền.", "Must be filled in.");
    }
    return day.value_or(Date{});
}

std::int64_t ObjectReader::integer(std::string_view name, std::int64_t min, std::int64_t max) {
    const auto* found = find(name);
    if (object_ == nullptr) {
        return min;
    }
    if (found == nullptr || !found->is_int64() || found->get_int64() < min ||
        found->get_int64() > max) {
        complain(
            name,
            "Phải là một số nguyên từ " + std::to_string(min) + " đến " + std::to_string(max) + ".",
            "Must be a whole number from " + std::to_string(min) + " to " + std::to_string(max) +
                ".");
        return min;
    }
    return found->get_int64();
}

bool ObjectReader::flag(std::string_view name, bool absent) {
    const auto* found = find(name);
    if (found == nullptr) {
        return absent;
    }
    if (!found->is_bool()) {
        complain(name, "Phải là true hoặc false.", "Must be true or false.");
        return absent;
    }
    return found->get_bool();
}

std::vector<std::string> ObjectReader::texts(std::string_view name, std::size_t count_max) {
    const auto* found = find(name);
    if (found == nullptr) {
        return {};
    }
    const auto* list = found->if_array();
    if (list == nullptr || list->size() > count_max) {
        complain(name, "Phải là một danh sách không quá " + std::to_string(count_max) + " mục.",
                 "Must be a list of at most " + std::to_string(count_max) + " items.");
        return {};
    }
    std::vector<std::string> out;
    for (const auto& item : *list) {
        if (!item.is_string() || item.get_string().size() > 500) {
            complain(name, "Mỗi mục phải là một chuỗi chữ.", "Each item must be a text.");
            return {};
        }
        out.emplace_back(item.get_string().data(), item.get_string().size());
    }
    return out;
}

const json::value& ObjectReader::member(std::string_view name) {
    static const json::value null;
    const auto* found = find(name);
    return found == nullptr ? null : *found;
}

void ObjectReader::complain(std::string_view name, std::string vi, std::string en) {
    mistakes_.push_back({pointer_ + "/" + std::string(name), std::move(vi), std::move(en)});
}

std::optional<Problem> ObjectReader::finish() {
    if (object_ != nullptr) {
        for (const auto& [key, value] : *object_) {
            if (std::ranges::find(read_, std::string_view(key.data(), key.size())) == read_.end()) {
                complain({key.data(), key.size()}, "Trường này không được biết đến.",
                         "This member is not known.");
            }
        }
    }
    if (mistakes_.empty()) {
        return std::nullopt;
    }
    return Problem{.kind = ProblemKind::invalid,
                   .code = "input.invalid",
                   .vi = "Có " + std::to_string(mistakes_.size()) + " chỗ cần sửa.",
                   .en = std::to_string(mistakes_.size()) + " thing(s) need correction.",
                   .fields = std::move(mistakes_)};
}

}  // namespace phanbien
