// The ECMAScript data model as real work needs it: guards and assignments of the profile
// (expression.hpp) are evaluated on the instance's JSON as it lies there. A script engine is made
// only when something outside the profile comes up, and then takes over for the rest of that step:
// it is given the variables as they are by then, and its values are what is stored.
#include <algorithm>
#include <array>
#include <unordered_map>
#include <utility>

#include "engine/statechart/data_model.hpp"
#include "engine/statechart/evaluate_expression.hpp"
#include "engine/statechart/stored_value.hpp"
#include "engine/statechart/system_variables.hpp"

namespace phanbien::statechart {

namespace {

// The names of ECMAScript and of the engine, which no <data> may have. A test holds this list
// against the engine's own.
constexpr std::array<std::string_view, 49> names_of_the_engine{"globalThis",
                                                               "NaN",
                                                               "Infinity",
                                                               "undefined",
                                                               "Object",
                                                               "Array",
                                                               "String",
                                                               "Boolean",
                                                               "Number",
                                                               "RegExp",
                                                               "Error",
                                                               "EvalError",
                                                               "RangeError",
                                                               "ReferenceError",
                                                               "SyntaxError",
                                                               "TypeError",
                                                               "URIError",
                                                               "Math",
                                                               "JSON",
                                                               "CBOR",
                                                               "Proxy",
                                                               "Reflect",
                                                               "Symbol",
                                                               "Buffer",
                                                               "ArrayBuffer",
                                                               "DataView",
                                                               "Int8Array",
                                                               "Uint8Array",
                                                               "Uint8ClampedArray",
                                                               "Int16Array",
                                                               "Uint16Array",
                                                               "Int32Array",
                                                               "Uint32Array",
                                                               "Float32Array",
                                                               "Float64Array",
                                                               "parseInt",
                                                               "parseFloat",
                                                               "TextEncoder",
                                                               "TextDecoder",
                                                               "isNaN",
                                                               "isFinite",
                                                               "decodeURI",
                                                               "decodeURIComponent",
                                                               "encodeURI",
                                                               "encodeURIComponent",
                                                               "escape",
                                                               "unescape",
                                                               "Function",
                                                               "In"};
constexpr std::size_t expressions_max = 4096;

template <class List>
bool lists(const List& list, std::string_view name) {
    return std::find(list.begin(), list.end(), name) != list.end();
}

struct TextHash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const {
        return std::hash<std::string_view>()(text);
    }
};

// Whether the text is one variable and nothing else.
bool is_variable(std::string_view text) {
    const auto parsed = Expression::parse(text);
    if (!parsed) {
        return false;
    }
    const auto* name = std::get_if<NameNode>(&parsed->root());
    return name != nullptr && name->name == text;
}

class NativeDataModel final : public DataModel, private Surroundings {
  public:
    explicit NativeDataModel(const Chart& chart) : chart_(chart) {
        for (const DataItem& item : chart.data()) {
            (item.is_fact() ? facts_ : declared_).push_back(item.id);
        }
    }

    void begin(const Scope& scope) override {
        scope_.emplace(scope);
        changed_ = false;
        event_ = nullptr;
        script_runs_ = false;
    }

    std::optional<boost::json::object> end(std::vector<LostValue>& lost) override {
        if (script_runs_) {
            return script_->end(lost);
        }
        return changed_ ? std::optional(std::move(data_)) : std::nullopt;
    }

    void set_event(const Event& event) override {
        if (script_runs_) {
            script_->set_event(event);
        } else {
            event_ = &event;
        }
    }

    Result<bool> test(std::string_view condition) override {
        if (const Expression* native = native_form(condition)) {
            auto verdict = holds(*native, *this);
            if (verdict || !is_beyond(verdict.error())) {
                return verdict;
            }
        }
        return script().test(condition);
    }

    Result<boost::json::value> evaluate(std::string_view expression) override {
        TRY(auto value, natively(expression));
        if (value) {
            if (auto stored = stored_form(*value)) {
                return *std::move(stored);
            }
        }
        return script().evaluate(expression);
    }

    Result<std::string> evaluate_text(std::string_view expression) override {
        TRY(const auto value, natively(expression));
        if (value) {
            if (auto text = to_text(*value)) {
                return *std::move(text);
            }
        }
        return script().evaluate_text(expression);
    }

    Result<void> declare(const std::string& name, std::string_view expression) override {
        if (!script_runs_ && expression.empty()) {
            store(name, undefined_value());
            return {};
        }
        TRY(const auto value, natively(expression));
        if (value && take(name, *value)) {
            return {};
        }
        return script().declare(name, expression);
    }

    Result<void> declare_value(const std::string& name, const boost::json::value& value) override {
        auto stored = script_runs_ ? std::nullopt : stored_form(value_of(value));
        if (!stored) {
            return script().declare_value(name, value);
        }
        store(name, *std::move(stored));
        return {};
    }

    Result<void> assign(std::string_view location, std::string_view expression) override {
        if (!script_runs_ && is_assignable(location)) {
            TRY(const auto value, natively(expression));
            if (value && take(location, *value)) {
                return {};
            }
        }
        return script().assign(location, expression);
    }

