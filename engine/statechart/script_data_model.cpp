// The ECMAScript data model (SCXML 1.0 appendix B.2): <data> are global variables of a ScriptHeap,
// the system variables are read-only, expressions are strict code, so that an assignment to what
// was never declared is an error and nothing leaks from one step to the next.
#include <algorithm>
#include <cctype>
#include <set>
#include <utility>

#include "engine/statechart/data_model.hpp"
#include "engine/statechart/script_heap.hpp"
#include "engine/statechart/script_values.hpp"
#include "engine/statechart/system_variables.hpp"

namespace phanbien::statechart {

namespace {

constexpr duk_uint_t read_only =
    DUK_DEFPROP_HAVE_VALUE | DUK_DEFPROP_CLEAR_WEC | DUK_DEFPROP_SET_CONFIGURABLE;
constexpr duk_uint_t variable = DUK_DEFPROP_HAVE_VALUE | DUK_DEFPROP_SET_WEC;

std::string joined(std::initializer_list<std::string_view> parts) {
    std::string all;
    for (const auto part : parts) {
        all += part;
    }
    return all;
}

// The conformance suite ends some expressions with a semicolon, as if they were statements.
std::string parenthesised(std::string_view expression) {
    if (expression.ends_with(';')) {
        expression.remove_suffix(1);
    }
    return joined({"(", expression, "\n)"});
}

std::string returning(std::string_view expression) {
    return joined({"function(){return ", parenthesised(expression), ";}"});
}

// The parentheses alone would let "a) || (b" through, the comma alone "a; b".
std::string returning_after_comma(std::string_view expression) {
    return joined({"function(){return 0,\n", expression, "\n;}"});
}

bool is_name_byte(char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte >= 0x80 || std::isalnum(byte) != 0 || c == '_' || c == '$';
}

// Past the bracket that closes the one at `at`; npos when none does.
std::size_t after_brackets(std::string_view text, std::size_t at) {
    int open = 0;
    for (char quote = 0; at < text.size(); ++at) {
        const char c = text[at];
        if (quote != 0) {
            at += c == '\\' ? 1 : 0;
            quote = c == quote ? '\0' : quote;
        } else if (c == '"' || c == '\'') {
            quote = c;
        } else if (c == '[') {
            ++open;
        } else if (c == ']' && --open == 0) {
            return at + 1;
        }
    }
    return std::string_view::npos;
}

// name, name.name, name["x"].name and so on; the engine itself would accept `1 + 1 = 0` until it
// runs (as ECMAScript 5 allows).
bool is_path(std::string_view text) {
    std::size_t at = 0;
    bool name_expected = true;
    while (at < text.size()) {
        if (name_expected) {
            const std::size_t begin = at;
            while (at < text.size() && is_name_byte(text[at])) {
                ++at;
            }
            if (at == begin) {
                return false;
            }
            name_expected = false;
        } else if (text[at] == '.') {
            ++at;
            name_expected = true;
        } else if (text[at] == '[') {
            at = after_brackets(text, at);
        } else {
            return false;
        }
    }
    return !name_expected && at == text.size();
}

// Defines the value at the top of the stack as a global and pops it.
void define_global(duk_context* context, std::string_view name, duk_uint_t flags) {
    duk_push_global_object(context);
    push_text(context, name);
    duk_dup(context, -3);
    duk_def_prop(context, -3, flags);
    duk_pop_2(context);
}

void push_optional_text(duk_context* context, duk_idx_t target, const char* name,
                        std::string_view text) {
    if (text.empty()) {
        duk_push_undefined(context);
    } else {
        push_text(context, text);
    }
    duk_put_prop_string(context, target, name);
}

void push_event(duk_context* context, const Event& event) {
    const duk_idx_t target = duk_push_object(context);
    push_optional_text(context, target, "name", event.name);
    push_optional_text(context, target, "type", name_of(event.kind));
    push_optional_text(context, target, "sendid", event.send_id);
    push_optional_text(context, target, "origin", event.origin);
    push_optional_text(context, target, "origintype", event.origin_type);
    push_optional_text(context, target, "invokeid", event.invoke_id);
    push_optional_text(context, target, "raw", event.raw);
    if (event.data.is_null()) {
        duk_push_undefined(context);
    } else {
        push_value(context, event.data);
    }
    duk_put_prop_string(context, target, "data");
    duk_freeze(context, target);
}

class ScriptDataModel final : public DataModel {
  public:
    explicit ScriptDataModel(const Chart& chart)
        : name_(chart.states().empty() ? std::string() : chart.name()),
          heap_(std::make_unique<ScriptHeap>()) {
        for (const DataItem& item : chart.data()) {
            if (item.is_fact()) {
                facts_.insert(item.id);
            }
        }
    }

