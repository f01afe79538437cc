#include "engine/check/domain.hpp"

#include <algorithm>
#include <cmath>

#include "engine/dossier/limits.hpp"
#include "engine/statechart/expression.hpp"

namespace phanbien::check {

namespace json = boost::json;
using dossier::DataType;
using statechart::Constant;

namespace {

std::optional<json::value> as_json(const Constant& constant) {
    if (const auto* flag = std::get_if<bool>(&constant)) {
        return json::value(*flag);
    }
    if (const auto* number = std::get_if<double>(&constant)) {
        return json::value(*number);
    }
    if (const auto* text = std::get_if<std::string>(&constant)) {
        return json::value(*text);
    }
    if (std::holds_alternative<std::nullptr_t>(constant)) {
        return json::value(nullptr);
    }
    return std::nullopt;
}

std::optional<json::value> initial_of(const statechart::DataItem& item) {
    const auto expression = statechart::Expression::parse(item.expression);
    const auto constant = expression ? as_constant(*expression) : std::nullopt;
    return constant ? as_json(*constant) : std::nullopt;
}

std::optional<DataType> guessed(const std::optional<json::value>& initial) {
    if (initial && initial->is_bool()) {
        return DataType::flag;
    }
    return initial && initial->is_number() ? std::optional(DataType::count) : std::nullopt;
}

class Collector {
  public:
    void add(Sample sample) {
        if (std::ranges::find(out_, sample) == out_.end()) {
            out_.push_back(std::move(sample));
        }
    }

    void add_numbers(const TypedVariable& variable, std::span<const Constant> constants) {
        constexpr auto exact_max = static_cast<double>(dossier::number_field_max);
        std::vector<double> numbers{0, 1, 2};
        for (const auto& constant : constants) {
            const auto* number = std::get_if<double>(&constant);
            if (number != nullptr && std::abs(*number) < exact_max) {
                for (const double step : {-1.0, 0.0, 1.0}) {
                    numbers.push_back(std::floor(*number) + step);
                }
            }
        }
        for (const auto& bound : {variable.min, variable.max}) {
            if (bound) {
                numbers.push_back(static_cast<double>(*bound));
            }
        }
        std::ranges::sort(numbers);
        for (const double number : numbers) {
            const bool low = variable.min && number < static_cast<double>(*variable.min);
            const bool high = variable.max && number > static_cast<double>(*variable.max);
            if (!low && !high) {
                add(json::value(static_cast<std::int64_t>(number)));
            }
        }
    }

    void add_texts(std::span<const Constant> constants, std::string_view other) {
        for (const auto& constant : constants) {
            if (const auto* text = std::get_if<std::string>(&constant)) {
                add(json::value(*text));
            }
        }
        add(json::value(other));
    }

    void add_all(std::span<const Constant> constants) {
        for (const auto& constant : constants) {
            if (auto value = as_json(constant)) {
                add(std::move(*value));
            }
        }
    }

    std::vector<Sample> take() { return std::move(out_); }

  private:
    std::vector<Sample> out_;
};

}  // namespace

std::optional<TypedVariable> typed_data(const dossier::Workflow& workflow, std::string_view id) {
    const auto items = workflow.chart().data();
    const auto item =
        std::ranges::find(items, id, [](const auto& it) { return std::string_view(it.id); });
    if (item == items.end()) {
        return std::nullopt;
    }
    TypedVariable out{.initial = initial_of(*item)};
    if (const auto* info = workflow.data_item(id)) {
        out.type = info->type;
        out.list = info->list;
        if (info->fact && out.type == DataType::count && out.initial != json::value(nullptr)) {
            out.min = 0;
        }
        if (info->fact && out.initial != json::value(nullptr)) {
            out.initial.reset();  // the engine hands its own value in before the first step
        }
    } else {
        out.type = guessed(out.initial);
    }
    return out;
}

TypedVariable typed_field(const dossier::Field& field) {
    return {.type = data_type_of(field.type).value_or(DataType::text),  // of a file: its name
            .list = field.list,
            .may_be_absent = !field.required && field.type != dossier::FieldType::flag,
            .min = field.min,
            .max = field.max};
}

Domain domain_of(const TypedVariable& variable, const dossier::Workflow& workflow,
                 std::span<const Constant> compared_with) {
    Collector out;
    if (!variable.type) {
        out.add_all(compared_with);
        out.add_texts({}, "…");
    } else {
        switch (*variable.type) {
            case DataType::flag:
                out.add(json::value(false));
                out.add(json::value(true));
                break;
            case DataType::count:
                out.add_numbers(variable, compared_with);
                break;
            case DataType::choice:
                if (const auto* list = workflow.list(variable.list)) {
                    for (const auto& item : list->items) {
                        out.add(json::value(item.id));
                    }
                }
                for (const auto& value : variable.values) {
                    out.add(json::value(value));
                }
                break;
            case DataType::date:
                out.add_texts(compared_with, "2026-11-23");
                break;
            case DataType::text:
                out.add_texts(compared_with, "…");
                break;
        }
    }
    if (variable.initial) {
        out.add(*variable.initial);
    }
    if (variable.may_be_absent) {
        out.add(std::nullopt);
    }
    return {.samples = out.take(), .declared = variable.type.has_value()};
}

}  // namespace phanbien::check
