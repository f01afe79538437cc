// The conditions of a route's steps: expressions on its facts that can come true.
//
// Whether one ever does is tried out with the evaluator that answers it at work, on values on both
// sides of everything the condition compares with.
#include <algorithm>
#include <boost/json/object.hpp>
#include <cmath>

#include "engine/route/definition_check.hpp"
#include "engine/statechart/evaluate_expression.hpp"

namespace phanbien::route {

namespace {

using statechart::Expression;
using xml::quoted;

// The values worth trying for a fact in one condition.
std::vector<boost::json::value> values_of(FactType type, const Expression& expression) {
    std::vector<boost::json::value> values;
    if (type == FactType::flag) {
        return {false, true};
    }
    if (type == FactType::count) {
        values = {0, 1, 1'000'000};
    } else {
        values = {"", "?"};
    }
    for (const auto& node : expression.nodes()) {
        const auto* constant = std::get_if<statechart::Constant>(&node);
        if (constant == nullptr) {
            continue;
        }
        if (const auto* number = std::get_if<double>(constant);
            number != nullptr && type == FactType::count && std::abs(*number) < 1e15) {
            const auto whole = static_cast<std::int64_t>(std::floor(*number));
            for (const auto near : {whole - 1, whole, whole + 1}) {
                if (near >= 0) {
                    values.emplace_back(near);
                }
            }
        }
        if (const auto* text = std::get_if<std::string>(constant);
            text != nullptr && type == FactType::text) {
            values.emplace_back(*text);
        }
    }
    return values;
}

const FactRule* fact_of(const Definition& definition, std::string_view id) {
    const auto found = std::ranges::find(definition.facts, id, &FactRule::id);
    return found == definition.facts.end() ? nullptr : &*found;
}

// False only when no combination of values makes it true.
bool can_hold(const Definition& definition, const Expression& expression) {
    const auto& names = expression.names();
    std::vector<std::vector<boost::json::value>> values;
    std::size_t combinations = 1;
    for (const auto& name : names) {
        values.push_back(values_of(fact_of(definition, name)->type, expression));
        combinations *= values.back().size();
        if (combinations > fact_combinations_max) {
            return true;
        }
    }
    statechart::PlainSurroundings surroundings;
    for (std::size_t number = 0; number < combinations; ++number) {
        auto rest = number;
        for (std::size_t i = 0; i < names.size(); ++i) {
            surroundings.variables[names[i]] = values[i][rest % values[i].size()];
            rest /= values[i].size();
        }
        const auto answer = statechart::holds(expression, surroundings);
        if (answer && *answer) {
            return true;
        }
    }
    return false;
}

class ConditionCheck {
  public:
    ConditionCheck(Definition& definition, xml::Mistakes& mistakes)
        : definition_(definition), mistakes_(mistakes) {}

    // Has to be a name in the language of conditions: "true" or "a-b" would be something else.
    void check_fact(const FactRule& fact) {
        constexpr std::string_view letters = "abcdefghijklmnopqrstuvwxyz0123456789_";
        const auto parsed = Expression::parse(fact.id);
        const bool is_name = parsed && parsed->names().size() == 1 && parsed->nodes().size() == 1 &&
                             fact.id.find_first_not_of(letters) == std::string::npos;
        if (!is_name || fact.id.front() == '_' || fact.id.size() > route_id_length_max) {
            mistakes_.add({fact.line},
                          {"Mã dữ kiện không dùng được: " + quoted(fact.id) + ".",
                           "This id of a fact cannot be used: " + quoted(fact.id) + "."},
                          {"Hãy ghi chữ a-z, rồi a-z, 0-9, dấu gạch dưới, không dài quá 64.",
                           "Write a letter a-z, then a-z, 0-9, underscore, at most 64."});
        }
    }

    void read_condition(StepRule& step, const std::string& text) {
        auto parsed = Expression::parse(text);
        if (!parsed) {
            const Problem why = parsed.error();
            mistakes_.add({step.line},
                          {"Điều kiện " + quoted(text) + " không đọc được. " + why.vi,
                           "The condition " + quoted(text) + " cannot be read. " + why.en},
                          {"Hãy ghi như “important” hoặc “pages > 20 && !urgent”.",
                           "Write it like “important” or “pages > 20 && !urgent”."});
            return;
        }
        if (knows_all_names(step, *parsed) && !can_hold(definition_, *parsed)) {
            mistakes_.add(
                {step.line},
                {"Không ai đến được bước " + quoted(step.id) + ": điều kiện " + quoted(text) +
                     " không bao giờ đúng.",
                 "Nobody ever comes to the step " + quoted(step.id) + ": the condition " +
                     quoted(text) + " never holds."},
                {"Hãy sửa điều kiện, hoặc bỏ bước.", "Correct the condition, or remove the step."});
        }
        step.condition = std::move(parsed).value();
    }

  private:
    bool knows_all_names(const StepRule& step, const Expression& expression) {
        bool all = true;
        for (const auto& name : expression.names()) {
            if (fact_of(definition_, name) == nullptr) {
                all = false;
                mistakes_.add(
                    {step.line},
                    {"Điều kiện nêu " + quoted(name) + ", không phải dữ kiện của tuyến này.",
                     "The condition names " + quoted(name) + ", which is no fact of this route."},
                    {"Hãy khai báo <fact id=…>, hoặc sửa tên.",
                     "Declare a <fact id=…>, or correct the name."});
            }
        }
        for (const auto& node : expression.nodes()) {
            if (std::holds_alternative<statechart::InStateNode>(node)) {
                all = false;
                mistakes_.add({step.line},
                              {"Điều kiện của tuyến duyệt không nhận In().",
                               "A condition of a route takes no In()."},
                              {"Hãy hỏi một dữ kiện.", "Ask about a fact."});
            }
        }
        return all;
    }

    Definition& definition_;
    xml::Mistakes& mistakes_;
};

}  // namespace

void check_conditions(Draft& draft, xml::Mistakes& mistakes) {
    ConditionCheck check(draft.definition, mistakes);
    for (const auto& fact : draft.definition.facts) {
        check.check_fact(fact);
    }
    for (StepIndex i = 0; i < draft.definition.steps.size(); ++i) {
        if (!draft.named[i].condition.empty()) {
            check.read_condition(draft.definition.steps[i], draft.named[i].condition);
        }
    }
}

}  // namespace phanbien::route
