// ScriptHeap: one Duktape heap with every resource bounded, and compiled code cached by its source.
//
// Limits count instructions and bytes, never time, so that a run can be replayed. The built-ins are
// frozen and Date, Math.random, eval and Function are gone. After a limit was hit the heap must not
// be used for another step (spoiled()). Not copied, not moved: Duktape holds its address.
// One thread at a time.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>

#include "duktape.h"
#include "engine/kernel/result.hpp"

namespace phanbien::statechart {

// In units of 16,384 instructions (duktape.cmake): about a million for one expression, ten million
// for a macrostep. The engine starts counting afresh whenever it is entered from outside, so that
// what an expression may do does not depend on what ran before it.
inline constexpr int budget_checks_per_expression_max = 64;
inline constexpr int budget_checks_per_step_max = 640;
inline constexpr std::size_t heap_bytes_max = 64u << 20;
inline constexpr std::size_t compiled_max = 4096;

class ScriptHeap {
  public:
    ScriptHeap();
    ~ScriptHeap();
    ScriptHeap(const ScriptHeap&) = delete;
    ScriptHeap& operator=(const ScriptHeap&) = delete;

    duk_context* context() const { return context_; }
    bool spoiled() const { return spoiled_; }

    // Gives the next step its full budget, and In() its answer.
    void start_step(std::function<bool(std::string_view)> is_active);
    bool is_active(std::string_view state_id) const { return is_active_ && is_active_(state_id); }

    // Runs `work` so that a script error becomes a Problem; the stack is as before afterwards.
    template <class Work>
    Result<void> protect(Work&& work) {
        return run_protected(
            [](duk_context* context, void* closure) -> duk_ret_t {
                (*static_cast<std::remove_reference_t<Work>*>(closure))(context);
                return 0;
            },
            &work);
    }

    // Inside protect: pushes the function compiled from `source` ("function(){…}"), from the cache
    // when it was compiled before.
    void push_function(std::string_view source);
    // Inside protect: runs `text` as a program with access to the global variables.
    void run_program(std::string_view text);

    // Why `source` is no function expression, or nothing.
    std::optional<std::string> fault_in_function(std::string_view source);
    std::optional<std::string> fault_in_program(std::string_view text);

    // The engine's callbacks.
    bool is_over_budget();
    void* allocate(std::size_t size);
    void* reallocate(void* memory, std::size_t size);
    void release(void* memory);

  private:
    Result<void> run_protected(duk_safe_call_function call, void* closure);

    duk_context* context_ = nullptr;
    std::size_t bytes_ = 0;
    int checks_in_expression_ = 0;
    int checks_in_step_ = 0;
    int depth_ = 0;  // of nested protected calls
    bool spoiled_ = false;
    std::function<bool(std::string_view)> is_active_;
    std::map<std::string, duk_uarridx_t, std::less<>> compiled_;  // place in the stash
};

}  // namespace phanbien::statechart
