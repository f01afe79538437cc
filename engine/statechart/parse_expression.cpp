// Reading an Expression: recursive descent by the grammar of ECMAScript 5 section 11, as far as the
// profile goes. Operands are added to the tree before their operator.
#include <algorithm>
#include <array>

#include "engine/statechart/expression.hpp"
#include "engine/statechart/expression_tokens.hpp"
#include "engine/statechart/script_text.hpp"
#include "engine/statechart/system_variables.hpp"

namespace phanbien::statechart {

namespace {

// Words that are no variable names in strict code (sections 7.6.1 and 10.1.1), and two that mean
// something else inside a function than outside.
constexpr std::array<std::string_view, 47> reserved_words{
    "break",     "case",     "catch",     "class",      "const",   "continue",  "debugger",
    "delete",    "do",       "else",      "enum",       "export",  "extends",   "finally",
    "for",       "function", "if",        "implements", "import",  "in",        "instanceof",
    "interface", "let",      "new",       "package",    "private", "protected", "public",
    "return",    "static",   "super",     "switch",     "this",    "throw",     "try",
    "typeof",    "var",      "void",      "while",      "with",    "yield",     "true",
    "false",     "null",     "arguments", "eval",       "In"};

struct Precedence {
    std::string_view mark;
    Operator what;
    int strength;
};
constexpr std::array<Precedence, 15> binary_operators{{
    {"||", Operator::logical_or, 1},
    {"&&", Operator::logical_and, 2},
    {"==", Operator::equal, 3},
    {"!=", Operator::not_equal, 3},
    {"===", Operator::same, 3},
    {"!==", Operator::not_same, 3},
    {"<", Operator::less, 4},
    {"<=", Operator::less_equal, 4},
    {">", Operator::greater, 4},
    {">=", Operator::greater_equal, 4},
    {"+", Operator::add, 5},
    {"-", Operator::subtract, 5},
    {"*", Operator::multiply, 6},
    {"/", Operator::divide, 6},
    {"%", Operator::remainder, 6},
}};
constexpr int weakest = 1;

const Precedence* precedence_of(const Token& token) {
    if (token.kind != Token::Kind::mark) {
        return nullptr;
    }
    const auto* found =
        std::find_if(binary_operators.begin(), binary_operators.end(),
                     [&token](const Precedence& one) { return one.mark == token.source; });
    return found == binary_operators.end() ? nullptr : found;
}

std::optional<Operator> unary_operator(const Token& token) {
    if (token.is_word("typeof")) {
        return Operator::type_of;
    }
    if (token.is_mark("!")) {
        return Operator::logical_not;
    }
    if (token.is_mark("-")) {
        return Operator::negate;
    }
    return token.is_mark("+") ? std::optional(Operator::to_number) : std::nullopt;
}

std::optional<Constant> constant_named(std::string_view word) {
    if (word == "true" || word == "false") {
        return Constant(word == "true");
    }
    if (word == "null") {
        return Constant(nullptr);
    }
    if (word == "undefined") {
        return Constant(Undefined{});
    }
    if (word == "NaN" || word == "Infinity") {
        return Constant(number_from_text(word).value());
    }
    return std::nullopt;
}

void add_once(std::vector<std::string>& list, const std::string& text) {
    if (std::find(list.begin(), list.end(), text) == list.end()) {
        list.push_back(text);
    }
}

}  // namespace

class ExpressionParser {
  public:
    explicit ExpressionParser(std::string_view text) : tokens_(text) {
        result_.source_ = text;
        advance();
    }

    Result<Expression> parse() {
        TRY(const NodeIndex root, choice());
        if (token_.kind != Token::Kind::end || root + 1 != result_.nodes_.size()) {
            return refusal();
        }
        return std::move(result_);
    }

  private:
    using Parsed = Result<NodeIndex>;

    void advance() { token_ = tokens_.next(); }

    Problem refusal() const {
        const std::string place = std::to_string(token_.at + 1);
        if (token_.kind == Token::Kind::end) {
            return outside("the expression ends too early", "biểu thức bị thiếu phần cuối");
        }
        const std::string what = "\"" + std::string(token_.source) + "\"";
        return outside("at character " + place + ", " + what + " is not part of the profile",
                       "ở ký tự " + place + ", " + what + " không được dùng trong biểu thức");
    }

    static Problem outside(std::string en, std::string vi) {
        return Problem{.kind = ProblemKind::invalid,
                       .code = "statechart.profile",
                       .vi = "Biểu thức không hợp lệ: " + std::move(vi) + ".",
                       .en = std::move(en)};
    }

    Parsed add(Node node) {
        if (result_.nodes_.size() >= expression_nodes_max) {
            return outside("the expression is too long", "biểu thức quá dài");
        }
        result_.note(node);
        result_.nodes_.push_back(std::move(node));
        return static_cast<NodeIndex>(result_.nodes_.size() - 1);
    }

    Result<void> expect(std::string_view mark) {
        if (!token_.is_mark(mark)) {
            return refusal();
        }
        advance();
        return {};
    }

    // Every way round the grammar leads through here or through unary().
    Parsed choice() {
        if (++depth_ > expression_depth_max) {
            return outside("the expression is nested too deeply", "biểu thức lồng quá sâu");
        }
        TRY(NodeIndex condition, binary(weakest));
        if (token_.is_mark("?")) {
            advance();
            TRY(const NodeIndex yes, choice());
            CHECK_THAT(expect(":"));
            TRY(const NodeIndex no, choice());
            TRY(condition, add(ChoiceNode{condition, yes, no}));
        }
        --depth_;
        return condition;
    }

