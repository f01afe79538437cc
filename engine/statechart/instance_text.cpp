#include "engine/statechart/instance_text.hpp"

#include <algorithm>
#include <array>
#include <boost/json/serialize.hpp>
#include <charconv>

#include "engine/kernel/json.hpp"

namespace phanbien::statechart {

namespace {

constexpr std::size_t digits_max = 15;  // of an integer that is read here
constexpr std::size_t usual_bytes = 256;
constexpr std::size_t session_id_bytes_max = 100;

// Which bytes stand between quotes as they are.
constexpr auto plain_bytes = [] {
    std::array<bool, 256> plain{};
    for (std::size_t byte = 0x20; byte < plain.size(); ++byte) {
        plain[byte] = byte != '"' && byte != '\\';
    }
    return plain;
}();
bool is_plain(char c) {
    return plain_bytes[static_cast<unsigned char>(c)];
}

void put_text(std::string& out, std::string_view text) {
    if (!std::all_of(text.begin(), text.end(), is_plain)) {
        out += boost::json::serialize(text);
        return;
    }
    out += '"';
    out += text;
    out += '"';
}

void put_integer(std::string& out, std::uint64_t number) {
    char digits[20];
    out.append(digits, std::to_chars(digits, digits + sizeof digits, number).ptr);
}

void put_value(std::string& out, const boost::json::value& value) {
    if (const auto* text = value.if_string()) {
        put_text(out, *text);
    } else if (const auto* flag = value.if_bool()) {
        out += *flag ? "true" : "false";
    } else if (value.is_int64() && value.get_int64() >= 0) {
        put_integer(out, static_cast<std::uint64_t>(value.get_int64()));
    } else {
        out += boost::json::serialize(value);
    }
}

template <class Texts>
void put_list(std::string& out, const Texts& texts) {
    char before = '[';
    for (const std::string& text : texts) {
        out += before;
        put_text(out, text);
        before = ',';
    }
    out += texts.empty() ? "[]" : "]";
}

// A member that is an object; left out when it has nothing in it.
template <class Members, class PutValue>
void put_members(std::string& out, std::string_view name, const Members& members,
                 PutValue put_member) {
    if (members.empty()) {
        return;
    }
    out += name;
    char before = '{';
    for (const auto& [key, value] : members) {
        out += before;
        put_text(out, key);
        out += ':';
        put_member(value);
        before = ',';
    }
    out += '}';
}

// Reads only what text_of() writes; whatever else it meets, it gives up.
class FastReader {
  public:
    FastReader(std::string_view text, const Chart& chart) : text_(text), chart_(chart) {}

    std::optional<Instance> read() {
        const bool whole = read_configuration() && read_history() && read_data() &&
                           read_entered_once() && read_session_id() && read_rest();
        return whole ? std::optional(std::move(instance_)) : std::nullopt;
    }

  private:
    bool take(std::string_view expected) {
        if (!text_.substr(at_).starts_with(expected)) {
            return false;
        }
        at_ += expected.size();
        return true;
    }

    // What stands between two quotes, without escapes.
    std::optional<std::string_view> plain_text() {
        if (!take("\"")) {
            return std::nullopt;
        }
        const char* const begin = text_.data() + at_;
        const char* const end = std::find_if_not(begin, text_.data() + text_.size(), is_plain);
        at_ += static_cast<std::size_t>(end - begin);
        const std::string_view inside(begin, static_cast<std::size_t>(end - begin));
        return take("\"") ? std::optional(inside) : std::nullopt;
    }

    // Calls `item` for each place where an item begins, up to the closing mark.
    template <class Item>
    bool each(std::string_view closing, Item item) {
        if (take(closing)) {
            return true;
        }
        do {
            if (!item()) {
                return false;
            }
        } while (take(","));
        return take(closing);
    }

    bool read_configuration() {
        if (!take(R"({"configuration":[)")) {
            return false;
        }
        const bool listed = each("]", [this] {
            const auto id = plain_text();
            const auto state = id ? chart_.find(*id) : std::nullopt;
            if (state) {
                instance_.configuration.emplace_back(*id);
                active_.push_back(*state);
            }
            return state.has_value();
        });
        return listed && is_legal_from(root_state) && checked_ == active_.size();
    }

    // Section 3.11, for states in document order: what is active follows its parent, one child for
    // a compound state, each child for a parallel one.
    bool is_legal_from(StateIndex index) {
        const State& state = chart_.state(index);
        if (state.kind == StateKind::parallel) {
            return std::all_of(state.children.begin(), state.children.end(),
                               [this](StateIndex child) { return comes_next(child); });
        }
        if (state.children.empty()) {
            return true;
        }
        if (checked_ == active_.size()) {
            return false;
        }
        const StateIndex child = active_[checked_];
        return chart_.state(child).parent == index && !chart_.state(child).is_history() &&
               comes_next(child);
    }
    bool comes_next(StateIndex state) {
        if (checked_ == active_.size() || active_[checked_] != state) {
            return false;
        }
        ++checked_;
        return is_legal_from(state);
    }

    bool read_history() {
        return !take(R"(,"history":{)") || each("}", [this] {
            const auto id = plain_text();
            if (!id || !take(":[")) {
                return false;
            }
            std::vector<std::string> states;
            const bool listed = each("]", [&] {
                const auto state = plain_text();
                states.emplace_back(state.value_or(""));
                return state.has_value();
            });
            const std::string history(*id);
            return listed && is_memory(chart_, history, states) &&
                   instance_.history.emplace(history, std::move(states)).second;
        });
    }