    void begin(const Scope& scope) override {
        if (heap_->spoiled()) {
            heap_ = std::make_unique<ScriptHeap>();
        }
        heap_->start_step(scope.is_active);
        forget_variables();
        set_system_variables(scope.session_id);
        for (const auto& [name, value] : scope.data) {
            set_variable(name, value);
        }
        for (const std::string& name : facts_) {
            const auto* value = scope.facts.if_contains(name);
            set_variable(name, value != nullptr ? *value : undefined_value());
        }
    }

    std::optional<boost::json::object> end(std::vector<LostValue>& lost) override {
        boost::json::object data;
        for (const std::string& name : variables()) {
            if (facts_.contains(name)) {
                continue;
            }
            const auto read = heap_->protect([&](duk_context* context) {
                duk_get_global_lstring(context, name.data(), name.size());
                data[name] = value_at_top(context);
            });
            if (!read) {
                lost.push_back({name, read.error().en});
                data[name] = undefined_value();
                (void)declare(name, "");
            }
        }
        return data;
    }

    void set_event(const Event& event) override {
        // What cannot be pushed (too deep) leaves the event without data, never the last one's.
        Event bare = event;
        if (!put_event(event)) {
            bare.data = nullptr;
            (void)put_event(bare);
        }
    }

    Result<bool> test(std::string_view condition) override {
        bool holds = false;
        CHECK_THAT(heap_->protect([&](duk_context* context) {
            heap_->push_function(returning(condition));
            duk_call(context, 0);
            holds = duk_to_boolean(context, -1) != 0;
        }));
        return holds;
    }

    Result<boost::json::value> evaluate(std::string_view expression) override {
        boost::json::value value;
        CHECK_THAT(heap_->protect([&](duk_context* context) {
            heap_->push_function(returning(expression));
            duk_call(context, 0);
            value = value_at_top(context);
        }));
        return value;
    }

    Result<std::string> evaluate_text(std::string_view expression) override {
        std::string text;
        CHECK_THAT(heap_->protect([&](duk_context* context) {
            heap_->push_function(returning(expression));
            duk_call(context, 0);
            text = text_at_top(context);
        }));
        return text;
    }

    Result<void> declare(const std::string& name, std::string_view expression) override {
        return heap_->protect([&](duk_context* context) {
            if (expression.empty()) {
                duk_push_undefined(context);
            } else {
                heap_->push_function(returning(expression));
                duk_call(context, 0);
            }
            define_global(context, name, variable);
        });
    }

    Result<void> declare_value(const std::string& name, const boost::json::value& value) override {
        return heap_->protect([&](duk_context* context) {
            push_value(context, value);
            define_global(context, name, variable);
        });
    }

    Result<void> assign(std::string_view location, std::string_view expression) override {
        return heap_->protect([&](duk_context* context) {
            heap_->push_function(
                joined({"function(){", location, "\n = ", parenthesised(expression), ";}"}));
            duk_call(context, 0);
        });
    }

    Result<void> assign_value(std::string_view location, const boost::json::value& value) override {
        return heap_->protect([&](duk_context* context) {
            heap_->push_function(joined({"function($assigned){", location, "\n = $assigned;}"}));
            push_value(context, value);
            duk_call(context, 1);
        });
    }

    Result<void> run(std::string_view script) override {
        return heap_->protect([&](duk_context*) { heap_->run_program(script); });
    }

    Result<std::size_t> open_list(std::string_view array) override {
        std::size_t length = 0;
        CHECK_THAT(heap_->protect([&](duk_context* context) {
            heap_->push_function(returning(array));
            duk_call(context, 0);
            length = keep_copy_of_list(context);
        }));
        ++open_lists_;
        return length;
    }

    Result<void> place_item(const Foreach& loop, std::size_t position) override {
        for (const auto* name : {&loop.item, &loop.index}) {
            if (name->empty()) {
                continue;
            }
            if (auto fault = fault_in_name(*name)) {
                return expression_problem(*fault);
            }
        }
        return heap_->protect([&](duk_context* context) {
            duk_push_global_stash(context);
            push_text(context, list_name(open_lists_ - 1));
            duk_get_prop(context, -2);
            duk_get_prop_index(context, -1, static_cast<duk_uarridx_t>(position));
            define_global(context, loop.item, variable);
            if (!loop.index.empty()) {
                duk_push_number(context, static_cast<double>(position));
                define_global(context, loop.index, variable);
            }
        });
    }

    void close_list() override { --open_lists_; }