    Result<void> assign_value(std::string_view location, const boost::json::value& value) override {
        if (!script_runs_ && is_assignable(location)) {
            if (auto stored = stored_form(value_of(value))) {
                store(location, *std::move(stored));
                return {};
            }
        }
        return script().assign_value(location, value);
    }

    Result<void> run(std::string_view text) override { return script().run(text); }

    Result<std::size_t> open_list(std::string_view array) override {
        return script().open_list(array);
    }
    Result<void> place_item(const Foreach& loop, std::size_t position) override {
        return script().place_item(loop, position);
    }
    void close_list() override { script().close_list(); }

    std::optional<std::string> fault_in_expression(std::string_view text) override {
        return Expression::parse(text) ? std::nullopt : asleep().fault_in_expression(text);
    }
    std::optional<std::string> fault_in_condition(std::string_view text) override {
        return Expression::parse(text) ? std::nullopt : asleep().fault_in_condition(text);
    }
    std::optional<std::string> fault_in_location(std::string_view text) override {
        return is_variable(text) ? std::nullopt : asleep().fault_in_location(text);
    }
    std::optional<std::string> fault_in_script(std::string_view text) override {
        return asleep().fault_in_script(text);
    }
    std::optional<std::string> fault_in_name(std::string_view text) override {
        const bool fine =
            is_variable(text) && !lists(names_of_the_engine, text) && !is_system_variable(text);
        return fine ? std::nullopt : asleep().fault_in_name(text);
    }

  private:
    // The script engine, which may not know this step's values.
    DataModel& asleep() {
        if (!script_) {
            script_ = make_script_data_model(chart_);
        }
        return *script_;
    }

    // The script engine with this step's values; from here on it holds them.
    DataModel& script() {
        if (!script_runs_) {
            Scope scope = *scope_;
            asleep().begin(Scope{.data = data(),
                                 .facts = scope.facts,
                                 .session_id = scope.session_id,
                                 .is_active = std::move(scope.is_active)});
            if (event_ != nullptr) {
                script_->set_event(*event_);
            }
            script_runs_ = true;
        }
        return *script_;
    }

    const boost::json::object& data() const { return changed_ ? data_ : scope_->data; }

    // Null when the text is outside the profile or the script engine has taken over.
    const Expression* native_form(std::string_view text) {
        if (script_runs_) {
            return nullptr;
        }
        auto known = expressions_.find(text);
        if (known == expressions_.end()) {
            if (expressions_.size() >= expressions_max) {
                expressions_.clear();
            }
            auto parsed = Expression::parse(text);
            known = expressions_
                        .emplace(text, parsed ? std::optional(*std::move(parsed)) : std::nullopt)
                        .first;
        }
        return known->second ? &*known->second : nullptr;
    }

    // Nothing when only the script engine can tell.
    Result<std::optional<Value>> natively(std::string_view text) {
        const Expression* native = native_form(text);
        if (native == nullptr) {
            return std::optional<Value>();
        }
        auto value = statechart::evaluate(*native, *this);
        if (!value && is_beyond(value.error())) {
            return std::optional<Value>();
        }
        TRY(Value known, std::move(value));
        return std::optional<Value>(std::move(known));
    }

    // Two variables may hold one and the same object, which a copy would tear apart: objects that
    // are not new are left to the script engine.
    bool take(std::string_view name, const Value& value) {
        if (is_object(value) && !std::holds_alternative<Fresh>(value)) {
            return false;
        }
        auto stored = stored_form(value);
        if (stored) {
            store(name, *std::move(stored));
        }
        return stored.has_value();
    }

    void store(std::string_view name, boost::json::value value) {
        if (!changed_) {
            data_ = scope_->data;
            changed_ = true;
        }
        // Not data_[name], which makes room for one more before it looks.
        if (auto* known = data_.if_contains(name)) {
            *known = std::move(value);
        } else {
            data_.emplace(name, std::move(value));
        }
    }

    bool is_assignable(std::string_view location) const {
        return lists(declared_, location) && data().contains(location);
    }

    std::optional<Value> find(std::string_view name) const override {
        if (lists(facts_, name)) {
            const auto* fact = scope_->facts.if_contains(name);
            return fact != nullptr ? value_of(*fact) : Undefined{};
        }
        if (name == event_variable) {
            return event_ != nullptr ? Value(event_) : Undefined{};
        }
        if (name == session_variable) {
            return scope_->session_id;
        }
        if (name == name_variable) {
            return std::string_view(chart_.name());
        }
        const auto* value = data().if_contains(name);
        return value != nullptr ? std::optional(value_of(*value)) : std::nullopt;
    }

    bool is_active(std::string_view state_id) const override { return scope_->is_active(state_id); }

    const Chart& chart_;
    std::vector<std::string> facts_;
    std::vector<std::string> declared_;
    std::unique_ptr<DataModel> script_;
    bool script_runs_ = false;

    std::optional<Scope> scope_;
    const Event* event_ = nullptr;
    boost::json::object data_;  // instead of the scope's, once something was assigned
    bool changed_ = false;
    std::unordered_map<std::string, std::optional<Expression>, TextHash, std::equal_to<>>
        expressions_;
};

}  // namespace

std::unique_ptr<DataModel> make_native_data_model(const Chart& chart) {
    return std::make_unique<NativeDataModel>(chart);
}

}  // namespace phanbien::statechart
