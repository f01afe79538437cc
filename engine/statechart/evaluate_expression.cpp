#include "engine/statechart/evaluate_expression.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "engine/statechart/data_model.hpp"
#include "engine/statechart/script_text.hpp"
#include "engine/statechart/stored_value.hpp"
#include "engine/statechart/system_variables.hpp"

namespace phanbien::statechart {

namespace {

constexpr std::size_t made_text_bytes_max = 1u << 20;  // longer ones fall under the heap's limit
constexpr std::string_view beyond_code = "statechart.beyond";

// What every object has without having it written down. A member of this name is looked for where
// the chain of prototypes is.
constexpr std::array<std::string_view, 12> inherited{
    "constructor",      "toString",         "toLocaleString",       "valueOf",
    "hasOwnProperty",   "isPrototypeOf",    "propertyIsEnumerable", "__proto__",
    "__defineGetter__", "__defineSetter__", "__lookupGetter__",     "__lookupSetter__"};

bool is_inherited(std::string_view key) {
    return std::find(inherited.begin(), inherited.end(), key) != inherited.end();
}

Value text_or_undefined(const std::string& text) {
    return text.empty() ? Value(Undefined{}) : Value(std::string_view(text));
}

// SCXML 1.0 section 5.10.1; nothing for what is no part of an event.
std::optional<Value> part_of_event(const Event& event, std::string_view part) {
    if (part == "data") {
        return event.data.is_null() ? Value(Undefined{}) : value_of(event.data);
    }
    if (part == "name") {
        return text_or_undefined(event.name);
    }
    if (part == "type") {
        return name_of(event.kind);
    }
    if (part == "sendid") {
        return text_or_undefined(event.send_id);
    }
    if (part == "origin") {
        return text_or_undefined(event.origin);
    }
    if (part == "origintype") {
        return text_or_undefined(event.origin_type);
    }
    if (part == "raw") {
        return text_or_undefined(event.raw);
    }
    return part == "invokeid" ? std::optional(text_or_undefined(event.invoke_id)) : std::nullopt;
}

// One evaluation. Nothing in the profile has side effects and nothing catches an error, so an error
// anywhere that is reached is the error of the whole: evaluation goes on with undefined, and the
// first one is reported at the end.
class Evaluator {
  public:
    Evaluator(const Expression& expression, const Surroundings& surroundings)
        : expression_(expression), surroundings_(surroundings) {}

    Result<Value> run() {
        Value value = evaluate(expression_.root());
        if (problem_) {
            return *std::move(problem_);
        }
        return value;
    }

  private:
    Value evaluate(NodeIndex index) { return evaluate(expression_.node(index)); }
    Value evaluate(const Node& node) {
        if (problem_) {
            return Undefined{};
        }
        return std::visit([this](const auto& kind) { return operate(kind); }, node);
    }

    Value fail(std::string reason) { return report(expression_problem(std::move(reason))); }
    Value beyond(std::string reason) {
        Problem problem = expression_problem(std::move(reason));
        problem.code = beyond_code;
        return report(std::move(problem));
    }
    Value report(Problem problem) {
        if (!problem_) {
            problem_ = std::move(problem);
        }
        return Undefined{};
    }

    double number(const Value& value) {
        if (const auto converted = to_number(value)) {
            return *converted;
        }
        beyond("this cannot be turned into a number");
        return 0;
    }
    std::string text(const Value& value) {
        if (auto converted = to_text(value)) {
            return *std::move(converted);
        }
        beyond("this cannot be turned into text");
        return {};
    }

    Value operate(const Constant& constant) {
        return std::visit(
            [](const auto& value) -> Value {
                if constexpr (std::is_same_v<std::decay_t<decltype(value)>, std::string>) {
                    return std::string_view(value);
                } else {
                    return value;
                }
            },
            constant);
    }