    std::optional<std::string> fault_in_expression(std::string_view text) override {
        if (auto fault = heap_->fault_in_function(returning(text))) {
            return fault;
        }
        return heap_->fault_in_function(returning_after_comma(text));
    }

    std::optional<std::string> fault_in_condition(std::string_view text) override {
        return fault_in_expression(text);
    }

    std::optional<std::string> fault_in_location(std::string_view text) override {
        if (auto fault = fault_in_expression(text)) {
            return fault;
        }
        if (!is_path(text)) {
            return "\"" + std::string(text) + "\" is no place to assign to";
        }
        return std::nullopt;
    }

    std::optional<std::string> fault_in_script(std::string_view text) override {
        return heap_->fault_in_program(text);
    }

    std::optional<std::string> fault_in_name(std::string_view text) override {
        if (text.empty() || !std::all_of(text.begin(), text.end(), is_name_byte)) {
            return "\"" + std::string(text) + "\" is no variable name";
        }
        if (is_reserved(text)) {
            return "\"" + std::string(text) + "\" is a name of the system";
        }
        return heap_->fault_in_function(joined({"function(){var ", text, ";}"}));
    }

  private:
    bool put_event(const Event& event) {
        return heap_
            ->protect([&](duk_context* context) {
                push_event(context, event);
                define_global(context, event_variable, read_only);
            })
            .has_value();
    }

    void set_variable(std::string_view name, const boost::json::value& value) {
        if (!declare_value(std::string(name), value)) {
            (void)declare_value(std::string(name), undefined_value());
        }
    }

    void set_system_variables(std::string_view session_id) {
        const auto set = heap_->protect([&](duk_context* context) {
            duk_push_undefined(context);
            define_global(context, event_variable, read_only);
            push_text(context, session_id);
            define_global(context, session_variable, read_only);
            push_text(context, name_);
            define_global(context, name_variable, read_only);
            const boost::json::object here{{"location", address_of_session(session_id)}};
            push_value(context, boost::json::object{{scxml_processor, here}, {"scxml", here}});
            duk_freeze(context, -1);
            define_global(context, processors_variable, read_only);
        });
        (void)set;
    }

    // The enumerable properties of the global object: built-ins and system variables are not.
    std::vector<std::string> variables() {
        std::vector<std::string> names;
        const auto listed = heap_->protect([&](duk_context* context) {
            duk_push_global_object(context);
            duk_enum(context, -1, DUK_ENUM_OWN_PROPERTIES_ONLY);
            while (duk_next(context, -1, 0) != 0) {
                names.push_back(text_at_top(context));
                duk_pop(context);
            }
        });
        (void)listed;
        return names;
    }

    void forget_variables() {
        for (const std::string& name : variables()) {
            (void)heap_->protect([&](duk_context* context) {
                duk_push_global_object(context);
                push_text(context, name);
                duk_del_prop(context, -2);
            });
        }
        open_lists_ = 0;
    }

    bool is_reserved(std::string_view name) {
        bool reserved = false;
        const auto asked = heap_->protect([&](duk_context* context) {
            duk_push_global_object(context);
            push_text(context, name);
            duk_get_prop_desc(context, -2, 0);
            if (duk_is_object(context, -1) != 0) {
                duk_get_prop_string(context, -1, "enumerable");
                reserved = duk_to_boolean(context, -1) == 0;
            }
        });
        (void)asked;
        return reserved || is_system_variable(name);
    }

    static std::string list_name(std::size_t depth) { return "list." + std::to_string(depth); }

    // Copies the array at the top of the stack, so that its own changes do not change the loop.
    std::size_t keep_copy_of_list(duk_context* context) const {
        if (duk_is_array(context, -1) == 0) {
            duk_error(context, DUK_ERR_TYPE_ERROR, "foreach needs an array");
        }
        const duk_size_t length = duk_get_length(context, -1);
        if (length > value_nodes_max) {
            duk_error(context, DUK_ERR_RANGE_ERROR, "the array is too long for foreach");
        }
        duk_push_global_stash(context);
        push_text(context, list_name(open_lists_));
        duk_push_array(context);
        for (duk_size_t i = 0; i < length; ++i) {
            duk_get_prop_index(context, -4, static_cast<duk_uarridx_t>(i));
            duk_put_prop_index(context, -2, static_cast<duk_uarridx_t>(i));
        }
        duk_put_prop(context, -3);
        return length;
    }

    std::string name_;
    std::set<std::string> facts_;
    std::unique_ptr<ScriptHeap> heap_;
    std::size_t open_lists_ = 0;
};

}  // namespace

std::unique_ptr<DataModel> make_script_data_model(const Chart& chart) {
    return std::make_unique<ScriptDataModel>(chart);
}

}  // namespace phanbien::statechart
