#include "engine/route/condition_words.hpp"

#include <algorithm>
#include <array>

#include "engine/statechart/script_text.hpp"

namespace phanbien::route {

namespace {

using statechart::BinaryNode;
using statechart::Constant;
using statechart::Expression;
using statechart::NameNode;
using statechart::Node;
using statechart::NodeIndex;
using statechart::Operator;
using statechart::UnaryNode;

struct ComparisonWords {
    Operator what;
    std::string_view vi;
    std::string_view en;
};
constexpr std::array comparison_words{
    ComparisonWords{Operator::equal, " là ", " is "},
    ComparisonWords{Operator::same, " là ", " is "},
    ComparisonWords{Operator::not_equal, " khác ", " is not "},
    ComparisonWords{Operator::not_same, " khác ", " is not "},
    ComparisonWords{Operator::less, " dưới ", " is less than "},
    ComparisonWords{Operator::less_equal, " không quá ", " is at most "},
    ComparisonWords{Operator::greater, " trên ", " is more than "},
    ComparisonWords{Operator::greater_equal, " từ ", " is at least "}};

// The first letter small where that is a plain Latin one, which is how labels begin mostly.
std::string small(std::string text) {
    if (text.size() > 1 && text[0] >= 'A' && text[0] <= 'Z') {
        text[0] = static_cast<char>(text[0] - 'A' + 'a');
    }
    return text;
}

class ConditionWords {
  public:
    ConditionWords(const Expression& condition, std::span<const FactRule> facts)
        : condition_(condition), facts_(facts) {}

    Sentence told() const { return told(condition_.root()); }

  private:
    Sentence told(NodeIndex index) const { return told(condition_.node(index)); }

    Sentence told(const Node& node) const {
        if (const auto* name = std::get_if<NameNode>(&node)) {
            return fact(name->name);
        }
        if (const auto* constant = std::get_if<Constant>(&node)) {
            return value(*constant);
        }
        if (const auto* unary = std::get_if<UnaryNode>(&node);
            unary != nullptr && unary->what == Operator::logical_not) {
            return negated(told(unary->operand));
        }
        if (const auto* binary = std::get_if<BinaryNode>(&node)) {
            return told(*binary);
        }
        return as_written();
    }

    Sentence told(const BinaryNode& node) const {
        if (node.what == Operator::logical_and || node.what == Operator::logical_or) {
            const bool both = node.what == Operator::logical_and;
            const auto left = within(node.left, node.what);
            const auto right = within(node.right, node.what);
            return {left.vi + (both ? " và " : " hoặc ") + right.vi,
                    left.en + (both ? " and " : " or ") + right.en};
        }
        const auto* words = std::ranges::find(comparison_words, node.what, &ComparisonWords::what);
        if (words == comparison_words.end()) {
            return as_written();
        }
        const auto left = told(node.left);
        if (const auto* constant = std::get_if<Constant>(&condition_.node(node.right))) {
            if (const auto* flag = std::get_if<bool>(constant)) {
                const bool equal = node.what == Operator::equal || node.what == Operator::same;
                return *flag == equal ? left : negated(left);
            }
        }
        const auto right = told(node.right);
        return {left.vi + std::string(words->vi) + right.vi,
                left.en + std::string(words->en) + right.en};
    }

    // “a or b” inside an “and” stands in brackets.
    Sentence within(NodeIndex index, Operator around) const {
        const auto* inner = std::get_if<BinaryNode>(&condition_.node(index));
        const auto words = told(index);
        const bool mixed =
            inner != nullptr && inner->what != around &&
            (inner->what == Operator::logical_and || inner->what == Operator::logical_or);
        return mixed ? Sentence{"(" + words.vi + ")", "(" + words.en + ")"} : words;
    }

    static Sentence negated(const Sentence& words) {
        return {"không phải: " + words.vi, "not: " + words.en};
    }

    Sentence fact(const std::string& id) const {
        const auto found = std::ranges::find(facts_, id, &FactRule::id);
        return found == facts_.end() ? Sentence{id, id}
                                     : Sentence{small(found->label.vi), small(found->label.en)};
    }

    static Sentence value(const Constant& constant) {
        if (const auto* text = std::get_if<std::string>(&constant)) {
            return text->empty() ? Sentence{"trống", "empty"}
                                 : Sentence{"“" + *text + "”", "“" + *text + "”"};
        }
        if (const auto* number = std::get_if<double>(&constant)) {
            const auto words = statechart::text_of_number(*number);
            return {words, words};
        }
        const auto* flag = std::get_if<bool>(&constant);
        return flag != nullptr && *flag ? Sentence{"có", "yes"} : Sentence{"không", "no"};
    }

    Sentence as_written() const { return {condition_.source(), condition_.source()}; }

    const Expression& condition_;
    std::span<const FactRule> facts_;
};

}  // namespace

Sentence condition_words(const Expression& condition, std::span<const FactRule> facts) {
    return ConditionWords(condition, facts).told();
}

}  // namespace phanbien::route
