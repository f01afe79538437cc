// Expression: a guard or value of a definition for real work, parsed once into a small tree.
//
// The profile is the part of ECMAScript 5 that always ends and touches nothing: literals, names,
// members, unary ! - + typeof, arithmetic, comparison, && || ?: and In('state'). What is in it is
// evaluated here (evaluate_expression.hpp) with exactly the meaning the script engine would give
// it; what is not is refused by parse() and left to the script engine, or to nobody. The tree is
// open to read, so that the check of definitions can see what a guard compares with what.
// Immutable after parse(); any thread.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "engine/kernel/result.hpp"

namespace phanbien::statechart {

inline constexpr int expression_depth_max = 64;
inline constexpr std::size_t expression_nodes_max = 4096;

struct Undefined {
    bool operator==(const Undefined&) const = default;
};
using Constant = std::variant<Undefined, std::nullptr_t, bool, double, std::string>;

enum class Operator {
    logical_not,
    negate,
    to_number,  // unary +
    type_of,
    add,
    subtract,
    multiply,
    divide,
    remainder,
    equal,      // ==
    not_equal,  // !=
    same,       // ===
    not_same,   // !==
    less,
    less_equal,
    greater,
    greater_equal,
    logical_and,
    logical_or,
};

using NodeIndex = std::uint32_t;  // into Expression::nodes(); operands stand before their operator

struct NameNode {
    std::string name;  // a <data> id or a system variable
};
struct MemberNode {  // a.b is a["b"]
    NodeIndex object;
    NodeIndex key;
};
struct UnaryNode {
    Operator what;
    NodeIndex operand;
};
struct BinaryNode {
    Operator what;
    NodeIndex left;
    NodeIndex right;
};
struct ChoiceNode {
    NodeIndex condition;
    NodeIndex yes;
    NodeIndex no;
};
struct InStateNode {
    NodeIndex state;
};
struct ListNode {
    std::vector<NodeIndex> items;
};
struct ObjectNode {
    std::vector<std::pair<std::string, NodeIndex>> members;
};
using Node = std::variant<Constant, NameNode, MemberNode, UnaryNode, BinaryNode, ChoiceNode,
                          InStateNode, ListNode, ObjectNode>;

class Expression {
  public:
    // Refuses with code "statechart.profile" what is outside the profile or malformed, with the
    // place and what was found there. One semicolon at the end is left out of account.
    static Result<Expression> parse(std::string_view text);

    const std::string& source() const { return source_; }

    const Node& node(NodeIndex index) const { return nodes_[index]; }
    const Node& root() const { return nodes_.back(); }
    std::span<const Node> nodes() const { return nodes_; }

    // The variables it reads, each once in order of appearance; `_event` among them.
    const std::vector<std::string>& names() const { return names_; }
    // The x of each `_event.data.x` and `_event.data["x"]`.
    const std::vector<std::string>& event_members() const { return event_members_; }
    // The ids of each In('id') that is written out.
    const std::vector<std::string>& states() const { return states_; }

  private:
    friend class ExpressionParser;

    void note(const Node& node);

    std::string source_;
    std::vector<Node> nodes_;
    std::vector<std::string> names_;
    std::vector<std::string> event_members_;
    std::vector<std::string> states_;
};

}  // namespace phanbien::statechart
