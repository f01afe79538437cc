#include "engine/statechart/script_heap.hpp"

#include <cstddef>
#include <cstdlib>
#include <cstring>
#include <new>
#include <utility>

#include "engine/statechart/data_model.hpp"
#include "engine/statechart/script_values.hpp"
#include "engine/statechart/script_xml.hpp"

namespace phanbien::statechart {

namespace {

// Each block carries its size in front, so that the heap's total is known without asking malloc.
constexpr std::size_t header_bytes = alignof(std::max_align_t);

void* allocate_in_heap(void* heap, duk_size_t size) {
    return static_cast<ScriptHeap*>(heap)->allocate(size);
}
void* reallocate_in_heap(void* heap, void* memory, duk_size_t size) {
    return static_cast<ScriptHeap*>(heap)->reallocate(memory, size);
}
void release_in_heap(void* heap, void* memory) {
    static_cast<ScriptHeap*>(heap)->release(memory);
}

// Reached only when an error escapes every protected call: a defect of ours.
[[noreturn]] void fatal(void*, const char*) {
    std::abort();
}

// In(id), SCXML 1.0 section 5.9.1.
duk_ret_t in_state(duk_context* context) {
    duk_memory_functions functions;
    duk_get_memory_functions(context, &functions);
    duk_set_top(context, 1);
    const bool active = static_cast<ScriptHeap*>(functions.udata)->is_active(text_at_top(context));
    duk_push_boolean(context, active ? 1 : 0);
    return 1;
}

// Takes away what is not the same on every run and what makes code from text, then freezes all
// built-in objects, so that no expression can change what the next one sees.
constexpr std::string_view harden = R"js((function (global) {
    delete Math.random;
    ['Date', 'performance', 'Duktape', 'eval'].forEach(function (name) { delete global[name]; });
    delete Function.prototype.constructor;
    function freeze(object) {
        if (object === null || (typeof object !== 'object' && typeof object !== 'function') ||
            object === global || Object.isFrozen(object)) {
            return;
        }
        Object.freeze(object);
        freeze(Object.getPrototypeOf(object));
        freezeProperties(object);
    }
    function freezeProperties(object) {
        Object.getOwnPropertyNames(object).forEach(function (name) {
            var property = Object.getOwnPropertyDescriptor(object, name);
            freeze(property.value);
            freeze(property.get);
            freeze(property.set);
        });
    }
    freezeProperties(global);
    freeze(Object.getPrototypeOf(global));
    delete global.Function;
    Object.getOwnPropertyNames(global).forEach(function (name) {
        if (Object.getOwnPropertyDescriptor(global, name).writable) {
            Object.defineProperty(global, name, {writable: false, configurable: false});
        }
    });
}))js";

bool mentions_limit(std::string_view reason) {
    return reason.find("execution timeout") != std::string_view::npos ||
           reason.find("alloc failed") != std::string_view::npos;
}

}  // namespace

ScriptHeap::ScriptHeap() {
    start_step({});
    context_ = duk_create_heap(allocate_in_heap, reallocate_in_heap, release_in_heap, this, fatal);
    if (context_ == nullptr) {
        throw std::bad_alloc();
    }
    const auto hardened = protect([](duk_context* context) {
        duk_push_global_object(context);
        duk_push_string(context, "In");
        duk_push_c_function(context, in_state, 1);
        duk_def_prop(context, -3, DUK_DEFPROP_HAVE_VALUE | DUK_DEFPROP_CLEAR_WEC);
        duk_compile_lstring(context, DUK_COMPILE_EVAL, harden.data(), harden.size());
        duk_call(context, 0);
        duk_push_global_object(context);
        duk_call(context, 1);
        duk_push_global_stash(context);
        duk_push_array(context);
        duk_put_prop_string(context, -2, "compiled");
        install_xml(context);
    });
    if (!hardened) {
        std::abort();
    }
}

ScriptHeap::~ScriptHeap() {
    duk_destroy_heap(context_);
}

void ScriptHeap::start_step(std::function<bool(std::string_view)> is_active) {
    is_active_ = std::move(is_active);
    checks_in_step_ = 0;
    checks_in_expression_ = 0;
}

bool ScriptHeap::is_over_budget() {
    // The first check of an expression comes before its first instruction.
    if (++checks_in_expression_ > 1) {
        ++checks_in_step_;
    }
    return checks_in_expression_ > budget_checks_per_expression_max ||
           checks_in_step_ > budget_checks_per_step_max;
}