    bool read_data() {
        if (!take(R"(,"data":{)")) {
            return true;
        }
        instance_.data.reserve(chart_.data().size());
        return each("}", [this] {
            const auto name = plain_text();
            if (!name || !is_ascii(*name)) {
                return false;
            }
            const auto* item = chart_.find_data(*name);
            if ((item != nullptr && item->is_fact()) || !take(":")) {
                return false;
            }
            auto value = read_value();
            return value && instance_.data.emplace(*name, *std::move(value)).second;
        });
    }

    static bool is_ascii(std::string_view text) {
        return std::all_of(text.begin(), text.end(),
                           [](char c) { return static_cast<unsigned char>(c) < 0x80; });
    }

    std::optional<boost::json::value> read_value() {
        if (take("true")) {
            return true;
        }
        if (take("false")) {
            return false;
        }
        if (take("null")) {
            return boost::json::value(nullptr);
        }
        const std::size_t begin = at_;
        if (const auto number = read_integer()) {
            return *number;
        }
        at_ = begin;
        if (const auto text = plain_text(); text && is_ascii(*text)) {
            return boost::json::string(*text);
        }
        at_ = begin;
        skip_value();
        auto parsed = parse_json(text_.substr(begin, at_ - begin));
        return parsed ? std::optional(*std::move(parsed)) : std::nullopt;
    }

    // Digits that nothing of a number follows, and no leading zero.
    std::optional<std::int64_t> read_integer() {
        std::int64_t number = 0;
        const char* begin = text_.data() + at_;
        const char* end = text_.data() + text_.size();
        const auto [rest, failed] = std::from_chars(begin, end, number);
        const auto length = static_cast<std::size_t>(rest - begin);
        const bool delimited = rest != end && (*rest == ',' || *rest == '}');
        if (failed != std::errc{} || !delimited || length > digits_max || *begin == '-' ||
            (length > 1 && *begin == '0')) {
            return std::nullopt;
        }
        at_ += length;
        return number;
    }

    // To the end of the value, whatever it is.
    void skip_value() {
        int open = 0;
        bool quoted = false;
        for (; at_ < text_.size(); ++at_) {
            const char c = text_[at_];
            if (quoted) {
                at_ += c == '\\' ? 1 : 0;
                quoted = c != '"';
            } else if (open == 0 && (c == ',' || c == '}')) {
                return;
            } else {
                quoted = c == '"';
                open += c == '{' || c == '[' ? 1 : c == '}' || c == ']' ? -1 : 0;
            }
        }
    }

    bool read_entered_once() {
        return !take(R"(,"entered_once":[)") || each("]", [this] {
            const auto id = plain_text();
            return id && chart_.find(*id) && instance_.entered_once.emplace(*id).second;
        });
    }

    bool read_session_id() {
        if (!take(R"(,"session_id":)")) {
            return true;
        }
        const auto id = plain_text();
        const auto is_usual = [](char c) {
            return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
                   c == '-' || c == '_' || c == '.';
        };
        if (!id || id->size() > session_id_bytes_max ||
            !std::all_of(id->begin(), id->end(), is_usual)) {
            return false;
        }
        instance_.session_id = *id;
        return true;
    }

    bool read_rest() {
        if (!take(R"(,"macrosteps":)")) {
            return false;
        }
        const auto macrosteps = read_integer();
        if (!macrosteps || !take(R"(,"running":)")) {
            return false;
        }
        instance_.macrosteps = static_cast<std::uint64_t>(*macrosteps);
        instance_.running = take("true");
        return (instance_.running || take("false")) && take("}") && at_ == text_.size();
    }

    std::string_view text_;
    std::size_t at_ = 0;
    const Chart& chart_;
    Instance instance_;
    std::vector<StateIndex> active_;
    std::size_t checked_ = 0;  // of active_
};

}  // namespace

std::string text_of(const Instance& instance) {
    if (!instance.pending.empty() || !instance.invoked.empty() || !instance.parent.empty() ||
        !instance.invoke_id.empty()) {
        return boost::json::serialize(to_json(instance));
    }
    std::string out;
    out.reserve(usual_bytes);
    out += R"({"configuration":)";
    put_list(out, instance.configuration);
    put_members(out, R"(,"history":)", instance.history,
                [&out](const auto& states) { put_list(out, states); });
    put_members(out, R"(,"data":)", instance.data,
                [&out](const auto& value) { put_value(out, value); });
    if (!instance.entered_once.empty()) {
        out += R"(,"entered_once":)";
        put_list(out, instance.entered_once);
    }
    if (!instance.session_id.empty()) {
        out += R"(,"session_id":)";
        put_text(out, instance.session_id);
    }
    out += R"(,"macrosteps":)";
    put_integer(out, instance.macrosteps);
    out += instance.running ? R"(,"running":true})" : R"(,"running":false})";
    return out;
}

Result<Instance> instance_from_text(std::string_view text, const Chart& chart,
                                    const ChartOf& chart_of) {
    if (auto plain = FastReader(text, chart).read()) {
        return *std::move(plain);
    }
    TRY(const auto json, parse_json(text));
    return instance_from_json(json, chart, chart_of);
}

}  // namespace phanbien::statechart
