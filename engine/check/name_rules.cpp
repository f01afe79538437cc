// Rules about what expressions speak of: names that exist, values that can be.
#include <algorithm>
#include <boost/json/serialize.hpp>

#include "engine/check/expression_use.hpp"
#include "engine/check/guard_cases.hpp"
#include "engine/check/rule_functions.hpp"
#include "engine/statechart/system_variables.hpp"

namespace phanbien::check {

using dossier::DataType;
using statechart::Constant;
using statechart::Expression;
using statechart::Operator;

namespace {

std::string type_vi(std::optional<DataType> type) {
    if (!type) {
        return "không rõ";
    }
    switch (*type) {
        case DataType::flag:
            return "có/không";
        case DataType::count:
            return "số";
        case DataType::text:
            return "văn bản";
        case DataType::date:
            return "ngày";
        case DataType::choice:
            return "mục của danh mục";
    }
    return "không rõ";
}

std::string type_en(std::optional<DataType> type) {
    if (!type) {
        return "unknown";
    }
    switch (*type) {
        case DataType::flag:
            return "a flag";
        case DataType::count:
            return "a number";
        case DataType::text:
            return "a text";
        case DataType::date:
            return "a date";
        case DataType::choice:
            return "an item of a list";
    }
    return "unknown";
}

bool orders(Operator what) {
    return what >= Operator::less && what <= Operator::greater_equal;
}

// Whether a variable of this type can ever have the value, or nothing in its stead.
bool can_be(const TypedVariable& variable, const Constant& constant,
            const dossier::Workflow& workflow) {
    if (!variable.type || std::holds_alternative<std::nullptr_t>(constant) ||
        std::holds_alternative<statechart::Undefined>(constant)) {
        return true;
    }
    const auto* text = std::get_if<std::string>(&constant);
    switch (*variable.type) {
        case DataType::flag:
            return std::holds_alternative<bool>(constant);
        case DataType::count:
            return std::holds_alternative<double>(constant);
        case DataType::text:
        case DataType::date:
            return text != nullptr;
        case DataType::choice:
            return text != nullptr &&
                   (text->empty() || workflow.item(variable.list, *text) != nullptr ||
                    std::ranges::find(variable.values, *text) != variable.values.end());
    }
    return true;
}

std::string shown(const Constant& constant) {
    if (const auto* text = std::get_if<std::string>(&constant)) {
        return "'" + *text + "'";
    }
    if (const auto* number = std::get_if<double>(&constant)) {
        return boost::json::serialize(boost::json::value(*number));
    }
    const auto* flag = std::get_if<bool>(&constant);
    return flag != nullptr && *flag ? "true" : "false";
}

Occasion occasion_of(const Subject& subject, const statechart::Transition* transition) {
    return transition == nullptr ? Occasion{} : occasion_of(subject, *transition);
}

void note_unknown_variables(const Subject& subject, const ExpressionUse& use,
                            const Expression& expression, const std::set<std::string>& known,
                            Notes& notes) {
    for (const auto& name : expression.names()) {
        const bool system = statechart::is_system_variable(name);
        if (name == "_event" && !use.has_event) {
            notes.add(use.place, "Ở đây không có sự kiện nào để hỏi _event.",
                      "There is no event here that _event could say anything about.");
        } else if (!system && !known.contains(name)) {
            notes.add(use.place, "Không có <data> nào tên " + quoted(name) + ".",
                      "There is no <data> called " + quoted(name) + ".");
        }
    }
    for (const auto& state : expression.states()) {
        if (!subject.chart().find(state)) {
            notes.add(use.place, "Không có trạng thái " + quoted(state) + ".",
                      "There is no state " + quoted(state) + ".");
        }
    }
}

// What a person fills in are the fields of the action; an event that is raised in other ways may
// carry anything.
void note_unknown_fields(const Subject& subject, const ExpressionUse& use,
                         const Expression& expression, Notes& notes) {
    const auto occasion = occasion_of(subject, use.transition);
    const auto& actions = occasion.actions;
    for (const auto& member : expression.event_members()) {
        if (occasion.is_route_only() && !typed_of_route(member)) {
            notes.add(use.place,
                      "Kết quả của tuyến duyệt chỉ có outcome và reason, không có " +
                          quoted(member) + ".",
                      "The end of an approval route carries outcome and reason, and no " +
                          quoted(member) + ".");
        }
        const auto has_field = [&](const dossier::Action* action) {
            return std::ranges::find(action->fields, member, &dossier::Field::id) !=
                   action->fields.end();
        };
        if (!actions.empty() && std::ranges::none_of(actions, has_field)) {
            notes.add(use.place,
                      "Không việc nào phát sinh sự kiện này có trường " + quoted(member) + ".",
                      "No action that raises this event has a field " + quoted(member) + ".");
        }
    }
}

void note_wrong_comparison(const Subject& subject, const ExpressionUse& use,
                           const Comparison& comparison, Notes& notes) {
    const auto variable = typed(subject, comparison.variable, occasion_of(subject, use.transition));
    if (!variable) {
        return;
    }
    const auto name = quoted(written(comparison.variable));
    const auto& constant = comparison.constant;
    if (!can_be(*variable, constant, subject.workflow())) {
        notes.add(
            use.place,
            name + " là " + type_vi(variable->type) + ", không bao giờ bằng " + shown(constant) +
                ".",
            name + " is " + type_en(variable->type) + " and can never be " + shown(constant) + ".");
    } else if (orders(comparison.what) &&
               (variable->type == DataType::flag || variable->type == DataType::choice)) {
        notes.add(use.place, name + " là " + type_vi(variable->type) + ", không so lớn bé được.",
                  name + " is " + type_en(variable->type) + ", which has no order.");
    }
}

bool fits(const TypedVariable& into, const TypedVariable& from) {
    return !into.type || !from.type || (into.type == from.type && into.list == from.list) ||
           (into.type == DataType::text && from.type == DataType::choice);
}

void note_wrong_value(const Subject& subject, const AssignUse& use, Notes& notes) {
    const auto expression = Expression::parse(use.assign->value.expression);
    const auto into = typed_data(subject.workflow(), use.assign->location);
    if (!expression || !into) {
        return;
    }
    const auto name = quoted(use.assign->location);
    const auto constant = as_constant(*expression);
    const auto variable = as_variable(*expression);
    if (constant && !can_be(*into, *constant, subject.workflow())) {
        notes.add(use.place,
                  name + " là " + type_vi(into->type) + ", không nhận " + shown(*constant) + ".",
                  name + " is " + type_en(into->type) + " and cannot be " + shown(*constant) + ".");
    } else if (variable) {
        const auto from = typed(subject, *variable, occasion_of(subject, use.transition));
        if (from && !fits(*into, *from)) {
            notes.add(use.place,
                      name + " là " + type_vi(into->type) + " nhưng được gán " +
                          quoted(written(*variable)) + ", là " + type_vi(from->type) + ".",
                      name + " is " + type_en(into->type) + " and is assigned " +
                          quoted(written(*variable)) + ", which is " + type_en(from->type) + ".");
        }
    }
}

}  // namespace

void outside_profile(const Subject& subject, Notes& notes) {
    for (const auto& use : expressions_of(subject.chart())) {
        const auto expression = Expression::parse(use.text);
        if (!expression) {
            const auto problem = expression.error();
            notes.add(use.place,
                      "Biểu thức " + quoted(use.text) + " không dùng được: " + problem.vi,
                      "The expression " + quoted(use.text) + " cannot be used: " + problem.en);
        }
    }
}

void unknown_name(const Subject& subject, Notes& notes) {
    const auto known = variable_names(subject.chart());
    for (const auto& use : expressions_of(subject.chart())) {
        if (const auto expression = Expression::parse(use.text)) {
            note_unknown_variables(subject, use, *expression, known, notes);
            note_unknown_fields(subject, use, *expression, notes);
        }
    }
}

void wrong_type(const Subject& subject, Notes& notes) {
    for (const auto& use : expressions_of(subject.chart())) {
        if (const auto expression = Expression::parse(use.text)) {
            for (const auto& comparison : comparisons_in(*expression)) {
                note_wrong_comparison(subject, use, comparison, notes);
            }
        }
    }
    for (const auto& use : assignments_of(subject.chart())) {
        note_wrong_value(subject, use, notes);
    }
}

void wrong_assignment(const Subject& subject, Notes& notes) {
    const auto known = variable_names(subject.chart());
    for (const auto& use : assignments_of(subject.chart())) {
        const auto name = use.assign->location.substr(0, use.assign->location.find_first_of(".["));
        const auto* info = subject.workflow().data_item(name);
        if (!known.contains(name)) {
            notes.add(use.place, "Không có <data> nào tên " + quoted(name) + " để gán.",
                      "There is no <data> called " + quoted(name) + " to assign to.");
        } else if (info != nullptr && info->fact) {
            notes.add(use.place,
                      quoted(name) + " do hệ thống tự đếm; gán cho nó không có tác dụng.",
                      quoted(name) + " is counted by the engine; to assign to it has no effect.");
        }
    }
}

}  // namespace phanbien::check
