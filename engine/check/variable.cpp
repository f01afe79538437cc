#include "engine/check/variable.hpp"

#include <algorithm>

namespace phanbien::check {

using statechart::BinaryNode;
using statechart::Constant;
using statechart::Expression;
using statechart::MemberNode;
using statechart::NameNode;
using statechart::Node;
using statechart::Operator;
using statechart::UnaryNode;

namespace {

bool is_name(const Node& node, std::string_view name) {
    const auto* found = std::get_if<NameNode>(&node);
    return found != nullptr && found->name == name;
}

const std::string* text_of(const Node& node) {
    const auto* constant = std::get_if<Constant>(&node);
    return constant == nullptr ? nullptr : std::get_if<std::string>(constant);
}

bool is_event_data(const Expression& expression, const Node& node) {
    const auto* member = std::get_if<MemberNode>(&node);
    const auto* key = member == nullptr ? nullptr : text_of(expression.node(member->key));
    return key != nullptr && *key == "data" && is_name(expression.node(member->object), "_event");
}

std::optional<Variable> variable_at(const Expression& expression, const Node& node) {
    if (const auto* name = std::get_if<NameNode>(&node); name != nullptr && name->name[0] != '_') {
        return Variable{VariableKind::data, name->name};
    }
    const auto* member = std::get_if<MemberNode>(&node);
    const auto* key = member == nullptr ? nullptr : text_of(expression.node(member->key));
    if (key != nullptr && is_event_data(expression, expression.node(member->object))) {
        return Variable{VariableKind::event_member, *key};
    }
    return std::nullopt;
}

// -3 is a constant too, though the profile writes it as an operator and its operand.
std::optional<Constant> constant_at(const Expression& expression, const Node& node) {
    if (const auto* constant = std::get_if<Constant>(&node)) {
        return *constant;
    }
    const auto* unary = std::get_if<UnaryNode>(&node);
    if (unary != nullptr && unary->what == Operator::negate) {
        const auto inner = constant_at(expression, expression.node(unary->operand));
        if (inner && std::holds_alternative<double>(*inner)) {
            return -std::get<double>(*inner);
        }
    }
    return std::nullopt;
}

bool compares(Operator what) {
    return what >= Operator::equal && what <= Operator::greater_equal;
}

void add_once(std::vector<Variable>& out, Variable variable) {
    if (std::ranges::find(out, variable) == out.end()) {
        out.push_back(std::move(variable));
    }
}

}  // namespace

std::string written(const Variable& variable) {
    switch (variable.kind) {
        case VariableKind::data:
            return variable.name;
        case VariableKind::event_member:
            return "_event.data." + variable.name;
        case VariableKind::in_state:
            return "In('" + variable.name + "')";
    }
    return variable.name;
}

std::vector<Variable> variables_of(const Expression& expression) {
    std::vector<Variable> out;
    for (const auto& name : expression.names()) {
        if (name[0] != '_') {
            add_once(out, {VariableKind::data, name});
        }
    }
    for (const auto& member : expression.event_members()) {
        add_once(out, {VariableKind::event_member, member});
    }
    for (const auto& state : expression.states()) {
        add_once(out, {VariableKind::in_state, state});
    }
    return out;
}

std::vector<Comparison> comparisons_in(const Expression& expression) {
    std::vector<Comparison> out;
    for (const auto& node : expression.nodes()) {
        const auto* binary = std::get_if<BinaryNode>(&node);
        if (binary == nullptr || !compares(binary->what)) {
            continue;
        }
        for (const auto& [one, other] :
             {std::pair{binary->left, binary->right}, std::pair{binary->right, binary->left}}) {
            const auto variable = variable_at(expression, expression.node(one));
            const auto constant = constant_at(expression, expression.node(other));
            if (variable && constant) {
                out.push_back({*variable, binary->what, *constant});
            }
        }
    }
    return out;
}

std::optional<Variable> as_variable(const Expression& expression) {
    return variable_at(expression, expression.root());
}

std::optional<Constant> as_constant(const Expression& expression) {
    return constant_at(expression, expression.root());
}

}  // namespace phanbien::check