Result<void> ScriptHeap::run_protected(duk_safe_call_function call, void* closure) {
    if (depth_++ == 0) {
        checks_in_expression_ = 0;
    }
    const duk_int_t failed = duk_safe_call(context_, call, closure, 0, 1);
    --depth_;
    if (failed == 0) {
        duk_pop(context_);
        return {};
    }
    checks_in_expression_ = 0;  // for the error's own toString
    std::string reason = duk_safe_to_string(context_, -1);
    duk_pop(context_);
    spoiled_ = spoiled_ || mentions_limit(reason);
    return expression_problem(std::move(reason));
}

void ScriptHeap::push_function(std::string_view source) {
    duk_push_global_stash(context_);
    duk_get_prop_string(context_, -1, "compiled");
    duk_remove(context_, -2);
    if (const auto known = compiled_.find(source); known != compiled_.end()) {
        duk_get_prop_index(context_, -1, known->second);
        duk_remove(context_, -2);
        return;
    }
    if (compiled_.size() >= compiled_max) {
        compiled_.clear();  // the places in the stash are used again
    }
    duk_push_lstring(context_, source.data(), source.size());
    duk_push_string(context_, "expression");
    duk_compile(context_, DUK_COMPILE_FUNCTION | DUK_COMPILE_STRICT);
    const auto place = static_cast<duk_uarridx_t>(compiled_.size());
    duk_dup(context_, -1);
    duk_put_prop_index(context_, -3, place);
    duk_remove(context_, -2);
    compiled_.emplace(source, place);
}

void ScriptHeap::run_program(std::string_view text) {
    duk_push_lstring(context_, text.data(), text.size());
    duk_push_string(context_, "script");
    duk_compile(context_, DUK_COMPILE_EVAL);
    duk_call(context_, 0);
    duk_pop(context_);
}

std::optional<std::string> ScriptHeap::fault_in_function(std::string_view source) {
    const auto compiled = protect([source](duk_context* context) {
        duk_push_lstring(context, source.data(), source.size());
        duk_push_string(context, "expression");
        duk_compile(context, DUK_COMPILE_FUNCTION | DUK_COMPILE_STRICT);
    });
    return compiled ? std::nullopt : std::optional(compiled.error().en);
}

std::optional<std::string> ScriptHeap::fault_in_program(std::string_view text) {
    const auto compiled = protect([text](duk_context* context) {
        duk_push_lstring(context, text.data(), text.size());
        duk_push_string(context, "script");
        duk_compile(context, DUK_COMPILE_EVAL);
    });
    return compiled ? std::nullopt : std::optional(compiled.error().en);
}

void* ScriptHeap::allocate(std::size_t size) {
    if (size == 0 || size > heap_bytes_max - bytes_) {
        return nullptr;
    }
    auto* block = static_cast<std::byte*>(std::malloc(size + header_bytes));
    if (block == nullptr) {
        return nullptr;
    }
    std::memcpy(block, &size, sizeof size);
    bytes_ += size;
    return block + header_bytes;
}

void* ScriptHeap::reallocate(void* memory, std::size_t size) {
    if (memory == nullptr) {
        return allocate(size);
    }
    if (size == 0) {
        release(memory);
        return nullptr;
    }
    auto* block = static_cast<std::byte*>(memory) - header_bytes;
    std::size_t before = 0;
    std::memcpy(&before, block, sizeof before);
    if (size > before && size - before > heap_bytes_max - bytes_) {
        return nullptr;
    }
    auto* moved = static_cast<std::byte*>(std::realloc(block, size + header_bytes));
    if (moved == nullptr) {
        return nullptr;
    }
    std::memcpy(moved, &size, sizeof size);
    bytes_ = bytes_ - before + size;
    return moved + header_bytes;
}

void ScriptHeap::release(void* memory) {
    if (memory == nullptr) {
        return;
    }
    auto* block = static_cast<std::byte*>(memory) - header_bytes;
    std::size_t size = 0;
    std::memcpy(&size, block, sizeof size);
    bytes_ -= size;
    std::free(block);
}

}  // namespace phanbien::statechart

extern "C" unsigned int phanbien_script_is_over_budget(void* heap) {
    return static_cast<phanbien::statechart::ScriptHeap*>(heap)->is_over_budget() ? 1 : 0;
}