    Value operate(const NameNode& node) {
        auto value = surroundings_.find(node.name);
        return value ? *std::move(value) : beyond("nothing is called " + node.name);
    }

    Value operate(const MemberNode& node) {
        const Value object = evaluate(node.object);
        const Value key = evaluate(node.key);
        if (std::holds_alternative<Undefined>(object) ||
            std::holds_alternative<std::nullptr_t>(object)) {
            return fail(text(object) + " has no members");
        }
        if (const auto written = text_in(key)) {
            return member(object, *written);
        }
        return member(object, text(key));
    }

    // `object` is neither null nor undefined.
    Value member(const Value& object, std::string_view key) {
        if (const auto* const* members = std::get_if<const boost::json::object*>(&object)) {
            if (const auto* found = (*members)->if_contains(key)) {
                return value_of(*found);
            }
            return is_inherited(key) ? beyond_member(key) : Undefined{};
        }
        if (const auto* const* event = std::get_if<const Event*>(&object)) {
            if (auto found = part_of_event(**event, key)) {
                return *std::move(found);
            }
            return is_inherited(key) ? beyond_member(key) : Undefined{};
        }
        if (const auto* const* array = std::get_if<const boost::json::array*>(&object)) {
            return item(**array, key);
        }
        const auto characters = text_in(object);
        return characters ? character(*characters, key) : beyond_member(key);
    }

    Value item(const boost::json::array& array, std::string_view key) {
        if (key == "length") {
            return static_cast<double>(array.size());
        }
        const auto place = place_of(key);
        if (!place) {
            return beyond_member(key);
        }
        return *place < array.size() ? value_of(array[*place]) : Undefined{};
    }

    Value character(std::string_view text, std::string_view key) {
        if (key == "length") {
            return static_cast<double>(script_length(text));
        }
        const auto place = place_of(key);
        if (!place || is_half_of_pair(text, *place)) {
            return beyond_member(key);
        }
        const auto found = script_character(text, *place);
        return found ? Value(std::string(*found)) : Undefined{};
    }

    Value beyond_member(std::string_view key) {
        return beyond("only the script engine knows the member " + std::string(key));
    }

    Value operate(const UnaryNode& node) {
        const Value operand = evaluate(node.operand);
        switch (node.what) {
            case Operator::logical_not:
                return !to_boolean(operand);
            case Operator::negate:
                return -number(operand);
            case Operator::to_number:
                return number(operand);
            default:
                return type_of(operand);
        }
    }

    Value operate(const BinaryNode& node) {
        Value left = evaluate(node.left);
        if (node.what == Operator::logical_and) {
            return to_boolean(left) ? evaluate(node.right) : left;
        }
        if (node.what == Operator::logical_or) {
            return to_boolean(left) ? left : evaluate(node.right);
        }
        const Value right = evaluate(node.right);
        switch (node.what) {
            case Operator::equal:
                return equals(left, right);
            case Operator::not_equal:
                return !equals(left, right);
            case Operator::same:
                return is_same(left, right);
            case Operator::not_same:
                return !is_same(left, right);
            case Operator::add:
                return sum(left, right);
            case Operator::less:
            case Operator::less_equal:
            case Operator::greater:
            case Operator::greater_equal:
                return compare(node.what, left, right);
            default:
                return calculate(node.what, number(left), number(right));
        }
    }

    // Section 11.6.1.
    Value sum(const Value& left, const Value& right) {
        if (is_object(left) || is_object(right)) {
            return beyond("an object cannot be added");
        }
        if (!text_in(left) && !text_in(right)) {
            return number(left) + number(right);
        }
        std::string joined = text(left) + text(right);
        return joined.size() > made_text_bytes_max ? beyond("this text is too long")
                                                   : Value(std::move(joined));
    }

    static double calculate(Operator what, double left, double right) {
        switch (what) {
            case Operator::subtract:
                return left - right;
            case Operator::multiply:
                return left * right;
            case Operator::divide:
                return left / right;
            default:
                return std::fmod(left, right);
        }
    }