    // Operators at least as strong as `strength`, those of one strength from the left.
    Parsed binary(int strength) {
        TRY(NodeIndex left, unary());
        for (const Precedence* found = precedence_of(token_);
             found != nullptr && found->strength >= strength; found = precedence_of(token_)) {
            advance();
            TRY(const NodeIndex right, binary(found->strength + 1));
            TRY(left, add(BinaryNode{found->what, left, right}));
        }
        return left;
    }

    Parsed unary() {
        const auto what = unary_operator(token_);
        if (!what) {
            return member();
        }
        if (++depth_ > expression_depth_max) {
            return outside("the expression is nested too deeply", "biểu thức lồng quá sâu");
        }
        advance();
        TRY(const NodeIndex operand, unary());
        --depth_;
        return add(UnaryNode{*what, operand});
    }

    Parsed member() {
        TRY(NodeIndex object, primary());
        for (;;) {
            if (token_.is_mark(".")) {
                advance();
                if (token_.kind != Token::Kind::word) {
                    return refusal();
                }
                TRY(const NodeIndex key, add(Constant(std::string(token_.source))));
                advance();
                TRY(object, add(MemberNode{object, key}));
            } else if (token_.is_mark("[")) {
                advance();
                TRY(const NodeIndex key, choice());
                CHECK_THAT(expect("]"));
                TRY(object, add(MemberNode{object, key}));
            } else {
                return object;
            }
        }
    }

    Parsed primary() {
        if (token_.kind == Token::Kind::number) {
            return constant(token_.number);
        }
        if (token_.kind == Token::Kind::text) {
            return constant(std::move(token_.text));
        }
        if (token_.kind == Token::Kind::word) {
            return word();
        }
        if (token_.is_mark("[")) {
            return list();
        }
        if (token_.is_mark("{")) {
            return object();
        }
        CHECK_THAT(expect("("));
        TRY(const NodeIndex inner, choice());
        CHECK_THAT(expect(")"));
        return inner;
    }

    Parsed constant(Constant value) {
        advance();
        return add(std::move(value));
    }

    Parsed word() {
        if (auto known = constant_named(token_.source)) {
            return constant(*std::move(known));
        }
        if (token_.is_word("In")) {
            return in_state();
        }
        if (std::find(reserved_words.begin(), reserved_words.end(), token_.source) !=
            reserved_words.end()) {
            return refusal();
        }
        std::string name(token_.source);
        advance();
        return add(NameNode{std::move(name)});
    }

    Parsed in_state() {
        advance();
        CHECK_THAT(expect("("));
        TRY(const NodeIndex state, choice());
        CHECK_THAT(expect(")"));
        return add(InStateNode{state});
    }

    Parsed list() {
        advance();
        ListNode node;
        while (!token_.is_mark("]")) {
            if (!node.items.empty()) {
                CHECK_THAT(expect(","));
            }
            TRY(node.items.emplace_back(), choice());
        }
        advance();
        return add(std::move(node));
    }

    Parsed object() {
        advance();
        ObjectNode node;
        while (!token_.is_mark("}")) {
            if (!node.members.empty()) {
                CHECK_THAT(expect(","));
            }
            const bool quoted = token_.kind == Token::Kind::text;
            std::string key = quoted ? token_.text : std::string(token_.source);
            if ((!quoted && token_.kind != Token::Kind::word) || is_difficult_key(node, key)) {
                return refusal();
            }
            advance();
            CHECK_THAT(expect(":"));
            TRY(const NodeIndex value, choice());
            node.members.emplace_back(std::move(key), value);
        }
        advance();
        return add(std::move(node));
    }

    // Numbers come first in an object's order, a repeated key is an error in strict code, and
    // __proto__ is no key at all.
    static bool is_difficult_key(const ObjectNode& node, const std::string& key) {
        const bool number = !key.empty() && key[0] >= '0' && key[0] <= '9';
        return number || key == "__proto__" ||
               std::any_of(node.members.begin(), node.members.end(),
                           [&key](const auto& member) { return member.first == key; });
    }

    ExpressionTokens tokens_;
    Token token_;
    Expression result_;
    int depth_ = 0;
};

Result<Expression> Expression::parse(std::string_view text) {
    if (text.ends_with(';')) {
        text.remove_suffix(1);
    }
    return ExpressionParser(text).parse();
}

void Expression::note(const Node& node) {
    if (const auto* name = std::get_if<NameNode>(&node)) {
        add_once(names_, name->name);
        return;
    }
    const auto constant_text = [this](NodeIndex index) -> const std::string* {
        const auto* constant = std::get_if<Constant>(&nodes_[index]);
        return constant == nullptr ? nullptr : std::get_if<std::string>(constant);
    };
    if (const auto* in = std::get_if<InStateNode>(&node)) {
        if (const auto* id = constant_text(in->state)) {
            add_once(states_, *id);
        }
        return;
    }
    const auto* member = std::get_if<MemberNode>(&node);
    const auto* data =
        member == nullptr ? nullptr : std::get_if<MemberNode>(&nodes_[member->object]);
    if (data == nullptr) {
        return;
    }
    const auto* event = std::get_if<NameNode>(&nodes_[data->object]);
    const auto* part = constant_text(data->key);
    const auto* key = constant_text(member->key);
    if (event != nullptr && event->name == event_variable && part != nullptr && *part == "data" &&
        key != nullptr) {
        add_once(event_members_, *key);
    }
}

}  // namespace phanbien::statechart