    // Section 11.8.5: with NaN every comparison is false.
    bool compare(Operator what, const Value& left, const Value& right) {
        const auto one = text_in(left);
        const auto other = text_in(right);
        if (one && other) {
            const bool less = script_less(*one, *other);
            const bool greater = script_less(*other, *one);
            return what == Operator::less         ? less
                   : what == Operator::greater    ? greater
                   : what == Operator::less_equal ? !greater
                                                  : !less;
        }
        const double a = number(left);
        const double b = number(right);
        return what == Operator::less         ? a < b
               : what == Operator::greater    ? a > b
               : what == Operator::less_equal ? a <= b
                                              : a >= b;
    }

    static bool is_nothing(const Value& value) {
        return std::holds_alternative<Undefined>(value) ||
               std::holds_alternative<std::nullptr_t>(value);
    }

    // Section 11.9.6.
    bool is_same(const Value& left, const Value& right) {
        if (is_object(left) && is_object(right)) {
            beyond("whether two objects are one and the same is known only to the script engine");
            return false;
        }
        const auto one = text_in(left);
        const auto other = text_in(right);
        if (one || other) {
            return one == other;
        }
        if (left.index() != right.index() || is_object(left)) {
            return false;
        }
        if (const auto* number_left = std::get_if<double>(&left)) {
            return *number_left == std::get<double>(right);
        }
        const auto* flag = std::get_if<bool>(&left);
        return flag == nullptr || *flag == std::get<bool>(right);
    }

    // Section 11.9.3.
    bool equals(const Value& left, const Value& right) {
        if (is_nothing(left) || is_nothing(right)) {
            return is_nothing(left) && is_nothing(right);
        }
        const bool same_type = type_of(left) == type_of(right);
        if (same_type) {
            return is_same(left, right);
        }
        return number(left) == number(right);
    }

    Value operate(const ChoiceNode& node) {
        return to_boolean(evaluate(node.condition)) ? evaluate(node.yes) : evaluate(node.no);
    }

    Value operate(const InStateNode& node) {
        return surroundings_.is_active(text(evaluate(node.state)));
    }

    Value operate(const ListNode& node) {
        boost::json::array items;
        for (const NodeIndex index : node.items) {
            items.push_back(kept(evaluate(index)));
        }
        return Fresh{std::move(items)};
    }

    Value operate(const ObjectNode& node) {
        boost::json::object members;
        for (const auto& [key, index] : node.members) {
            members[key] = kept(evaluate(index));
        }
        return Fresh{object_value(std::move(members))};
    }

    // An object inside a new one stays the same object, which a copy would not be.
    boost::json::value kept(const Value& value) {
        if (is_object(value) && !std::holds_alternative<Fresh>(value)) {
            beyond("an object cannot be put into another one");
            return nullptr;
        }
        return stored_form(value).value_or(nullptr);
    }

    const Expression& expression_;
    const Surroundings& surroundings_;
    std::optional<Problem> problem_;
};

}  // namespace

std::optional<Value> PlainSurroundings::find(std::string_view name) const {
    if (name == event_variable) {
        return event ? Value(&*event) : Value(Undefined{});
    }
    const auto* found = variables.if_contains(name);
    return found == nullptr ? std::nullopt : std::optional(value_of(*found));
}

bool PlainSurroundings::is_active(std::string_view state_id) const {
    return std::find(active.begin(), active.end(), state_id) != active.end();
}

Result<Value> evaluate(const Expression& expression, const Surroundings& surroundings) {
    return Evaluator(expression, surroundings).run();
}

Result<bool> holds(const Expression& expression, const Surroundings& surroundings) {
    TRY(const Value value, evaluate(expression, surroundings));
    return to_boolean(value);
}

bool is_beyond(const Problem& problem) {
    return problem.code == beyond_code;
}

}  // namespace phanbien::statechart
